"""Reporting posts, hiding by enough reports, and deciding on them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from community.access.errors import PostRefused
from community.access.member import read_member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply, Suspension
from community.models.moderation import ReportReason
from community.moderation.actions.dismiss import dismiss_reports
from community.moderation.actions.hide import hide_post, restore_post
from community.moderation.report_count import MOST_COUNTED, open_report_count
from community.moderation.reports import MOST_A_DAY, report_post
from community.tests.moderation_tools import logged, member, now, report
from learning.models import User
from tests.builders import make_discussion, make_reply, make_trusted_user, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread)


def tell(post: Discussion | Reply, by: User | None, reason: str = "scam", note: str = "") -> PostReport | None:
    return report_post(member=member(by), post=post, reason=ReportReason(reason), note=note, now=now())


def trusted() -> User:
    return make_trusted_user()


def test_a_post_is_reported_once_with_a_reason_and_a_note(thread: Discussion, reply: Reply, zuri: User) -> None:
    for post in (thread, reply):
        first = tell(post, zuri, note="Asks for my seed phrase.")
        assert first is not None
        assert (first.reporter, first.reason, first.note) == (zuri, "scam", "Asks for my seed phrase.")
        assert tell(post, zuri, "spam") is None
    assert PostReport.objects.count() == 2
    assert logged() == []


def test_one_that_was_dismissed_cannot_be_reported_again_by_the_same_person(
    thread: Discussion, zuri: User, moyo: User
) -> None:
    tell(thread, zuri)
    dismiss_reports(moderator=member(moyo), post=thread, now=now())
    assert tell(thread, zuri) is None


def test_visitors_authors_and_the_suspended_report_nothing(thread: Discussion, amina: User, zuri: User) -> None:
    Suspension.objects.create(person=zuri, reason="Spam.", until=now() + timedelta(days=1))
    for person, sentence in ((None, "Sign in"), (amina, "your own"), (zuri, "suspended you")):
        with pytest.raises(PostRefused, match=sentence):
            tell(thread, person)
    assert not PostReport.objects.exists()


@pytest.mark.parametrize(("column", "sentence"), [("deleted_at", "deleted"), ("hidden_at", "hidden")])
def test_what_is_deleted_or_hidden_needs_no_report(
    column: str, sentence: str, thread: Discussion, reply: Reply, zuri: User
) -> None:
    Discussion.objects.update(**{column: now()})
    Reply.objects.update(**{column: now()})
    for post in (thread, reply):
        with pytest.raises(PostRefused, match=sentence):
            tell(post, zuri)


def test_nobody_reports_without_end(amina: User, zuri: User) -> None:
    for _number in range(MOST_A_DAY):
        assert tell(make_discussion(amina), zuri)
    with pytest.raises(PostRefused) as refusal:
        tell(make_discussion(amina), zuri)
    assert refusal.value.status == 429


def test_enough_trusted_people_hide_a_post(
    thread: Discussion, reply: Reply, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_reports_to_hide", 2)
    for post in (thread, reply):
        tell(post, trusted())
        for _number in range(3):
            tell(post, make_user())
        shown = type(post)._default_manager.filter(pk=post.pk, hidden_at=None)
        assert shown.exists()
        tell(post, trusted())
        assert not shown.exists()
        type(post)._default_manager.update(hidden_at=None)
    first, second = ModerationLogEntry.objects.order_by("pk")
    assert (first.actor, first.action, first.discussion, first.details["by_forum"]) == (None, "hide", thread, True)
    assert (second.reply, second.person) == (reply, reply.author)
    assert not PostReport.objects.exclude(outcome=None).exists()


def test_how_many_it_takes_is_a_setting(thread: Discussion, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_reports_to_hide", 1)
    tell(thread, trusted())
    thread.refresh_from_db()
    assert thread.hidden_at is not None


def test_three_trusted_people_are_enough_by_default(thread: Discussion) -> None:
    for _number in range(3):
        thread.refresh_from_db()
        assert thread.hidden_at is None
        tell(thread, trusted())
    thread.refresh_from_db()
    assert thread.hidden_at is not None


def test_an_accepted_answer_that_is_hidden_by_itself_is_accepted_no_more(thread: Discussion, kwame: User) -> None:
    answer = make_reply(kwame, thread, is_solution=True)
    for _number in range(3):
        tell(answer, trusted())
    answer.refresh_from_db()
    thread.refresh_from_db()
    assert (answer.is_solution, thread.is_solved) == (False, False)


def test_hiding_upholds_the_reports(thread: Discussion, zuri: User, moyo: User) -> None:
    told = report(thread, zuri)
    act = hide_post(moderator=member(moyo), post=thread, now=now(), reason="A scam.")
    assert act is not None
    assert act.details == {"reports": [told.pk], "was_hidden": False}
    told.refresh_from_db()
    assert (told.outcome, told.decided_by, told.decided_at is not None) == ("upheld", moyo, True)


def test_dismissing_closes_the_reports_and_leaves_the_post(thread: Discussion, zuri: User, moyo: User) -> None:
    told = report(thread, zuri)
    act = dismiss_reports(moderator=member(moyo), post=thread, now=now(), reason="A joke.")
    assert act is not None
    assert (act.action, act.reason, act.details) == ("dismiss", "A joke.", {"reports": [told.pk], "came_back": False})
    told.refresh_from_db()
    assert told.outcome == "dismissed"
    assert dismiss_reports(moderator=member(moyo), post=thread, now=now()) is None
    assert logged() == [("moyo", "dismiss")]


def test_a_post_that_hid_itself_comes_back_when_its_reports_are_dismissed(thread: Discussion, moyo: User) -> None:
    for _number in range(3):
        tell(thread, trusted())
    dismiss_reports(moderator=member(moyo), post=thread, now=now())
    thread.refresh_from_db()
    assert thread.hidden_at is None
    assert logged() == [(None, "hide"), ("moyo", "dismiss")]
    tell(thread, trusted())
    thread.refresh_from_db()
    assert thread.hidden_at is None


def test_a_post_that_hid_itself_is_kept_hidden_by_hiding_it(thread: Discussion, moyo: User) -> None:
    for _number in range(3):
        tell(thread, trusted())
    act = hide_post(moderator=member(moyo), post=thread, now=now())
    assert act is not None
    assert act.details["was_hidden"]
    assert hide_post(moderator=member(moyo), post=thread, now=now()) is None
    assert set(PostReport.objects.values_list("outcome", flat=True)) == {"upheld"}


def test_restoring_dismisses_the_reports(thread: Discussion, moyo: User) -> None:
    for _number in range(3):
        tell(thread, trusted())
    restore_post(moderator=member(moyo), post=thread, now=now())
    assert set(PostReport.objects.values_list("outcome", flat=True)) == {"dismissed"}


def test_only_moderators_decide(thread: Discussion, zuri: User, amina: User) -> None:
    report(thread, zuri)
    for person in (None, zuri, amina):
        with pytest.raises(PostRefused):
            dismiss_reports(moderator=member(person), post=thread, now=now())
    assert open_report_count() == 1


def test_open_reports_are_counted_up_to_a_hundred(
    thread: Discussion, zuri: User, moyo: User, django_assert_num_queries: Any
) -> None:
    assert open_report_count() == 0
    report(thread, zuri)
    with django_assert_num_queries(1):
        assert open_report_count() == 1
    dismiss_reports(moderator=member(moyo), post=thread, now=now())
    assert open_report_count() == 0
    PostReport.objects.bulk_create(PostReport(discussion=thread, reason="spam") for _ in range(MOST_COUNTED + 5))
    assert open_report_count() == MOST_COUNTED


def test_of_a_network_one_report_counts_however_many_trusted_people_it_has(
    thread: Discussion, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_reports_to_hide", 2)

    def tell_from(network: str | None) -> bool:
        somebody = read_member(trusted(), network=network)
        report_post(member=somebody, post=thread, reason=ReportReason("scam"), now=now())
        thread.refresh_from_db()
        return thread.hidden_at is not None

    assert [tell_from("203.0.113.0") for _ in range(3)] == [False, False, False]
    assert tell_from("198.51.100.0")
