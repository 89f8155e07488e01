"""Grading: pure, exact, and not to be upset by anything it is handed."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.lesson_types import compile_content
from learning.lesson_types.quiz import grade
from learning.lesson_types.quiz_review import review_questions
from tests.quizzes import A_QUIZ, right_answers

QUIZ = compile_content("quiz", A_QUIZ)
SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, ORDERING = (question["id"] for question in QUIZ["questions"])
OPTIONS = [option["id"] for option in QUIZ["questions"][1]["options"]]
ITEMS = [item["id"] for item in QUIZ["questions"][4]["items"]]


def is_right(question: str, answer: Any) -> bool:
    (graded,) = (one for one in grade(QUIZ, {question: answer}).questions if one.id == question)
    return graded.is_right


def test_every_answer_right_is_a_hundred() -> None:
    result = grade(QUIZ, right_answers(QUIZ))
    assert result.score_percentage == 100
    assert all(question.is_right for question in result.questions)


@pytest.mark.parametrize(("wrong", "score"), [(1, 80), (2, 60), (5, 0)])
def test_each_wrong_answer_costs_its_share(wrong: int, score: int) -> None:
    assert grade(QUIZ, right_answers(QUIZ, wrong=wrong)).score_percentage == score


def test_a_score_is_rounded_down_so_that_a_hundred_means_all() -> None:
    source = copy.deepcopy(A_QUIZ)
    template = source["questions"][2]
    source["questions"] = [template | {"id": f"question-{number}"} for number in range(3)]
    quiz = compile_content("quiz", source)
    answers = right_answers(quiz)
    answers["question-2"] = True
    assert grade(quiz, answers).score_percentage == 66


def test_nothing_answered_is_zero_and_not_an_error() -> None:
    result = grade(QUIZ, {})
    assert result.score_percentage == 0
    assert len(result.questions) == 5


@pytest.mark.parametrize(
    ("chosen", "right"),
    [
        (OPTIONS[:2], True),
        (OPTIONS[1::-1], True),
        (OPTIONS[:1], False),
        (OPTIONS, False),
        (OPTIONS[2:], False),
        ([], False),
    ],
)
def test_multiple_is_right_with_exactly_the_right_set(chosen: list[str], right: bool) -> None:
    assert is_right(MULTIPLE, chosen) is right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("1.5", True),
        ("1.50", True),
        ("1.49", True),
        ("1.51", True),
        ("1.511", False),
        ("1.489", False),
        ("-1.5", False),
    ],
)
def test_numeric_is_right_within_its_tolerance_and_not_beyond(typed: str, right: bool) -> None:
    assert is_right(NUMERIC, typed) is right


def test_decimals_are_taken_as_written() -> None:
    source = copy.deepcopy(A_QUIZ)
    source["questions"][3] |= {"answer": 0.3, "tolerance": 0.1}
    quiz = compile_content("quiz", source)
    scores = [grade(quiz, {NUMERIC: typed}).score_percentage for typed in ("0.2", "0.4", "0.19999999999999999")]
    assert scores == [20, 20, 0]


def test_very_large_whole_numbers_are_exact() -> None:
    source = copy.deepcopy(A_QUIZ)
    source["questions"][3] = source["questions"][3] | {"answer": 2_500_000_000_000_000_001, "tolerance": 0}
    quiz = compile_content("quiz", source)
    assert grade(quiz, {NUMERIC: "2,500,000,000,000,000,001"}).score_percentage == 20
    assert grade(quiz, {NUMERIC: "2500000000000000000"}).score_percentage == 0


def test_ordering_is_right_in_the_right_order_only() -> None:
    assert is_right(ORDERING, ITEMS)
    assert not is_right(ORDERING, [ITEMS[1], ITEMS[0], *ITEMS[2:]])
    assert not is_right(ORDERING, ITEMS[:-1])
    assert not is_right(ORDERING, {item: place for place, item in enumerate(ITEMS, start=1)})


def test_false_is_not_the_same_as_nothing() -> None:
    assert is_right(TRUE_FALSE, False)
    for other in (None, 0, "", "false"):
        assert not is_right(TRUE_FALSE, other)


def test_feedback_is_about_what_was_chosen_only() -> None:
    address, key, _ = QUIZ["questions"][0]["options"]
    chose_key = grade(QUIZ, {SINGLE: key["id"]}).questions[0]
    assert chose_key.feedback == [key["feedback_html"]]
    assert chose_key.explanation_html.startswith("<p>An address is derived")
    assert grade(QUIZ, {SINGLE: address["id"]}).questions[0].feedback == [address["feedback_html"]]
    assert grade(QUIZ, {}).questions[0].feedback == []


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(OPTIONS + ITEMS),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, ORDERING, "foreign"]), ANY_JSON))
def test_no_answers_whatsoever_upset_grading(answers: dict[str, Any]) -> None:
    assert 0 <= grade(QUIZ, answers).score_percentage <= 100


def test_grading_twice_gives_the_same_and_changes_nothing() -> None:
    before, answers = copy.deepcopy(QUIZ), right_answers(QUIZ, wrong=2)
    given = copy.deepcopy(answers)
    for _ in range(2):
        result = grade(QUIZ, answers)
        assert [question.is_right for question in result.questions] == [False, False, True, True, True]
        assert result.score_percentage == 60
    assert (before, given) == (QUIZ, answers)


def test_a_review_shows_what_was_chosen_and_nothing_else() -> None:
    answers = right_answers(QUIZ) | {SINGLE: QUIZ["questions"][0]["options"][1]["id"], MULTIPLE: OPTIONS[:1]}
    single, multiple, *_, ordering = review_questions(QUIZ, answers, grade(QUIZ, answers))
    assert [shown["html"] for shown in single.chosen] == [QUIZ["questions"][0]["options"][1]["html"]]
    assert [shown["html"] for shown in multiple.chosen] == [QUIZ["questions"][1]["options"][0]["html"]]
    assert [shown["html"] for shown in ordering.chosen] == [item["html"] for item in QUIZ["questions"][4]["items"]]
