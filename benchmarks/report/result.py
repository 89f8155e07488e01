"""What a run has found, before it is put into words."""

from dataclasses import dataclass, field

from benchmarks.generate.scale import Scale
from benchmarks.harness.sampling import Timings
from benchmarks.learning.board_refresh import Refresh
from benchmarks.report.facts import TableSize

# The board refresh in milliseconds, by scale.
REFRESH_GOALS = {1.0: 500, 10.0: 3000}
PROGRESS_GOAL_MS = 5
PROGRESS_GOAL_STATEMENTS = 2
BOARD_GOAL_MS = 5


@dataclass(slots=True)
class Result:
    """Timings by the keys of operations.py; empty where a run left something out."""

    scale: Scale
    facts: dict[str, str]
    sizes: list[TableSize]
    at_database: dict[str, Timings] = field(default_factory=dict)
    over_http: dict[str, Timings] = field(default_factory=dict)
    floors: dict[str, Timings] = field(default_factory=dict)
    refreshes: list[Refresh] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Goal:
    """One of the project's own goals, beyond the schema's targets."""

    words: str
    found: str
    is_met: bool


def goals_of(result: Result) -> list[Goal]:
    """The goals that this run can speak about."""
    goals = []
    if timings := result.at_database.get("progress"):
        words = f"progress update at the database: p50 under {PROGRESS_GOAL_MS} ms"
        goals.append(Goal(words, f"{timings.p50:.2f} ms", timings.p50 < PROGRESS_GOAL_MS))
        words = f"progress update: at most {PROGRESS_GOAL_STATEMENTS} statements, beside BEGIN and COMMIT"
        most = timings.statements[-1]
        goals.append(Goal(words, str(most), most <= PROGRESS_GOAL_STATEMENTS))
    if timings := result.at_database.get("board"):
        words = f"leaderboard query at the database: p50 under {BOARD_GOAL_MS} ms"
        goals.append(Goal(words, f"{timings.p50:.2f} ms", timings.p50 < BOARD_GOAL_MS))
    goal = REFRESH_GOALS.get(result.scale.factor)
    if goal and result.refreshes:
        slowest = max(refresh.milliseconds for refresh in result.refreshes)
        words = f"board refresh on any occasion: under {goal} ms"
        goals.append(Goal(words, f"{slowest:.0f} ms", slowest < goal))
    return goals
