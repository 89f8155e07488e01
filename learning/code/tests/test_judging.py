"""From a source to a verdict, in each language."""

from collections.abc import Callable
from typing import Any

import pytest

from learning.code.judging import judge
from learning.code.telling import told
from learning.code.tests.lessons import pot, sample, word_count, written
from learning.code.verdicts import Verdict

LESSONS: dict[str, Callable[[], dict[str, Any]]] = {
    "solidity": pot,
    "python": word_count,
    "solidity-pot": lambda: sample("pot"),
    "vyper-till": lambda: sample("till"),
    "python-tree": lambda: sample("tree"),
}


def judged(content: dict[str, Any], source: str, *, variant: int = 0, seed: str = "seed") -> Verdict:
    return judge(content, variant=variant, source=written(content, source, variant), seed=seed)


@pytest.mark.parametrize("name", LESSONS)
def test_the_reference_passes_in_every_variant_and_the_stub_in_none(name: str) -> None:
    content = LESSONS[name]()
    for variant in range(len(content["variants"])):
        passed = judged(content, content["reference"], variant=variant)
        assert passed.passed, passed
        assert (passed.score, passed.met) == (100, tuple(check["id"] for check in content["checks"]))
        stub = judged(content, content["stub"], variant=variant)
        assert stub.outcome == "not_yet"
        assert stub.check == content["checks"][0]["id"]
        assert stub.score == 0


@pytest.mark.parametrize("name", ["solidity", "python"])
def test_each_wrong_one_fails_the_same_way_however_often_it_is_tried(name: str) -> None:
    content = LESSONS[name]()
    for wrong in content["wrong"]:
        first = judged(content, wrong["source"], variant=1)
        assert first.outcome == "not_yet", wrong["what"]
        assert judged(content, wrong["source"], variant=1) == first


def test_the_first_failing_check_is_told_with_all_that_happened() -> None:
    content = pot()
    forgets = content["wrong"][0]["source"]
    feedback = judged(content, forgets).as_feedback()
    price = int(feedback["before"][0].rpartition("with ")[2].partition(":")[0])
    assert feedback == {
        "outcome": "not_yet",
        "variant": 0,
        "check": "adds_up",
        "before": [f"pay(), from ada, with {price}: went through", f"pay(), from ben, with {price + 1}: went through"],
        "step": "total()",
        "expected": str(price * 2 + 1),
        "actual": str(price + 1),
        "detail": feedback["detail"],
    }
    (gas,) = feedback["detail"]
    assert gas.startswith("gas ")
    page = told(feedback, content)
    assert page.check
    assert page.check.says == content["shown"][0]["says"][0]
    assert [(one.id, one.state, one.task) for one in page.checks] == [
        ("adds_up", "failed", 1),
        ("not_nothing", "open", None),
    ]
