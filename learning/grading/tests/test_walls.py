"""Somebody has taken over a child of the box: what they try comes to nothing, and each wall holds alone."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from learning.grading.box import probe
from learning.grading.inside.probes import ATTEMPTS, MANY
from learning.grading.jobs import Limits
from learning.grading.kept import Box

LIMITS = Limits(wall=2.0, cpu=1, memory=256 << 20)
OUTER = ("network", "user", "writing", "landlock", "seccomp")
INNER = ("time", "memory", "files", "processes", "child_landlock", "child_seccomp", "group", "interpreter")
# What Python's child must be able to do to start its interpreter.
STARTING = {"fork", "fork_many"}
FILES = {"read_file", "write_file", "list_files", "read_environment"}
# Which attempts each wall holds, when it stands alone. Those that no wall but the clock holds end by it.
ALONE = {
    "network": {"open_socket", "look_at_network"},
    "writing": {"write_file"},
    "landlock": {*FILES, "open_socket", "run_program"},
    "seccomp": {"open_socket", "look_at_network", "trace_parent"},
    "time": {"take_time"},
    "memory": {"take_memory"},
    "files": {"open_many"},
    "child_landlock": {*FILES, "open_socket", "run_program", "trace_parent"},
    "child_seccomp": set(ATTEMPTS) - {"take_memory", "take_time", "sleep", "flood", "forge_answer", "crash"},
    "interpreter": {*FILES, "open_socket", "run_program", "trace_parent"},
}
# Ended by the server, whatever stands: it stops listening, or hears what is no answer.
BY_SERVER = {"sleep", "flood", "forge_answer", "crash"}
# They end when their time is up.
SLOW = {"sleep", "take_time", "take_memory"}


@contextmanager
def a_box(without: tuple[str, ...]) -> Iterator[Box]:
    made = Box(without=without, probing=True)
    try:
        yield made
    finally:
        made.stop()


def came_through(box: Box, attempts: set[str], *, interpreting: bool = False) -> set[str]:
    """Those that managed what they tried. The box answers after each."""
    through = set()
    for attempt in sorted(attempts):
        if "managed" in probe(attempt, limits=LIMITS, box=box, interpreting=interpreting):
            through.add(attempt)
    return through


def test_nothing_comes_through_where_contracts_are_run(box: Box) -> None:
    assert came_through(box, set(ATTEMPTS)) == set()


def test_only_processes_that_end_with_it_come_through_where_python_is_run(box: Box) -> None:
    assert came_through(box, set(ATTEMPTS) - SLOW, interpreting=True) - {"kill_parent"} == STARTING


def test_many_processes_end_with_their_job(box: Box) -> None:
    came_to = probe("fork_many", limits=LIMITS, box=box, interpreting=True)["managed"]
    assert came_to.startswith(f"made {MANY} processes")
    group = int(came_to.rpartition(" ")[2])
    with pytest.raises(ProcessLookupError):
        await_end(group, box)


def await_end(group: int, box: Box) -> None:
    """They are told to end before the answer comes, end when the machine comes to it, and are reaped after a job.

    Raises ProcessLookupError as soon as nothing is left.
    """
    until = time.monotonic() + 60
    while time.monotonic() < until:
        os.killpg(group, 0)
        probe("fork", limits=LIMITS, box=box)


@pytest.mark.stress
def test_the_inner_walls_hold_without_the_outer_ones() -> None:
    with a_box(OUTER) as box:
        assert came_through(box, set(ATTEMPTS)) == set()
        # Where Python is run, the outer ones keep the network away.
        outside = {"look_at_network", "become_root"}
        assert came_through(box, set(ATTEMPTS) - outside, interpreting=True) - {"kill_parent"} == STARTING


@pytest.mark.stress
@pytest.mark.parametrize("wall", ALONE)
def test_each_wall_holds_alone(wall: str) -> None:
    others = tuple(other for other in (*OUTER, *INNER) if other != wall)
    with a_box(others) as box:
        interpreting = wall == "interpreter"
        told = probe("flood", limits=LIMITS, box=box, interpreting=interpreting)
        assert "managed" not in told
        if missing := box.server.hello["walls"].get(wall):
            pytest.skip(f"this machine has no wall {wall}: {missing}")
        assert came_through(box, ALONE[wall] | BY_SERVER, interpreting=interpreting) == set()


@pytest.mark.stress
def test_the_attempts_come_through_where_nothing_stands() -> None:
    """Or they would prove nothing about the walls. The clock of the server stands always."""
    with a_box((*OUTER, *INNER)) as box:
        # A program that takes its place gives no answer, and a leader of a group cannot leave it.
        ended = {"run_program", "leave_group", *BY_SERVER, *SLOW}
        tried = set(ATTEMPTS) - ended - ({"become_root"} if os.geteuid() else set())
        assert came_through(box, tried) == tried
