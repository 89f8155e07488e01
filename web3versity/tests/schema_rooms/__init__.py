"""What the tests of the schema know of each room, as SQL. A new table, constraint or index gets its lines here.

<room>/allowed.sql   rows that are allowed
<room>/refused.sql   rows that are not, under the name of the constraint that refuses them
<room>/many.sql      rows in numbers at which the planner has a choice
<room>/served.sql    under the name of each index, a query it serves
"""

import re
from pathlib import Path

# Later rooms refer to rows of earlier ones.
ROOMS = ("settings", "learning", "community", "gamification", "chain")

_NAME = re.compile(r"^-- (\w+)$", re.MULTILINE)


def read_rows(kind: str) -> str:
    """The statements of every room's `<kind>.sql`."""
    paths = [Path(__file__).parent / room / f"{kind}.sql" for room in ROOMS]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.exists())


def read_named(kind: str) -> list[tuple[str, str]]:
    """Each statement of every room's `<kind>.sql` with the name above it."""
    _, *parts = _NAME.split(read_rows(kind))
    return [
        (name, statement.strip())
        for name, statements in zip(parts[::2], parts[1::2], strict=True)
        for statement in re.sub(r"^--.*$", "", statements, flags=re.MULTILINE).split(";\n")
        if statement.strip()
    ]
