"""What the files in <app>/sql/ say of the functions and views they make, above the object or else above the file."""

import re
from pathlib import Path

from django.apps import apps

from web3versity.schema_docs.domains import DOMAINS

_MADE = re.compile(r"^CREATE (?:OR REPLACE )?(?:FUNCTION|VIEW) (\w+)", re.MULTILINE)


def read_comments() -> dict[str, tuple[str, str]]:
    """Object name to its comment and its file's path from the project's root."""
    said = {}
    for domain in DOMAINS:
        root = Path(apps.get_app_config(domain.app_label).path)
        for path in sorted((root / "sql").glob("*.sql")):
            text = path.read_text(encoding="utf-8")
            header = _comment_before(text, text.find("CREATE"))
            for made in _MADE.finditer(text):
                comment = _comment_before(text, made.start()) or header
                said[made.group(1)] = (comment, path.relative_to(root.parent).as_posix())
    return said


def _comment_before(text: str, position: int) -> str:
    """The comment lines that stand directly above `position`, on one line."""
    lines: list[str] = []
    for line in reversed(text[:position].splitlines()):
        if not line.startswith("--"):
            break
        lines.insert(0, line.removeprefix("--").strip())
    return " ".join(" ".join(lines).split())
