"""Earlier versions come back, what is removed too, and two people at once leave one course behind."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from learning.models import Course, CourseDraft, DraftRevision, LessonDraft, User
from learning.studio.due import publish_due
from learning.studio.errors import NotNow, NotYours, Refused, StaleDraft
from learning.studio.history import MOST_REVISIONS, difference, revisions_of
from learning.studio.lessons import move_lesson, remove_lesson
from learning.studio.restoring import restore
from learning.studio.reviewing import approve, submit
from learning.studio.saving import save_details, save_lesson
from learning.tests.studio import DETAILS, make_author, make_reviewer, write_draft, write_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def bola() -> User:
    return make_author()


def say(lesson: LessonDraft, words: str, by: User) -> LessonDraft:
    lesson.refresh_from_db()
    return save_lesson(lesson=lesson, head=lesson.head, source={"markdown": words}, version=lesson.version, by=by)


def test_an_earlier_version_comes_back_and_what_it_replaces_stays_in_the_history(bola: User, ada: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.get(slug="lesson-1")
    first = revisions_of(draft, "lesson-1").get()
    say(lesson, "Other words.", ada)
    for _ in range(2):
        restored = restore(revision=first, by=ada)
        assert restored is not None
        assert restored.source == first.data["source"]
    words = [row.data["source"]["markdown"] for row in revisions_of(draft, "lesson-1")]
    assert words == [first.data["source"]["markdown"], "Other words.", first.data["source"]["markdown"]]
    # Who has the page open still does not overwrite it.
    with pytest.raises(StaleDraft):
        save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "Mine."}, version=lesson.version, by=bola)


def test_the_details_come_back_too(bola: User, ada: User) -> None:
    draft = write_draft(bola)
    first = revisions_of(draft, "").get()
    draft = save_details(draft=draft, details=DETAILS | {"title": "Other"}, version=draft.version, by=ada)
    assert restore(revision=first, by=ada) is None
    draft.refresh_from_db()
    assert draft.details == first.data
    newest, before, _oldest = revisions_of(draft, "")
    lines = [(line.kind, line.words) for line in difference(before, newest)]
    assert lines[:2] == [("removed", "title: Other"), ("added", "title: Ledgers")]


def test_a_removed_lesson_comes_back_at_the_end(bola: User) -> None:
    draft = write_draft(bola, lessons=2)
    remove_lesson(lesson=draft.lessons.get(slug="lesson-1"), by=bola)
    last = revisions_of(draft, "lesson-1").first()
    assert last is not None
    back = restore(revision=last, by=bola)
    assert back is not None
    assert (back.slug, back.number, back.source) == ("lesson-1", 3, last.data["source"])


def test_only_its_author_restores_and_not_while_it_is_reviewed(bola: User) -> None:
    draft = write_draft(bola)
    revision = DraftRevision.objects.filter(draft=draft)[0]
    for person in (make_author("other"), make_reviewer()):
        with pytest.raises(NotYours):
            restore(revision=revision, by=person)
    submit(draft=draft, by=bola)
    with pytest.raises(NotNow):
        restore(revision=revision, by=bola)


def test_old_versions_are_forgotten_beyond_a_hundred(bola: User, ada: User) -> None:
    draft = write_draft(bola, lessons=0)
    lesson = write_text(draft, "Words", by=bola)
    data = revisions_of(draft, "words").get().data
    DraftRevision.objects.bulk_create(
        DraftRevision(draft=draft, lesson_slug="words", data=data) for _ in range(MOST_REVISIONS + 5)
    )
    say(lesson, "The newest.", ada)
    kept = list(revisions_of(draft, "words"))
    assert len(kept) == MOST_REVISIONS
    assert kept[0].data["source"] == {"markdown": "The newest."}


def at_once(*actions: object) -> list[object]:
    start = Barrier(len(actions))

    def act(action: object) -> object:
        try:
            start.wait(10)
            return action()  # type: ignore[operator]
        except Refused as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as people:
        return [one.result() for one in [people.submit(act, action) for action in actions]]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(bola: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.get(slug="lesson-1")
    head, version = lesson.head, lesson.version
    outcomes = at_once(
        *(
            lambda words=words: save_lesson(
                lesson=lesson, head=head, source={"markdown": words}, version=version, by=bola
            )
            for words in ("One.", "Two.")
        ),
        lambda: save_details(draft=draft, details=DETAILS | {"title": "New"}, version=draft.version, by=bola),
        lambda: move_lesson(lesson=lesson, number=2, by=bola),
    )
    assert outcomes.count(StaleDraft) == 1
    draft.refresh_from_db()
    assert draft.details["title"] == "New"
    assert list(draft.lessons.order_by("number").values_list("slug", "number")) == [("check", 1), ("lesson-1", 2)]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does(bola: User) -> None:
    draft = submit(draft=write_draft(bola), by=bola)
    people = [make_reviewer("first"), make_reviewer("second")]
    outcomes = at_once(
        *(lambda by=by: approve(draft=draft, version=draft.version, by=by).state for by in people), publish_due
    )
    assert outcomes.count("published") == 1
    assert CourseDraft.objects.get().state == "published"
    assert Course.objects.get().total_lessons == 2
