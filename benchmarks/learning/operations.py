"""What is measured, in the order of the report, and how fast it is to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operation:
    """`target_ms` is the schema's; `floor` is the bare view that does what no site can save (a key of FLOORS).

    Without a floor it is measured at the database alone.
    """

    key: str
    title: str
    target_ms: float
    floor: str


OPERATIONS = (
    Operation("login", "User login", 10, "constant"),
    Operation("browse", "Course browse", 50, "rows-12"),
    Operation("lesson", "Lesson load", 20, "rows-1"),
    Operation("progress", "Progress update", 100, "rows-1"),
    Operation("finish", "… that finishes a course", 100, ""),
    Operation("board", "Leaderboard query", 30, "rows-100"),
    Operation("badges", "Achievement check", 200, "rows-50"),
)
FLOORS = {
    "constant": "A constant",
    "rows-1": "1 row of one query",
    "rows-12": "12 rows of one query",
    "rows-50": "50 rows of one query",
    "rows-100": "100 rows of one query",
}
