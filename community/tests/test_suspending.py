"""Suspending a person for a time, and lifting it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.access.member import Member, read_member
from community.models import ModerationLogEntry, Suspension
from community.moderation.actions.suspend import lift_suspension, suspend_person
from community.tests.moderation_tools import logged, member
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
DAY = timedelta(days=1)


@pytest.fixture
def moderator(moyo: User) -> Member:
    return member(moyo)


def suspend(
    moderator: Member, person: User, *, until: datetime = NOW + DAY, reason: str = "Spam."
) -> ModerationLogEntry | None:
    return suspend_person(moderator=moderator, person=person, until=until, reason=reason, now=NOW)


def test_a_person_is_suspended_until_then_and_logged(moderator: Member, moyo: User, amina: User) -> None:
    act = suspend(moderator, amina)
    given = Suspension.objects.get()
    assert (given.person, given.suspended_by, given.reason, given.until) == (amina, moyo, "Spam.", NOW + DAY)
    assert act is not None
    assert (act.action, act.person, act.discussion, act.reason) == ("suspend", amina, None, "Spam.")
    assert act.details == {"suspension": given.pk, "until": (NOW + DAY).isoformat(), "instead_of": None}
    assert read_member(amina).suspended_until == NOW + DAY


def test_the_same_again_changes_nothing(moderator: Member, amina: User) -> None:
    suspend(moderator, amina)
    assert suspend(moderator, amina, until=NOW + DAY + timedelta(seconds=2)) is None
    assert Suspension.objects.count() == 1
    assert logged() == [("moyo", "suspend")]


def test_a_new_one_takes_the_place_of_the_one_in_force(moderator: Member, amina: User) -> None:
    suspend(moderator, amina)
    before = Suspension.objects.get()
    act = suspend(moderator, amina, until=NOW + 3 * DAY)
    assert act is not None
    assert act.details["instead_of"] == before.pk
    before.refresh_from_db()
    assert before.lifted_at == NOW
    assert read_member(amina).suspended_until == NOW + 3 * DAY


def test_one_that_has_run_out_ended_when_it_ended(moderator: Member, amina: User) -> None:
    over = Suspension.objects.create(person=amina, reason="Old.", created_at=NOW - 2 * DAY, until=NOW - DAY)
    act = suspend(moderator, amina)
    assert act is not None
    assert act.details["instead_of"] is None
    over.refresh_from_db()
    assert over.lifted_at == over.until


@pytest.mark.parametrize("span", [timedelta(minutes=30), timedelta(0), -DAY, timedelta(days=366)])
def test_shorter_than_an_hour_and_longer_than_a_year_are_refused(
    span: timedelta, moderator: Member, amina: User
) -> None:
    with pytest.raises(PostRefused, match="one hour at least"):
        suspend(moderator, amina, until=NOW + span)
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("span", [timedelta(hours=1), timedelta(days=365)])
def test_an_hour_and_a_year_are_allowed(span: timedelta, moderator: Member, amina: User) -> None:
    assert suspend(moderator, amina, until=NOW + span) is not None


def test_a_reason_is_given(moderator: Member, amina: User) -> None:
    with pytest.raises(PostRefused, match="Say why"):
        suspend(moderator, amina, reason="  ")


def test_only_moderators_suspend(amina: User, kwame: User) -> None:
    for person in (None, kwame):
        with pytest.raises(PostRefused):
            suspend(member(person), amina)
    assert logged() == []


def test_nobody_suspends_themselves_and_moderators_no_staff(moderator: Member, moyo: User, ada: User) -> None:
    with pytest.raises(PostRefused, match="yourself"):
        suspend(moderator, moyo)
    colleague = make_user("colleague")
    colleague.groups.set(moyo.groups.all())
    for person in (ada, make_user("at-work", is_staff=True), colleague):
        with pytest.raises(PostRefused, match="Only an admin"):
            suspend(moderator, person)
    assert not Suspension.objects.exists()


def test_an_admin_suspends_a_moderator_who_then_moderates_nothing(ada: User, moyo: User, amina: User) -> None:
    assert suspend(member(ada), moyo) is not None
    with pytest.raises(PostRefused, match="has suspended you"):
        suspend(member(moyo), amina)
    with pytest.raises(PostRefused, match="has suspended you"):
        lift_suspension(moderator=member(moyo), person=moyo, now=NOW)


def test_lifting_ends_it_at_once_and_lifting_again_changes_nothing(moderator: Member, amina: User) -> None:
    assert lift_suspension(moderator=moderator, person=amina, now=NOW) is None
    suspend(moderator, amina)
    assert lift_suspension(moderator=moderator, person=amina, now=NOW, reason="Sorry.") is not None
    assert lift_suspension(moderator=moderator, person=amina, now=NOW) is None
    assert read_member(amina).suspended_until is None
    assert logged() == [("moyo", "suspend"), ("moyo", "lift")]


def test_who_leaves_takes_their_suspensions_along_and_the_log_stays(moderator: Member, amina: User) -> None:
    suspend(moderator, amina)
    amina.delete()
    assert not Suspension.objects.exists()
    assert ModerationLogEntry.objects.get().person is None
