"""Interactive lessons as learners meet them: drawn for each, moved step by step, graded on the server, kept."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.http import QueryDict
from django.test import Client

from learning.attempts.draws import make_move, open_draw, turn_of
from learning.content.problems import ContentInvalid
from learning.interactives import INTERACTIVES, register_interactive
from learning.interactives.model import InteractiveModel, begin
from learning.interactives.proof import playthrough
from learning.lesson_types import compile_content
from learning.lesson_types.interactive import InteractiveLesson
from learning.lessons.removal import remove_lesson
from learning.models import Lesson, LessonCompletion, LessonDraw, QuizAttempt, User
from learning.tests.test_interactive_models import as_posted
from learning.tests.toy_interactive import GuessTheNumber
from tests.builders import make_course, make_enrolment, make_lesson
from tests.parallel import at_once

pytestmark = pytest.mark.django_db

TOY = GuessTheNumber()
HTMX = {"HX-Request": "true"}
SOURCE: dict[str, Any] = {
    "model": "guess_the_number",
    "goal": "Find the *number*.",
    "steps": "Guess, and guess again.",
    "hints": ["Halve.", "Halve again.", "You know it."],
    "debrief": "It was drawn for you alone.",
}


@pytest.fixture(autouse=True)
def _toy() -> Iterator[None]:
    register_interactive(TOY)
    yield
    del INTERACTIVES[TOY.name]


def a_lesson(*learners: User, **source: Any) -> Lesson:
    course = make_course(lessons=1)
    for learner in learners:
        make_enrolment(learner, course)
    return make_lesson(course, "interactive", content=compile_content("interactive", SOURCE | source))


@pytest.fixture
def lesson(amina: User, kwame: User) -> Lesson:
    return a_lesson(amina, kwame)


def page_of(client: Client, lesson: Lesson, query: str = "") -> str:
    return client.get(lesson.get_absolute_url() + query).content.decode()


def draw_of(learner: User, lesson: Lesson) -> LessonDraw:
    return LessonDraw.objects.get(user=learner, lesson=lesson, attempt=None)


def number_of(draw: LessonDraw) -> int:
    return begin(TOY, seed=draw.seed, options=draw.lesson.content["options"]).number


def move(client: Client, lesson: Lesson, turn: str, guess: object, **options: Any) -> Any:
    where = f"{lesson.get_absolute_url()}complete/"
    return client.post(where, {"turn": turn, "guess": str(guess)}, **options)


def test_the_page_shows_goal_steps_hints_and_the_form_and_nothing_that_is_hidden(
    amina: User, amina_client: Client, lesson: Lesson
) -> None:
    page = page_of(amina_client, lesson)
    draw = draw_of(amina, lesson)
    for words in ("<em>number</em>", "guess again", "Halve again.", "You know it.", "Your guess"):
        assert words in page
    assert "drawn for you alone" not in page
    assert draw.seed not in page
    assert str(number_of(draw)) not in page
    assert page_of(amina_client, lesson).count(turn_of(draw)) == 1
    assert LessonDraw.objects.count() == 1


def test_the_right_move_completes_the_lesson_and_is_kept(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    draw = draw_of(amina, lesson)
    page = move(amina_client, lesson, turn_of(draw), number_of(draw), follow=True).content.decode()
    assert "You passed" in page
    assert "drawn for you alone" in page
    assert draw.seed not in page
    completion = LessonCompletion.objects.get(user=amina, lesson=lesson)
    assert completion.score_percentage == 100
    attempt = QuizAttempt.objects.get(user=amina)
    assert attempt.answers == {"moves": [{"guess": str(number_of(draw))}]}
    assert attempt.draw == draw


def test_a_wrong_move_goes_on_and_the_last_one_says_what_was_wanted(
    amina: User, amina_client: Client, lesson: Lesson
) -> None:
    page_of(amina_client, lesson)
    first = draw_of(amina, lesson)
    wanted = number_of(first)
    fragment = move(amina_client, lesson, turn_of(first), 1, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert "It is more." in fragment
    assert str(wanted) not in fragment
    assert not QuizAttempt.objects.exists()
    page = move(amina_client, lesson, turn_of(draw_of(amina, lesson)), 2, follow=True).content.decode()
    assert "Not yet" in page
    assert str(wanted) in page
    assert not LessonCompletion.objects.exists()
    page_of(amina_client, lesson)
    assert draw_of(amina, lesson).seed != first.seed


def test_chance_is_not_quick(amina: User, amina_client: Client, lesson: Lesson) -> None:
    """Before: one of twenty random tries at a forged note passed, and a script made them in a second."""

    def fail() -> None:
        page_of(amina_client, lesson)
        while draw := LessonDraw.objects.filter(user=amina, lesson=lesson, attempt=None).first():
            wrong = 1 if number_of(draw) != 1 else 2
            assert move(amina_client, lesson, turn_of(draw), wrong).status_code == 302

    fail()
    fail()
    attempt = QuizAttempt.objects.latest("pk")
    result = page_of(amina_client, lesson, f"?attempt={attempt.pk}")
    assert "Your next try opens at" in result
    assert SOURCE["debrief"] in result
    assert "A short pause" in page_of(amina_client, lesson)
    draw = draw_of(amina, lesson)
    early = move(amina_client, lesson, turn_of(draw), number_of(draw))
    assert early.status_code == 429
    assert f'value="{number_of(draw)}"' in early.content.decode()
    draw.refresh_from_db()
    assert not draw.moves

    QuizAttempt.objects.update(submitted_at=F("submitted_at") - timedelta(minutes=1))
    assert move(amina_client, lesson, turn_of(draw), number_of(draw)).status_code == 302
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).exists()
    # Practising again is free.
    for _ in range(2):
        fail()


def test_without_javascript_each_move_leads_back_to_the_lesson(
    amina: User, amina_client: Client, lesson: Lesson
) -> None:
    page_of(amina_client, lesson)
    answer = move(amina_client, lesson, turn_of(draw_of(amina, lesson)), 1)
    assert (answer.status_code, answer["Location"]) == (302, lesson.get_absolute_url())
    assert "It is more." in page_of(amina_client, lesson)


def test_two_learners_have_different_data_and_moves_of_one_fail_for_the_other(
    amina: User, kwame: User, amina_client: Client, kwame_client: Client, lesson: Lesson
) -> None:
    page_of(amina_client, lesson)
    page_of(kwame_client, lesson)
    hers, his = draw_of(amina, lesson), draw_of(kwame, lesson)
    assert hers.seed != his.seed
    assert number_of(hers) != number_of(his)
    stolen = move(kwame_client, lesson, turn_of(hers), number_of(hers))
    assert stolen.status_code == 409
    assert "from another page" in stolen.content.decode()
    assert draw_of(kwame, lesson).moves == []
    move(kwame_client, lesson, turn_of(his), number_of(hers))
    assert draw_of(kwame, lesson).moves == [{"guess": str(number_of(hers))}]
    assert not LessonCompletion.objects.exists()


def test_a_move_counts_once_however_often_it_is_sent(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    turn = turn_of(draw_of(amina, lesson))
    move(amina_client, lesson, turn, 1)
    again = move(amina_client, lesson, turn, 1, headers=HTMX)
    assert "This is where you are now." in again.content.decode()
    assert draw_of(amina, lesson).moves == [{"guess": "1"}]


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_the_same_moment_have_one_draw_and_make_one_move(amina: User, lesson: Lesson) -> None:
    kind = InteractiveLesson()
    drawn = at_once(*[lambda: open_draw(learner=amina, lesson=lesson, kind=kind)] * 3)
    assert len({draw.seed for draw in drawn if draw}) == 1
    draw = draw_of(amina, lesson)
    post = QueryDict(f"turn={turn_of(draw)}&guess={number_of(draw)}")
    moved = at_once(*[lambda: make_move(learner=amina, lesson=lesson, kind=kind, post=post)] * 3)
    assert sorted(one.is_late for one in moved) == [False, True, True]
    assert QuizAttempt.objects.filter(user=amina).count() == 1
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).count() == 1


def test_a_step_back_in_the_browser_changes_nothing(amina: User, amina_client: Client, lesson: Lesson) -> None:
    """The page of before, sent once more with another answer: it says where the learner is now."""
    page_of(amina_client, lesson)
    first = turn_of(draw_of(amina, lesson))
    move(amina_client, lesson, first, 1)
    back = move(amina_client, lesson, first, number_of(draw_of(amina, lesson)))
    assert back.status_code == 409
    assert draw_of(amina, lesson).moves == [{"guess": "1"}]
    assert not LessonCompletion.objects.exists()


def test_what_cannot_be_read_is_refused_with_what_was_typed(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    turn = turn_of(draw_of(amina, lesson))
    for typed in ("a lot", "2.5", "", "99999999999"):
        answer = move(amina_client, lesson, turn, typed)
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()
        assert f'value="{typed}"' in answer.content.decode()
    for odd in ({}, {"turn": "x"}, {"turn": "\x00", "guess": "1"}, {"turn": turn * 40, "guess": "1"}):
        assert amina_client.post(f"{lesson.get_absolute_url()}complete/", odd).status_code in (409, 422, 400)
    assert draw_of(amina, lesson).moves == []


def test_who_does_not_take_part_sees_a_first_step_drawn_for_nobody(
    client: Client, ada_client: Client, lesson: Lesson
) -> None:
    for looking in (client, ada_client):
        page = page_of(looking, lesson)
        assert "Your guess" in page
        assert "disabled" in page
    assert move(client, lesson, "1-0", 1).status_code == 302
    assert move(ada_client, lesson, "1-0", 1).status_code == 403
    assert not LessonDraw.objects.exists()


def test_a_lesson_that_was_changed_is_drawn_anew(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    before = draw_of(amina, lesson)
    move(amina_client, lesson, turn_of(before), 1)
    lesson.content = compile_content("interactive", SOURCE | {"options": {"most": 10**8}})
    lesson.save()
    answer = move(amina_client, lesson, f"{before.pk}-1", 2)
    after = draw_of(amina, lesson)
    assert answer.status_code == 409
    assert (after.seed != before.seed, after.moves) == (True, [])


def test_other_words_do_not_take_away_what_was_begun(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    before = draw_of(amina, lesson)
    lesson.content = compile_content("interactive", SOURCE | {"goal": "Find it."})
    lesson.save()
    page_of(amina_client, lesson)
    assert draw_of(amina, lesson).seed == before.seed


def test_a_removed_lesson_takes_its_draws_along(amina: User, amina_client: Client, lesson: Lesson) -> None:
    page_of(amina_client, lesson)
    draw = draw_of(amina, lesson)
    move(amina_client, lesson, turn_of(draw), number_of(draw))
    page_of(amina_client, lesson)
    remove_lesson(lesson_id=lesson.pk)
    assert not LessonDraw.objects.exists()


def shortest_blunder(model: InteractiveModel[Any], draw: LessonDraw) -> Callable[[Any], Any]:
    """Of the wrong ways the one that ends first, as each step takes its time."""

    def steps(blunder: Callable[[Any], Any]) -> int:
        return sum(1 for _step in playthrough(model, seed=draw.seed, options={}, choose=blunder))

    return min(model.blunders().values(), key=steps)


def test_nothing_hidden_is_in_any_answer_of_a_journey(
    amina: User, amina_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Of every model, played rightly and wrongly; the seed and what is hidden at that moment are searched for."""
    caplog.set_level("DEBUG")
    for model in list(INTERACTIVES.values()):
        lesson = a_lesson(amina, model=model.name)
        for is_right in (True, False):
            body = page_of(amina_client, lesson)
            draw = draw_of(amina, lesson)
            choose = model.solve if is_right else shortest_blunder(model, draw)
            for state, answer in playthrough(model, seed=draw.seed, options={}, choose=choose):
                assert draw.seed not in body
                if model.is_over(state):
                    assert "outcome-title" in body
                    break
                seen = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
                assert [secret for secret in model.hidden(state) if secret in seen] == []
                posted = as_posted(model.show(state), answer)
                posted["turn"] = turn_of(draw_of(amina, lesson))
                sent = amina_client.post(f"{lesson.get_absolute_url()}complete/", posted.dict(), headers=HTMX)
                assert sent.status_code == 200
                body = sent.content.decode()
            attempt = QuizAttempt.objects.filter(lesson=lesson).latest("pk")
            assert attempt.is_passed == is_right
            assert draw.seed not in caplog.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"model": "guess_the_numbr"}, 'Did you mean "guess_the_number"?'),
        ({"hints": ["One.", "Two."]}, "at least 3 entries"),
        ({"options": {"least": 1}}, "Known keys here: most"),
        ({"options": {"most": 1}}, "10 or more"),
        ({"steps": "# Big"}, "start with"),
        ({"goal": ""}, "Must not be empty"),
    ],
)
def test_an_author_is_told_what_is_wrong(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContentInvalid) as refused:
        compile_content("interactive", SOURCE | change)
    assert sentence in str(refused.value)


def test_an_author_is_advised_to_be_short() -> None:
    content = compile_content("interactive", SOURCE | {"steps": "word " * 301})
    assert "301 words" in next(InteractiveLesson().advise(content))
    assert list(InteractiveLesson().advise(compile_content("interactive", SOURCE))) == []


def test_what_is_told_only_afterwards_cannot_be_searched() -> None:
    plain = compile_content("interactive", SOURCE)["plain"]
    assert "Find the number." in plain
    assert not any(words in plain for words in ("Halve", "alone"))
