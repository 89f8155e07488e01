"""Whatever is handed in, and whatever a child says, ends in a report."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.grading import reading
from learning.grading.box import compile_contract, run_python
from learning.grading.jobs import Call, Deploy, Evaluate, PythonJob
from learning.grading.kept import Box
from learning.grading.tests.hostile import ADA, expect_next_served
from learning.grading.tests.test_box import SOLIDITY, VYPER

PYTHON = "def both(value):\n    print('hello')\n    return [value, {1: (2, 3)}]\n\nclass A:\n    x: int = 1\n"
VALID = {"solidity": SOLIDITY, "vyper": VYPER, "python": PYTHON}
# Bytes that are no UTF-8 arrive as half characters.
ANYTHING = st.binary(max_size=300).map(lambda body: body.decode("utf-8", "surrogateescape")) | st.text(max_size=300)
# A Solidity source takes ten times as long as the others.
EXAMPLES = {"solidity": 12, "vyper": 60, "python": 60}
UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@st.composite
def mutated(draw: st.DrawFn, source: str) -> str:
    """A valid source of which parts were taken out, doubled, moved, or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(source)))
        end = min(len(source), begin + draw(st.integers(0, 40)))
        part = draw(
            st.sampled_from(("", source[begin:end] * 2, source[-end:], *"(){}[]:;\"'\\\n\t\0é\u202e", "0x", "1e99"))
        )
        source = source[:begin] + part + source[end:]
    return source


@pytest.mark.parametrize("language", VALID)
def test_any_text_comes_to_a_report(box: Box, language: str) -> None:
    expect_next_served(language, box)
    served = box.server.pid

    @settings(max_examples=EXAMPLES[language], suppress_health_check=UNHURRIED)
    @given(ANYTHING | mutated(VALID[language]))
    def hand_in(source: str) -> None:
        if language == "python":
            report: Any = run_python(PythonJob(source, ((Evaluate("both(1)"),),)), box=box)
        else:
            report = compile_contract("vyper" if language == "vyper" else "solidity", source, box=box)
        assert report.outcome
        assert repr(report)

    hand_in()
    expect_next_served(language, box)
    assert box.server.pid == served, "started anew"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
# The words of true answers, with anything behind them.
WORDS = st.sampled_from(
    "scripts mistakes said contracts code abi compiler loading reason failed is_ok value output logs topics data "
    "address balance gas_used line int bytes tuple set dict".split()
)
ANSWERS = st.dictionaries(
    WORDS, st.recursive(JSON, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5))
)


@given(ANSWERS)
@settings(max_examples=60, suppress_health_check=UNHURRIED)
def test_any_answer_of_a_child_is_read_or_given_up(answer: dict[str, Any]) -> None:
    answer = json.loads(json.dumps(answer))
    assert reading.read_compiled(answer, source="contract A {}", contract="A").outcome
    assert reading.read_python(answer, ((Evaluate("1"),),)).outcome
    script = (Deploy(ADA), Call(ADA))
    assert len(reading.read_scripts(answer, (script,))) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"scripts": [[{"is_ok": True, "value": {"int": "zz"}}]]},
        {"scripts": [[{"is_ok": True, "value": {"set": [[1]]}}]]},
        {"scripts": [[{"is_ok": True, "gas_used": float("inf")}]]},
        {"scripts": [[{"is_ok": True, "value": json.loads("[" * 900 + "]" * 900)}]]},
        {"mistakes": [[float("inf"), 1, "x"]]},
        {"mistakes": "abc"},
        {"loading": []},
    ],
    ids=str,
)
def test_answers_that_no_child_of_ours_gives(answer: dict[str, Any]) -> None:
    script = (Deploy(ADA), Call(ADA))
    assert reading.read_python(answer, ((Evaluate("1"),),)).outcome
    assert len(reading.read_scripts(answer, (script,))) == 1
    assert reading.read_compiled(answer, source="", contract="").outcome
