"""docs/benchmarks.md: a section for each scale and one for each part; a run replaces its own and leaves the others."""

import re
from datetime import datetime
from math import inf
from pathlib import Path

_INTRODUCTION = """# Benchmarks

Written by `make bench` (`manage.py bench --scale 1`); edit `benchmarks/`, not this file.

Generated learners in a database of their own: scale 1 is the schema's estimate for one year (10,000 learners, 500,000
completed lessons), scale 10 ten times that. Times are in milliseconds, p50 and p99 of a few hundred samples, one after
the other. A target is met when the p99 is under it, told apart for the database and for HTTP.

- **Database**: the site's own Python and SQL through Django's connection, without HTTP. A progress update writes the
  completion, XP, streak and badges and is committed to disk.
- **HTTP**: a real gunicorn on the loopback with the settings of a deployed site, one kept connection, signed-in
  learners. A login is the second step, the signed message; an achievement check is the gallery, which judges all.
- **Forum**: in databases without learning, the same operations in a forum of the estimate's size and in one of ten
  times the threads and 25 times the replies, each with one thread of 5,000 replies among them. Learners are trusted.
- **Wallets that poll**: pages alone, and while a hundred wallets ask the practice network by `/chain/rpc/`, each for
  the newest block, a balance and a receipt every four seconds; all of it on one machine.
- **Explorer**: its pages on a practice network of a million transactions, of which one contract received a third and
  one account sent a fifth; its node answers beside. Statements are all of a page, those of its session among them.
- **Grading**: submissions of a page each, every one another text, in a warm box (docs/grading.md), one after another
  and twenty at once; then pages alone, and while every box grades without a pause; all of it on one machine.
- **Admin**: the lists of people, completed lessons and transactions, a million of each, made in the order of their
  dates: every search, filter and order that a list offers, asked without HTTP; the whole page, all its statements.
- **Pages**: twenty of them in the processor time of the server's and the database's processes, which hardly depends on
  what else the machine does as time does; the median of five rounds. "Again" is a page that was asked for before.
  Its floor is a constant, that of the others a bare view of the same rows, behind a session where a learner asks.
  Growth is told in constants of the same run. What many who ask at once are answered is told when `--people` asks.
- **Floor**: in the same run, by the same server and client, a bare Django view that returns a constant, or renders as
  many rows of one query.
"""
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


def write_section(path: Path, *, title: str, report: str, now: datetime) -> None:
    """Put `report` into the document as the section `title`: scales in their order, then what is no scale."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    _, *found = _SECTION.split(text)
    sections = dict(zip(found[::2], found[1::2], strict=True))
    sections[title] = f"\n\nMeasured on {now:%Y-%m-%d}.\n\n{report}\n"
    ordered = sorted(sections.items(), key=lambda section: _place(section[0]))
    body = "\n".join(f"## {name}{section.rstrip()}\n" for name, section in ordered)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{_INTRODUCTION}\n{body}", encoding="utf-8")


def _place(title: str) -> tuple[float, str]:
    _, is_scale, factor = title.partition("Scale ")
    return float(factor) if is_scale else inf, title
