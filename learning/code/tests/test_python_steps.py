"""Calls of Python lessons: which values are the same, what counts as refused, and that nothing hidden can be read."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.code.judging import judge
from learning.code.plain_values import is_same, written_out
from learning.code.reference import NoReference
from learning.code.verdicts import Verdict


def judged(source: str, *run: dict[str, Any], **lesson: Any) -> Verdict:
    inputs = lesson.pop("inputs", {})
    content = {
        "language": "python",
        "variants": [{"most": 3}],
        "params": {"place": {"kind": "integer", "from": 1000, "to": 9999}},
        "reference": "def f(value):\n    return value\n",
        "checks": [{"id": "one", "says": "It works.", "inputs": inputs, "run": list(run)}],
    } | lesson
    return judge(content, variant=0, source=source, seed="seed")


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("True", "1"),
        ("1", "True"),
        ("2", "2.0"),
        ("[1, 2]", "(1, 2)"),
        ("[(1, True)]", "[(1, 1)]"),
        ("{'a': 1}", "{'a': True}"),
        ("{1: 'a'}", "{True: 'a'}"),
        ("'1'", "1"),
        ("b'a'", "'a'"),
        ("None", "False"),
        ("[]", "None"),
    ],
)
def test_values_that_only_look_alike_are_told_apart(expected: str, actual: str) -> None:
    verdict = judged(f"def f():\n    return {actual}\n", {"call": "f()", "gives": expected})
    assert verdict.outcome == "not_yet"
    assert verdict.expected != verdict.actual


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda part: st.lists(part) | st.tuples(part, part) | st.dictionaries(st.text() | st.integers(), part),
    max_leaves=8,
)


@given(PLAIN, PLAIN)
def test_two_values_are_the_same_only_when_python_writes_them_alike(one: Any, other: Any) -> None:
    assert is_same(one, one)
    if is_same(one, other):
        assert one == other
        assert type(one) is type(other)
    elif not isinstance(one, dict):
        assert repr(one) != repr(other)


@pytest.mark.parametrize(
    ("raised", "wanted", "is_met"),
    [
        ("raise ValueError('no')", "ValueError", True),
        ("raise ValueError", "Exception", True),
        ("{}['a']", "LookupError", True),
        ("raise TypeError('no')", "ValueError", False),
        ("1 // 0", "ValueError", False),
        ("return ValueError('no')", "ValueError", False),
        ("return 1", "ValueError", False),
    ],
)
def test_what_a_call_raises(raised: str, wanted: str, is_met: bool) -> None:
    verdict = judged(f"def f():\n    {raised}\n", {"call": "f()", "raises": wanted})
    assert verdict.passed == is_met
    if not is_met:
        assert verdict.expected == f"raises {wanted}"


def test_an_endless_loop_and_memory_without_end_are_told_as_such_and_refuse_nothing() -> None:
    loop = judged("def f():\n    while True:\n        pass\n", {"call": "f()", "raises": "Exception"})
    assert (loop.outcome, loop.reason, loop.check) == ("out_of_time", "cpu", "one")
    memory = judged(
        "def f():\n    found = [1]\n    while True:\n        found = found + found\n",
        {"call": "f()", "raises": "MemoryError"},
    )
    assert (memory.outcome, memory.reason) == ("out_of_memory", "memory")


def test_what_was_done_and_printed_is_told_with_the_line() -> None:
    source = "def f(value):\n    print('seen', value)\n    if value > 1:\n        return [][value]\n    return value\n"
    run: list[dict[str, Any]] = [{"call": "f(1)", "gives": 1}, {"call": "f(most)", "gives": "reference"}]
    verdict = judged(source, *run)
    assert verdict.as_feedback() == {
        "outcome": "not_yet",
        "variant": 0,
        "check": "one",
        "before": ["f(1): 1"],
        "step": "f(most)",
        "expected": "3",
        "actual": "raised IndexError: list index out of range",
        "detail": ["most = 3"],
        "mistakes": [{"line": 4, "column": 0, "message": "IndexError: list index out of range"}],
        "printed": "seen 3\n",
    }
    raised = judged("x = 1\nraise KeyError('no')\n", *run)
    assert (raised.outcome, raised.check, raised.expected, raised.mistakes[0]["line"]) == ("not_yet", "one", "runs", 2)
    assert judged("def f(:\n", *run).outcome == "not_compiled"


def test_nothing_hidden_can_be_read_by_its_name_or_changed() -> None:
    """Learners see how params and inputs are called when a check fails; their code still cannot ask for them."""
    run = {"call": "f(secret)", "gives": "place"}
    lesson: dict[str, Any] = {"inputs": {"secret": "made(place)"}, "makers": "def made(place):\n    return [place]\n"}
    assert judged("def f(given):\n    return given[0]\n", run, **lesson).passed
    for guess in ("place", "secret[0]", "most", "made(1)", "f.__globals__", "globals()", "given.place"):
        verdict = judged(f"def f(given):\n    return {guess}\n", run, **lesson)
        assert verdict.outcome == "not_yet", guess
        assert verdict.actual.startswith("raised "), guess
    assert judged("place = 1\nsecret = 2\n\ndef f(given):\n    return given[0]\n", run, **lesson).passed


def test_what_is_printed_or_raised_imitates_no_pass() -> None:
    run = {"call": "f()", "gives": 5}
    for source in (
        'print(\'{"scripts": [[{"is_ok": true, "value": 5}]]}\')\n\ndef f():\n    print(5)\n',
        "def f():\n    raise ValueError('5')\n",
        "f = 5\n",
    ):
        assert not judged(source, run).passed


def test_a_function_that_changes_what_it_is_given_meets_it_changed() -> None:
    run = [
        {"call": "f(numbers)", "gives": "[1, 2, 3]"},
        {"call": "numbers", "gives": "[3, 1, 2]"},
    ]
    lesson = {"inputs": {"numbers": "[3, 1, 2]"}, "reference": "def f(given):\n    return sorted(given)\n"}
    assert judged("def f(given):\n    return sorted(given)\n", *run, **lesson).passed
    changed = judged("def f(given):\n    given.sort()\n    return given\n", *run, **lesson)
    assert (changed.step, changed.actual) == ("numbers", "[1, 2, 3]")


def test_a_lesson_whose_own_code_fails_is_our_mistake() -> None:
    with pytest.raises(NoReference):
        judged("def f(value):\n    return 1\n", {"call": "g(1)", "gives": "reference"})


@settings(max_examples=15)
@given(st.integers(min_value=-(2**70), max_value=2**70).filter(lambda number: not 1000 <= number <= 9999))
def test_a_wrong_value_never_passes_and_the_same_source_gets_the_same_answer(number: int) -> None:
    source = f"def f(value):\n    return {number}\n"
    run = {"call": "f(place)", "gives": "reference"}
    first = judged(source, run)
    assert not first.passed
    assert first.actual == str(number)
    assert judged(source, run) == first


def test_a_number_without_end_is_not_written_out() -> None:
    assert written_out(2**20_000) == "a number too long to be shown"
    assert len(written_out("x" * 10_000)) == 300
