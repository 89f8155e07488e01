"""The studio in Chromium: by keyboard and by mouse, two people who write at once, and lessons tried."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from learning.code.tests.code_lessons import word_count_source
from learning.models import CourseDraft, QuizAttempt, User
from learning.studio.lessons import add_lesson
from learning.studio.saving import save_lesson
from learning.tests.studio import make_author, write_draft
from tests.browser.actions import enter
from tests.browser.conftest import PHONE
from tests.browser.studio_actions import save
from tests.browser.test_interactives import tab_to, too_wide
from tests.browser.test_practicals import complaints

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]
Contexts = Callable[..., BrowserContext]


def test_by_keyboard_alone_and_on_a_phone(open_context: Contexts) -> None:
    page = enter(open_context, make_author(), viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    page.goto("/studio/")
    found = {"the studio": complaints(page)}
    tab_to(page, "document.activeElement.name === 'title'")
    page.keyboard.type("Ledgers")
    page.keyboard.press("Enter")
    for title in ("First", "Second"):
        expect(page.get_by_role("heading", name="Add a lesson")).to_be_visible()
        tab_to(page, "document.activeElement.id === 'lesson-title'")
        page.keyboard.type(title)
        page.keyboard.press("Tab")
        page.keyboard.type("Quiz")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        if title == "First":
            page.goto("/studio/ledgers/")
    found["an empty quiz"] = complaints(page)
    tab_to(page, "document.activeElement.value === 'add:source.questions:true_false'")
    page.keyboard.press("Enter")
    entry = page.locator("#f-source-questions-1-entry")
    expect(entry).to_be_focused()
    tab_to(page, "document.activeElement.name === 'source.questions.1.prompt'")
    page.keyboard.type("Is a ledger a list?")
    tab_to(page, "document.activeElement.value === 'up:source.questions:1'")
    page.keyboard.press("Enter")
    first = page.locator('[name="source.questions.0.prompt"]')
    expect(first).to_have_value("Is a ledger a list?")
    expect(page.locator('[value="up:source.questions:0"]')).to_be_focused()
    found["a question"] = complaints(page)
    page.goto("/studio/ledgers/")
    up = page.get_by_role("button", name="Move “Second” up")
    tab_to(page, "document.activeElement.value === 'up:second'")
    page.keyboard.press("Enter")
    expect(page.locator(".lesson-line").first).to_contain_text("Second")
    expect(up).to_be_disabled()
    found["a course"] = complaints(page)
    assert {place: problems for place, problems in found.items() if problems} == {}
    slugs = CourseDraft.objects.get().lessons.order_by("number").values_list("slug", flat=True)
    assert list(slugs) == ["second", "first"]


def test_lessons_are_dragged_and_two_people_who_write_lose_nothing(open_context: Contexts) -> None:
    bola: User = make_author()
    draft = write_draft(bola)
    page = enter(open_context, bola)
    page.goto("/studio/ledgers/")
    lines = page.locator(".lesson-line")
    grip, goal = lines.nth(1).locator("[data-grip]").bounding_box(), lines.first.bounding_box()
    assert grip
    assert goal
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(goal["x"] + 40, goal["y"] + 4, steps=5)
    with page.expect_response(lambda answer: "do=move%3A" in str(answer.request.post_data)):
        page.mouse.up()
    expect(lines.first).to_contain_text("Check")
    assert list(draft.lessons.order_by("number").values_list("slug", flat=True)) == ["check", "lesson-1"]

    lesson = draft.lessons.get(slug="lesson-1")
    page.goto("/studio/ledgers/lessons/lesson-1/")
    title = page.get_by_label("Title")
    title.fill("My title")
    expect(page.locator("#studio-saved")).to_contain_text("Saved")
    lesson.refresh_from_db()
    save_lesson(
        lesson=lesson, head=lesson.head | {"title": "Theirs"}, source=lesson.source, version=lesson.version, by=bola
    )
    title.fill("Mine again")
    expect(page.locator("#studio-saved")).to_contain_text("somebody else has saved this")
    save(page)
    expect(page.get_by_role("button", name="Save mine over it")).to_be_visible()
    expect(title).to_have_value("Mine again")
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_role("button", name="Save mine over it")).to_have_count(0)
    lesson.refresh_from_db()
    assert lesson.head["title"] == "Mine again"


def test_a_quiz_and_code_are_tried_before_they_are_published(open_context: Contexts) -> None:
    bola = make_author()
    draft = write_draft(bola)
    code = add_lesson(draft=draft, lesson_type="code_editor", title="Count", by=bola)
    save_lesson(lesson=code, head=code.head, source=word_count_source(), version=code.version, by=bola)
    page = enter(open_context, bola, viewport=PHONE)
    page.goto("/studio/ledgers/lessons/check/try/")
    page.get_by_role("button", name="Check my answers").click()
    expect(page.get_by_text("Some questions are still open")).to_be_visible()
    page.goto("/studio/ledgers/lessons/count/try/")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
    assert not too_wide(page)
    assert not QuizAttempt.objects.exists()
