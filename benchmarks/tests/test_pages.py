"""The pages' part of the benchmark: what it counts is processor time, and it asks for pages that are there."""

import os
import re
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone
from pytest_django.fixtures import Settings

from benchmarks.generate.scale import scale_of
from benchmarks.generate.world import generate
from benchmarks.harness.bare import ROWS
from benchmarks.harness.cpu import Spent, spent_by
from benchmarks.pages.listed import LEARNERS, VISITORS
from benchmarks.pages.measure import CONSTANT, Cost, Measured, PagesResult
from benchmarks.pages.report import SchoolResult, pages_report
from benchmarks.tests.test_command import run_bench


def measured(title: str, milliseconds: float, *, floor: str = CONSTANT, is_kept: bool = False) -> Measured:
    found = Measured(title, floor, is_kept, iter(()))
    # The machine was busy in the second round.
    found.rounds = [
        Cost(Spent(each, each), each, 2048) for each in (milliseconds / 2, 50 * milliseconds, milliseconds / 2)
    ]
    return found


def result_of(learners_page: float) -> PagesResult:
    return PagesResult(
        visitors=[measured("Catalog", 2, is_kept=True), measured("Catalog", 9, floor="rows")],
        learners=[measured("Dashboard", learners_page, floor="rows")],
        floors={CONSTANT: measured("A constant", 1), "rows": measured("rows", 2)},
    )


def test_the_report_tells_pages_in_floors_and_how_they_grow() -> None:
    words = pages_report([SchoolResult("10 learners", result_of(6)), SchoolResult("100 learners", result_of(7.5))])
    # 2 is twice a constant, 9 is 4.5 times its rows, 6 is three times them.
    assert re.search(
        r"\| Catalog, again \| +1\.00 \| +1\.00 \| 2\.00 \| +1\.00 \| 2\.0 x \| +met \| +1\.0 \| 2\.0 \|", words
    )
    assert re.search(r"\| Catalog +\|.*\| 4\.5 x \| +MISSED \|", words)
    assert re.search(r"\| Dashboard +\|.*\| 3\.0 x \| +met \|", words)
    assert re.search(r"\| Dashboard, learners +\| 1\.25 x \| +MISSED \|", words)
    assert re.search(r"\| Catalog, visitors +\| 1\.00 x \| +met \|", words)


@pytest.mark.django_db
def test_processor_time_is_that_of_the_processes_that_are_named() -> None:
    before = spent_by(os.getpid())
    until = time.process_time() + 0.05
    while time.process_time() < until:
        pass
    busy = spent_by(os.getpid()).since(before).site
    before = spent_by(os.getpid())
    time.sleep(0.05)
    assert busy >= 45
    assert spent_by(os.getpid()).since(before).site < busy / 2


@pytest.mark.stress
@pytest.mark.thorough
@pytest.mark.django_db(transaction=True)
def test_every_page_is_there_and_its_bare_view_reads_rows(settings: Settings) -> None:
    settings.ROOT_URLCONF = "benchmarks.harness.urls"
    for _ in generate(scale_of(0.01), seed=1, now=timezone.now()):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_leaderboard()")
    browser = Browser(SERVER_NAME="localhost")
    for page in (*VISITORS, *LEARNERS):
        ask = page.asks()[0]
        browser.cookies.clear()
        browser.cookies["sessionid"] = ask.session
        assert browser.get(ask.path).status_code == 200, page.title
        bare = browser.get(f"/bench/bare/{page.rows}/", {"of": ask.of})
        # The first paragraph is the reader's name.
        assert bare.content.count(b"<p>") > 1 or not ROWS[page.rows], page.title


@pytest.mark.stress
@pytest.mark.thorough
def test_the_pages_are_measured_at_both_sizes(django_db_setup: None, tmp_path: Path) -> None:
    path = tmp_path / "benchmarks.md"
    output = run_bench("--only", "pages", "--people", "8", "--document", str(path))
    for page in VISITORS:
        assert len(re.findall(rf"\| {page.title}(?:, again)? +\| +\d+\.\d\d \|", output)) >= 2, page.title
    assert re.search(r"\| Dashboard, learners +\| +\d+\.\d\d x \|", output)
    assert re.search(r"\| Thread list, visitors +\| +8 \| +\d+ \|", output)
    assert output.strip() in path.read_text(encoding="utf-8")
