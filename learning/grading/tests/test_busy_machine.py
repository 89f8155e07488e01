"""What got no processor is no fault of a learner's, and what is slow to begin is not begun again and again."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from learning.grading import kept
from learning.grading.box import compile_contract
from learning.grading.kept import Box, Lost, TooLong
from learning.lesson_types.kind import GradingUnavailable

SOURCE = "contract A {}"


@pytest.fixture
def cold() -> Iterator[Box]:
    made = Box()
    yield made
    made.stop()


def test_a_server_that_is_slow_to_begin_is_waited_for_as_long_as_it_gets_on(
    cold: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = count(1)
    monkeypatch.setattr(kept, "STILL_SECONDS", 0.01)
    monkeypatch.setattr(kept, "computed", lambda _pid: next(looks) / 10_000)

    cold.server.start()
    first = cold.server.pid
    cold.server._let_warm_up()

    assert next(looks) > 2, "it did not say anything within the time of one look"
    assert cold.server.pid == first


@pytest.mark.parametrize("spent", [0.0, kept.START_SECONDS + 1])
def test_a_server_that_stands_still_or_never_has_done_is_given_up(
    cold: Box, monkeypatch: pytest.MonkeyPatch, spent: float
) -> None:
    cold.server.start()
    assert cold.server.pid
    os.kill(cold.server.pid, signal.SIGSTOP)
    monkeypatch.setattr(kept, "STILL_SECONDS", 0.01)
    monkeypatch.setattr(kept, "computed", lambda _pid: spent)
    with pytest.raises(Lost, match="does not come up"):
        cold.server.await_ready()
    assert cold.server.pid is None


@pytest.mark.parametrize(("computed", "asked"), [(0.0, 2), (3.0, 1)])
def test_a_compiler_that_never_got_the_processor_is_no_slow_source(
    cold: Box, monkeypatch: pytest.MonkeyPatch, computed: float, asked: int
) -> None:
    tried = []

    def late(*_message: Any, **_limits: Any) -> bytes:
        tried.append(1)
        raise TooLong(computed)

    monkeypatch.setattr(cold.solidity, "ask", late)
    if computed:
        assert compile_contract("solidity", SOURCE, box=cold).outcome == "out_of_time"
    else:
        with pytest.raises(GradingUnavailable):
            compile_contract("solidity", SOURCE, box=cold)
    assert len(tried) == asked
