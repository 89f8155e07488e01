"""From a draft to the catalog: submitted, reviewed, sent back, published; what learners did stays theirs."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from learning.exercises.tasks import check_one_lesson
from learning.lesson_types.quiz import QuizLesson
from learning.lessons.completion import complete_lesson
from learning.loader.store import store_course
from learning.models import Course, CourseDraft, Lesson, LessonCompletion, User
from learning.studio.due import publish_due
from learning.studio.errors import DraftProblems, NotNow, NotYours, StaleDraft
from learning.studio.lessons import remove_lesson, rename_lesson
from learning.studio.reviewing import approve, send_back, submit, unpublish, withdraw
from learning.studio.saving import save_details, save_lesson
from learning.studio.starting import start_course
from learning.tests.course_files import WORDS
from learning.tests.studio import make_author, make_reviewer, write_draft, write_text
from tests.builders import make_enrolment

pytestmark = pytest.mark.django_db


@pytest.fixture
def bola() -> User:
    return make_author()


@pytest.fixture
def carlos() -> User:
    return make_reviewer()


@pytest.fixture
def published(bola: User, carlos: User) -> CourseDraft:
    draft = submit(draft=write_draft(bola, lessons=2), by=bola)
    return approve(draft=draft, version=draft.version, by=carlos)


def test_a_draft_is_submitted_sent_back_with_a_note_and_published(bola: User, carlos: User) -> None:
    draft = write_draft(bola)
    submitted = submit(draft=draft, by=bola)
    assert submitted.state == "in_review"
    assert submit(draft=draft, by=bola).version == submitted.version
    with pytest.raises(NotNow, match="submitted"):
        save_details(draft=draft, details={}, version=submitted.version, by=bola)
    with pytest.raises(NotNow, match="Say what"):
        send_back(draft=draft, note=" ", by=carlos)

    back = send_back(draft=draft, note="Name a source.\r\nPlease.", by=carlos)
    assert (back.state, back.note) == ("draft", "Name a source.\nPlease.")
    with pytest.raises(NotNow, match="taken it back"):
        approve(draft=draft, version=back.version, by=carlos)
    assert not Course.objects.get().is_published

    again = submit(draft=draft, by=bola)
    assert again.note == ""
    with pytest.raises(StaleDraft):
        approve(draft=draft, version=submitted.version, by=carlos)
    done = approve(draft=draft, version=again.version, by=carlos)
    course = Course.objects.get()
    assert (done.state, course.is_published, course.title, course.total_lessons) == ("published", True, "Ledgers", 2)
    assert course.published_at is not None
    assert list(course.lessons.values_list("slug", "sequence_number")) == [("lesson-1", 1), ("check", 2)]
    assert course.lessons.get(slug="lesson-1").content["steps"][0]["html"].startswith("<p>A ledger")
    with pytest.raises(NotNow, match="nothing new"):
        submit(draft=draft, by=bola)


def test_a_course_without_lessons_or_with_mistakes_is_not_submitted(bola: User, carlos: User, ada: User) -> None:
    empty = write_draft(bola, lessons=0)
    remove_lesson(lesson=empty.lessons.get(), by=bola)
    with pytest.raises(DraftProblems) as refused:
        submit(draft=empty, by=bola)
    assert [str(problem) for problem in refused.value.problems[""]] == ["lessons: There is no lesson yet."]
    # Nor by whoever skips that step.
    CourseDraft.objects.filter(pk=empty.pk).update(state="in_review")
    for person in (carlos, ada):
        with pytest.raises(DraftProblems):
            approve(draft=empty, version=empty.version, by=person)
    with pytest.raises(DraftProblems):
        submit(draft=start_course(title="Other", by=bola), by=bola)
    assert not Course.objects.published().exists()


def test_only_reviewers_publish_and_never_what_is_theirs(bola: User, carlos: User, amina: User, ada: User) -> None:
    draft = submit(draft=write_draft(bola), by=bola)
    both = make_author("both")
    both.user_permissions.set([*both.user_permissions.all(), *carlos.user_permissions.all()])
    both = User.objects.get(pk=both.pk)
    own = submit(draft=write_draft(both, title="Mine"), by=both)
    for person, one in ((bola, draft), (amina, draft), (make_author("other"), draft), (both, own)):
        with pytest.raises(NotYours):
            approve(draft=one, version=one.version, by=person)
        with pytest.raises(NotYours):
            send_back(draft=one, note="No.", by=person)
    for person in (carlos, amina):
        with pytest.raises(NotYours):
            withdraw(draft=draft, by=person)
    assert not Course.objects.published().exists()
    assert approve(draft=draft, version=draft.version, by=both).state == "published"
    # Where a school has one admin alone.
    assert approve(draft=own, version=own.version, by=ada).state == "published"


def test_what_is_scheduled_is_published_at_its_hour_and_once(bola: User, carlos: User) -> None:
    draft = submit(draft=write_draft(bola), by=bola)
    at = timezone.now() + timedelta(days=1)
    scheduled = approve(draft=draft, version=draft.version, by=carlos, at=at)
    assert (scheduled.state, scheduled.publish_at) == ("scheduled", at)
    assert publish_due() == 0
    CourseDraft.objects.update(publish_at=timezone.now())
    assert (publish_due(), publish_due()) == (1, 0)
    assert Course.objects.get().is_published
    assert CourseDraft.objects.get().publish_at is None


def test_an_hour_is_at_most_a_year_away(bola: User, carlos: User) -> None:
    draft = submit(draft=write_draft(bola), by=bola)
    for at in (timezone.now() + timedelta(days=367), datetime.max.replace(tzinfo=timezone.get_fixed_timezone(-720))):
        with pytest.raises(NotNow, match="366 days"):
            approve(draft=draft, version=draft.version, by=carlos, at=at)
    at = timezone.now() + timedelta(days=365)
    assert approve(draft=draft, version=draft.version, by=carlos, at=at).publish_at == at


def test_a_draft_that_fails_does_not_keep_the_next_from_its_hour(
    bola: User, carlos: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for title in ("Broken", "Sound"):
        draft = submit(draft=write_draft(bola, title=title), by=bola)
        approve(draft=draft, version=draft.version, by=carlos, at=timezone.now() + timedelta(hours=1))
    CourseDraft.objects.update(publish_at=timezone.now())
    CourseDraft.objects.filter(course__slug="broken").update(publish_at=timezone.now() - timedelta(hours=1))

    def store(source: Any, **how: Any) -> Any:
        if source.slug == "broken":
            Course.objects.raw("SELECT 1 / 0")[0]
        return store_course(source, **how)

    monkeypatch.setattr("learning.studio.publishing.store_course", store)
    assert publish_due() == 1
    assert list(Course.objects.published().values_list("slug", flat=True)) == ["sound"]
    assert CourseDraft.objects.get(course__slug="broken").state == "scheduled"
    assert "could not be published at its hour" in caplog.text


def test_what_cannot_be_published_at_its_hour_goes_back_with_a_note(bola: User, carlos: User) -> None:
    draft = submit(draft=write_draft(bola), by=bola)
    approve(draft=draft, version=draft.version, by=carlos, at=timezone.now() + timedelta(days=1))
    CourseDraft.objects.update(publish_at=timezone.now())
    asked = {**CourseDraft.objects.get().details, "prerequisites": [{"course": "gone"}]}
    CourseDraft.objects.update(details=asked)
    assert publish_due() == 0
    back = CourseDraft.objects.get()
    assert back.state == "draft"
    assert back.note.startswith("It could not be published at its hour.")
    withdraw(draft=draft, by=bola)
    with pytest.raises(DraftProblems) as refused:
        submit(draft=draft, by=bola)
    assert 'There is no course "gone"' in str(refused.value.problems[""][0])


def test_the_linter_of_the_files_speaks_here_too(bola: User) -> None:
    draft = write_draft(bola, lessons=0)
    write_text(draft, "Links", by=bola, words=f"{WORDS}\n\nSee [another](/courses/ledgers/nowhere/).")
    with pytest.raises(DraftProblems) as refused:
        submit(draft=draft, by=bola)
    assert "nowhere" in str(refused.value.problems["links"][0])


def test_learners_keep_what_they_completed_when_a_lesson_changes_moves_or_gets_another_address(
    published: CourseDraft, bola: User, carlos: User, amina: User
) -> None:
    course = published.course
    first, second = course.lessons.filter(lesson_type="text")
    make_enrolment(amina, course)
    for lesson in (first, second):
        complete_lesson(learner=amina, lesson=lesson)
    before = dict(LessonCompletion.objects.values_list("lesson_id", "content_version"))
    one, two = published.lessons.filter(lesson_type="text")
    for written, slug in ((one, "between"), (two, one.slug), (one, two.slug)):
        rename_lesson(lesson=written, slug=slug, by=bola)
    save_lesson(lesson=one, head=one.head, source={"markdown": WORDS + " New."}, version=one.version, by=bola)
    assert Lesson.objects.get(pk=first.pk).content == first.content

    draft = submit(draft=published, by=bola)
    approve(draft=draft, version=draft.version, by=carlos)
    assert dict(course.lessons.values_list("pk", "slug")) | {first.pk: two.slug, second.pk: one.slug} == dict(
        course.lessons.values_list("pk", "slug")
    )
    assert Lesson.objects.get(pk=first.pk).content["markdown"].endswith("New.")
    assert dict(LessonCompletion.objects.values_list("lesson_id", "content_version")) == before


def test_a_removed_lesson_stays_at_the_end_while_somebody_has_done_it(
    published: CourseDraft, bola: User, carlos: User, amina: User
) -> None:
    done = published.course.lessons.get(slug="lesson-1")
    make_enrolment(amina, published.course)
    complete_lesson(learner=amina, lesson=done)
    for slug in ("lesson-1", "lesson-2"):
        remove_lesson(lesson=published.lessons.get(slug=slug), by=bola)
    draft = submit(draft=published, by=bola)
    approve(draft=draft, version=draft.version, by=carlos)
    assert list(published.course.lessons.values_list("slug", flat=True)) == ["check", "lesson-1"]
    assert LessonCompletion.objects.filter(user=amina, lesson=done).exists()


def test_a_course_is_taken_out_of_the_catalog_and_published_again(
    published: CourseDraft, bola: User, carlos: User
) -> None:
    with pytest.raises(NotYours):
        unpublish(course=published.course, by=bola)
    for _ in range(2):
        unpublish(course=published.course, by=carlos)
        assert not Course.objects.get().is_published
    draft = submit(draft=published, by=bola)
    assert approve(draft=draft, version=draft.version, by=carlos).state == "published"
    assert Course.objects.get().is_published


def test_code_is_tried_by_a_worker_once_it_is_published_and_not_while_somebody_waits(
    bola: User, carlos: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[tuple[int, str]] = []
    monkeypatch.setattr(
        check_one_lesson, "apply_async", lambda args, **how: sent.append((args[0], how.get("queue", "celery")))
    )
    monkeypatch.setattr(QuizLesson, "grades_in_worker", True)
    monkeypatch.setattr(QuizLesson, "prove", lambda *_: pytest.fail("It was tried while somebody waits."))
    draft = submit(draft=write_draft(bola), by=bola)
    assert sent == []
    with django_capture_on_commit_callbacks(execute=True):
        approve(draft=draft, version=draft.version, by=carlos)
    text, quiz = Course.objects.get().lessons.values_list("pk", flat=True)
    assert sent == [(text, "celery"), (quiz, "grading")]
