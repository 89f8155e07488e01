"""What htmx is answered when things have changed since the page was opened: never a page inside of a page.

Every hx-get, hx-post and the like in templates/ has a case here; a new one without a case fails.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from chain.models import PracticalAttempt
from community.models import Discussion, Reply
from learning.code.tests.code_lessons import word_count_source
from learning.models import Course, CourseImport, Lesson, QuizAttempt, User
from learning.tests.studio import make_author, write_draft
from tests.builders import make_course, make_discussion, make_enrolment, make_lesson, make_reply
from tests.pages.worst_practical import make_practical_lesson
from tests.personas import signed_in

TEMPLATES = Path(settings.BASE_DIR) / "templates"
ASKS = re.compile(r"\bhx-(get|post|put|patch|delete)=")
IN_PLACE = "#problem"
DRAFT = "/studio/ledgers/lessons/check/"
PAGE = "/the/page/they/were/on/?page=2"


@dataclass
class School:
    """What the pages of the cases show."""

    learner: User
    moderator: User
    author: User
    course: Course
    text: Lesson
    quiz: Lesson
    game: Lesson
    code: Lesson
    attempt: QuizAttempt
    practical: str  # where its attempt's page has the chain looked at
    thread: Discussion
    reply: Reply
    sent: CourseImport  # by the author

    def hide(self) -> None:
        """Everything that somebody may take away goes."""
        now = timezone.now()
        Discussion.objects.update(hidden_at=now, deleted_at=now)
        Reply.objects.update(hidden_at=now, deleted_at=now)
        QuizAttempt.objects.all().delete()
        self.course.lessons.all().delete()
        self.course.progress.all().delete()
        Course.objects.update(is_published=False)


@dataclass
class Case:
    """What htmx asks, with `data` when it posts; whom it answers."""

    path: Callable[[School], str]
    data: dict[str, str] | None
    for_everybody: bool = False
    by_moderator: bool = False
    stays: bool = False  # when the session has ended: what is being typed is worth more than going to sign in
    by_author: bool = False


def case(path: str | Callable[[School], str], data: dict[str, str] | None = None, **whom: bool) -> Case:
    return Case((lambda _school: path) if isinstance(path, str) else path, data, **whom)


def thread(school: School) -> str:
    return school.thread.get_absolute_url()


def look(school: School) -> str:
    return school.practical


CASES: dict[str, Case] = {
    "chain/_certificates.html get": case("/certificates/?mark=x"),
    "chain/_course_certificate.html get": case(lambda school: f"/certificates/courses/{school.course.slug}/?was=x"),
    "chain/_faucet_requests.html get": case("/faucet/requests/?mark=x"),
    "chain/_practice_hbar.html get": case("/wallet/hbar/"),
    "chain/_practice_hbar.html post": case("/wallet/hbar/", {}),
    "chain/_name_question.html post": case("/certificates/name/", {"course": "keys", "decline": "1"}),
    "chain/practical/_answers.html post": case(look, {"answer-fee": "0.1"}),
    "chain/practical/_hand_in.html post": case(look, {"transaction": "0x12"}),
    "chain/practical/_list.html post": case(look, {"mark": "x"}),
    "learning/_review.html post": case("/review/", {"turn": "1-0"}),
    "chain/transactions.html get": case("/transactions/?type=faucet"),
    "community/_composer.html post": case("/community/preview/", {"content": "Hello"}),
    "community/_follow.html post": case(lambda school: f"{thread(school)}follow/", {"follow": "1"}),
    "community/_post_tools.html get": case(lambda school: f"{thread(school)}reply/?to={school.reply.pk}"),
    "community/_report_form.html post": case(lambda school: f"{thread(school)}report/", {"reason": "spam"}),
    "community/_thread_filters.html get": case("/community/?show=solved", for_everybody=True),
    "community/_votes.html post": case(lambda school: f"{thread(school)}vote/", {"vote": "upvote"}),
    "community/moderation/_entry.html post": case(
        lambda school: f"{thread(school)}moderate/", {"act": "hide"}, by_moderator=True
    ),
    "community/moderation/log.html get": case("/community/moderation/log/?action=hide", by_moderator=True),
    "community/notifications/_list.html post": case("/notifications/read/", {}),
    "community/thread_new.html get": case("/community/similar/?title=keys", for_everybody=True),
    "gamification/_board.html get": case("/leaderboard/?period=week", for_everybody=True),
    "gamification/_gallery.html get": case("/achievements/?category=social", for_everybody=True),
    "gamification/statement.html get": case("/xp/?reason=quiz_passed"),
    "learning/_attempt_waiting.html get": case(
        lambda school: f"{school.quiz.get_absolute_url()}attempts/{school.attempt.pk}/"
    ),
    "learning/_import.html get": case(
        lambda school: f"/studio/import/{school.sent.pk}/?seen=x", by_author=True, stays=True
    ),
    "learning/_filters.html get": case("/courses/?track=explorer", for_everybody=True),
    "learning/_interactive.html post": case(lambda school: f"{school.game.get_absolute_url()}complete/", {}),
    "learning/_quiz.html post": case(lambda school: f"{school.quiz.get_absolute_url()}complete/", {}),
    "learning/_all_read.html post": case(lambda school: f"{school.text.get_absolute_url()}complete/", {}),
    "learning/code/_draft.html post": case(
        lambda school: f"{school.code.get_absolute_url()}draft/", {"do": "keep", "route": "typing"}, stays=True
    ),
    "learning/code/_work.html post": case(
        lambda school: f"{school.code.get_absolute_url()}complete/", {"route": "typing", "source": ""}
    ),
    "learning/code/_help.html post": case(lambda school: f"{school.code.get_absolute_url()}hint/", {"hint": "1"}),
    "learning/_step_check.html post": case(lambda school: f"{school.text.get_absolute_url()}complete/", {}),
    "learning/_step_turn.html get": case(lambda school: f"{school.text.get_absolute_url()}?step=2", for_everybody=True),
    "learning/_step_turn.html post": case(
        lambda school: f"{school.text.get_absolute_url()}complete/", {"step": "opening"}
    ),
    "learning/studio/_autosave.html post": case(DRAFT, {"do": "autosave", "version": "2"}, by_author=True, stays=True),
    "learning/studio/_contents.html post": case(
        "/studio/ledgers/contents/", {"do": "up:check"}, by_author=True, stays=True
    ),
    "learning/studio/_form.html post": case(
        DRAFT, {"do": "add:source.questions", "version": "2"}, by_author=True, stays=True
    ),
    "learning/studio/lesson.html get": case(f"{DRAFT}preview/", by_author=True, stays=True),
    "search.html get": case("/search/?q=keys", for_everybody=True),
    "learning/glossary.html get": case("/glossary/?q=keys", for_everybody=True),
    "learning/course_finished.html get": case(lambda school: f"/certificates/courses/{school.course.slug}/"),
}
every_case = pytest.mark.parametrize("asked", CASES.values(), ids=CASES)


@pytest.fixture
def school(amina: User, kwame: User, moyo: User) -> School:
    course = make_course("Keys", lessons=0)
    make_enrolment(amina, course)
    text, quiz = make_lesson(course), make_lesson(course, "quiz")
    attempt = QuizAttempt.objects.create(
        user=amina, lesson=quiz, course=course, answers={}, status="waiting", passing_score=70
    )
    question = make_discussion(kwame)
    game, code = make_lesson(course, "interactive"), make_lesson(course, "code_editor", content=word_count_source())
    QuizAttempt.objects.create(
        user=amina,
        lesson=code,
        course=course,
        answers={"variant": 0},
        status="graded",
        score_percentage=0,
        passing_score=100,
        feedback={"check": code.content["checks"][0]["id"]},
    )
    at_work = PracticalAttempt.objects.get(lesson=make_practical_lesson(course, amina))
    practical = f"{at_work.lesson.get_absolute_url()}practical/{at_work.pk}/look/"
    author = make_author()
    write_draft(author)
    sent = CourseImport.objects.create(by=author, file_name="school.zip", size=5, state="waiting")
    answer = make_reply(kwame, question)
    return School(amina, moyo, author, course, text, quiz, game, code, attempt, practical, question, answer, sent)


def ask(client: Client, school: School, asked: Case) -> Any:
    client.raise_request_exception = False
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
    path = asked.path(school)
    return client.get(path, headers=headers) if asked.data is None else client.post(path, asked.data, headers=headers)


def client_of(school: School, asked: Case) -> Client:
    if asked.by_author:
        return signed_in(school.author)
    return signed_in(school.moderator if asked.by_moderator else school.learner)


def assert_no_page(answer: HttpResponse) -> None:
    body = answer.content.decode().lower()
    assert not [tag for tag in ("<!doctype", "<html", "<main") if tag in body]
    assert "Location" not in answer.headers
    if answer.status_code >= 400:
        assert answer.status_code in (401, 422) or answer.headers["HX-Retarget"] == IN_PLACE
        assert 'class="notice' in body or 'class="field-error"' in body


def test_every_request_of_htmx_in_the_templates_has_a_case() -> None:
    found = Counter(
        f"{path.relative_to(TEMPLATES)} {method}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for method in ASKS.findall(path.read_text())
    )
    assert found == Counter(CASES.keys())


@every_case
def test_the_page_goes_on_while_all_is_well(asked: Case, school: School) -> None:
    answer = ask(client_of(school, asked), school, asked)
    assert answer.status_code in (200, 204, 422), answer.content
    assert_no_page(answer)


@every_case
def test_an_ended_session_leads_the_whole_page_to_sign_in_and_back(asked: Case, school: School) -> None:
    answer = ask(Client(), school, asked)
    assert_no_page(answer)
    if asked.for_everybody:
        assert answer.status_code == 200
    elif asked.stays:
        assert answer.status_code == 401
    else:
        assert answer.headers["HX-Redirect"] == f"/signin/?next={quote(PAGE)}"


@every_case
def test_what_has_been_taken_away_meanwhile_is_told_in_place(asked: Case, school: School) -> None:
    client = client_of(school, asked)
    school.hide()
    assert_no_page(ask(client, school, asked))


@every_case
def test_a_database_that_is_away_is_told_in_place(asked: Case, school: School) -> None:
    client = client_of(school, asked)

    def broken(*_details: object) -> None:
        raise OperationalError("the connection is gone")

    with connection.execute_wrapper(broken):
        answer = ask(client, school, asked)

    assert_no_page(answer)
    assert answer.headers["HX-Retarget"] == IN_PLACE
    assert (answer.status_code, "database cannot be reached" in answer.content.decode()) == (503, True)


def test_a_vote_on_a_thread_that_a_moderator_hid_meanwhile_is_answered_by_a_sentence(school: School) -> None:
    client = signed_in(school.learner)
    school.hide()
    answer = ask(client, school, CASES["community/_votes.html post"])
    assert answer.status_code == 404
    assert "This is not here any more" in answer.content.decode()
    assert answer.headers["HX-Reswap"] == "innerHTML"


def test_maintenance_is_told_in_place_with_how_long_to_wait(
    school: School, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("maintenance_mode", True)
    answer = ask(signed_in(school.learner), school, CASES["community/_votes.html post"])
    assert_no_page(answer)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "600")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "http://testserver.evil.example/x", "//x", "", "\n"])
def test_nobody_is_led_elsewhere_by_the_page_they_claim_to_be_on(elsewhere: str, school: School) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": elsewhere}
    answer = Client().post(f"{school.text.get_absolute_url()}complete/", headers=headers)
    assert answer.headers["HX-Redirect"] == f"/signin/?next={school.text.get_absolute_url()}"


def test_going_back_in_the_history_gets_the_whole_page(client: Client, db: None) -> None:
    """The page itself reloads then (templates/_htmx.html); old pages in open tabs still ask."""
    answer = client.get("/no-such-page/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<main" in answer.content.decode()
