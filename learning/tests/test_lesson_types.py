"""The kinds of lesson: what authors write is validated and compiled, again and again, in either shape."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from learning import lesson_types
from learning.lesson_types import compile_content, find_problems, source_of, validate_content
from tests.quizzes import A_QUIZ, right_answers

Change = Callable[[list[dict[str, Any]]], object]


def test_text_is_compiled_to_html_and_plain_words() -> None:
    content = compile_content("text", {"markdown": "\nA **ledger**.\n"})
    (step,) = content.pop("steps")
    assert content == {"markdown": "A **ledger**.", "plain": "A ledger."}
    assert (step["html"], step["plain"], step["words"]) == ("<p>A <strong>ledger</strong>.</p>", "A ledger.", 2)


def test_a_quiz_is_compiled_with_html_beside_every_text() -> None:
    content = compile_content("quiz", A_QUIZ)
    single = content["questions"][0]
    assert content["intro_html"] == "<p>Five questions about keys.</p>"
    assert single["prompt_html"] == "<p>Which of these may everybody see?</p>"
    assert single["options"][0]["feedback_html"] == "An address is made to be shared."
    assert [option["correct"] for option in single["options"]] == [True, False, False]
    assert content["questions"][4]["items"][0]["html"] == "Write it"


def test_the_searchable_words_of_a_quiz_are_its_questions_and_not_its_answers() -> None:
    plain = compile_content("quiz", A_QUIZ)["plain"]
    assert "How many HBAR" in plain
    for hidden in ("derived from the key", "made to be shared", "The seed phrase", "1.5", "Sign it"):
        assert hidden not in plain


@pytest.mark.parametrize(("lesson_type", "source"), [("text", {"markdown": "# no"}), ("quiz", A_QUIZ)])
def test_compiling_compiled_content_changes_nothing(lesson_type: str, source: dict[str, Any]) -> None:
    if lesson_type == "text":
        source = {"markdown": "## Yes\n\n```python\nx = 1\n```"}
    content = compile_content(lesson_type, source)
    assert compile_content(lesson_type, content) == content
    assert json.loads(json.dumps(content)) == content
    assert find_problems(lesson_type, content) == []


def test_html_that_was_tampered_with_is_made_anew() -> None:
    content = compile_content("quiz", A_QUIZ)
    before = copy.deepcopy(content)
    content["questions"][0]["options"][0]["html"] = "<script>"
    content["intro_html"] = "<script>"
    assert compile_content("quiz", content) == before


def test_the_source_can_be_had_back() -> None:
    source = source_of("quiz", compile_content("quiz", A_QUIZ))
    assert source["questions"][4] == A_QUIZ["questions"][4]
    assert "html" not in json.dumps(source)


def test_option_ids_follow_from_the_text_alone() -> None:
    reordered = copy.deepcopy(A_QUIZ)
    options = reordered["questions"][0]["options"]
    options.reverse()
    options[0]["correct"], options[2]["correct"] = True, False

    def ids(quiz: dict[str, Any]) -> dict[str, str]:
        return {option["text"]: option["id"] for option in compile_content("quiz", quiz)["questions"][0]["options"]}

    assert ids(A_QUIZ) == ids(reordered)


def test_a_type_without_a_kind_is_refused_by_name() -> None:
    for ask in (compile_content, validate_content, source_of):
        with pytest.raises(ValidationError, match=r'type "fresco"\. Known types: text, '):
            ask("fresco", {})


def test_what_a_page_may_show_holds_no_answer() -> None:
    content = compile_content("quiz", A_QUIZ)
    view = lesson_types.public_view("quiz", content, seed="1", answers=right_answers(content))
    assert set(view) == {"intro_html", "questions"}
    assert "correct" not in json.dumps(view)
    text = compile_content("text", {"markdown": "Words."})
    assert [step["html"] for step in lesson_types.public_view("text", text, seed="1")["steps"]] == ["<p>Words.</p>"]


def test_reading_is_not_scored_and_a_quiz_is() -> None:
    quiz, text = compile_content("quiz", A_QUIZ), compile_content("text", {"markdown": "Words."})
    assert lesson_types.kind_of("text").grade(text, {}) is None
    grade = lesson_types.kind_of("quiz").grade(quiz, right_answers(quiz))
    assert grade is not None
    assert grade.score_percentage == 100


@pytest.mark.parametrize("nonsense", [None, 1, "quiz", [], [1], {}, {"questions": None}, {"questions": [None]}])
def test_nonsense_is_refused_and_never_an_error(nonsense: object) -> None:
    for lesson_type in ("text", "quiz"):
        with pytest.raises(ValidationError):
            validate_content(lesson_type, nonsense)


def _set(index: int, **values: Any) -> Change:
    return lambda questions: questions[index].update(values)


def _options(*texts: str, right: tuple[int, ...] = (0,)) -> list[dict[str, Any]]:
    return [{"text": text, "correct": number in right} for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set(0, options=_options("a", "b", right=())), "question 1, options: Exactly one option"),
        (_set(0, options=_options("a", "b", right=(0, 1))), "question 1, options: Exactly one option"),
        (_set(0, options=_options("a")), "question 1, options: Must have at least 2 entries"),
        (_set(0, options=_options(*"abcdefghi")), "question 1, options: Must have at most 8 entries"),
        (_set(0, options=_options("a", "b", " b ")), "question 1, option 3, text: Says the same as number 2."),
        (_set(0, options=[{"text": "a", "corect": True}]), 'option 1, corect: Unknown key. Did you mean "correct"?'),
        (_set(0, options=[{"text": "<b>", "correct": True}, {"text": "b"}]), "question 1, option 1, text: Raw HTML"),
        (_set(1, options=_options("a", "b", right=())), "question 2, options: At least one option"),
        (_set(1, options=_options("a", "b", right=(0, 1))), "question 2, options: At least one option"),
        (_set(2, answer="yes"), 'question 3, answer: Must be true or false, not the text "yes".'),
        (_set(3, answer="1.5"), "question 4, answer: Must be a number"),
        (_set(3, answer=True), "question 4, answer: Must be a number, not true."),
        (_set(3, answer=float("nan")), "question 4, answer: Must be a number with an end"),
        (_set(3, answer=float("inf")), "question 4, answer: Must be a number with an end"),
        (_set(3, answer=10**31), "question 4, answer: Must be 1000000"),
        (_set(3, tolerance=-1), "question 4, tolerance: Must be 0 or more."),
        (_set(3, options=[]), "question 4, options: Unknown key."),
        (_set(4, items=["a", "b"]), "question 5, items: Must have at least 3 entries"),
        (_set(4, items=["a", "b", "a"]), "question 5, item 3: Says the same as number 1."),
        (_set(4, items=["a", "b", {"c": "d"}]), "question 5, item 3: Must be text, not a group of keys."),
        (_set(0, explanation=" "), "question 1, explanation: Must not be empty."),
        (lambda questions: questions[0].pop("explanation"), 'question 1: The key "explanation" is missing.'),
        (lambda questions: questions[0].pop("kind"), 'question 1: The key "kind" is missing.'),
        (_set(0, kind="sinlge"), 'question 1, kind: "sinlge" is not known. Did you mean "single"?'),
        (_set(0, kind=["single"]), "question 1, kind:"),
        (_set(0, prompt="# Title"), "question 1, prompt: The title is the only heading"),
        (_set(0, prompt="a\x00b"), "question 1, prompt: There is a control character"),
        (_set(0, prompt="\ud800"), "question 1, prompt: There is a control character"),
        (_set(0, id="What is it"), 'question 1, id: "What is it" must be written like this'),
        (_set(1, id="what-is-shared"), 'question 2, id: Question 1 has the id "what-is-shared" already.'),
    ],
)
def test_a_mistake_in_a_quiz_is_named_with_its_place(change: Change, sentence: str) -> None:
    quiz = copy.deepcopy(A_QUIZ)
    change(quiz["questions"])
    with pytest.raises(ValidationError) as caught:
        validate_content("quiz", quiz)
    assert any(sentence in message for message in caught.value.messages), caught.value.messages
    with pytest.raises(ValidationError):
        compile_content("quiz", quiz)


def test_all_mistakes_are_named_at_once() -> None:
    quiz = copy.deepcopy(A_QUIZ)
    quiz["intro"] = "<b>"
    quiz["questions"][0]["options"] = []
    quiz["questions"][3]["answer"] = None
    assert len(find_problems("quiz", quiz)) == 3
