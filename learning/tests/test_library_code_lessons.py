"""Every code lesson of the library over HTTP: done with pieces, and searched for all that is hidden.

Typed solutions, right and wrong, are handed in by web3versity/tests/test_whole_courses.py.
"""

import logging
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from learning.attempts.grading import grade_attempt
from learning.code.handed import pieces_by_key
from learning.lesson_types import graded_kind_of
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from learning.takehome.folder import take_home_files
from learning.tests.code_taking import HTMX, draft, graded, hand_in, page_of
from learning.tests.library_code import (
    SHORTEST,
    Hidden,
    code_files,
    code_lesson,
    hidden_in,
    in_variant,
    one_of_each_language,
    seen_in,
)
from tests.builders import make_course, make_enrolment, make_lesson

pytestmark = pytest.mark.django_db
LESSONS: Final = one_of_each_language()


def loaded(name: str, learner: User) -> Lesson:
    """The lesson, alone in a course that the learner has begun."""
    source = code_lesson(name)
    written = graded_kind_of("code_editor").source_of(source.content)
    course = make_course(lessons=0)
    make_enrolment(learner, course)
    return make_lesson(course, "code_editor", title=source.title, slug=source.slug, content=written)


def variant_of(lesson: Lesson, learner: User) -> int:
    return CodeWork.objects.get(lesson=lesson, user=learner).variant


@pytest.mark.parametrize("name", LESSONS)
def test_the_right_pieces_are_an_equal_way(name: str, amina: User, amina_client: Client) -> None:
    lesson = loaded(name, amina)
    if "lines" not in lesson.content:
        pytest.skip("This lesson is done by typing alone.")
    keys = {piece: key for key, piece in pieces_by_key(lesson.content).items()}
    chosen = {f"piece-{at}": keys[piece] for at, piece in enumerate(lesson.content["lines"]["right"])}
    draft(amina_client, lesson, do="lines", route="typing", source="")

    page = graded(amina_client, lesson, route="lines", **chosen)

    assert "You passed" in page
    assert LessonCompletion.objects.count() == 1


class Everything:
    """All that the school says to somebody, and what it writes down meanwhile."""

    def __init__(self, lesson: Lesson, learner: User, mine: Client, guest: Client) -> None:
        self.lesson, self.learner, self.mine, self.guest = lesson, learner, mine, guest
        self.said: dict[str, str] = {}

    def hear(self, what: str, response: Any) -> None:
        parts = response.streaming_content if response.streaming else [response.content]
        self.said[what] = b"".join(parts).decode(errors="replace")

    def before_passing(self, source: str) -> None:
        lesson, mine = self.lesson, self.mine
        where, course = lesson.get_absolute_url(), lesson.course.get_absolute_url()
        for who, client in (("guest", self.guest), ("learner", mine)):
            for address in (
                "/",
                reverse("learning:catalog"),
                course,
                where,
                f"{where}?attempt=1",
                f"/search/?q={lesson.title}",
            ):
                self.hear(f"{who} at {address}", client.get(address))
            self.hear(f"{who} at the folder", client.get(f"{where}take-home.zip"))
            self.hear(f"{who} at the solution", client.post(f"{where}way/"))
            self.hear(f"{who} at a hint", client.post(f"{where}hint/", {"hint": 3}))
        self.hear("a fragment", mine.get(where, headers=HTMX))
        for do in ("keep", "lines", "typing", "start_over"):
            self.hear(f"a draft to {do}", draft(mine, lesson, do=do, source=source, headers=HTMX))
        self.hear("what was handed in", hand_in(mine, lesson, source, headers=HTMX))
        attempt = QuizAttempt.objects.latest("pk")
        waits = reverse("learning:lesson-attempt", args=[lesson.course.slug, lesson.slug, attempt.pk])
        self.hear("the waiting room", mine.get(waits))
        grade_attempt(attempt_id=attempt.pk)
        self.hear("after waiting", mine.get(waits, headers=HTMX))
        self.hear("the result", mine.get(f"{where}?attempt={attempt.pk}"))
        self.hear("the result as a fragment", mine.get(f"{where}?attempt={attempt.pk}", headers=HTMX))
        self.hear("the export", mine.get(reverse("account-export")))
        self.hear("the profile", mine.get(reverse("profile", args=[self.learner.username])))


@pytest.mark.parametrize("name", LESSONS)
def test_nothing_hidden_is_said_or_written_down_before_it_is_passed(
    name: str, amina: User, amina_client: Client, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    lesson = loaded(name, amina)
    everything = Everything(lesson, amina, amina_client, client)
    page_of(amina_client, lesson)
    variant = variant_of(lesson, amina)
    hidden = hidden_in(lesson.content, variant)
    # Who takes no part sees what the first variant asks for.
    from_guests = hidden_in(lesson.content, 0)
    assert min(len(hidden.lines), len(from_guests.lines)) >= 5
    assert min(len(hidden.words), len(from_guests.words)) >= 12

    everything.before_passing(in_variant(lesson.content, variant)["stub"] + "\n")
    everything.said["the log"] = caplog.text

    for what, said in everything.said.items():
        assert (from_guests if what.startswith("guest") else hidden).found_in(said) == [], what
    assert "Not yet" in everything.said["the result"]
    work = CodeWork.objects.get()
    assert [what for what, said in everything.said.items() if work.seed in said] == []
    nothing_is_told_of_other_checks(everything)
    hints_open_one_by_one(everything)
    all_is_told_after_success(everything, hidden)


def nothing_is_told_of_other_checks(everything: Everything) -> None:
    """Of the check that failed the learner is told what was done; of all others nothing but what they ask for."""
    failed = QuizAttempt.objects.latest("pk").feedback["check"]
    checks = everything.lesson.content["checks"]
    seen = seen_in(everything.lesson.content, variant_of(everything.lesson, everything.learner))
    seen += " ".join(str(check["run"]) for check in checks if check["id"] == failed)
    calls = {str(step.get("call", "")) for check in checks for step in check["run"]}
    hidden = Hidden(frozenset(call for call in calls if len(call) >= SHORTEST and call not in seen), frozenset())
    for what, said in everything.said.items():
        # Everybody who looks in from outside sees another variant.
        assert what.startswith("guest") or hidden.found_in(said) == [], what


def hints_open_one_by_one(everything: Everything) -> None:
    attempt, lesson = QuizAttempt.objects.latest("pk"), everything.lesson
    own = in_variant(lesson.content, attempt.answers["variant"])["checks"]
    all_hints = Hidden(frozenset(), frozenset(hint for check in own for hint in check["hints"]))
    mine = next(check["hints"] for check in own if check["id"] == attempt.feedback["check"])
    for opened in (1, 2, 3):
        everything.mine.post(f"{lesson.get_absolute_url()}hint/", {"hint": opened})
        page = everything.mine.get(f"{lesson.get_absolute_url()}?attempt={attempt.pk}").content.decode()
        assert all_hints.found_in(page) == sorted(mine[:opened])


def all_is_told_after_success(everything: Everything, hidden: Hidden) -> None:
    """So the search above does find what it looks for."""
    variant = variant_of(everything.lesson, everything.learner)
    own = in_variant(everything.lesson.content, variant)
    found = hidden.found_in(graded(everything.mine, everything.lesson, own["reference"]))
    told = {" ".join(line.split()) for line in f"{own['reference']}\n{own['debrief']}".splitlines()}
    expected = told.intersection(hidden.lines | hidden.words)
    assert len(expected) >= 2
    assert expected <= {*found}


@pytest.mark.parametrize("name", sorted(code_files()))
def test_nothing_hidden_is_in_a_static_file_or_in_the_folder_for_home(name: str) -> None:
    content = code_lesson(name).content
    static = "\n".join(text_of(file) for file in Path(settings.BASE_DIR, "static").rglob("*") if file.is_file())
    for variant in range(len(content["variants"])):
        hidden = hidden_in(content, variant)
        assert hidden.found_in(static) == []
        files = take_home_files(content, title="A lesson", variant=variant)
        assert {path: each for path, text in files.items() if (each := hidden.found_in(text))} == {}


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.suffix in TEXTS else ""


TEXTS: Final = {".js", ".css", ".json", ".svg", ".txt", ".html", ".map", ".webmanifest", ".sol"}
