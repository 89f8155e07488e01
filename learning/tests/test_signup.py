from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from learning.accounts import signup, usernames
from learning.accounts.signup import sign_up_with_wallet
from learning.models import User
from learning.models.user import username_shape

ADA, BOB = "0x" + "aA" * 20, "0x" + "bB" * 20


def draw(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the next usernames be these."""
    turns: Iterator[str] = iter(names)
    monkeypatch.setattr(signup, "pick_username", lambda: next(turns))


@pytest.mark.django_db
def test_a_first_visit_makes_a_learner_with_a_name_and_a_face_and_no_powers() -> None:
    ada, is_new = sign_up_with_wallet(address=ADA)
    assert is_new
    username_shape(ada.username)
    assert ada.evm_address == ADA
    assert ada.avatar_emoji
    assert ada.is_active
    assert not ada.is_staff
    assert not ada.is_superuser
    assert not ada.has_usable_password()


@pytest.mark.django_db
def test_a_second_visit_finds_the_same_learner() -> None:
    ada, _ = sign_up_with_wallet(address=ADA)
    assert sign_up_with_wallet(address=ADA) == (ada, False)
    assert sign_up_with_wallet(address=BOB)[0] != ada


@pytest.mark.django_db
def test_a_taken_name_is_drawn_again_whatever_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("Swift-Heron-4821")
    draw(["swift-heron-4821", "calm-otter-1234"], monkeypatch)
    assert sign_up_with_wallet(address=ADA)[0].username == "calm-otter-1234"


@pytest.mark.django_db
def test_when_every_drawn_name_is_taken_nobody_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("swift-heron-4821")
    draw(["swift-heron-4821"] * 10, monkeypatch)
    with pytest.raises(RuntimeError):
        sign_up_with_wallet(address=ADA)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_suspended_learner_is_found_and_not_made_again() -> None:
    ada, _ = sign_up_with_wallet(address=ADA)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    found, is_new = sign_up_with_wallet(address=ADA)
    assert (found.pk, found.is_active, is_new) == (ada.pk, False, False)


@pytest.mark.django_db(transaction=True)
def test_first_visits_at_the_same_moment_make_one_learner() -> None:
    barrier = Barrier(8)

    def visit() -> tuple[int, bool]:
        try:
            barrier.wait()
            user, is_new = sign_up_with_wallet(address=ADA)
            return user.pk, is_new
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        met = [future.result() for future in [pool.submit(visit) for _ in range(8)]]
    assert len({pk for pk, _ in met}) == 1
    assert [is_new for _, is_new in met].count(True) == 1


def test_every_name_that_can_be_drawn_fits_the_shape_of_usernames() -> None:
    longest = "-".join(max(words, key=len) for words in (usernames._ADJECTIVES, usernames._ANIMALS))
    username_shape(f"{longest}-9999")
    for _ in range(200):
        username_shape(usernames.pick_username())


def test_every_face_fits_its_column() -> None:
    assert all(len(emoji) <= 16 for emoji in usernames._EMOJI)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Africa/Lagos", "Africa/Lagos"),
        ("", "UTC"),
        ("Mars/Olympus", "UTC"),
        ("../../etc/passwd", "UTC"),
        ("UTC", "UTC"),
    ],
)
@pytest.mark.django_db
def test_a_new_learners_days_are_those_of_their_browser_where_such_a_place_exists(said: str, kept: str) -> None:
    learner, _is_new = sign_up_with_wallet(address=f"0x{1:040x}", timezone=said)
    assert learner.timezone == kept
