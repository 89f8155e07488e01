"""Courses go from files into the database, whole or not at all, and never twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import DatabaseError, connection
from pytest_django import DjangoAssertNumQueries

from learning.loader.library import Loaded, load_library
from learning.models import Course, Lesson
from learning.tests.course_files import course_yaml, text_lesson, write_course
from tests.builders import make_course

pytestmark = pytest.mark.django_db


def load(library: Path, *slugs: str, check: bool = False, prune: bool = False) -> Loaded:
    return load_library(library, slugs=list(slugs), check=check, prune=prune)


def lessons_of(slug: str = "ledgers") -> list[tuple[int, str]]:
    return list(Lesson.objects.filter(course__slug=slug).values_list("sequence_number", "slug"))


def rows() -> list[object]:
    return [*Course.objects.order_by("pk").values(), *Lesson.objects.order_by("pk").values()]


def test_a_course_is_stored_with_its_lessons(tmp_path: Path) -> None:
    write_course(tmp_path, course=course_yaml(more="completion_xp: 250\nfeatured: true\n"))
    loaded = load(tmp_path)
    course = Course.objects.get()
    assert (course.slug, course.title, course.thumbnail_emoji) == ("ledgers", "Ledgers", "📒")
    assert (str(course.estimated_hours), course.completion_xp, course.is_featured) == ("1.5", 250, True)
    assert course.learning_objectives == ["Read a ledger", "Write a ledger", "Share a ledger", "Doubt a ledger"]
    assert course.total_lessons == 2
    assert len(course.content_version) == 64
    assert lessons_of() == [(1, "reading"), (2, "check")]
    assert Lesson.objects.get(slug="reading").content["steps"][0]["html"].startswith("<p>A ledger")
    assert Lesson.objects.get(slug="check").duration_minutes == 4
    assert loaded.stored[0].is_new
    assert not loaded.mistakes


def test_loading_again_changes_nothing_and_says_so(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    write_course(tmp_path)
    load(tmp_path)
    before = rows()
    with django_assert_num_queries(3):
        loaded = load(tmp_path)
    assert loaded.unchanged == ["ledgers"]
    assert loaded.stored == []
    assert rows() == before


def test_what_is_written_otherwise_but_means_the_same_changes_no_lesson(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    (folder / "course.yaml").write_text("# A comment\n" + course_yaml())
    before = list(Lesson.objects.values())
    (stored,) = load(tmp_path).stored
    assert stored.changes == []
    assert list(Lesson.objects.values()) == before
    assert load(tmp_path).unchanged == ["ledgers"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    before = {lesson.slug: lesson for lesson in Lesson.objects.all()}
    (folder / "01-reading.md").write_text(text_lesson("Another title"))
    (stored,) = load(tmp_path).stored
    assert stored.changes == ["1 lesson changed"]
    after = {lesson.slug: lesson for lesson in Lesson.objects.all()}
    assert after["reading"].title == "Another title"
    assert after["reading"].pk == before["reading"].pk
    assert after["check"].updated_at == before["check"].updated_at


def test_publishing_is_dated_once_and_can_be_taken_back(tmp_path: Path) -> None:
    write_course(tmp_path, course=course_yaml(published=False))
    load(tmp_path)
    assert Course.objects.get().published_at is None
    write_course(tmp_path, course=course_yaml(published=True))
    load(tmp_path)
    first = Course.objects.get()
    assert first.is_published
    assert first.published_at is not None
    for published in (False, True):
        write_course(tmp_path, course=course_yaml(published=published))
        load(tmp_path)
        course = Course.objects.get()
        assert (course.is_published, course.published_at) == (published, first.published_at)


def test_a_course_with_mistakes_is_left_alone_while_others_load(tmp_path: Path) -> None:
    write_course(tmp_path, "good")
    write_course(tmp_path, "bad")
    load(tmp_path)
    before = list(Lesson.objects.filter(course__slug="bad").values())
    write_course(tmp_path, "good", n01_reading__md=text_lesson("New"))
    write_course(tmp_path, "bad", n01_reading__md=text_lesson("New"), n02_check__yaml="type: quiz\n")
    loaded = load(tmp_path)
    assert loaded.refused == ["bad"]
    assert [stored.slug for stored in loaded.stored] == ["good"]
    assert list(Lesson.objects.filter(course__slug="bad").values()) == before


def test_checking_writes_nothing(tmp_path: Path) -> None:
    write_course(tmp_path)
    write_course(tmp_path, "bad", course_yaml(more="nothing: 1\n"))
    loaded = load(tmp_path, check=True)
    assert (loaded.sound, loaded.refused) == (["ledgers"], ["bad"])
    assert not Course.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_failure_halfway_leaves_the_course_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_course(tmp_path)
    load(tmp_path)
    before = rows()
    write_course(
        tmp_path, course=course_yaml("New"), n01_reading__md=text_lesson("New"), n03_more__md=text_lesson("More")
    )
    real_save = Course.save

    def fail(self: Course, *args: object, **options: object) -> None:
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(Course, "save", fail)
    with pytest.raises(DatabaseError):
        load(tmp_path)
    assert rows() == before
    monkeypatch.setattr(Course, "save", real_save)
    assert load(tmp_path).stored[0].changes == ["1 lesson added", "1 lesson changed", "course details changed"]


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_store_each_course_once(tmp_path: Path) -> None:
    for slug in ("a", "b"):
        write_course(tmp_path, slug)
    start = Barrier(2)

    def load_all() -> Loaded:
        try:
            start.wait(10)
            return load(tmp_path)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as loaders:
        runs = [loaders.submit(load_all) for _ in range(2)]
    assert [run.result().mistakes for run in runs] == [[], []]
    assert Lesson.objects.count() == 4
    assert load(tmp_path).unchanged == ["a", "b"]


def test_only_the_named_courses_are_loaded(tmp_path: Path) -> None:
    for slug in ("a", "b"):
        write_course(tmp_path, slug)
    load(tmp_path, "b")
    assert [course.slug for course in Course.objects.all()] == ["b"]


def test_courses_without_a_folder_are_left_alone(tmp_path: Path) -> None:
    make_course("Elsewhere", lessons=1)
    write_course(tmp_path)
    load(tmp_path, prune=True)
    assert Course.objects.filter(slug="elsewhere", is_published=True, total_lessons=1).exists()
