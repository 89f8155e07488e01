"""Compiled lessons for tests of judging, and their sources with the words of a variant."""

from pathlib import Path
from typing import Any, Final

import yaml

from learning.code.tests.code_lessons import pot_source, word_count_source
from learning.code.words import filled_in
from learning.lesson_types import compile_content

_SAMPLES: Final = Path(__file__).parents[2] / "takehome" / "tests"


def pot() -> dict[str, Any]:
    """In Solidity."""
    return compile_content("code_editor", pot_source())


def word_count() -> dict[str, Any]:
    """In Python."""
    return compile_content("code_editor", word_count_source())


def sample(name: str) -> dict[str, Any]:
    """One of those that are also taken home: pot (Solidity), till (Vyper), tree (Python)."""
    return compile_content("code_editor", yaml.safe_load((_SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")))


def written(content: dict[str, Any], source: str, variant: int = 0) -> str:
    return str(filled_in(source, content["variants"][variant]))
