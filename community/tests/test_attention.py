"""Reports, questions and mails that wait are seen on the admin's first page, dealt with from it, and gone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from community.lesson_reports.report import report_mistake
from community.models import Discussion, LessonReport, ModerationLogEntry, PostReport, Reply
from community.models.moderation import ReportReason
from community.moderation.reports import report_post
from community.notifications.email.tasks import send_unsent
from community.tests import mail_servers
from community.tests.moderation_tools import member, now
from community.tests.notification_tools import Capture, choose_channel, make_notification, run_tasks
from learning.models import User
from tests.attention import mend, seen, urls
from tests.builders import make_course, make_discussion, make_lesson, make_reply, make_trusted_user

pytestmark = pytest.mark.django_db


def test_reports_on_a_post_are_seen_dismissed_together_and_gone(ada_client: Client, amina: User) -> None:
    thread = make_discussion(amina, title="Keys")
    reply = make_reply(amina, thread)
    posts: list[Discussion | Reply] = [thread, thread, reply]
    for number, post in enumerate(posts):
        reporter = member(make_trusted_user())
        report_post(member=reporter, post=post, reason=ReportReason.SCAM, note=f"Look, {number}", now=now())
    assert seen(ada_client, "post-reports")[0].startswith("“Keys”: ")
    page = mend(ada_client, "post-reports", "dismiss")
    assert "The reports on it are dismissed." in page
    assert seen(ada_client, "post-reports") == []
    assert not PostReport.objects.filter(outcome=None).exists()
    assert list(ModerationLogEntry.objects.values_list("actor__username", "action")) == [("ada", "dismiss")] * 2


def test_a_mistake_in_a_lesson_is_seen_mended_with_a_word_and_gone(ada_client: Client, zuri: User) -> None:
    lesson = make_lesson(make_course("Keys", lessons=0), title="What a key is")
    report = report_mistake(member=member(zuri), lesson=lesson, words="The year is wrong: it was 2009.", now=now())
    (words,) = seen(ada_client, "lesson-reports")
    assert words == "Keys: What a key is. The year is wrong: it was 2009."
    mend(ada_client, "lesson-reports", "mended", typed="Thank you!")
    assert seen(ada_client, "lesson-reports") == []
    report.refresh_from_db()
    assert (report.outcome, report.answer, report.decided_by_id) == ("mended", "Thank you!", report.decided_by_id)
    report_mistake(member=member(zuri), lesson=lesson, words="There is no such thing as a key.", now=now())
    mend(ada_client, "lesson-reports", "no-mistake")
    assert set(LessonReport.objects.values_list("outcome", flat=True)) == {"mended", "no_mistake"}


@pytest.fixture
def asked(amina: User) -> Callable[..., Discussion]:
    """`asked(days=3)` is a question of so many days ago."""

    def ask(*, days: int, **columns: object) -> Discussion:
        when = timezone.now() - timedelta(days=days)
        thread = make_discussion(amina, **{"title": "How long is a key?", "category": "help", **columns})
        Discussion.objects.filter(pk=thread.pk).update(created_at=when, last_activity_at=when)
        return thread

    return ask


def test_a_question_is_seen_after_two_days_answered_from_the_page_and_gone(
    ada_client: Client, ada: User, asked: Callable[..., Discussion]
) -> None:
    asked(days=1)
    asked(days=9, category="showcase")
    asked(days=9, is_locked=True)
    assert seen(ada_client, "unanswered-questions") == []
    thread = asked(days=3)
    assert seen(ada_client, "unanswered-questions") == ["How long is a key?"]
    assert urls(ada_client, "unanswered-questions") == [thread.get_absolute_url()]
    assert "errorlist" in mend(ada_client, "unanswered-questions", "answer")
    mend(ada_client, "unanswered-questions", "answer", typed="32 bytes.")
    assert seen(ada_client, "unanswered-questions") == []
    answer = Reply.objects.get()
    assert (answer.discussion, answer.author, answer.content) == (thread, ada, "32 bytes.")
    assert LogEntry.objects.get().object_id == str(thread.pk)


def test_a_mail_that_the_server_does_not_take_is_seen_sent_again_and_gone(
    ada_client: Client,
    amina: User,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    settings.SENDS_MAIL = True
    User.objects.filter(pk=amina.pk).update(email="amina@example.org")
    choose_channel(amina, "email", "payout")
    make_notification(amina, happened_at=timezone.now() - timedelta(hours=1))
    server = mail_servers.away()
    monkeypatch.setattr("community.notifications.email.tasks.get_connection", server)
    send_unsent()
    assert seen(ada_client, "unsent-mails") == ["To amina: 5 HBAR"]
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        mend(ada_client, "unsent-mails", "send")
    assert (len(seen(ada_client, "unsent-mails")), mail.outbox) == (1, [])

    server.is_away = False
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        mend(ada_client, "unsent-mails", "send")
    assert seen(ada_client, "unsent-mails") == []
    assert [sent.to for sent in mail.outbox] == [["amina@example.org"]]
