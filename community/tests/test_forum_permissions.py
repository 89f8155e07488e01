"""Every cell of the table of permissions, through HTTP; and what is refused changes nothing."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from community.access.member import Member, read_member
from community.access.permissions import may_read_reply
from community.models import Discussion, Reply, Suspension
from community.tests.moderation_tools import now
from community.tests.permission_table import TABLE
from community.tests.permission_world import REQUESTS, ROLES, STATES, fingerprint, make_world, outcome_of
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


def read_table(state: str) -> dict[tuple[str, str], str]:
    """Request and role to the outcome. The names of requests have one space at most, the columns two at least."""
    header, *lines = [line for line in TABLE[state].splitlines() if line.strip()]
    assert tuple(header.split()) == ROLES
    cells: dict[tuple[str, str], str] = {}
    for line in lines:
        request, *outcomes = [part.strip() for part in line.strip().split("  ") if part.strip()]
        cells |= {(request, role): outcome for role, outcome in zip(ROLES, outcomes, strict=True)}
    return cells


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(STATES)
    for state in TABLE:
        assert set(read_table(state)) == {(request, role) for request in REQUESTS for role in ROLES}


def test_a_change_is_noticed() -> None:
    world = make_world("open")
    before = fingerprint()
    assert fingerprint() == before
    for request in ("answer", "vote", "edit reply", "follow", "pin"):
        with transaction.atomic():
            outcome_of(request, world.browsers["moderator"], world)
            assert fingerprint() != before, request
            transaction.set_rollback(True)


# Each state takes half a thousand requests.
FIRST = ("open", "locked", "deleted", "reply deleted")


@pytest.mark.stress
@pytest.mark.parametrize(
    "state", [*FIRST, *(pytest.param(state, marks=pytest.mark.thorough) for state in STATES if state not in FIRST)]
)
def test_every_cell_is_as_the_table_says(state: str) -> None:
    world = make_world(state)
    before, found = fingerprint(), {}
    for request in REQUESTS:
        for role in ROLES:
            with transaction.atomic():
                outcome = outcome_of(request, world.browsers[role], world)
                if outcome not in ("ok", "no"):
                    assert fingerprint() == before, f"{role} was refused to {request}, and something changed"
                transaction.set_rollback(True)
            found[request, role] = outcome
    expected = read_table(state)
    assert {cell: found[cell] for cell in found if found[cell] != expected[cell]} == {}


def test_who_is_suspended_takes_their_own_words_away_and_changes_nothing_else(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(amina, make_discussion(kwame))
    Suspension.objects.create(person=amina, reason="Spam.", until=now() + timedelta(days=1))
    browser = signed_in(amina)
    edit = reverse("community:reply-edit", args=[reply.pk])
    assert browser.post(edit, {"content": "Mended.", "note": ""}).status_code == 403
    assert browser.post(reverse("community:reply-delete", args=[reply.pk])).status_code == 302
    assert browser.post(reverse("community:thread-delete", args=[thread.pk, thread.slug])).status_code == 302
    assert not Reply.objects.filter(deleted_at=None).exists()
    assert Discussion.objects.filter(deleted_at=None).count() == 1


def test_a_thread_that_was_deleted_and_had_no_answers_is_gone_for_all_but_moderators(
    amina: User, moyo: User, kwame: User
) -> None:
    thread = make_discussion(amina, deleted_at=now())
    for person, status in ((amina, 404), (kwame, 404), (moyo, 200)):
        assert signed_in(person).get(thread.get_absolute_url()).status_code == status


def test_the_words_of_a_deleted_reply_are_there_for_nobody_and_of_a_hidden_one_for_its_author_and_moderators(
    amina: User, kwame: User, moyo: User
) -> None:
    """The rule itself: pages, which also look for a deleted reply themselves, would not show that it is gone."""
    thread = make_discussion(kwame)
    readers = [Member(None), *(read_member(person) for person in (kwame, amina, moyo))]
    for changes, may in (
        ({}, [True, True, True, True]),
        ({"hidden_at": now()}, [False, False, True, True]),
        ({"deleted_at": now()}, [False, False, False, False]),
    ):
        reply = make_reply(amina, thread, **changes)
        assert [may_read_reply(reader, reply) for reader in readers] == may
