"""Broken lessons and old facts are seen on the admin's first page, mended from it, and gone."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from community.tests.notification_tools import Capture, run_tasks
from learning.exercises.checking import check_lesson
from learning.models import CourseDraft, Lesson, LessonFault, User
from learning.studio.reviewing import approve, submit
from learning.tests.studio import make_author, make_reviewer, write_draft
from tests.attention import mend, seen, urls
from tests.builders import make_course, make_lesson

pytestmark = pytest.mark.django_db


def test_a_broken_lesson_is_seen_tried_again_and_gone_once_it_is_mended(
    ada_client: Client, ada: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    lesson = make_lesson(make_course("Fees", lessons=0), "interactive", title="A tip")
    sound = lesson.content
    Lesson.objects.filter(pk=lesson.pk).update(content=sound | {"model": "no_such_model"})
    check_lesson(lesson_id=lesson.pk, now=timezone.now(), seed="night")
    (words,) = seen(ada_client, "broken-lessons")
    assert words.startswith("Fees: A tip. ")
    assert urls(ada_client, "broken-lessons") == [lesson.get_absolute_url()]

    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        assert "A worker tries it now." in mend(ada_client, "broken-lessons", "check")
    assert queue.done == ["check_one_lesson"]
    assert len(seen(ada_client, "broken-lessons")) == 1

    Lesson.objects.filter(pk=lesson.pk).update(content=sound)
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        mend(ada_client, "broken-lessons", "check")
    assert seen(ada_client, "broken-lessons") == []
    assert not LessonFault.objects.exists()
    assert {entry.user for entry in LogEntry.objects.filter(object_id=lesson.pk)} == {ada}


def test_old_facts_are_seen_and_gone_once_somebody_says_that_they_hold(ada_client: Client, ada: User) -> None:
    lesson = make_lesson(make_course("Fees", lessons=0), title="A tip", checked_on=date(2020, 1, 1))
    make_lesson(lesson.course, title="Never checked")
    assert seen(ada_client, "stale-facts") == ["Fees: A tip"]
    assert "Noted as checked this month." in mend(ada_client, "stale-facts", "hold")
    assert seen(ada_client, "stale-facts") == []
    lesson.refresh_from_db()
    assert lesson.checked_on == timezone.localdate().replace(day=1)
    assert LogEntry.objects.get().user == ada


def test_a_submitted_course_is_seen_sent_back_with_a_note_and_gone(ada_client: Client) -> None:
    author = make_author()
    draft = submit(draft=write_draft(author), by=author)
    (words,) = seen(ada_client, "waiting-reviews")
    assert words == f"{draft.course.title}, by {author}"
    assert "Its author has it back" in mend(ada_client, "waiting-reviews", "back", typed="Name a source, please.")
    assert seen(ada_client, "waiting-reviews") == []
    draft.refresh_from_db()
    assert (draft.state, draft.note) == ("draft", "Name a source, please.")


def test_a_course_past_its_hour_is_seen_published_and_gone(ada_client: Client) -> None:
    author = make_author()
    draft = submit(draft=write_draft(author), by=author)
    approve(draft=draft, version=draft.version, by=make_reviewer(), at=timezone.now() + timedelta(minutes=1))
    assert seen(ada_client, "late-courses") == []
    CourseDraft.objects.filter(pk=draft.pk).update(publish_at=timezone.now() - timedelta(minutes=16))
    assert seen(ada_client, "late-courses") == [draft.course.title]
    assert urls(ada_client, "late-courses") == [f"/studio/{draft.course.slug}/"]
    assert "Published" in mend(ada_client, "late-courses", "publish")
    assert seen(ada_client, "late-courses") == []
    draft.course.refresh_from_db()
    assert draft.course.is_published
