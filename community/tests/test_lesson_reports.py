"""Mistakes in lessons: told of by a learner, decided by a moderator or an author, and the learner hears of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from community.access.errors import PostRefused
from community.lesson_reports.decide import decide_lesson_report
from community.lesson_reports.queue import open_lesson_report_count, read_lesson_queue
from community.lesson_reports.report import MOST_A_DAY, report_mistake
from community.models import LessonReport, Notification, Suspension
from community.models.lesson_report import LessonReportOutcome
from community.notifications.rendering import render
from community.notifications.tasks import notify_of_lesson_report
from community.tests.moderation_tools import member, now
from learning.models import Lesson, User
from tests.builders import make_course, make_lesson

pytestmark = pytest.mark.django_db
WRONG = "The year is wrong: it was 2009."


@pytest.fixture
def lesson() -> Lesson:
    return make_lesson(make_course("Keys", lessons=0), title="What a key is")


def tell(lesson: Lesson, by: User, words: str = WRONG) -> LessonReport:
    return report_mistake(member=member(by), lesson=lesson, words=words, now=now())


def decide(report: LessonReport, by: User, outcome: str = "mended", answer: str = "") -> LessonReport | None:
    return decide_lesson_report(
        report_id=report.pk, decider_id=by.pk, outcome=LessonReportOutcome(outcome), answer=answer, now=now()
    )


def url_of(lesson: Lesson) -> str:
    return reverse("community:lesson-report", args=[lesson.course.slug, lesson.slug])


def test_the_same_words_are_one_report_while_they_wait(lesson: Lesson, zuri: User, amina: User, moyo: User) -> None:
    report = tell(lesson, zuri)
    assert tell(lesson, zuri) == report
    assert tell(lesson, amina) != report
    assert report.content_version == lesson.content_version
    decide(report, moyo)
    assert tell(lesson, zuri) != report
    assert open_lesson_report_count() == 2


def test_a_day_has_a_limit_and_the_suspended_and_visitors_tell_of_nothing(
    lesson: Lesson, zuri: User, amina: User
) -> None:
    for number in range(MOST_A_DAY):
        tell(lesson, zuri, f"Mistake number {number}")
    with pytest.raises(PostRefused) as refusal:
        tell(lesson, zuri)
    assert refusal.value.status == 429
    LessonReport.objects.update(created_at=now() - timedelta(days=1, minutes=1))
    tell(lesson, zuri)
    Suspension.objects.create(person=amina, reason="Spam.", until=now() + timedelta(days=1))
    for who in (member(amina), member(None)):
        with pytest.raises(PostRefused):
            report_mistake(member=who, lesson=lesson, words=WRONG, now=now())


def test_a_decision_is_told_once_to_whoever_found_the_mistake(lesson: Lesson, zuri: User, moyo: User) -> None:
    report = tell(lesson, zuri)
    notify_of_lesson_report(report.pk)
    assert not Notification.objects.exists()
    assert decide(report, moyo, answer="It says 2009 now.") is not None
    assert decide(report, moyo, "no_mistake") is None
    for _ in range(2):
        notify_of_lesson_report(report.pk)
    notification = Notification.objects.get()
    assert (notification.user, notification.url) == (zuri, lesson.get_absolute_url())
    (sentence,) = (line.sentence for line in render([notification]))
    assert sentence.text == "Thank you: the mistake you found in “What a key is” is mended"
    assert sentence.detail == "It says 2009 now."


def test_the_queue_has_the_oldest_first_lesson_by_lesson(lesson: Lesson, zuri: User, amina: User) -> None:
    other = make_lesson(lesson.course, title="Other")
    first, second, third = tell(lesson, zuri), tell(other, zuri), tell(lesson, amina)
    assert [[report.pk for report in each.reports] for each in read_lesson_queue()] == [
        [first.pk, third.pk],
        [second.pk],
    ]


def test_a_learner_tells_on_a_page_and_keeps_what_was_typed_on_error(
    lesson: Lesson, zuri: User, client: Client
) -> None:
    words = {"markdown": "## What it is\n\nA number.\n\n## How it is kept\n\nWell."}
    lesson = make_lesson(lesson.course, content=words)
    url = url_of(lesson)
    assert client.get(url)["Location"].startswith(reverse("chain:signin"))
    client.force_login(zuri)
    assert url in client.get(lesson.get_absolute_url()).content.decode()
    for asked in (client.get(f"{url}?step=2"), client.get(url, headers={"Referer": "http://testserver/x/?step=2"})):
        assert '<option value="2" selected dir="auto">How it is kept</option>' in asked.content.decode()
    assert client.get(url, headers={"Referer": "http://[?step=2"}).status_code == 200
    short = client.post(url, {"words": "No.", "step": "1"})
    assert short.status_code == 422
    assert ">\nNo.</textarea>" in short.content.decode()
    assert '<option value="1" selected dir="auto">' in short.content.decode()
    for wrong in ({"words": WRONG, "step": "9"}, {"words": WRONG, "website": "x"}, {"words": "abandon " * 12}, {}):
        assert client.post(url, wrong).status_code == 422
    assert not LessonReport.objects.exists()
    assert client.post(url, {"words": WRONG, "step": "2"})["Location"] == lesson.get_absolute_url()
    report = LessonReport.objects.get()
    assert (report.reporter, report.step, report.words) == (zuri, "How it is kept", WRONG)


def test_a_lesson_without_steps_and_one_that_is_not_there(lesson: Lesson, zuri: User, client: Client) -> None:
    client.force_login(zuri)
    lesson = make_lesson(lesson.course, content={"markdown": "One step."})
    assert "Where is it?" not in client.get(url_of(lesson)).content.decode()
    assert client.get(url_of(lesson).replace(lesson.slug, "no-such")).status_code == 404
    for number in range(MOST_A_DAY):
        tell(lesson, zuri, f"Mistake number {number}")
    assert client.post(url_of(lesson), {"words": WRONG}).status_code == 429


def test_moderators_see_it_in_their_queue_and_decide(lesson: Lesson, zuri: User, moyo: User, client: Client) -> None:
    report = tell(lesson, zuri)
    queue = reverse("community:lesson-report-queue")
    url = reverse("community:lesson-report-decide", args=[report.pk])
    client.force_login(zuri)
    assert client.get(queue).status_code == client.post(url, {"outcome": "mended"}).status_code == 403
    client.force_login(moyo)
    assert "1 mistake in a lesson waits" in client.get(reverse("community:review-queue")).content.decode()
    assert WRONG in client.get(queue).content.decode()
    refused = client.post(url, {"answer": "Typed."})
    assert refused.status_code == 422
    assert 'value="Typed."' in refused.content.decode()
    assert client.post(url, {"outcome": "mended", "answer": "Done."})["Location"] == queue
    report.refresh_from_db()
    assert (report.outcome, report.answer, report.decided_by) == ("mended", "Done.", moyo)
    assert "It was so already." in client.post(url, {"outcome": "mended"}, follow=True).content.decode()


def test_authors_decide_in_the_admin(lesson: Lesson, zuri: User, admin_client: Client) -> None:
    report = tell(lesson, zuri)
    url = reverse("admin:community_lessonreport_changelist")
    answer = admin_client.post(url, {"action": "mark_no_mistake", "_selected_action": [report.pk]}, follow=True)
    assert "1 report was decided." in answer.content.decode()
    report.refresh_from_db()
    assert report.outcome == "no_mistake"
