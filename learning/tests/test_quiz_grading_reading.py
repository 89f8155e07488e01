"""Reading a posted quiz: what is understood is kept, and what is not gets a sentence, never an exception."""

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from learning.lesson_types import compile_content
from learning.lesson_types.quiz import grade, present, read_answers
from tests.quizzes import A_QUIZ, as_posted, right_answers

QUIZ = compile_content("quiz", A_QUIZ)
SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, ORDERING = (question["id"] for question in QUIZ["questions"])
CHOICES = [option["id"] for option in QUIZ["questions"][0]["options"]]
OPTIONS = [option["id"] for option in QUIZ["questions"][1]["options"]]
ITEMS = [item["id"] for item in QUIZ["questions"][4]["items"]]


def posted(**changes: list[str] | None) -> QueryDict:
    """A rightly answered form with some fields changed; "_" stands for "-" and None leaves a field out."""
    data = QueryDict(mutable=True)
    for name, value in as_posted(QUIZ, right_answers(QUIZ)).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    for name, values in changes.items():
        data.pop(name.replace("_", "-"), None)
        if values is not None:
            data.setlist(name.replace("_", "-"), values)
    return data


def field(question: str) -> str:
    return f"q-{question}".replace("-", "_")


def test_a_whole_form_is_read_and_can_be_graded() -> None:
    answers, errors = read_answers(QUIZ, posted())
    assert errors == {}
    assert json.loads(json.dumps(answers)) == answers == right_answers(QUIZ)
    assert grade(QUIZ, answers).score_percentage == 100


def test_an_empty_form_asks_for_every_question() -> None:
    answers, errors = read_answers(QUIZ, QueryDict())
    assert answers == {}
    assert list(errors) == [SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, ORDERING]
    assert errors[SINGLE] == "Please answer this question."
    assert errors[MULTIPLE] == "Please choose at least one answer."
    assert errors[ORDERING] == "Please give every item its place; 4 have none yet."


@pytest.mark.parametrize(
    ("question", "values", "words"),
    [
        (SINGLE, [""], "Please answer"),
        (SINGLE, ["no-such-option"], "not one of the choices"),
        (SINGLE, CHOICES[:2], "one answer only"),
        (SINGLE, [OPTIONS[0] + "x"], "not one of the choices"),
        (MULTIPLE, [OPTIONS[0], "no-such-option"], "not one of the choices"),
        (MULTIPLE, ["", ""], "at least one"),
        (TRUE_FALSE, ["True"], "not one of the choices"),
        (TRUE_FALSE, ["true", "false"], "one answer only"),
        (NUMERIC, ["abc"], "write a number in digits"),
        (NUMERIC, ["1", "2"], "one answer only"),
        (NUMERIC, ["   "], "Please answer"),
        (NUMERIC, ["9" * 500], "too long"),
        (NUMERIC, ["5" + "\N{LEFT-TO-RIGHT MARK}" * 160], "too long"),
    ],
)
def test_what_cannot_be_graded_gets_a_sentence(question: str, values: list[str], words: str) -> None:
    answers, errors = read_answers(QUIZ, posted(**{field(question): values}))
    assert list(errors) == [question]
    assert words in errors[question]
    assert grade(QUIZ, answers).score_percentage <= 100


def test_the_same_option_sent_twice_counts_once() -> None:
    answers, errors = read_answers(QUIZ, posted(**{field(MULTIPLE): [OPTIONS[1], OPTIONS[0], OPTIONS[1]]}))
    assert not errors
    assert answers[MULTIPLE] == OPTIONS[:2]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("2", "Place 2 is given twice"),
        ("5", "not one of the choices"),
        ("0", "not one of"),
        ("x", "not one of"),
        ("", "1 has none"),
    ],
)
def test_places_that_make_no_order_get_a_sentence(place: str, words: str) -> None:
    answers, errors = read_answers(QUIZ, posted(**{f"{field(ORDERING)}_{ITEMS[0]}": [place]}))
    assert words in errors[ORDERING]
    assert answers[ORDERING][ITEMS[1]] == 2


def test_one_item_with_two_places_is_refused() -> None:
    _, errors = read_answers(QUIZ, posted(**{f"{field(ORDERING)}_{ITEMS[0]}": ["1", "2"]}))
    assert "one answer only" in errors[ORDERING]


def test_fields_of_no_question_are_ignored() -> None:
    extra = {"q_foreign": ["x"], "score": ["100"], "user": ["7"], f"{field(ORDERING)}_foreign": ["1"]}
    answers, errors = read_answers(QUIZ, posted(**extra))
    assert not errors
    assert answers == right_answers(QUIZ)


def test_a_form_half_filled_in_is_shown_again_as_it_was() -> None:
    changes: dict[str, list[str] | None] = {
        field(SINGLE): None,
        field(NUMERIC): ["about 2"],
        f"{field(ORDERING)}_{ITEMS[0]}": ["2"],
    }
    answers, errors = read_answers(QUIZ, posted(**changes))
    shown = {question["id"]: question for question in present(QUIZ, seed="1", answers=answers, errors=errors)}
    assert shown[SINGLE]["error"] == "Please answer this question."
    assert not any(option["checked"] for option in shown[SINGLE]["options"])
    assert {option["id"] for option in shown[MULTIPLE]["options"] if option["checked"]} == set(OPTIONS[:2])
    assert [option["checked"] for option in shown[TRUE_FALSE]["options"]] == [False, True]
    assert shown[NUMERIC]["value"] == "about 2"
    assert {item["id"]: item["position"] for item in shown[ORDERING]["items"]} == dict(
        zip(ITEMS, (2, 2, 3, 4), strict=True)
    )


def test_what_was_typed_is_kept_short_and_printable() -> None:
    answers, _ = read_answers(QUIZ, posted(**{field(NUMERIC): ["a\x00\x07b" + "c" * 500]}))
    assert answers[NUMERIC] == "ab" + "c" * 38


FIELDS = [*as_posted(QUIZ, right_answers(QUIZ)), "q-", "q-foreign", "csrfmiddlewaretoken"]
VALUES = st.sampled_from([*CHOICES, *OPTIONS, *ITEMS, "true", "1", "2", "1.5", ""]) | st.text(max_size=30)


@given(st.dictionaries(st.sampled_from(FIELDS), st.lists(VALUES, max_size=4)))
def test_no_form_whatsoever_upsets_reading(form: dict[str, Any]) -> None:
    data = QueryDict(mutable=True)
    for name, values in form.items():
        data.setlist(name, values)
    answers, errors = read_answers(QUIZ, data)
    assert json.loads(json.dumps(answers)) == answers
    assert "\\u0000" not in json.dumps(answers)
    assert all(errors.values())
    assert len(present(QUIZ, seed="1", answers=answers, errors=errors)) == 5
    if not errors:
        assert set(answers) == {question["id"] for question in QUIZ["questions"]}


def test_a_number_with_two_meanings_is_asked_back_and_taken_as_it_was_meant() -> None:
    answers, errors = read_answers(QUIZ, posted(**{field(NUMERIC): ["1.500"]}))
    assert "1500 to some people and 1.5 to others" in errors[NUMERIC]
    asked = next(q for q in present(QUIZ, seed="", answers=answers, errors=errors) if q["id"] == NUMERIC)
    assert [(option["id"], option["checked"]) for option in asked["options"]] == [("1500", False), ("1.5", False)]

    for meant, points in (("1.5", 100), ("1500", 80)):
        data = posted(**{field(NUMERIC): ["1,500"], f"{field(NUMERIC)}_means": [meant]})
        answers, errors = read_answers(QUIZ, data)
        assert (errors, answers[NUMERIC]) == ({}, meant)
        assert grade(QUIZ, answers).score_percentage == points

    # Shown again because of another question, it is still said.
    shown = next(q for q in present(QUIZ, seed="", answers={NUMERIC: "1.512"}) if q["id"] == NUMERIC)
    assert [option["id"] for option in shown["options"] if option["checked"]] == ["1.512"]
    # What was said of another number is not said of this one.
    _answers, errors = read_answers(QUIZ, posted(**{field(NUMERIC): ["2.500"], f"{field(NUMERIC)}_means": ["1500"]}))
    assert NUMERIC in errors


@pytest.mark.parametrize("typed", ["1.5", "١٫٥", "१.५", "１．５ HBAR"])
def test_an_answer_in_any_digits_is_kept_as_typed_and_graded(typed: str) -> None:
    answers, errors = read_answers(QUIZ, posted(**{field(NUMERIC): [typed]}))
    assert (errors, answers[NUMERIC]) == ({}, typed)
    assert grade(QUIZ, answers).score_percentage == 100


def test_what_only_the_language_of_the_page_reads_so_is_kept_in_plain_digits() -> None:
    with translation.override("de"):
        answers, errors = read_answers(QUIZ, posted(**{field(NUMERIC): ["1,5"]}))
    assert (errors, answers[NUMERIC]) == ({}, "1.5")
