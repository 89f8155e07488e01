"""manage.py load_courses, as its user meets it, and the courses that come with the site."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from learning.management.commands.load_courses import LIBRARY
from learning.models import CatalogCourse, Course, CoursePrerequisite, Lesson
from learning.tests.course_files import course_yaml, write_course

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, errors = StringIO(), StringIO()
    try:
        call_command("load_courses", *arguments, stdout=out, stderr=errors, no_color=True)
    except CommandError as error:
        errors.write(f"CommandError: {error}")
    return out.getvalue(), errors.getvalue()


def test_it_says_what_it_did_and_the_second_time_that_there_was_nothing_to_do(tmp_path: Path) -> None:
    write_course(tmp_path)
    assert run("--path", str(tmp_path)) == ("ledgers: new: 2 lessons added\n", "")
    assert run("--path", str(tmp_path)) == ("ledgers: unchanged\n", "")


def test_it_names_every_mistake_and_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_course(tmp_path)
    write_course(tmp_path, "bad", course_yaml().replace("explorer", "pilot").replace("1.5", "0"))
    out, errors = run("--path", ".")
    assert out == "ledgers: new: 2 lessons added\n"
    assert errors.splitlines() == [
        'bad/course.yaml:4: track: "pilot" is not known. Choose one of: explorer, developer.',
        "bad/course.yaml:7: estimated_hours: Must be more than 0.",
        "CommandError: 2 mistakes found. Not loaded: bad.",
    ]


def test_checking_says_so_and_writes_nothing(tmp_path: Path) -> None:
    write_course(tmp_path)
    out, errors = run("--path", str(tmp_path), "--check")
    assert out == "ledgers: no mistakes\n"
    # Advice about the sample's words and objectives, and no mistake.
    assert all(": warning: " in line for line in errors.splitlines())
    assert not Course.objects.exists()


def test_a_course_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    write_course(tmp_path)
    out, errors = run("legders", "--path", str(tmp_path))
    assert out == ""
    assert 'There is no course "legders" here. Did you mean "ledgers"?' in errors


def test_a_library_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "There is no such folder." in run("--path", str(tmp_path / "nowhere"))[1]


def test_the_courses_of_the_site_load_without_a_mistake_or_a_warning() -> None:
    _, errors = run()
    assert errors == ""
    folders = {folder.name for folder in LIBRARY.iterdir() if folder.is_dir()}
    assert {course.slug for course in Course.objects.published()} == folders
    assert Lesson.objects.filter(lesson_type="quiz").count() >= 4
    advised = dict(CoursePrerequisite.objects.values_list("course__slug", "prerequisite_course__slug"))
    assert advised["your-first-transaction"] == "your-first-wallet-kept-safe"
    # Whoever signs in holds a key at once: how to keep it safe can be learned at once, too.
    assert not CoursePrerequisite.objects.filter(course__difficulty="beginner", is_required=True).exists()
    # The search finds words inside lessons.
    assert [course.slug for course in CatalogCourse.objects.search("genesis")] == ["blockchain-from-zero"]
