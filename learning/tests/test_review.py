"""What was missed comes back after days, by the learner's own clock, in new numbers; nothing is lost or paid."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from gamification.models import UserStreak, XpAward
from learning.models import Lesson, ReviewCard, User
from learning.review.answering import Answered, answer_card, turn_of
from learning.review.asking import next_card
from learning.review.cards import memory_of, note_missed
from learning.review.memory import answered, missed_first
from learning.review.today import day_of, read_review_day
from learning.tests.test_text_steps import CHECK
from tests.builders import make_course, make_enrolment, make_lesson
from tests.html import laid_out
from tests.quizzes import A_QUIZ, as_posted, right_answers

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "/review/"


def sums(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"sum-{n}",
            "kind": "numeric",
            "params": {"a": {"kind": "integer", "from": 10, "to": 99}, "b": {"kind": "integer", "from": 10, "to": 99}},
            "prompt": f"Sum {n}: {{a}} + {{b}}?",
            "answer": "a + b",
            "explanation": "It makes the sum of {a} and {b}.",
        }
        for n in range(count)
    ]


@pytest.fixture
def quiz(amina: User) -> Lesson:
    quiz = make_lesson(make_course(lessons=1), "quiz", content={"questions": sums(24)})
    make_enrolment(amina, quiz.course)
    return quiz


def miss(learner: User, quiz: Lesson, count: int, *, now: datetime = NOON, first: int = 0) -> None:
    names = [f"sum-{n}" for n in range(first, first + count)]
    note_missed(learner_id=learner.pk, lesson_id=quiz.pk, question_ids=names, now=now)


def answer_next(learner: User, *, is_right: bool, now: datetime) -> Answered:
    found = next_card(learner, now=now)
    assert found
    card, question = found
    posted = QueryDict(mutable=True)
    posted.update({"turn": turn_of(card), f"q-{question['id']}": str(question["answer"] + (not is_right))})
    return answer_card(learner=learner, post=posted, now=now)


def test_what_was_missed_comes_back_tomorrow_and_then_after_ever_more_days() -> None:
    memory = missed_first(NOON)
    days = [(memory.due_at - NOON).days]
    for _ in range(4):
        now = memory.due_at
        memory = answered(memory, is_right=True, now=now)
        days.append((memory.due_at - now).days)
    assert days[0] == 1
    assert days == sorted(days)
    assert days[-1] > 7
    again = answered(memory, is_right=False, now=memory.due_at)
    assert (again.due_at - again.answered_at).days < days[-1]
    assert again.stability < memory.stability


def test_missing_it_once_more_is_one_card_that_comes_sooner(amina: User, quiz: Lesson) -> None:
    miss(amina, quiz, 2)
    miss(amina, quiz, 2, now=NOON + timedelta(hours=1))
    assert ReviewCard.objects.count() == 2
    assert {card.answered_at for card in ReviewCard.objects.all()} == {NOON}
    answer_next(amina, is_right=True, now=NOON + DAY)
    card = ReviewCard.objects.get(answers=1)
    miss(amina, quiz, 2, now=card.due_at - timedelta(hours=2))
    sooner = ReviewCard.objects.get(pk=card.pk)
    assert sooner.stability < card.stability
    assert sooner.difficulty > card.difficulty


def test_each_time_in_new_numbers_and_never_twice(amina: User, quiz: Lesson) -> None:
    miss(amina, quiz, 1)
    assert next_card(amina, now=NOON) is None
    prompts, now = [], NOON + DAY
    for _ in range(3):
        found = next_card(amina, now=now)
        assert found
        card, question = found
        assert question == next_card(amina, now=now)[1]  # type: ignore[index]
        prompts.append(question["prompt"])
        posted = QueryDict(mutable=True)
        posted.update({"turn": turn_of(card), f"q-{question['id']}": str(question["answer"])})
        assert answer_card(learner=amina, post=posted, now=now).is_right
        assert answer_card(learner=amina, post=posted, now=now).is_late
        now = ReviewCard.objects.get().due_at
    assert len(set(prompts)) == 3
    assert ReviewCard.objects.get().answers == 3


@pytest.mark.parametrize("turn", ["", "x", "1", "-1-0", "9" * 30 + "-0", "٣-0"])
def test_an_answer_to_no_card_of_today_changes_nothing(amina: User, kwame: User, quiz: Lesson, turn: str) -> None:
    miss(amina, quiz, 1)
    card = ReviewCard.objects.get()
    for learner, named, now in (
        (amina, turn, NOON + DAY),
        (amina, turn_of(card), NOON),
        (kwame, turn_of(card), NOON + DAY),
    ):
        posted = QueryDict(mutable=True)
        posted.update({"turn": named, "q-sum-0": "1"})
        assert answer_card(learner=learner, post=posted, now=now).is_late
    assert ReviewCard.objects.get().answers == 0


def test_a_month_of_review_loses_nothing_across_zones_and_clocks(
    amina: User, quiz: Lesson, platform_setting: Callable[[str, Any], None]
) -> None:
    """Twenty-four missed, four a day; the clocks of Berlin go forward on 28 March, and the learner flies on."""
    platform_setting("review_cards_per_day", 6)
    dice = Random(7)  # noqa: S311 - a forgetful learner
    load: list[int] = []
    asked: Counter[str] = Counter()
    now = datetime(2027, 3, 8, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    for day in range(31):
        if day in (17, 24):
            User.objects.filter(pk=amina.pk).update(timezone={17: "Pacific/Kiritimati", 24: "America/Los_Angeles"}[day])
            amina.refresh_from_db()
        elif day == 0:
            User.objects.filter(pk=amina.pk).update(timezone="Europe/Berlin")
            amina.refresh_from_db()
        # They come at any hour of their day.
        begins, ends = day_of(amina, now=now)
        moment = begins + (ends - begins) * (0.3 + 0.6 * dice.random())
        before = read_review_day(amina, now=moment)
        assert before.left <= 6
        while found := next_card(amina, now=moment):
            asked[found[1]["id"]] += 1
            answer_next(amina, is_right=dice.random() < 0.8, now=moment)
        after = read_review_day(amina, now=moment)
        assert (after.left, after.done) == (0, before.left + before.done)
        load.append(before.left)
        if day < 6:
            miss(amina, quiz, 4, now=moment, first=4 * day)
        now += DAY
    cards = list(ReviewCard.objects.all())
    assert len(cards) == 24
    assert set(asked) == {f"sum-{n}" for n in range(24)}
    assert sum(card.answers for card in cards) == sum(load) == sum(asked.values())
    assert max(load) == 6
    assert sum(load[-7:]) < sum(load[2:9])
    assert min(asked.values()) >= 2
    # What is still due is what the limit left for tomorrow, and none has waited long.
    assert all(card.due_at > now - 4 * DAY for card in cards)


def test_a_day_is_the_learners_own(amina: User, quiz: Lesson) -> None:
    amina.timezone = "UTC"
    miss(amina, quiz, 1, now=datetime(2027, 3, 1, 23, tzinfo=UTC))
    early = datetime(2027, 3, 2, 5, tzinfo=UTC)
    assert read_review_day(amina, now=early).left == 1
    amina.timezone = "Pacific/Honolulu"
    assert read_review_day(amina, now=early).left == 0
    assert read_review_day(amina, now=early + timedelta(hours=6)).left == 1
    amina.timezone = "Europe/Berlin"
    begins, ends = day_of(amina, now=datetime(2027, 3, 28, 12, tzinfo=UTC))
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=23)


def test_a_question_that_changed_or_went_is_no_trouble(amina: User, quiz: Lesson) -> None:
    miss(amina, quiz, 3)
    questions = quiz.content["questions"]
    html = {"prompt_html": "<p>Other.</p>", "explanation_html": "<p>So.</p>"}
    changed = A_QUIZ["questions"][2] | html | {"id": "sum-1"}
    Lesson.objects.filter(pk=quiz.pk).update(content=quiz.content | {"questions": [changed, questions[2]]})
    found = next_card(amina, now=NOON + DAY)
    assert found
    assert found[1]["kind"] == "true_false"
    assert ReviewCard.objects.count() == 2
    quiz.course.is_published = False
    quiz.course.save()
    assert next_card(amina, now=NOON + DAY) is None
    assert ReviewCard.objects.count() == 2


def test_it_pays_no_xp_and_is_a_day_of_learning_once_enough_is_answered(amina: User, quiz: Lesson) -> None:
    miss(amina, quiz, 7, now=timezone.now() - DAY)
    for number in range(1, 8):
        answer_next(amina, is_right=number % 2 == 0, now=timezone.now())
        assert UserStreak.objects.filter(user=amina, activity_type="review").count() == (number >= 5)
    assert not XpAward.objects.exists()


def test_a_quiz_sends_what_was_missed_once_it_is_told(amina: User, amina_client: Client) -> None:
    quiz = make_lesson(make_course(lessons=1), "quiz")
    make_enrolment(amina, quiz.course)
    address = f"{quiz.get_absolute_url()}complete/"
    amina_client.post(address, as_posted(quiz.content, right_answers(quiz.content, wrong=2)))
    assert not ReviewCard.objects.exists()
    amina_client.post(address, as_posted(quiz.content, right_answers(quiz.content, wrong=1)))
    cards = ReviewCard.objects.filter(user=amina, lesson=quiz)
    assert {card.question_id for card in cards} == {"what-is-shared", "what-is-secret"}


def test_the_page_asks_tells_and_ends(amina: User, amina_client: Client, client: Client, quiz: Lesson) -> None:
    assert client.get(URL).headers["Location"].startswith("/signin/")
    assert "Nothing to review yet" in amina_client.get(URL).content.decode()
    miss(amina, quiz, 2, now=timezone.now())
    assert "Nothing to review today" in amina_client.get(URL).content.decode()
    ReviewCard.objects.update(due_at=F("due_at") - DAY, answered_at=F("answered_at") - DAY)
    dashboard = laid_out(amina_client.get("/dashboard/").content.decode())
    assert "2 questions that you once missed, about 1 min." in dashboard

    page = laid_out(amina_client.get(URL).content.decode())
    card, question = next_card(amina, now=timezone.now()) or pytest.fail("nothing is due")
    assert "Question 1 of 2" in page
    assert question["prompt"] in page
    assert "It makes the sum" not in page
    assert card.seed not in page
    posted = {"turn": turn_of(card), f"q-{question['id']}": "what?"}
    refused = amina_client.post(URL, posted)
    assert refused.status_code == 422
    assert 'value="what?"' in refused.content.decode()
    told = amina_client.post(URL, posted | {f"q-{question['id']}": str(question["answer"])})
    page = laid_out(told.content.decode())
    assert "You remembered" in page
    assert question["explanation"] in page
    assert "1 of 1 answers were right: 100%." in page
    assert amina_client.post(URL, posted).status_code == 409
    card, question = next_card(amina, now=timezone.now()) or pytest.fail("nothing is due")
    posted = {"turn": turn_of(card), f"q-{question['id']}": str(question["answer"] + 1)}
    fragment = amina_client.post(URL, posted, headers={"HX-Request": "true"}).content.decode()
    assert "Not this time" in fragment
    assert "<html" not in fragment
    assert "Done for today" in amina_client.get(URL).content.decode()
    assert "Done for today" in amina_client.get("/dashboard/").content.decode()
    assert "Remembered so far: 1 of 2, 50%." in laid_out(amina_client.get("/dashboard/").content.decode())


def test_how_many_a_day_is_a_platform_setting(
    amina: User, quiz: Lesson, platform_setting: Callable[[str, Any], None]
) -> None:
    miss(amina, quiz, 20)
    day = read_review_day(amina, now=NOON + DAY)
    assert (day.left, day.waiting) == (10, 10)
    platform_setting("review_cards_per_day", 3)
    day = read_review_day(amina, now=NOON + DAY)
    assert (day.left, day.waiting) == (3, 17)
    assert memory_of(ReviewCard.objects.first() or pytest.fail("no card")).due_at


def test_a_check_missed_at_the_first_try_comes_back(amina: User, amina_client: Client) -> None:
    lesson = make_lesson(make_course(lessons=1), content={"markdown": f"## What it is\n\nA list.\n\n{CHECK}\n"})
    make_enrolment(amina, lesson.course)
    check = lesson.content["steps"][0]["check"]
    right, wrong = (next(o["id"] for o in check["options"] if o["correct"] is truth) for truth in (True, False))
    for chosen in (wrong, right):
        posted = {"step": "section-what-it-is", f"q-{check['id']}": chosen}
        amina_client.post(f"{lesson.get_absolute_url()}complete/", posted)
    card = ReviewCard.objects.get(user=amina, lesson=lesson)
    found = next_card(amina, now=card.due_at)
    assert found
    assert found[1]["id"] == check["id"]
