"""What a person does in the browser, by name."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.harness.client import sign_in
from learning.interactives import INTERACTIVES
from learning.interactives.proof import playthrough
from learning.interactives.reading import NONE, place_field
from learning.interactives.screen import Choice, Field, Order, Several
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.quiz_drawing import draw_quiz
from learning.lesson_types.reading import Step
from learning.lesson_types.text import TextLesson
from learning.models import Lesson, LessonDraw, LessonReading, User
from learning.steps.state import question_of


def enter(open_context: Callable[..., BrowserContext], person: User, **options: Any) -> Page:
    """A page of a new browser in which `person` is signed in, past the wallet."""
    context = open_context(**options)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": sign_in(person), "domain": "localhost", "path": "/"}])
    return context.new_page()


def make_practice_wallet_and_sign_in(page: Page) -> str:
    """From the sign-in page to being signed in with a wallet that did not exist before; returns its address."""
    page.get_by_role("button", name="Make a practice wallet").click()
    shown = page.locator('[data-practice="address"]')
    expect(shown).to_have_text(re.compile("^0x[0-9a-fA-F]{40}$"))
    address = shown.inner_text()
    page.get_by_role("button", name="Sign in with the practice wallet").click()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_text("Welcome! You are")).to_be_visible()
    return address


def read_lesson(page: Page) -> None:
    """A text lesson through its steps, from the one that is shown to the last, each check answered rightly."""
    lesson = lesson_at(page)
    steps = TextLesson().steps(lesson.content)
    shown = page.locator("#lesson-body [name=step]")
    names = [step["id"] for step in steps]
    for step in steps[names.index(shown.input_value()) :]:
        expect(shown).to_have_value(step["id"])
        if question := asked_in(lesson, step):
            answer_question(page, question, right=True)
            page.get_by_role("button", name="Check my answer").click()
            if step != steps[-1]:
                page.locator("#lesson-outcome").get_by_role("link", name="Next").click()
        else:
            page.get_by_role("button", name="I have read this" if step == steps[-1] else "Next").click()


def asked_in(lesson: Lesson, step: Step) -> dict[str, Any] | None:
    """The check of a step as it is asked before the first try of whoever opened the lesson last."""
    return question_of(step, LessonReading.objects.filter(lesson=lesson).order_by("pk").last())


def lesson_at(page: Page) -> Lesson:
    """The lesson whose page is open."""
    _courses, course, lesson = urlsplit(page.url).path.strip("/").split("/")
    return Lesson.objects.get(course__slug=course, slug=lesson)


def fill_quiz(page: Page, lesson: Lesson, *, right: bool) -> None:
    """Answer every question that was drawn, all of them rightly or all of them wrongly."""
    for question in questions_asked(lesson):
        answer_question(page, question, right=right)


def answer_question(page: Page, question: dict[str, Any], *, right: bool) -> None:
    _ANSWER[question["kind"]](page, question, right)


def questions_asked(lesson: Lesson) -> list[dict[str, Any]]:
    """The questions of a quiz as they were drawn for the one learner whose page is open."""
    draw = LessonDraw.objects.get(lesson=lesson, attempt=None)
    return list(draw_quiz(lesson.content, seed=draw.seed)["questions"])


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Check my answers").click()


def play_interactive(page: Page, lesson: Lesson) -> None:
    """From its first screen to its result, with the right moves."""
    for fields, move in steps_of(lesson):
        turn = page.locator("[name=turn]").input_value()
        for field in fields:
            fill_field(page, field, move[field.name])
        page.locator(".screen [type=submit]").click()
        expect(page.locator(f"[name=turn][value='{turn}']")).to_have_count(0)


def steps_of(lesson: Lesson, *, slips: int = 0) -> Iterator[tuple[list[Field], dict[str, Any]]]:
    """The fields of each screen with the right moves; the first `slips` screens are first answered wrongly.

    It is drawn for one learner alone, whose page is open.
    """
    draw = LessonDraw.objects.get(lesson=lesson, attempt=None)
    model = INTERACTIVES[lesson.content["model"]]
    blunder = next(iter(model.blunders().values()))
    made = 0

    def choose(state: Any) -> Any:
        nonlocal made
        made += 1
        return blunder(state) if made <= slips else model.solve(state)

    for state, move in playthrough(model, seed=draw.seed, options=lesson.content["options"], choose=choose):
        if not model.is_over(state):
            yield list(model.show(state).fields), move


def fill_field(page: Page, field: Field, value: Any) -> None:
    """One field of an interactive lesson."""
    if isinstance(field, Order):
        for place, item in enumerate(value, start=1):
            page.locator(f"[name='{place_field(field.name, item)}']").select_option(str(place))
    elif isinstance(field, Choice):
        page.locator(f"[name='{field.name}'][value='{value}']").check()
    elif isinstance(field, Several):
        for item in value or [NONE]:
            page.locator(f"[name='{place_field(field.name, item)}']").check()
    else:
        page.locator(f"[name='{field.name}']").fill(value)


def _choose(page: Page, question: dict[str, Any], right: bool) -> None:
    for option in question["options"]:
        box = page.locator(f'[name="q-{question["id"]}"][value="{option["id"]}"]')
        wanted = bool(option.get("correct")) is right
        if question["kind"] == "multiple":
            box.set_checked(wanted)
        elif wanted:
            box.check()
            return


def _say_whether(page: Page, question: dict[str, Any], right: bool) -> None:
    value = "true" if question["answer"] is right else "false"
    page.locator(f'[name="q-{question["id"]}"][value="{value}"]').check()


def _type_number(page: Page, question: dict[str, Any], right: bool) -> None:
    typed = number_typed(question) if right else str(int(question["answer"]) + 999)
    page.locator(f'[name="q-{question["id"]}"]').fill(typed)


def number_typed(question: dict[str, Any]) -> str:
    """The right number with its decimals, as somebody types it."""
    return str(QUESTION_KINDS["numeric"].right_answer(question))


def _put_in_order(page: Page, question: dict[str, Any], right: bool) -> None:
    items = question["items"] if right else list(reversed(question["items"]))
    for place, item in enumerate(items, start=1):
        page.locator(f'[name="q-{question["id"]}-{item["id"]}"]').select_option(str(place))


_ANSWER = {
    "single": _choose,
    "multiple": _choose,
    "true_false": _say_whether,
    "numeric": _type_number,
    "ordering": _put_in_order,
}
