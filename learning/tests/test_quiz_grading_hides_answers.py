"""What a quiz page is given holds no answer, in words, in order, or in what changes with the answer."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.lesson_types import compile_content
from learning.lesson_types.quiz import present
from tests.quizzes import A_QUIZ

KEYS = {"id", "kind", "prompt_html", "shown", "options", "items", "positions", "value", "unit", "field_name", "error"}
INNER_KEYS = {"id", "html", "checked", "position"}
SECRET = "secret-of-the-author"

words = st.text("abcdefghij ", min_size=1, max_size=12).filter(str.strip).map(str.strip)
flags = st.lists(st.booleans(), min_size=8, max_size=8)


def texts(least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(words, min_size=least, max_size=8, unique_by=lambda text: " ".join(text.split()))


def _choices(kind: str, options: list[str], right: list[bool]) -> dict[str, Any]:
    correct = right[: len(options)]
    if kind == "single" or len(set(correct)) == 1:
        correct = [index == right.index(max(right)) % len(options) for index in range(len(options))]
    return {
        "kind": kind,
        "options": [
            {"text": text, "correct": is_right, "feedback": f"{SECRET} feedback"}
            for text, is_right in zip(options, correct, strict=True)
        ],
    }


questions = st.one_of(
    st.builds(_choices, st.sampled_from(["single", "multiple"]), texts(2), flags),
    st.builds(lambda answer: {"kind": "true_false", "answer": answer}, st.booleans()),
    st.builds(
        lambda answer: {"kind": "numeric", "answer": 987_654_321_000 + answer, "tolerance": 0.125}, st.integers(0, 99)
    ),
    st.builds(lambda items: {"kind": "ordering", "items": items}, texts(3)),
)


@st.composite
def quizzes(draw: st.DrawFn) -> dict[str, Any]:
    drawn = draw(st.lists(questions, min_size=1, max_size=5))
    common = {"prompt": "A prompt.", "explanation": f"{SECRET} explanation"}
    return {"questions": [{"id": f"question-{index}", **common, **one} for index, one in enumerate(drawn)]}


@given(quizzes(), st.text(max_size=10))
@settings(max_examples=60)
def test_a_page_is_given_nothing_but_what_it_shows(source: dict[str, Any], seed: str) -> None:
    shown = present(compile_content("quiz", source), seed=seed)
    page = json.dumps(shown)
    assert SECRET not in page
    assert "987654321" not in page
    assert "0.125" not in page
    for question in shown:
        assert set(question) == KEYS
        assert all(set(part) <= INNER_KEYS for part in [*question["options"], *question["items"]])


@given(quizzes(), st.text(max_size=10))
@settings(max_examples=60)
def test_the_page_is_the_same_whichever_answer_is_right(source: dict[str, Any], seed: str) -> None:
    other = copy.deepcopy(source)
    for question in other["questions"]:
        if question["kind"] == "single":
            flags = [option["correct"] for option in question["options"]]
            for option, flag in zip(question["options"], [flags[-1], *flags[:-1]], strict=True):
                option["correct"] = flag
            question["options"].reverse()
        if question["kind"] == "true_false":
            question["answer"] = not question["answer"]
        if question["kind"] == "numeric":
            question |= {"answer": 7, "tolerance": 1}
    assert present(compile_content("quiz", source), seed=seed) == present(compile_content("quiz", other), seed=seed)


@given(quizzes(), st.text(max_size=10))
@settings(max_examples=60)
def test_items_are_never_shown_in_the_right_order(source: dict[str, Any], seed: str) -> None:
    content = compile_content("quiz", source)
    for question, shown in zip(content["questions"], present(content, seed=seed), strict=True):
        if question["kind"] == "ordering":
            right = [item["id"] for item in question["items"]]
            assert sorted(item["id"] for item in shown["items"]) == sorted(right)
            assert [item["id"] for item in shown["items"]] != right
            assert shown["positions"] == list(range(1, len(right) + 1))


def test_the_same_learner_sees_the_same_order_and_another_another() -> None:
    content = compile_content("quiz", A_QUIZ)
    assert present(content, seed="1:7") == present(content, seed="1:7")
    orders = {
        tuple(option["id"] for option in present(content, seed=f"{learner}:7")[0]["options"]) for learner in range(30)
    }
    assert len(orders) == 6


def test_true_stands_before_false_for_everybody() -> None:
    content = compile_content("quiz", A_QUIZ)
    for learner in range(5):
        options = present(content, seed=str(learner))[2]["options"]
        assert [(option["id"], option["html"]) for option in options] == [("true", "True"), ("false", "False")]
