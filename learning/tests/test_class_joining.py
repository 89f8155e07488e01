"""Joining a class, agreeing to what its teacher sees, taking that back, leaving, and being taken out."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from learning.accounts.deletion import delete_account
from learning.classes import limits
from learning.classes.change import renew_code
from learning.classes.consent import agree, withdraw
from learning.classes.errors import ClassRefused
from learning.classes.join import join_class, leave_class, remove_member, remove_unseen
from learning.models import ClassMembership, SchoolClass, User
from tests.builders import make_class, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


def join(learner: User, school_class: SchoolClass, *, agrees: bool = False) -> str:
    """The code of the refusal; empty when there was none."""
    school_class.refresh_from_db()
    try:
        join_class(learner=learner, typed_code=school_class.code, agrees=agrees, now=timezone.now())
    except ClassRefused as refusal:
        return refusal.code
    return ""


def test_joining_shows_nothing_until_the_learner_agrees(amina: User, kwame: User) -> None:
    taught = make_class(amina)
    assert join(kwame, taught) == ""
    assert not taught.memberships.sharing().exists()
    assert join(kwame, taught, agrees=True) == ""
    agreed_at = taught.memberships.sharing().get().agreed_at
    # Nothing but taking it back takes it back.
    assert join(kwame, taught) == ""
    assert taught.memberships.get().agreed_at == agreed_at


def test_agreeing_and_taking_it_back_are_the_learners_alone_and_repeat_without_harm(amina: User, kwame: User) -> None:
    taught = make_class(amina, kwame, agreed=False)
    now = timezone.now()
    assert not agree(learner=amina, class_id=taught.pk, now=now)
    assert [agree(learner=kwame, class_id=taught.pk, now=now) for _ in range(2)] == [True, False]
    assert [withdraw(learner=kwame, class_id=taught.pk) for _ in range(2)] == [True, False]
    assert ClassMembership.objects.get().agreed_at is None


def test_nobody_joins_their_own_class_or_a_full_one_or_too_many(
    amina: User, kwame: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught = make_class(amina, make_user(), seats=1)
    assert join(amina, taught) == "own"
    assert join(kwame, taught) == "full"
    monkeypatch.setattr("learning.classes.join.MOST_JOINED", 1)
    assert join(kwame, make_class(amina)) == ""
    assert join(kwame, make_class(amina)) == "too_many_joined"


def test_who_was_taken_out_comes_back_by_a_newer_code_alone_and_agrees_anew(amina: User, kwame: User) -> None:
    taught = make_class(amina, kwame)
    member = taught.memberships.get()
    assert [remove_member(class_id=taught.pk, membership_id=member.pk, now=timezone.now()) for _ in range(2)] == [
        True,
        False,
    ]
    assert join(kwame, taught, agrees=True) == "removed"
    # Leaving does not wash it off.
    assert not leave_class(learner=kwame, class_id=taught.pk)
    assert join(kwame, taught, agrees=True) == "removed"
    renew_code(class_id=taught.pk, now=timezone.now())
    assert join(kwame, taught) == ""
    assert not taught.memberships.sharing().exists()
    assert taught.memberships.present().count() == 1


def test_a_teacher_takes_out_whom_they_see_by_name_and_all_others_without_one(amina: User) -> None:
    seen, unseen = [make_user() for _ in range(2)], [make_user() for _ in range(3)]
    taught = make_class(amina, *seen)
    ClassMembership.objects.bulk_create(ClassMembership(school_class=taught, user=user) for user in unseen)
    hidden = taught.memberships.filter(agreed_at=None)[0]
    assert not remove_member(class_id=taught.pk, membership_id=hidden.pk, now=timezone.now())
    assert [remove_unseen(class_id=taught.pk, now=timezone.now()) for _ in range(2)] == [3, 0]
    assert {member.user for member in taught.memberships.present()} == set(seen)


def test_a_class_goes_with_its_teacher_and_a_membership_with_its_learner(amina: User, kwame: User) -> None:
    taught, other = make_class(amina, kwame), make_class(kwame, amina)
    delete_account(user_id=kwame.pk)
    assert not SchoolClass.objects.filter(pk=other.pk).exists()
    assert not taught.memberships.exists()
    delete_account(user_id=amina.pk)
    assert not SchoolClass.objects.exists()


def test_the_page_says_what_is_seen_before_anybody_joins(amina: User, kwame: User, kwame_client: Client) -> None:
    taught = make_class(amina, name="Keys and ledgers")
    page = kwame_client.get("/classes/join/", {"code": "".join(chr(0x0660 + int(digit)) for digit in taught.code)})
    text = page.content.decode()
    assert page.status_code == 200
    for said in ("Keys and ledgers", "amina", "your name and avatar here", "change nothing in your account"):
        assert said in text
    assert 'name="agrees" value="yes"' in text
    assert "checked" not in text
    assert not ClassMembership.objects.exists()
    answer = kwame_client.post("/classes/join/", {"code": taught.code, "join": "yes"})
    assert answer.headers["Location"] == taught.get_absolute_url()
    assert ClassMembership.objects.get().agreed_at is None
    # Asked for once more it leads into the class, as the link of a teacher leads them.
    assert signed_in(amina).get("/classes/join/", {"code": taught.code}).status_code == 302
    assert kwame_client.get("/classes/join/", {"code": taught.code}).status_code == 302


@pytest.mark.parametrize("code", ["", "12", "99999999", "x" * 5000, "\u202e12345678"])
def test_what_opens_no_class_gets_a_sentence_and_keeps_what_was_typed(code: str, kwame_client: Client) -> None:
    answer = kwame_client.post("/classes/join/", {"code": code, "join": "yes"})
    assert answer.status_code == 422
    assert not ClassMembership.objects.exists()
    if code == "99999999":
        assert 'value="99999999"' in answer.content.decode()


def test_a_learner_agrees_takes_back_and_leaves_from_the_page(amina: User, kwame: User, kwame_client: Client) -> None:
    taught = make_class(amina, kwame, agreed=False)
    place = taught.get_absolute_url()
    assert "sees nothing of you" in kwame_client.get(place).content.decode()
    kwame_client.post(f"{place}consent/", {"do": "agree"})
    assert "You agreed on" in kwame_client.get(place).content.decode()
    kwame_client.post(f"{place}consent/", {"do": "anything"})
    assert taught.memberships.get().agreed_at is None
    assert kwame_client.post(f"{place}leave/").status_code == 302
    assert kwame_client.post(f"{place}leave/").status_code == 404
    assert kwame_client.get(place).status_code == 404


def test_fifty_learners_behind_one_address_join_by_hand_one_after_the_other(amina: User) -> None:
    """A whole class with its teacher's slips: everybody types a wrong code first."""
    taught = make_class(amina, seats=60)
    for _ in range(50):
        browser = signed_in(make_user())
        assert browser.get("/classes/join/", {"code": "11111111"}).status_code == 422
        assert browser.get("/classes/join/", {"code": taught.code}).status_code == 200
        assert browser.post("/classes/join/", {"code": taught.code, "join": "yes", "agrees": "yes"}).status_code == 302
    assert taught.memberships.sharing().count() == 50


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_fifty_join_in_the_same_moment_and_forty_find_a_seat() -> None:
    taught, learners = make_class(make_user(), seats=40), [make_user() for _ in range(50)]
    start = threading.Barrier(len(learners))

    def work(learner: User) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=120)
            return join(learner, SchoolClass.objects.get(pk=taught.pk), agrees=True)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(learners)) as pool:
        assert Counter(pool.map(work, learners)) == {"": 40, "full": 10}
    assert taught.memberships.present().count() == 40


def test_limits_leave_room_for_a_class() -> None:
    """Fifty learners, each with five slips, are far from what a network may try."""
    assert limits.MOST_TRIED_BY_NETWORK > 50 * 6
    assert limits.MOST_TRIED > 6
