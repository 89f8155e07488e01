"""Questions in new numbers: what is drawn follows from the seed, and every draw is a question."""

import copy
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest

from learning.content.markdown import PageRenderer
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.arithmetic import NotWorkedOut, work_out
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.params import draw_params, in_words
from learning.lesson_types.questions.presenting import present_question
from learning.lesson_types.questions.proving import prove_question
from learning.lesson_types.questions.source import compile_question, find_question_problems, question_source
from tests.quizzes import A_QUIZ

FEE: dict[str, Any] = {
    "id": "what-a-fee-costs",
    "kind": "numeric",
    "pool": "arithmetic",
    "read": "fees#section-what-you-pay",
    "params": {
        "payer": {"kind": "name"},
        "other": {"kind": "name"},
        "gas": {"kind": "integer", "from": 21000, "to": 90000, "step": 1000},
        "price": {"kind": "decimal", "from": "0.10", "to": "0.95"},
        "total": "gas * price",
    },
    "prompt": "{payer} used {gas} gas at {price} each, and {other} nothing. `\\{gas}` is a brace.",
    "answer": "total",
    "explanation": "{gas} × {price} = {total}",
}
WHO: dict[str, Any] = {
    "id": "who-has-more",
    "kind": "single",
    "params": {"a": {"kind": "integer", "from": 1, "to": 9}, "b": {"kind": "integer", "from": 1, "to": 9}},
    "where": "a != b",
    "prompt": "One has {a}, two has {b}. Who has more?",
    "options": [{"text": "One, {a}", "correct": "a > b"}, {"text": "Two, {b}", "correct": "b > a"}],
    "explanation": "Compare them.",
}
PICKED: dict[str, Any] = {
    "id": "picked",
    "kind": "single",
    "pick": 4,
    "prompt": "Which is a hash?",
    "options": [{"text": f"Right {n}", "correct": True} for n in range(3)] + [{"text": f"Wrong {n}"} for n in range(6)],
    "explanation": "The right ones are.",
}


def changed(question: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return copy.deepcopy(question) | keys


def compiled(question: dict[str, Any]) -> dict[str, Any]:
    assert find_question_problems(question) == []
    return compile_question(question, PageRenderer())


def test_one_seed_draws_one_question_and_another_another() -> None:
    question = compiled(FEE)
    drawn = draw_question(question, seed="a")
    assert drawn == draw_question(question, seed="a")
    assert len({draw_question(question, seed=str(n))["prompt"] for n in range(50)}) > 40
    assert question_source(question) == FEE
    assert "{" not in drawn["prompt_html"].replace("<code>{gas}</code>", "")
    assert drawn["prompt_html"].startswith("<p>")


@pytest.mark.parametrize("question", [FEE, WHO, PICKED], ids=lambda question: question["id"])
def test_every_draw_is_a_question_with_one_truth(question: dict[str, Any]) -> None:
    for number in range(200):
        drawn = draw_question(compiled(question), seed=f"{number}")
        assert not find_question_problems(question_source(drawn))
        texts = [option["text"] for option in drawn.get("options", ())]
        assert len(set(texts)) == len(texts)
        if drawn["kind"] == "single":
            assert sum(option["correct"] for option in drawn["options"]) == 1


def test_answers_are_exact_and_graded_as_typed() -> None:
    drawn = draw_question(compiled(FEE), seed="exact")
    gas, _, price, _, total = drawn["explanation"].split()
    assert Fraction(gas.replace(",", "")) * Fraction(price) == drawn["answer"] == Fraction(total.replace(",", ""))
    numeric = QUESTION_KINDS["numeric"]
    assert numeric.is_right(drawn, total)
    assert not numeric.is_right(drawn, f"{total}1")


def test_picked_options_change_from_draw_to_draw() -> None:
    draws = {frozenset(o["text"] for o in draw_question(compiled(PICKED), seed=str(n))["options"]) for n in range(40)}
    assert {len(draw) for draw in draws} == {4}
    assert len(draws) > 20
    several = changed(PICKED, kind="multiple")
    counts = {sum(o["correct"] for o in draw_question(compiled(several), seed=str(n))["options"]) for n in range(40)}
    assert counts == {1, 2, 3}


def test_people_are_different_and_look_alikes_are_like() -> None:
    params = {
        "one": {"kind": "name"},
        "two": {"kind": "name"},
        "text": {"kind": "hash", "of": "{one} pays {two}"},
        "short": {"kind": "hash", "first": 8},
        "mine": {"kind": "address"},
        "theirs": {"kind": "address", "like": "mine"},
        "sent": {"kind": "transaction"},
        "day": {"kind": "date", "from": "2027-01-01", "to": "2027-12-31"},
        "later": "day + 3",
        "case": {"kind": "choice", "of": [{"says": "yes", "points": 2}, {"says": "no", "points": 3}]},
        "points": "case.points * 2",
    }
    for number in range(60):
        drawn = draw_params(params, seed=str(number))
        one, two, mine, theirs = (drawn[name].text for name in ("one", "two", "mine", "theirs"))
        assert one != two
        assert drawn["text"].text == sha256(f"{one} pays {two}".encode()).hexdigest()
        assert len(drawn["short"].text) == 8
        assert mine != theirs
        assert (mine[:6].lower(), mine[-4:].lower()) == (theirs[:6].lower(), theirs[-4:].lower())
        assert len(drawn["sent"].text) == 66
        assert (drawn["later"].value - drawn["day"].value).days == 3
        assert drawn["points"].value in (4, 6)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("0.1 + 0.2", Fraction(3, 10)),
        ("7 // 2 + 7 % 2", Fraction(4)),
        ("round(2 / 3, 2)", Fraction(67, 100)),
        ("2 ** 10 if 'a' in 'cat' else 0", Fraction(1024)),
        ("1 < 2 <= 2 and not (3 in (1, 2))", True),
        ("max(1, 5) - min(2, 3) + abs(-1)", Fraction(4)),
    ],
)
def test_arithmetic_is_that_of_people(expression: str, value: Any) -> None:
    assert work_out(expression, {}) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os')",
        "().__class__",
        "'a' * 10 ** 9",
        "9 ** 9 ** 9",
        "2 ** 400",
        "1 / 0",
        "a",
        "1 +",
        "lambda: 1",
        "[x for x in 'ab']",
        "'{}'.format(1)",
        "max(key=len)",
        "1 < 'a'",
        "~1",
        "(" * 200,
        "1" * 301,
    ],
)
def test_anything_else_is_refused_in_a_sentence(expression: str) -> None:
    with pytest.raises(NotWorkedOut):
        work_out(expression, {})


def test_numbers_are_written_as_people_write_them() -> None:
    assert in_words(21000) == "21,000"
    assert in_words(21000, plain=True) == "21000"
    assert in_words(Fraction(-1, 2), places=2) == "-0.50"
    assert in_words(0.1) == "0.1"
    with pytest.raises(NotWorkedOut, match="no end"):
        in_words(Fraction(1, 3))


@pytest.mark.parametrize(
    ("question", "place", "sentence"),
    [
        (changed(FEE, prompt="{gaz} gas"), ("prompt",), 'no param "gaz"'),
        (changed(FEE, answer="gaz * 2"), ("params",), 'no param "gaz"'),
        (changed(FEE, answer="gas > 1"), ("answer",), "Must be a number"),
        (changed(FEE, params={"gas": {"kind": "integr"}}), ("params", "gas", "kind"), 'Did you mean "integer"'),
        (changed(FEE, params={"gas": {"kind": "integer", "from": 1}}), ("params", "gas"), '"to" is missing'),
        (changed(FEE, params={"gas": {"kind": "integer", "from": 5, "to": 5}}), ("params", "gas"), "nothing to draw"),
        (changed(FEE, params={"gas": {"kind": "date", "from": "a", "to": "b"}}), ("params", "gas"), "no days"),
        (changed(FEE, params={"Gas": "1"}), ("params", "Gas"), "small letters"),
        (changed(FEE, params={"gas": 3}), ("params", "gas"), "group of keys"),
        (changed(FEE, read="somewhere else"), ("read",), "lesson-slug#section"),
        (changed(FEE, shows=[{"kind": "film"}]), ("shows", 0, "kind"), "not known"),
        (changed(FEE, shows=[{"kind": "message"}]), ("shows", 0), '"text" is missing'),
        (changed(WHO, where="a == b"), ("params",), "Exactly one option"),
        (changed(WHO, where="a > 9"), ("params",), "No draw was found"),
        (changed(WHO, options=[{"text": "{a}", "correct": True}, {"text": "{a}"}]), ("params",), "Says the same"),
        (changed(PICKED, pick=4, options=PICKED["options"][3:]), (), "Exactly one option"),
    ],
)
def test_authors_are_told_what_is_wrong(question: dict[str, Any], place: tuple[Any, ...], sentence: str) -> None:
    problems = find_question_problems(question)
    assert problems
    assert sentence in str(problems[0]), problems
    assert problems[0].path[: len(place)] == place


def test_what_is_shown_is_drawn_too_and_tells_nothing_more() -> None:
    question = changed(FEE, shows=[{"kind": "hash", "rows": [{"of": "{payer}", "is": "abcdef0123456789"}]}])
    shown = present_question(draw_question(compiled(question), seed="a"), seed="a")
    (thing,) = shown["shown"]
    assert thing["template"] == "learning/shown/_hash.html"
    assert thing["data"]["rows"][0]["groups"] == ["abcd", "ef01", "2345", "6789"]
    assert "answer" not in str(shown)


@pytest.mark.parametrize("question", [*A_QUIZ["questions"], FEE, WHO, PICKED], ids=lambda question: question["id"])
def test_the_right_answer_passes_none_and_wrong_ones_do_not(question: dict[str, Any]) -> None:
    for number in range(5):
        trials = list(prove_question(draw_question(compiled(question), seed=str(number))))
        assert [trial.what for trial in trials if trial.passed] == [trials[0].what]
        assert trials[0].role == "reference"
        assert trials[-1].role == "wrong"


def test_a_question_whose_reference_is_broken_is_found_out() -> None:
    drawn = draw_question(compiled(FEE), seed="a")
    broken = drawn | {"answer": Fraction(1, 3), "tolerance": 0}
    assert not next(prove_question(broken)).passed


def test_params_are_drawn_alike_in_whatever_order_they_are_kept() -> None:
    """The database sorts the keys of what it keeps."""
    params = {
        "saved": {"kind": "address"},
        "twin": {"kind": "address", "like": "saved"},
        "who": {"kind": "name"},
        "amount": {"kind": "integer", "from": 2, "to": 9},
        "all": "amount * 2",
        "mark": {"kind": "hash", "of": "{who} {all}"},
        "friend": {"kind": "name"},
    }
    drawn = draw_params(params, seed="kept")
    assert draw_params(dict(sorted(params.items())), seed="kept") == drawn
    assert draw_params(dict(reversed(params.items())), seed="kept") == drawn
    with pytest.raises(NotWorkedOut, match='no param "b"'):
        draw_params({"a": "b + 1", "b": "a + 1"}, seed="circle")
