"""Grading, as its worker does it with a warm box: one after another, twenty at once, and pages meanwhile."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle
from typing import Final

from django.db import connection
from django.urls import reverse

from benchmarks.grading.submissions import LANGUAGES
from benchmarks.harness.client import Client, UnexpectedAnswer, sign_in
from benchmarks.harness.sampling import Timings, measure
from benchmarks.harness.server import serving
from benchmarks.learning.participants import learners
from benchmarks.report.markdown import table, times_of
from learning.grading.kept import Box, computed
from web3versity.management.commands.run import graders

# Milliseconds of the median, warm.
GOALS: Final = {"Python": 50.0, "Vyper": 500.0, "Solidity": 1000.0}
AT_ONCE: Final = 20
AT_ONCE_SECONDS: Final = 15.0
# The pages' median while all boxes are busy, of the quiet one.
MOST_SLOWED: Final = 1.5
PAGES: Final = {"Course browse": "learning:catalog", "Dashboard": "dashboard", "Thread list": "community:thread-list"}
_numbers = count()


def grading_section(samples: int) -> str:
    """Tables, as Markdown, in the connected database, which holds learners."""
    boxes = [Box() for _ in range(graders())]
    try:
        one = _one_by_one(boxes[0], samples // 3)
        for box in boxes[1:]:
            _warm(box)
        seconds = _at_once(boxes)
        pages = _pages(boxes, samples)
    finally:
        for box in boxes:
            box.stop()
    verdict = "met" if seconds < AT_ONCE_SECONDS else "MISSED"
    words = f"{AT_ONCE} handed in at once, of all languages, with {len(boxes)} graded at a time: the last is answered "
    words += f"after {seconds:.1f} s (goal: under {AT_ONCE_SECONDS:g} s, {verdict})."
    return f"{one}\n\n{words}\n\n{pages}"


def _warm(box: Box) -> None:
    for submit in LANGUAGES.values():
        _grade(submit, box)


def _grade(submit: Callable[[int, Box], bool], box: Box) -> None:
    """Another submission. Raises UnexpectedAnswer."""
    if not submit(next(_numbers), box):
        raise UnexpectedAnswer("A submission of the benchmark was not graded.")


def _one_by_one(box: Box, samples: int) -> str:
    _warm(box)
    rows = []
    for language, submit in LANGUAGES.items():
        first, before = next(_numbers), _computed(box)
        times = measure(partial(_grade, submit, box) for _ in range(samples))
        # Those that warm up are not timed, and cost as much.
        spent = 1000 * (_computed(box) - before) / (next(_numbers) - first - 1)
        verdict = "met" if times.p50 < GOALS[language] else "MISSED"
        graded = str(len(times.milliseconds))
        rows.append([language, *times_of(times), f"{spent:.0f}", graded, f"under {GOALS[language]:g}: {verdict}"])
    return table(("Graded warm (ms)", "p50", "p99", "processor, each", "graded", "goal"), rows)


def _computed(box: Box) -> float:
    """Seconds of processor time that the box's processes and their children have used."""
    return computed(box.server.pid, with_children=True) + computed(box.solidity.pid)


def _at_once(boxes: list[Box]) -> float:
    """Seconds until the last of twenty is answered."""
    waiting = iter([list(LANGUAGES.values())[number % len(LANGUAGES)] for number in range(AT_ONCE)])
    lock = threading.Lock()

    def serve(box: Box) -> None:
        while True:
            with lock:
                submit = next(waiting, None)
            if submit is None:
                return
            _grade(submit, box)

    begun = time.monotonic()
    with ThreadPoolExecutor(len(boxes)) as pool:
        list(pool.map(serve, boxes))
    return time.monotonic() - begun


def _pages(boxes: list[Box], samples: int) -> str:
    quiet: dict[str, Timings] = {}
    busy: dict[str, Timings] = {}
    with serving(str(connection.settings_dict["NAME"])) as server, Client(server.port) as client:
        for title, name in PAGES.items():
            quiet[title] = _measure(client, name, samples)
        with _grading(boxes):
            for title, name in PAGES.items():
                busy[title] = _measure(client, name, samples)
    rows = [_row(title, quiet[title], busy[title]) for title in PAGES]
    goal = f"at most {MOST_SLOWED:g} x"
    head = ("Page (ms)", "quiet p50", "p99", "while all boxes grade: p50", "p99", "p50 of quiet", goal)
    return table(head, rows)


def _row(title: str, quiet: Timings, busy: Timings) -> list[str]:
    share = busy.p50 / quiet.p50
    verdict = "met" if share <= MOST_SLOWED else "MISSED"
    return [title, *times_of(quiet), *times_of(busy), f"{share:.2f} x", verdict]


def _measure(client: Client, name: str, samples: int) -> Timings:
    sessions = cycle([sign_in(user) for user in learners(20)])
    path = reverse(name)
    return measure(lambda: client.get(path, session=next(sessions)) for _ in range(samples))


@contextmanager
def _grading(boxes: list[Box]) -> Iterator[None]:
    """Every box grades one submission after another until the end of the block."""
    is_over = threading.Event()

    def grade(box: Box) -> None:
        for submit in cycle(LANGUAGES.values()):
            if is_over.is_set():
                return
            _grade(submit, box)

    with ThreadPoolExecutor(len(boxes)) as pool:
        running = [pool.submit(grade, box) for box in boxes]
        try:
            yield
        finally:
            is_over.set()
    for one in running:
        one.result()
