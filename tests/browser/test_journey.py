"""The whole way, as a learner goes it: from the landing page to a finished course."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from learning.lessons.completion import complete_lesson
from learning.models import Course, CoursePrerequisite, Lesson, User
from tests.browser.actions import fill_quiz, hand_in, make_practice_wallet_and_sign_in, play_interactive, read_lesson

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

FIRST = "blockchain-from-zero"
SECOND = "your-first-wallet-kept-safe"


@pytest.fixture(autouse=True)
def second_course_asks_for_the_first(library: None) -> None:
    """The library locks nothing; a school may ask for an order of its courses."""
    first, second = Course.objects.get(slug=FIRST), Course.objects.get(slug=SECOND)
    CoursePrerequisite.objects.create(course=second, prerequisite_course=first, is_required=True)


def test_a_visitor_becomes_a_learner_and_finishes_a_course(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Make a practice wallet").click()
    address = make_practice_wallet_and_sign_in(page)
    assert User.objects.get(evm_address=address).total_xp == 0

    page.get_by_role("link", name="Courses").first.click()
    page.wait_for_url("**/courses/")
    page.wait_for_function("window.htmx")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Track").select_option("explorer")
    expect(page).to_have_url(re.compile("track=explorer"))
    expect(page.locator("#results").get_by_text("Open to read").first).to_be_visible()
    page.get_by_role("link", name="Blockchain from zero").first.click()
    page.get_by_role("button", name="Enrol").click()

    _take_lessons(page)

    expect(page.get_by_text("Course finished")).to_be_visible()
    learner = User.objects.get(evm_address=address)
    assert learner.courses_completed == 1
    # Texts and interactive lessons, 2 quizzes without a mistake, and the course itself.
    assert learner.total_xp >= 16 * 10 + 2 * 30 + 100
    page.goto(f"/courses/{SECOND}/")
    expect(page.get_by_role("button", name="Enrol")).to_be_visible()
    page.goto("/dashboard/")
    expect(page.get_by_role("heading", name="Finished courses")).to_be_visible()


def test_the_same_way_is_open_without_javascript_once_signed_in(
    page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    without = open_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()

    without.goto("/courses/")
    without.get_by_label("Search", exact=True).fill("savings group")
    without.get_by_role("button", name="Search").click()
    without.get_by_role("link", name="Blockchain from zero").first.click()
    without.get_by_role("button", name="Enrol").click()
    _take_lessons(without)

    expect(without.get_by_text("Course finished")).to_be_visible()
    without.goto(f"/courses/{SECOND}/")
    expect(without.get_by_role("button", name="Enrol")).to_be_visible()


def test_a_course_that_asks_for_another_is_open_to_read_and_says_what_it_asks_for(page: Page) -> None:
    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    page.goto(f"/courses/{SECOND}/")
    expect(page.get_by_text("Needed to enrol")).to_be_visible()
    expect(page.get_by_role("button", name="Enrol")).to_have_count(0)
    lesson = Lesson.objects.filter(course__slug=SECOND).first()
    assert lesson is not None
    page.goto(lesson.get_absolute_url())
    expect(page.get_by_role("article").locator(".prose").first).to_be_visible()
    expect(page.get_by_text("finish first what the course builds on")).to_be_visible()


def test_enrolling_asks_for_sign_in_and_comes_back(page: Page) -> None:
    page.goto(f"/courses/{FIRST}/")
    page.get_by_role("button", name="Sign in and enrol").click()
    expect(page).to_have_url(re.compile("/signin/"))
    make_practice_wallet_and_sign_in(page)
    expect(page).to_have_url(re.compile(f"/courses/{FIRST}/"))
    expect(page.get_by_role("button", name="Enrol")).to_be_visible()


def test_a_partly_filled_quiz_survives_a_reload_and_a_partly_sent_one_keeps_its_answers(page: Page) -> None:
    page.goto(f"/courses/{FIRST}/")
    page.get_by_role("button", name="Sign in and enrol").click()
    make_practice_wallet_and_sign_in(page)
    page.get_by_role("button", name="Enrol").click()
    quiz = Lesson.objects.filter(course__slug=FIRST, lesson_type="quiz").first()
    assert quiz is not None
    page.goto(quiz.get_absolute_url())
    first = page.locator("fieldset input[type=radio]").first
    first.check()
    page.reload()
    expect(first).to_be_checked()
    hand_in(page)
    expect(page.get_by_text("Some questions are still open", exact=True)).to_be_visible()
    expect(first).to_be_checked()


def _take_lessons(page: Page) -> None:
    """The first lesson of each kind and the last one, failing the first quiz once; stay where the last one leads.

    What lies between them is no other way to go, and is noted as done.
    """
    lessons = list(Lesson.objects.filter(course__slug=FIRST).order_by("sequence_number"))
    taken = {lesson.lesson_type: lesson for lesson in reversed(lessons)}
    learner = User.objects.get(evm_address__isnull=False)
    for lesson in lessons[:-1]:
        if lesson != taken[lesson.lesson_type]:
            complete_lesson(learner=learner, lesson=lesson, score=None if lesson.lesson_type == "text" else 100)
            continue
        page.goto(lesson.get_absolute_url())
        _take(page, lesson, fail_first=lesson.lesson_type == "quiz")
        expect(page.get_by_role("link", name="Next lesson")).to_be_visible()
    page.goto(lessons[-1].get_absolute_url())
    _take(page, lessons[-1], fail_first=False)


def _take(page: Page, lesson: Lesson, *, fail_first: bool) -> None:
    if lesson.lesson_type == "text":
        read_lesson(page)
    elif lesson.lesson_type == "interactive":
        play_interactive(page, lesson)
    else:
        if fail_first:
            fill_quiz(page, lesson, right=False)
            hand_in(page)
            expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
            page.get_by_role("link", name="Try again").click()
        fill_quiz(page, lesson, right=True)
        hand_in(page)
