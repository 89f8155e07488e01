"""Templates as files: lines that fit, and no tag broken across two of them."""

import re
from collections.abc import Iterator

from django.conf import settings

LONGEST_LINE = 120  # columns, as in Python code (pyproject.toml)


def template_lines() -> Iterator[tuple[str, str]]:
    """Each line of each template with where it stands: `templates/home.html:12`."""
    for path in sorted((settings.BASE_DIR / "templates").rglob("*")):
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{path.relative_to(settings.BASE_DIR)}:{number}", line


def test_no_line_is_longer_than_120_columns() -> None:
    too_long = [f"{place}: {len(line)} columns" for place, line in template_lines() if len(line) > LONGEST_LINE]
    assert not too_long, "\n".join(["Template lines too long:", *too_long])


def test_days_and_moments_are_written_one_way() -> None:
    """By the filters of web3versity/templatetags/moments.py; months, and what is no HTML, are written as they need."""
    others = {
        "profile.html",  # the month somebody came in
        "learning/_facts.html",  # a month
        "community/mail/digest.html",  # with the day of the week
        "community/mail/digest.txt",
        "community/_time.html",  # how long ago it was
        "gamification/_calendar_year.html",  # months, and an attribute
    }
    found = {place.rpartition(":")[0].removeprefix("templates/") for place, line in template_lines() if "|date" in line}
    assert found == others


def test_no_tag_is_broken_across_lines() -> None:
    """Django takes such a tag for text, and the reader sees its braces."""
    broken = [place for place, line in template_lines() if re.search(r"\{\{(?!.*\}\})|\{%(?!.*%\})", line)]
    assert not broken, "\n".join(["Template tags broken across lines:", *broken])
