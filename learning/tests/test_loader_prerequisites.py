"""Courses ask for each other by slug, in whatever order they are loaded; circles and unknown names are refused."""

from pathlib import Path

import pytest

from learning.loader.library import Loaded, load_library
from learning.models import Course, CoursePrerequisite
from learning.tests.course_files import course_yaml, write_course
from tests.builders import make_course

pytestmark = pytest.mark.django_db


def load(library: Path, *slugs: str) -> Loaded:
    return load_library(library, slugs=list(slugs))


def edges() -> set[tuple[str, str, bool]]:
    rows = CoursePrerequisite.objects.values_list("course__slug", "prerequisite_course__slug", "is_required")
    return set(rows)


def write(library: Path, **asks_for: str) -> None:
    for slug, names in asks_for.items():
        write_course(library, slug, course_yaml(slug, asks_for=names))


def test_new_courses_may_ask_for_each_other_in_any_order(tmp_path: Path) -> None:
    write(tmp_path, a="b c?", b="c", c="")
    assert not load(tmp_path).mistakes
    assert edges() == {("a", "b", True), ("a", "c", False), ("b", "c", True)}


def test_a_course_of_the_database_can_be_asked_for(tmp_path: Path) -> None:
    make_course("Old", slug="old", lessons=1)
    write(tmp_path, new="old")
    assert not load(tmp_path).mistakes
    assert edges() == {("new", "old", True)}


def test_what_is_no_longer_asked_for_goes_and_what_became_advice_changes(tmp_path: Path) -> None:
    write(tmp_path, a="b c", b="", c="")
    load(tmp_path)
    write(tmp_path, a="b?")
    (stored,) = load(tmp_path).stored
    assert stored.changes == ["prerequisites changed"]
    assert edges() == {("a", "b", False)}
    assert load(tmp_path).unchanged == ["a", "b", "c"]


def test_an_unknown_course_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    write(tmp_path, wallets="legders", ledgers="")
    loaded = load(tmp_path)
    (mistake,) = loaded.mistakes
    assert (mistake.file.parent.name, mistake.line) == ("wallets", 15)
    assert 'no course "legders"' in mistake.sentence
    assert 'Did you mean "ledgers"?' in mistake.sentence
    assert [course.slug for course in Course.objects.all()] == ["ledgers"]


@pytest.mark.parametrize(
    ("graph", "circle"),
    [({"a": "b", "b": "a"}, "a → b → a"), ({"a": "b", "b": "c", "c": "a", "d": ""}, "a → b → c → a")],
)
def test_a_circle_of_required_courses_is_refused_by_name(tmp_path: Path, graph: dict[str, str], circle: str) -> None:
    write(tmp_path, **graph)
    loaded = load(tmp_path)
    assert circle in loaded.mistakes[0].sentence
    assert {course.slug for course in Course.objects.all()} == {"d"} & graph.keys()


def test_a_circle_through_the_database_is_refused_too(tmp_path: Path) -> None:
    write(tmp_path, a="b", b="")
    load(tmp_path)
    write(tmp_path, b="a")
    loaded = load(tmp_path)
    assert "b → a → b" in loaded.mistakes[0].sentence
    assert edges() == {("a", "b", True)}


def test_turning_a_requirement_round_in_one_run_is_no_circle(tmp_path: Path) -> None:
    write(tmp_path, a="b", b="")
    load(tmp_path)
    write(tmp_path, a="", b="a")
    assert not load(tmp_path).mistakes
    assert edges() == {("b", "a", True)}


def test_advice_may_go_round_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, a="b?", b="a")
    assert not load(tmp_path).mistakes
    assert edges() == {("a", "b", False), ("b", "a", True)}


def test_a_new_course_waits_for_one_with_mistakes_and_so_do_those_behind_it(tmp_path: Path) -> None:
    write(tmp_path, a="b", b="c", c="", d="")
    (tmp_path / "c" / "course.yaml").write_text("title: c\n")
    loaded = load(tmp_path)
    assert sorted(loaded.refused) == ["a", "b", "c"]
    waiting = [str(mistake) for mistake in loaded.mistakes if "waits for it" in mistake.sentence]
    assert len(waiting) == 2
    assert [course.slug for course in Course.objects.all()] == ["d"]


def test_a_course_does_not_wait_for_mistakes_in_one_that_is_there_already(tmp_path: Path) -> None:
    write(tmp_path, a="b", b="")
    load(tmp_path)
    write(tmp_path, a="b?")
    (tmp_path / "b" / "course.yaml").write_text("title: c\n")
    assert [stored.slug for stored in load(tmp_path).stored] == ["a"]


def test_asking_for_an_unpublished_course_is_warned_of(tmp_path: Path) -> None:
    write(tmp_path, a="b c?")
    for slug in ("b", "c"):
        write_course(tmp_path, slug, course_yaml(published=False))
    loaded = load(tmp_path)
    (warning,) = loaded.warnings
    assert '"b" is not published' in warning.sentence
    assert len(loaded.stored) == 3
