"""What stands in files: a sentence as a comment, a file that is the same in every folder."""

import textwrap
from functools import cache
from pathlib import Path
from typing import Final

_FILES: Final = Path(__file__).with_name("files")
_WIDTH: Final = 110


def commented(words: str, sign: str) -> list[str]:
    """`words` after `sign`, line by line."""
    lines = textwrap.wrap(" ".join(words.split()), _WIDTH - len(sign), break_long_words=False)
    return [f"{sign}{line}" for line in lines]


@cache
def file_text(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")
