"""Practical lessons prove themselves without a chain, and turn red when one of their checks judges wrongly."""

from typing import Any

import pytest

from chain.practicals.checks import CHECKS
from chain.practicals.checks.kind import NOT_YET, State, Verdict
from learning.exercises.proof import find_faults
from learning.lesson_types import compile_content
from learning.loader.course_folder import read_course
from learning.management.commands.load_courses import LIBRARY

COMMON = {"says": "It is done."}
WHOLE: dict[str, Any] = {
    "task": "Order **{bags} bags**, and refuse the rest.",
    "params": {"bags": {"kind": "integer", "from": 2, "to": 9}, "tip": {"kind": "hbar", "from": "0.30", "to": "0.90"}},
    "instance": "market_stall",
    "requests": [
        {"id": "order", "label": "Order {bags} bags", "call": "order", "args": ["{bags}"]},
        {"id": "note", "label": "Sign", "message": "I was here."},
        {"id": "tip", "label": "Give it away", "to": "0x00000000000000000000000000000000000000AA", "value": "{tip}"},
    ],
    "checks": [
        {"id": "called", "kind": "receipt", "expect": {"to": "instance", "call": "order", "args": ["{bags}"]}},
        {
            "id": "ordered",
            "kind": "event",
            "expect": {"contract": "instance", "event": "Ordered", "args": {"buyer": "learner", "bags": "{bags}"}},
        },
        {"id": "ticket", "kind": "answer", "expect": {"of": "ordered", "read": "event.ticket"}, "label": "Ticket"},
        {"id": "fee", "kind": "answer", "expect": {"of": "called", "read": "fee"}, "label": "Fee"},
        {"id": "gas", "kind": "answer", "expect": {"of": "called", "read": "gas_used"}, "label": "Gas"},
        {"id": "signed", "kind": "signature", "expect": {"message": "note"}},
        {"id": "elsewhere", "kind": "signature", "expect": {"message": "note", "session": "other"}},
        {"id": "refused", "kind": "absence", "expect": {"request": "tip"}},
        {"id": "unsigned", "kind": "absence", "expect": {"request": "note"}},
        {"id": "unordered", "kind": "absence", "expect": {"request": "order"}},
    ],
    "debrief": "Contracts speak in events.",
}
for _check in WHOLE["checks"]:
    _check |= COMMON | {"hint": f"A hint for {_check['id']} alone."}


def practicals() -> list[tuple[str, dict[str, Any]]]:
    """Those of the library."""
    sources = [read_course(folder).source for folder in sorted(LIBRARY.iterdir()) if folder.is_dir()]
    lessons = [lesson for source in sources if source for lesson in source.lessons]
    return [(lesson.slug, lesson.content) for lesson in lessons if lesson.lesson_type == "practical"]


@pytest.fixture
def content() -> dict[str, Any]:
    return compile_content("practical", WHOLE)


def test_a_practical_with_every_check_proves_itself(content: dict[str, Any]) -> None:
    assert find_faults("practical", content) == []


def test_every_practical_of_the_library_proves_itself() -> None:
    found = practicals()
    assert len(found) >= 3
    assert [(slug, faults) for slug, content in found if (faults := find_faults("practical", content, draws=2))] == []


@pytest.mark.parametrize("kind", ["receipt", "event", "answer", "signature", "absence"])
@pytest.mark.parametrize("verdict", [Verdict(State.GREEN), NOT_YET])
def test_a_check_that_judges_wrongly_turns_it_red(
    content: dict[str, Any], monkeypatch: pytest.MonkeyPatch, kind: str, verdict: Verdict
) -> None:
    monkeypatch.setattr(CHECKS[kind], "judge", lambda _check, _case: verdict)
    faults = find_faults("practical", content, draws=1)
    concerned = [check["id"] for check in content["checks"] if check["kind"] == kind]
    assert {fault.partition(":")[0] for fault in faults} == set(concerned)
    if verdict.state == State.GREEN:
        assert any("It passes without anything done" in fault for fault in faults)
        assert any("A wrong way passes" in fault for fault in faults)
    else:
        assert all("The reference does not pass" in fault for fault in faults)
