"""Lessons are known by their slugs: they move, leave and come back without taking what learners did along."""

from pathlib import Path

import pytest

from learning.lessons.completion import complete_lesson
from learning.loader.library import Loaded, load_library
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt, User, UserProgress
from learning.tests.course_files import quiz_lesson, text_lesson, write_course
from tests.builders import make_completion

pytestmark = pytest.mark.django_db


def load(library: Path, *slugs: str, check: bool = False, prune: bool = False) -> Loaded:
    return load_library(library, slugs=list(slugs), check=check, prune=prune)


def lessons_of(slug: str = "ledgers") -> list[tuple[int, str]]:
    return list(Lesson.objects.filter(course__slug=slug).values_list("sequence_number", "slug"))


def test_lessons_can_change_places_and_keep_who_they_are(tmp_path: Path) -> None:
    write_course(tmp_path, n01_a__md=text_lesson("A"), n02_b__md=text_lesson("B"), n03_c__yaml=quiz_lesson("C"))
    load(tmp_path)
    keys = dict(Lesson.objects.values_list("slug", "pk"))
    folder = tmp_path / "ledgers"
    for old, new in (("01-a.md", "30-a.md"), ("02-b.md", "20-b.md"), ("03-c.yaml", "10-c.yaml")):
        (folder / old).rename(folder / new)
    (stored,) = load(tmp_path).stored
    assert lessons_of() == [(1, "c"), (2, "b"), (3, "a")]
    assert dict(Lesson.objects.values_list("slug", "pk")) == keys
    assert stored.changes == ["2 lessons changed"]


def test_a_lesson_nobody_did_goes_with_its_file(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    (folder / "02-check.yaml").unlink()
    (folder / "02-more.md").write_text(text_lesson("More"))
    (stored,) = load(tmp_path).stored
    assert stored.changes == ["1 lesson added", "1 lesson removed"]
    assert lessons_of() == [(1, "reading"), (2, "more")]
    assert Course.objects.get().total_lessons == 2


def test_a_lesson_that_learners_did_stays_at_the_end_and_says_for_how_many(
    tmp_path: Path, amina: User, kwame: User
) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    reading = Lesson.objects.get(slug="reading")
    make_completion(amina, reading)
    QuizAttempt.objects.create(
        user=kwame,
        lesson=reading,
        course=reading.course,
        answers={},
        score_percentage=0,
        passing_score=70,
        is_passed=False,
    )
    (folder / "01-reading.md").unlink()
    (stored,) = load(tmp_path).stored
    assert stored.notes == [
        '"reading" is no longer in the files but stays: 2 learners have done or tried it. --prune removes it.'
    ]
    assert lessons_of() == [(1, "check"), (2, "reading")]
    assert load(tmp_path).unchanged == ["ledgers"]
    assert LessonCompletion.objects.count() == 1


def test_pruning_removes_it_and_says_who_is_concerned(tmp_path: Path, amina: User) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    make_completion(amina, Lesson.objects.get(slug="reading"))
    (folder / "02-check.yaml").unlink()
    (folder / "02-more.md").write_text(text_lesson("More"))
    load(tmp_path)
    (folder / "01-reading.md").unlink()
    load(tmp_path)
    (stored,) = load(tmp_path, prune=True).stored
    assert stored.notes == ['"reading" was removed; 1 learner has done or tried it, and 0 finished the course by it.']
    assert lessons_of() == [(1, "more")]
    assert not LessonCompletion.objects.exists()
    (again,) = load(tmp_path, prune=True).stored
    assert again.changes == []
    assert again.notes == []


def test_a_lesson_put_back_is_the_one_it_was(tmp_path: Path, amina: User) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    make_completion(amina, Lesson.objects.get(slug="reading"))
    (folder / "01-reading.md").rename(tmp_path / "kept.md")
    load(tmp_path)
    (tmp_path / "kept.md").rename(folder / "01-reading.md")
    load(tmp_path)
    assert lessons_of() == [(1, "reading"), (2, "check")]
    assert LessonCompletion.objects.get().lesson.slug == "reading"


def test_a_finished_course_stays_finished_when_a_lesson_is_added(tmp_path: Path, amina: User) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    for lesson in Lesson.objects.all():
        complete_lesson(learner=amina, lesson=lesson, score=100 if lesson.lesson_type == "quiz" else None)
    (folder / "03-more.md").write_text(text_lesson("More"))
    load(tmp_path)
    progress = UserProgress.objects.get()
    assert progress.completed_at is not None
    assert (progress.lessons_completed, progress.total_lessons) == (2, 3)
