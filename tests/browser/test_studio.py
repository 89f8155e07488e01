"""The studio in Chromium: a course from empty to taken, written without a line of JSON, by mouse and by keyboard."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chain.models import PracticalAttempt
from chain.tests.practicals import SEND
from learning.code.tests.code_lessons import word_count_source
from learning.models import Course, CourseDraft, Lesson, LessonCompletion, QuizAttempt, User
from learning.studio.lessons import add_lesson
from learning.studio.saving import save_lesson
from learning.tests.course_files import WORDS
from learning.tests.studio import DETAILS, make_author, make_reviewer, write_draft
from learning.writing.details_form import details_shape
from learning.writing.fill import fill
from tests.browser.actions import enter, fill_quiz, hand_in, read_lesson
from tests.browser.conftest import PHONE
from tests.browser.injected_wallet import InjectedWallet
from tests.browser.studio_actions import save, write_form, write_lesson
from tests.browser.test_interactives import tab_to, too_wide
from tests.browser.test_practicals import complaints
from tests.browser.wallet_actions import give_hbar
from tests.builders import make_user
from tests.quizzes import A_QUIZ

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]
Contexts = Callable[..., BrowserContext]

_CHECK: Final = (
    "```check\nkind: single\nprompt: Who may read a ledger?\noptions:\n  - text: Everybody who has a copy\n"
    "    correct: true\n  - text: Its keeper alone\nexplanation: That is what copies are for.\n```"
)
_FIGURE: Final = (
    "```figure\nkind: flow\ntitle: A line in a ledger\nalt: Somebody pays, and then a line is written.\n"
    "steps:\n  - says: Somebody pays\n  - says: A line is written\n```"
)
TEXT: Final = {"markdown": f"{WORDS.strip()}\n\n{_FIGURE}\n\n## One more thing\n\nA ledger only grows.\n\n{_CHECK}"}
PRACTICAL: Final[dict[str, Any]] = SEND | {
    "requests": [{"id": "pay", "label": "Pay {amount}", "to": "{target}", "value": "{amount}"}]
}
LESSONS: Final = (
    ("text", "What a ledger is", TEXT),
    ("quiz", "Check yourself", A_QUIZ),
    ("code_editor", "Count names", word_count_source()),
    ("practical", "Send it", PRACTICAL),
)


@pytest.mark.usefixtures("worker")
def test_a_course_from_empty_to_taken(open_context: Contexts, site: str) -> None:
    author = enter(open_context, make_author())
    write_course(author)
    author.get_by_role("button", name="Submit for review").click()
    expect(author.get_by_role("button", name="Take it back")).to_be_visible()

    reviewer = enter(open_context, make_reviewer())
    reviewer.goto("/studio/")
    reviewer.get_by_role("link", name="Ledgers").click()
    reviewer.locator("summary", has_text="Send it back").click()
    reviewer.get_by_label("What has to change").fill("Say more about copies.")
    reviewer.get_by_role("button", name="Send back with this note").click()
    expect(reviewer.get_by_text("Sent back")).to_be_visible()

    author.reload()
    expect(author.get_by_text("Say more about copies.")).to_be_visible()
    author.get_by_role("link", name="What a ledger is").click()
    words = author.get_by_label("Markdown").first
    words.fill(f"{words.input_value()}\n\nCopies protect against loss.")
    # It saves by itself, and what learners see follows.
    expect(author.locator("#preview")).to_contain_text("Copies protect against loss.")
    author.goto("/studio/ledgers/")
    author.get_by_role("button", name="Submit for review").click()
    expect(author.get_by_role("button", name="Take it back")).to_be_visible()
    reviewer.goto("/studio/ledgers/")
    reviewer.get_by_role("button", name="Publish", exact=True).click()
    expect(reviewer.get_by_text("Published: learners can take it.")).to_be_visible()
    take_course(open_context, site)


def write_course(page: Page) -> None:
    """A course with a text, a quiz, a code and a practical lesson, in their order."""
    page.goto("/studio/")
    page.get_by_label("New course").fill("Ledgers")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Details").click()
    write_form(page, fill(details_shape(), DETAILS))
    save(page)
    expect(page.get_by_text("Nothing to mend")).to_be_visible()
    for kind, title, source in LESSONS:
        page.goto("/studio/ledgers/")
        page.get_by_label("Title").fill(title)
        page.get_by_label("Kind").select_option(kind)
        page.get_by_role("button", name="Add it").click()
        write_lesson(page, kind, source, title=title)
    page.goto("/studio/ledgers/")


def take_course(open_context: Contexts, site: str) -> None:
    """As a learner with a wallet: enrolled, every lesson done."""
    course = Course.objects.get(slug="ledgers")
    lessons = {lesson.lesson_type: lesson for lesson in Lesson.objects.filter(course=course)}
    wallet = InjectedWallet(site, 298)
    learner = make_user(evm_address=wallet.address)
    give_hbar(wallet.address, 100)
    page = wallet.put_into(enter(open_context, learner, viewport=PHONE, reduced_motion="reduce").context)
    page.goto(course.get_absolute_url())
    page.get_by_role("button", name="Enrol").click()
    read_lesson(page)
    expect(page.get_by_role("heading", name="Lesson done")).to_be_visible()
    page.goto(lessons["quiz"].get_absolute_url())
    fill_quiz(page, lessons["quiz"], right=True)
    hand_in(page)
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    page.goto(lessons["code_editor"].get_absolute_url())
    reference = word_count_source()["reference"]
    code = page.get_by_label("Your code")
    most = next(word for word in ("20", "30") if f"longer than {word} letters" in page.locator("main").inner_text())
    code.fill(reference.replace("<<most>>", most))
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    page.goto(lessons["practical"].get_absolute_url())
    page.get_by_role("button", name="Begin").click()
    attempt = PracticalAttempt.objects.get()
    page.get_by_role("button", name=f"Pay {attempt.params['amount']}").click()
    expect(page.get_by_text("Course finished")).to_be_visible()
    assert LessonCompletion.objects.filter(user=learner, lesson__course=course).count() == len(LESSONS)


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
    expect(page.get_by_text("Some questions are still open", exact=True)).to_be_visible()
    page.goto("/studio/ledgers/lessons/count/try/")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
    assert not too_wide(page)
    assert not QuizAttempt.objects.exists()
