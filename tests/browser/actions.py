"""What a person does in the browser, by name."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.harness.client import sign_in
from learning.models import Lesson, User


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
    page.get_by_role("button", name="I have read this").click()


def fill_quiz(page: Page, lesson: Lesson, *, right: bool) -> None:
    """Answer every question, all of them rightly or all of them wrongly."""
    for question in lesson.content["questions"]:
        _ANSWER[question["kind"]](page, question, right)


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Check my answers").click()


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
    page.locator(f'[name="q-{question["id"]}"]').fill(str(question["answer"] if right else question["answer"] + 999))


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
