"""Names that are given up (learning/accounts/former_usernames.py): they rest, and lead on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from learning.accounts import signup
from learning.accounts.deletion import delete_account
from learning.accounts.former_usernames import find_renamed, forget_rested_names, is_resting
from learning.accounts.profile import UsernameTaken, update_profile
from learning.models import FormerUsername, User
from tests.builders import make_user

pytestmark = pytest.mark.django_db


def rename(learner: User, name: str) -> None:
    update_profile(learner=learner, username=name, avatar_emoji="🌱", bio="", timezone="UTC")


def given_up(days_ago: float) -> None:
    FormerUsername.objects.update(given_up_at=timezone.now() - timedelta(days=days_ago))


def test_a_name_that_was_given_up_cannot_be_taken_by_others(amina: User, kwame: User) -> None:
    rename(amina, "amina-of-lagos")
    for spelling in ("amina", "AMINA"):
        with pytest.raises(UsernameTaken):
            rename(kwame, spelling)
    kwame.refresh_from_db()
    assert kwame.username == "kwame"


def test_whoever_gave_it_up_may_take_it_back_as_often_as_they_like(amina: User) -> None:
    for name in ("amina-of-lagos", "Amina", "amina-of-lagos", "amina"):
        rename(amina, name)
    assert User.objects.get(pk=amina.pk).username == "amina"
    assert FormerUsername.objects.count() == 2


def test_when_it_has_rested_it_can_be_taken(amina: User, kwame: User) -> None:
    rename(amina, "amina-of-lagos")
    given_up(days_ago=181)
    rename(kwame, "amina")
    assert User.objects.named("amina").get() == kwame


def test_how_long_a_name_rests_is_a_platform_setting(platform_setting: Callable[[str, Any], None], amina: User) -> None:
    rename(amina, "amina-of-lagos")
    given_up(days_ago=5)
    platform_setting("username_rest_days", 6)
    assert is_resting("amina")
    platform_setting("username_rest_days", 4)
    assert not is_resting("amina")


def test_another_spelling_of_the_same_name_is_no_other_name(amina: User) -> None:
    rename(amina, "AMINA")
    assert not FormerUsername.objects.exists()
    amina.refresh_from_db()
    assert amina.named_since is None


def test_whoever_renames_somebody_leaves_the_same_trace(amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(username="renamed-in-psql")
    assert find_renamed("Amina") == amina
    assert is_resting("amina")


def test_the_name_of_somebody_who_left_rests_and_is_then_forgotten(amina: User, kwame: User) -> None:
    delete_account(user_id=amina.pk)
    with pytest.raises(UsernameTaken):
        rename(kwame, "amina")
    assert find_renamed("amina") is None
    forget_rested_names()
    assert FormerUsername.objects.get().user is None
    given_up(days_ago=181)
    forget_rested_names()
    assert not FormerUsername.objects.exists()


def test_the_names_of_those_who_stay_are_kept(amina: User) -> None:
    rename(amina, "amina-of-lagos")
    given_up(days_ago=500)
    forget_rested_names()
    assert find_renamed("amina") == amina


def test_a_name_leads_to_who_had_it_last(amina: User, kwame: User) -> None:
    rename(amina, "amina-of-lagos")
    given_up(days_ago=300)
    rename(kwame, "amina")
    assert find_renamed("amina") is None
    rename(kwame, "kwame-of-accra")
    assert find_renamed("amina") == kwame
    assert find_renamed("a\0b") is None


def test_a_generated_name_never_is_one_that_rests(amina: User, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["amina", "swift-heron-4821"])
    rename(amina, "amina-of-lagos")
    monkeypatch.setattr(signup, "pick_username", lambda: next(drawn))
    learner, _is_new = signup.sign_up_with_wallet(address="0x" + "1" * 40)
    assert learner.username == "swift-heron-4821"


def test_a_new_account_under_a_former_name_knows_since_when(amina: User) -> None:
    rename(amina, "amina-of-lagos")
    given_up(days_ago=300)
    taker = make_user("amina")
    taker.refresh_from_db()
    assert taker.named_since is not None
