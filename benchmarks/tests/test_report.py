from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generate.scale import scale_of
from benchmarks.harness.sampling import Timings, percentile
from benchmarks.learning.board_refresh import Refresh
from benchmarks.learning.operations import FLOORS, OPERATIONS
from benchmarks.report.document import write_section
from benchmarks.report.markdown import report, table
from benchmarks.report.result import Result, goals_of

A_DAY = datetime(2026, 3, 1, tzinfo=UTC)


def timings(milliseconds: float, *, statements: int = 1) -> Timings:
    return Timings([milliseconds] * 3, [statements] * 3)


def result_of(milliseconds: float, *, statements: int = 2) -> Result:
    keys = [operation.key for operation in OPERATIONS]
    some = timings(milliseconds, statements=statements)
    return Result(
        scale_of(1),
        facts={"Machine": "2 cores"},
        sizes=[],
        at_database=dict.fromkeys(keys, some),
        over_http=dict.fromkeys(keys, some),
        floors=dict.fromkeys(FLOORS, some),
        refreshes=[Refresh("empty boards", 10_000, milliseconds * 100)],
    )


def test_a_percentile_is_the_value_that_so_many_do_not_exceed() -> None:
    values = [float(number) for number in range(1, 201)]
    assert (percentile(values, 50), percentile(values, 99), percentile(values, 100)) == (100, 198, 200)
    assert percentile([7.0], 99) == 7


def test_columns_stand_in_line() -> None:
    assert table(("Operation", "ms"), [("User login", "1.50"), ("Browse", "12.00")]) == (
        "| Operation  |    ms |\n|------------|------:|\n| User login |  1.50 |\n| Browse     | 12.00 |"
    )


def test_the_report_names_every_operation_and_floor() -> None:
    words = report(result_of(3))
    for operation in OPERATIONS:
        assert f"| {operation.title}" in words
    for floor in FLOORS.values():
        assert f"| {floor}" in words
    assert "MISSED" not in words


def test_what_was_too_slow_is_said() -> None:
    goals = goals_of(result_of(11, statements=3))
    assert [goal.is_met for goal in goals] == [False, False, False, False]
    login = next(line for line in report(result_of(11)).splitlines() if line.startswith("| User login"))
    assert login.count("MISSED") == 2


def test_a_slow_answer_over_http_misses_the_target_though_the_database_was_fast() -> None:
    result = result_of(3)
    result.over_http["lesson"] = timings(20)
    line = next(line for line in report(result).splitlines() if line.startswith("| Lesson load"))
    assert (line.count("met"), line.count("MISSED")) == (1, 1)


def test_a_run_replaces_its_own_section_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "benchmarks.md"
    for title, words in (("Forum", "talk"), ("Scale 10", "ten"), ("Scale 1", "one"), ("Scale 1", "one again")):
        write_section(path, title=title, report=words, now=A_DAY)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n")
    assert text.endswith(
        "## Scale 1\n\nMeasured on 2026-03-01.\n\none again\n\n## Scale 10\n\nMeasured on 2026-03-01.\n\nten\n\n"
        "## Forum\n\nMeasured on 2026-03-01.\n\ntalk\n"
    )
