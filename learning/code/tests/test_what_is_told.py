"""What a learner is told: all of the first check that fails, and of the others nothing but their sentences."""

import json
import os
import signal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.code.judging import draws_of, judge
from learning.code.params import draw_values
from learning.code.telling import told
from learning.code.tests.lessons import pot, word_count, written
from learning.code.verdicts import Verdict
from learning.grading.box import the_box
from learning.grading.kept import Kept, Lost
from learning.lesson_types.kind import GradingUnavailable

NAMES = ("first", "second", "third")


def three_checks() -> dict[str, Any]:
    """Each with a hidden number of its own."""
    return {
        "language": "python",
        "variants": [{}],
        "params": {name: {"kind": "integer", "from": 10**12, "to": 10**13} for name in NAMES},
        "reference": "def f(which, numbers):\n    return numbers\n",
        "makers": "def of(number):\n    return [number]\n",
        "checks": [
            {
                "id": name,
                "says": f"The {name} works.",
                "inputs": {f"{name}_kept": f"of({name})"},
                "run": [{"call": f"f('{name}', {name}_kept)", "gives": "reference"}],
            }
            for name in NAMES
        ],
    }


@settings(max_examples=12)
@given(st.sampled_from(NAMES), st.text(max_size=12))
def test_of_the_other_checks_no_value_is_told(broken: str, seed: str) -> None:
    source = f"def f(which, numbers):\n    print(numbers)\n    return which if which == '{broken}' else numbers\n"
    content = three_checks()
    verdict = judge(content, variant=0, source=source, seed=seed)
    words = json.dumps(verdict.as_feedback())
    hidden = {name: str(value) for name, value in draw_values(content["params"], seed=draws_of(seed, source)).items()}
    assert (verdict.outcome, verdict.check) == ("not_yet", broken)
    assert verdict.met == NAMES[: NAMES.index(broken)]
    assert [name for name, value in hidden.items() if value in words] == [broken]


def test_another_source_and_another_seed_meet_other_values() -> None:
    content = pot()
    wrong = written(content, content["wrong"][0]["source"])
    one = judge(content, variant=0, source=wrong, seed="hers").expected
    assert judge(content, variant=0, source=wrong + "\n", seed="hers").expected != one
    assert judge(content, variant=0, source=wrong, seed="his").expected != one


def test_what_an_older_lesson_was_told_can_still_be_read() -> None:
    content = word_count()
    gone = told({"outcome": "not_yet", "variant": 7, "check": "gone", "met": ["counts", "also gone"]}, content)
    assert gone.check is None
    assert [(one.id, one.state) for one in gone.checks] == [("counts", "met"), ("refuses", "open")]
    assert told({}, content).outcome == ""
    late = told({"outcome": "out_of_time", "reason": "wall", "variant": 0}, content)
    assert late.sentence == "Your code ran out of time."
    assert told({"outcome": "too_much", "reason": "of another release"}, content).sentence == "Your code did not run."


def test_feedback_holds_nothing_that_the_database_refuses() -> None:
    hostile = "\0\ud800\u202e"
    verdict = Verdict("not_yet", 0, 1, before=(hostile,), mistakes=({"line": 1, "message": hostile},), printed=hostile)
    words = json.dumps(verdict.as_feedback(), ensure_ascii=False)
    assert "\0" not in words
    assert "\ud800" not in words
    assert words.encode()
    assert Verdict.from_feedback(verdict.as_feedback(), checks=1).as_feedback() == verdict.as_feedback()


def test_a_server_that_was_killed_is_started_again_and_one_that_never_answers_is_our_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = word_count()
    reference = written(content, content["reference"])
    assert judge(content, variant=0, source=reference, seed="seed").passed
    killed: list[int] = []
    ask = Kept.ask

    def ask_and_kill(self: Kept, message: dict[str, Any], **options: Any) -> bytes:
        self.await_ready()
        assert self.pid
        killed.append(self.pid)
        os.kill(self.pid, signal.SIGKILL)
        return ask(self, message, **options)

    with monkeypatch.context() as deadly:
        deadly.setattr(Kept, "ask", ask_and_kill)
        with pytest.raises(GradingUnavailable):
            judge(content, variant=0, source=reference, seed="seed")
    assert len(set(killed)) == 2, "it was started once more"
    assert judge(content, variant=0, source=reference, seed="seed").passed
    assert the_box().server.pid not in killed


def test_no_figure_of_the_reference_is_no_reason_to_fail_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pot()

    def lost(*_args: Any, **_options: Any) -> Any:
        raise GradingUnavailable("no box") from Lost()

    monkeypatch.setattr("learning.code.gas.run_compiled", lost)
    verdict = judge(content, variant=0, source=written(content, content["reference"]), seed="seed")
    assert verdict.passed
    assert verdict.gas
    assert set(verdict.gas) == {"yours"}
