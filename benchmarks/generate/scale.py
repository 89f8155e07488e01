"""How much data a benchmark runs on: the schema's estimate for one year, and multiples of it."""

from dataclasses import dataclass, replace
from math import log10

LESSONS_PER_COURSE = 20
# One thread that everybody has written in, at every scale that has enough replies. They are part of the scale's.
LONGEST_THREAD = 5_000
# Ten times the forum has 25 times the replies: its threads go on while new ones are begun.
_REPLIES_OF_TENFOLD = 25

# Table to rows and megabytes after one year, as estimated in the database schema, version 1.0.0.
ONE_YEAR: dict[str, tuple[int, int]] = {
    "users": (10_000, 5),
    "courses": (100, 1),
    "lessons": (2_000, 50),
    "user_progress": (100_000, 20),
    "lesson_completions": (500_000, 50),
    "achievements": (50, 1),
    "user_achievements": (50_000, 5),
    "discussions": (5_000, 10),
    "replies": (20_000, 20),
    "transactions": (100_000, 30),
}
DATA_MB = 200
WITH_INDEXES_MB = 400

# Measured at scales 1 and 10 on two cores; good enough to warn by.
_DISK_MB = 500
_GENERATION_SECONDS = 40


@dataclass(frozen=True, slots=True)
class Scale:
    """Rows to generate. Badges are a fixed set; everything else grows with `factor`."""

    factor: float
    users: int
    courses: int
    enrolments: int
    completions: int
    achievements: int
    discussions: int
    replies: int
    transactions: int

    @property
    def name(self) -> str:
        return f"{self.factor:g}"

    @property
    def disk_gb(self) -> float:
        """Disk the database takes while it is made, roughly."""
        return _DISK_MB * self.factor / 1000

    @property
    def minutes(self) -> float:
        """How long generating takes, roughly."""
        return _GENERATION_SECONDS * self.factor / 60

    @property
    def longest_thread(self) -> int:
        """Replies of the first thread."""
        return min(LONGEST_THREAD, self.replies // 4)


def scale_of(factor: float) -> Scale:
    """The one-year table times `factor`. A small factor keeps enough courses for every learner to choose from."""

    def rows(table: str) -> int:
        return round(ONE_YEAR[table][0] * factor)

    return Scale(
        factor=factor,
        users=rows("users"),
        courses=max(20, rows("courses")),
        enrolments=rows("user_progress"),
        completions=rows("lesson_completions"),
        achievements=ONE_YEAR["achievements"][0],
        discussions=rows("discussions"),
        replies=round(ONE_YEAR["replies"][0] * _growth(factor)),
        transactions=rows("transactions"),
    )


def forum_scale_of(factor: float) -> Scale:
    """The forum of that scale and those who write in it, as if nobody had learned anything."""
    return replace(scale_of(factor), courses=20, enrolments=0, completions=0, transactions=0)


def _growth(factor: float) -> float:
    """How many times the replies of one year there are."""
    return factor if factor <= 1 else float(_REPLIES_OF_TENFOLD ** log10(factor))
