"""How often a quiz may be tried, how long one waits, and that who guesses and learns from verdicts gets nowhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import Client
from django.utils import timezone

from learning.attempts.tries import PAUSES, ROUND, count_tries, told_moments
from learning.content.yaml_source import read_yaml
from learning.lesson_types import compile_content
from learning.lesson_types.quiz import QuizLesson, grade
from learning.lesson_types.quiz_drawing import draw_quiz
from learning.models import Lesson, LessonDraw, QuizAttempt, User
from tests.builders import make_course, make_enrolment, make_lesson
from tests.html import laid_out
from tests.quizzes import A_QUIZ, as_posted, right_answers

LIBRARY = Path(settings.BASE_DIR) / "learning" / "library"
START = datetime(2027, 3, 27, 22, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def quiz(amina: User) -> Lesson:
    quiz = make_lesson(make_course(lessons=1), "quiz")
    make_enrolment(amina, quiz.course)
    return quiz


def hand_in(client: Client, quiz: Lesson, *, wrong: int = 0, tinybars: str = "") -> Any:
    posted = as_posted(quiz.content, right_answers(quiz.content, wrong=wrong))
    posted |= {"q-tinybars": tinybars} if tinybars else {}
    return client.post(f"{quiz.get_absolute_url()}complete/", posted)


def let_pass(time: timedelta) -> None:
    """What was done is longer ago."""
    QuizAttempt.objects.update(submitted_at=F("submitted_at") - time)


def page_after(client: Client, quiz: Lesson) -> str:
    attempt = QuizAttempt.objects.latest("pk")
    return laid_out(client.get(f"{quiz.get_absolute_url()}?attempt={attempt.pk}").content.decode())


def test_pauses_grow_and_the_fifth_try_is_the_last_of_a_round() -> None:
    made: list[datetime] = []
    now = START
    for pause in PAUSES[:4]:
        assert count_tries(made, most=5, now=now).opens_at is None
        made.append(now)
        opens_at = count_tries(made, most=5, now=now).opens_at
        assert (opens_at or now) - now == pause
        now = opens_at or now
    made.append(now)
    tries = count_tries(made, most=5, now=now)
    assert (tries.used, tries.opens_at) == (5, START + ROUND)
    assert now - START == 21 * MINUTE
    assert told_moments(made, most=5) == set(made)
    assert not told_moments(made[:4], most=5)
    assert count_tries(made, most=5, now=START + ROUND).used == 0
    assert count_tries(made, most=1000, now=now).opens_at == now + PAUSES[-1]


def test_too_early_says_when_and_keeps_what_was_typed(amina_client: Client, quiz: Lesson) -> None:
    hand_in(amina_client, quiz, wrong=2)
    assert "This is try 2 of 5 today" in laid_out(amina_client.get(quiz.get_absolute_url()).content.decode())
    hand_in(amina_client, quiz, wrong=2)
    assert "Your next try opens at" in page_after(amina_client, quiz)
    assert "A short pause" in amina_client.get(quiz.get_absolute_url()).content.decode()

    refused = hand_in(amina_client, quiz, tinybars="1.4999")
    page = refused.content.decode()
    opens_at = QuizAttempt.objects.latest("pk").submitted_at + MINUTE
    assert refused.status_code == 429
    assert f"{opens_at:%Y-%m-%dT%H:%M:%SZ}" in page
    assert 'value="1.4999"' in page
    assert QuizAttempt.objects.count() == 2
    let_pass(MINUTE)
    assert hand_in(amina_client, quiz).status_code == 302
    assert QuizAttempt.objects.count() == 3


def test_which_answers_were_wrong_is_told_when_tries_are_used_up_or_one_passed(
    amina: User, amina_client: Client, quiz: Lesson, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("quiz_tries_per_day", 3)
    secrets = ("An address is derived from the key", "An address is made to be shared", "Nobody can.", "Not right")
    for _ in range(2):
        hand_in(amina_client, quiz, wrong=2)
        page = page_after(amina_client, quiz)
        assert not [secret for secret in secrets if secret in page]
        let_pass(15 * MINUTE)
    hand_in(amina_client, quiz, wrong=2)
    page = page_after(amina_client, quiz)
    assert page.count("Not right") == 2
    assert "An address is derived from the key" in page
    first = QuizAttempt.objects.earliest("pk")
    assert "Not right" in amina_client.get(f"{quiz.get_absolute_url()}?attempt={first.pk}").content.decode()
    assert hand_in(amina_client, quiz).status_code == 429
    assert "All tries of today are used" in amina_client.get(quiz.get_absolute_url()).content.decode()

    let_pass(ROUND)
    hand_in(amina_client, quiz, wrong=2)
    assert "Not right" not in page_after(amina_client, quiz)
    hand_in(amina_client, quiz, wrong=1)
    assert page_after(amina_client, quiz).count("Not right") == 1
    assert hand_in(amina_client, quiz, wrong=5).status_code == 302


def test_an_old_attempt_shows_what_was_asked_then(amina: User, amina_client: Client) -> None:
    people = {"who": {"kind": "name"}, "sum": {"kind": "integer", "from": 1000, "to": 9000}}
    question = A_QUIZ["questions"][3] | {
        "params": people,
        "prompt": "{who} pays {sum} tinybar. How many?",
        "answer": "sum",
        "unit": "tinybar",
    }
    question["explanation"] = "It was {sum}."
    quiz = make_lesson(make_course(lessons=0), "quiz", content={"questions": [question]})
    make_enrolment(amina, quiz.course)
    asked = []
    for _ in range(2):
        page = laid_out(amina_client.get(quiz.get_absolute_url()).content.decode())
        draw = LessonDraw.objects.get(attempt=None)
        (drawn,) = draw_quiz(quiz.content, seed=draw.seed)["questions"]
        asked.append(drawn["prompt"])
        assert drawn["prompt"] in page
        assert "It was" not in page
        posted = {"turn": f"{draw.pk}-0", "q-tinybars": f"{drawn['answer']}"}
        amina_client.post(f"{quiz.get_absolute_url()}complete/", posted)
        assert amina_client.post(f"{quiz.get_absolute_url()}complete/", posted).status_code == 409
    assert asked[0] != asked[1]
    Lesson.objects.filter(pk=quiz.pk).update(content=quiz.content | {"questions": []})
    for attempt, prompt in zip(QuizAttempt.objects.order_by("pk"), asked, strict=True):
        page = laid_out(amina_client.get(f"{quiz.get_absolute_url()}?attempt={attempt.pk}").content.decode())
        assert attempt.is_passed
        assert prompt in page


def test_a_draw_takes_evenly_from_its_pools_and_changes_order() -> None:
    pool = [{"id": f"{name}-{n}", "kind": "x", "pool": name} for name in ("a", "b", "c") for n in range(4)]
    draws = [draw_quiz({"draw": 6, "questions": pool}, seed=str(n))["questions"] for n in range(50)]
    assert all(sorted(one["pool"] for one in draw) == list("aabbcc") for draw in draws)
    assert len({tuple(one["id"] for one in draw) for draw in draws}) == 50
    everything = draw_quiz({"questions": pool}, seed="all")["questions"]
    assert sorted(one["id"] for one in everything) == sorted(one["id"] for one in pool)


def test_what_to_read_again_is_named_without_naming_the_question(amina: User, amina_client: Client) -> None:
    course = make_course(lessons=1)
    reading = course.lessons.get()
    questions = [
        {**A_QUIZ["questions"][2], "id": f"q-{n}", "read": f"{reading.slug}#section-{n % 4}"} for n in range(8)
    ]
    quiz = make_lesson(course, "quiz", content={"questions": questions})
    make_enrolment(amina, course)
    amina_client.post(f"{quiz.get_absolute_url()}complete/", {f"q-q-{n}": "true" for n in range(8)})
    page = page_after(amina_client, quiz)
    assert "Read this again first" in page
    assert page.count(f"{reading.get_absolute_url()}?step=section-") == 2


class Guesser:
    """Knows nothing and forgets nothing: answers that were told to be right again, none that was told to be wrong."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a guesser
        self.right: dict[str, str] = {}
        self.wrong: dict[str, set[str]] = {}

    def answer(self, question: dict[str, Any]) -> Any:
        """Choices by their words, since those are what a question is known by in another draw."""
        if question["kind"] == "true_false":
            return self._pick(question, ["True", "False"]) == "True"
        if question["kind"] == "single":
            options = {option["text"]: option["id"] for option in question["options"]}
            return options[self._pick(question, list(options))]
        if question["kind"] == "multiple":
            return [option["id"] for option in question["options"] if self.random.random() < 0.5]
        if question["kind"] == "ordering":
            items = [item["id"] for item in question["items"]]
            return self.random.sample(items, len(items))
        return str(self.random.choice([1, 2, 3, 10, 100]))

    def _pick(self, question: dict[str, Any], choices: list[str]) -> str:
        if self.right.get(question["prompt"]) in choices:
            return self.right[question["prompt"]]
        left = [choice for choice in choices if choice not in self.wrong.get(question["prompt"], set())]
        return self.random.choice(left or choices)

    def learn(self, questions: list[dict[str, Any]], answers: dict[str, Any], right: dict[str, bool]) -> None:
        for question in questions:
            answer = answers[question["id"]]
            words = {option["id"]: option["text"] for option in question.get("options", ())}
            said = words.get(answer, str(answer)) if isinstance(answer, str | bool) else ""
            if right[question["id"]]:
                self.right[question["prompt"]] = said
            else:
                self.wrong.setdefault(question["prompt"], set()).add(said)


def passes_within(quiz: dict[str, Any], hours: int, *, guesser: Guesser) -> bool:
    """Whether `guesser`, who hands in as soon as that is taken, passes the quiz (70 per cent) in so many hours."""
    made: list[datetime] = []
    kept: list[tuple[list[dict[str, Any]], dict[str, Any], dict[str, bool]]] = []
    now = START
    while now < START + timedelta(hours=hours):
        drawn = draw_quiz(quiz, seed=str(guesser.random.random()))
        answers = {question["id"]: guesser.answer(question) for question in drawn["questions"]}
        graded = grade(drawn, answers)
        if graded.score_percentage >= 70:
            return True
        made.append(now)
        kept.append((drawn["questions"], answers, {one.id: one.is_right for one in graded.questions}))
        for moment, tried in zip(made, kept, strict=True):
            if moment in told_moments(made, most=5):
                guesser.learn(*tried)
        now = count_tries(made, most=5, now=now).opens_at or now
    return False


def test_who_guesses_and_learns_from_verdicts_gets_no_certificate_in_a_day() -> None:
    courses: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(LIBRARY.glob("*/*.yaml")):
        written = read_yaml(file.read_text(encoding="utf-8")).data
        if written.get("type") == "quiz":
            source = {key: written[key] for key in QuizLesson.source_keys if key in written}
            courses.setdefault(file.parent.name, []).append(compile_content("quiz", source))
    assert len(courses) > 2
    for slug, quizzes in courses.items():
        certified = 0
        for seed in range(40):
            guesser = Guesser(seed)
            certified += all(passes_within(quiz, 24, guesser=guesser) for quiz in quizzes)
        assert not certified, f"{slug}: {certified} of 40"


def test_a_guesser_who_waits_for_days_does_learn() -> None:
    """Else the test above would prove nothing."""
    quiz = {
        "questions": [
            {**A_QUIZ["questions"][2], "id": f"q-{n}", "prompt": f"{n}?", "explanation_html": ""} for n in range(12)
        ]
    }
    assert all(passes_within(quiz, 60, guesser=Guesser(seed)) for seed in range(20))


def test_the_moment_it_opens_is_the_servers() -> None:
    assert count_tries([timezone.now()] * 2, most=5, now=timezone.now()).opens_at
