"""Many submissions leave nothing behind: no process, no open file, no memory."""

from pathlib import Path

import pytest

from learning.grading.box import SOLIDITY_KEPT, compile_contract, run_python
from learning.grading.jobs import Evaluate, PythonJob
from learning.grading.kept import Box, resident

WARM = 50
# Bytes by which a process may differ from what it was when it was warm.
GROWTH = 32 << 20


def open_files(pid: int | str | None) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def children(pid: int | None) -> str:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


def hand_in(number: int, box: Box) -> None:
    if number % 10 == 0:
        assert compile_contract("solidity", f"contract A {{ uint x = {number}; }}", box=box).ran
    elif number % 10 < 4:
        assert compile_contract("vyper", f"x: constant(uint256) = {number}\n", box=box).ran
    else:
        assert run_python(PythonJob(f"x = {number}\n", ((Evaluate("x"),),)), box=box).scripts[0][0].value == number


@pytest.mark.stress
@pytest.mark.parametrize("count", [150, pytest.param(1000, marks=pytest.mark.thorough)])
def test_many_submissions_leave_nothing_behind(count: int) -> None:
    box = Box()
    try:
        for number in range(WARM):
            hand_in(number, box)
        pids = box.server.pid, box.solidity.pid
        before = [open_files(pid) for pid in ("self", *pids)]
        held = resident(box.server.pid)
        for number in range(WARM, count):
            hand_in(number, box)
        assert (box.server.pid, box.solidity.pid) == pids
        assert [open_files(pid) for pid in ("self", *pids)] == before
        assert children(box.server.pid) == ""
        assert resident(box.server.pid) < held + GROWTH
        assert resident(box.solidity.pid) < SOLIDITY_KEPT
    finally:
        box.stop()
    assert open_files("self") == before[0] - 4, "two pipes for each process"
