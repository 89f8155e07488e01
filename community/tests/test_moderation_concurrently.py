"""Merging, hiding, voting and answering at the same moment: no deadlock, and the books are right afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from psycopg.errors import ForeignKeyViolation

from community.access.errors import PostRefused
from community.access.locks import lock_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply, Suspension
from community.models.moderation import ReportReason
from community.models.vote import VoteType
from community.moderation.actions.accept import solve_thread
from community.moderation.actions.hide import hide_post, restore_post
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.pin import pin_thread
from community.moderation.actions.suspend import suspend_person
from community.moderation.actions.unmerge import unmerge_thread
from community.moderation.reports import report_post
from community.posts.vote import cast_vote
from community.tests.moderation_tools import member, now
from learning.accounts.deletion import delete_account
from learning.models import User
from tests.builders import make_discussion, make_reply, make_trusted_user, make_user
from tests.parallel import at_once
from tests.recounts import find_differences

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

Operation = Callable[[Member, Random], None]
CONNECTIONS, TURNS = 4, 80


def any_thread(chance: Random) -> Discussion:
    return chance.choice(list(Discussion.objects.order_by("pk")))


def any_reply(chance: Random) -> Reply:
    return chance.choice(list(Reply.objects.select_related("discussion").order_by("pk")))


def any_member(chance: Random) -> Member:
    return member(chance.choice(list(User.objects.filter(is_staff=False).order_by("pk"))))


def merge(moderator: Member, chance: Random) -> None:
    merge_thread(moderator=moderator, source=any_thread(chance), target=any_thread(chance))


def unmerge(moderator: Member, chance: Random) -> None:
    unmerge_thread(moderator=moderator, source=any_thread(chance))


def hide(moderator: Member, chance: Random) -> None:
    reply = any_reply(chance)
    (restore_post if reply.hidden_at else hide_post)(moderator=moderator, post=reply, now=now())


def solve(moderator: Member, chance: Random) -> None:
    solve_thread(moderator=moderator, reply=any_reply(chance))


def vote(_moderator: Member, chance: Random) -> None:
    post: Discussion | Reply = any_reply(chance) if chance.random() < 0.5 else any_thread(chance)
    cast_vote(member=any_member(chance), post=post, vote=chance.choice([None, *VoteType]))


def report(_moderator: Member, chance: Random) -> None:
    report_post(member=any_member(chance), post=any_reply(chance), reason=ReportReason.SPAM, now=now())


@transaction.atomic
def answer(_moderator: Member, chance: Random) -> None:
    person, thread = any_member(chance), any_thread(chance)
    lock_rows(people=[person.pk], threads=[thread.pk])
    thread.refresh_from_db()
    if thread.merged_into_id is None and User.objects.filter(pk=person.pk or 0).exists():
        parents = [None, *Reply.objects.filter(discussion=thread).order_by("pk")]
        make_reply(person.user, thread, parent_reply=chance.choice(parents))


def leave(_moderator: Member, chance: Random) -> None:
    person = any_member(chance).user
    if person and User.objects.filter(is_staff=False).count() > 4:
        delete_account(user_id=person.pk)
    make_user()


OPERATIONS: tuple[Operation, ...] = (merge, unmerge, hide, solve, vote, vote, report, answer, answer, leave)


def do_or_be_refused(operation: Operation, moderator: Member, chance: Random) -> None:
    """Who was chosen may leave, and what was chosen may go, before the operation begins."""
    try:
        with suppress(PostRefused, ObjectDoesNotExist):
            operation(moderator, chance)
    except IntegrityError as error:
        if not isinstance(error.__cause__, ForeignKeyViolation):
            raise


def test_whatever_happens_at_once_nothing_deadlocks_and_the_counts_are_right(
    moyo: User, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_trust_lessons", 0)
    people = [make_user() for _ in range(8)]
    for number in range(5):
        thread = make_discussion(people[number])
        make_reply(people[number + 1], thread, parent_reply=make_reply(people[number + 2], thread))

    def work(number: int) -> int:
        chance, done = Random(number), 0  # noqa: S311 - the same operations at every run
        try:
            for _turn in range(TURNS):
                do_or_be_refused(chance.choice(OPERATIONS), member(moyo), chance)
                done += 1
        finally:
            connection.close()
        return done

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        assert list(pool.map(work, range(CONNECTIONS))) == [TURNS] * CONNECTIONS
    assert find_differences() == []
    assert ModerationLogEntry.objects.exists()


def test_of_many_clicks_at_once_one_is_logged(moyo: User, amina: User) -> None:
    thread, other, target, moderator, moment = (
        make_discussion(amina),
        make_discussion(amina),
        make_discussion(None),
        member(moyo),
        now(),
    )
    until = moment + timedelta(days=7)

    def fresh(row: Discussion) -> Discussion:
        return Discussion.objects.get(pk=row.pk)

    clicks: list[Callable[[], ModerationLogEntry | None]] = [
        lambda: pin_thread(moderator=moderator, thread=fresh(thread)),
        lambda: hide_post(moderator=moderator, post=fresh(thread), now=moment),
        lambda: suspend_person(moderator=moderator, person=amina, until=until, reason="Spam.", now=moment),
        lambda: merge_thread(moderator=moderator, source=fresh(other), target=fresh(target)),
    ]
    for click in clicks:
        assert sum(act is not None for act in at_once(*[click] * 6)) == 1
    assert ModerationLogEntry.objects.count() == len(clicks)
    assert Suspension.objects.count() == 1
    assert Reply.objects.count() == 1


def test_reports_at_once_hide_once(amina: User) -> None:
    thread = make_discussion(amina)

    def tell(person: User) -> None:
        with suppress(PostRefused):
            post = Discussion.objects.get(pk=thread.pk)
            report_post(member=member(person), post=post, reason=ReportReason.SCAM, now=now())

    at_once(*(partial(tell, make_trusted_user()) for _ in range(6)))
    assert ModerationLogEntry.objects.filter(action="hide").count() == 1
    assert PostReport.objects.count() == 3
