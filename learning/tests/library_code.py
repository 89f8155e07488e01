"""The code lessons of the library, and what of each nobody may see before they have passed it."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest

from learning.code.pieces import GAP
from learning.code.words import filled_in
from learning.loader.files import LESSON_FILE
from learning.loader.lesson_file import read_lesson_file
from learning.loader.pictures import Pictures
from learning.loader.source import LessonSource
from learning.management.commands.load_courses import LIBRARY

# A line shorter than that stands in many programs: "return None".
SHORTEST: Final = 14
_IS_CODE: Final = "type: code_editor"
_LANGUAGE: Final = re.compile(r"^language: (\w+)$", re.MULTILINE)
_TAG: Final = re.compile(r"<[^>]*>")
_MARK: Final = re.compile(r"^\s*- |[`*\\]|\[\[|\]\]", re.MULTILINE)


def code_files() -> dict[str, Path]:
    """By course and address. Reads no lesson, since tests are named after these before any begins."""
    files = [file for file in sorted(LIBRARY.glob("*/*.yaml")) if _IS_CODE in file.read_text(encoding="utf-8")]
    return {f"{file.parent.name}/{_name_of(file)['slug']}": file for file in files}


def shortest_of_each_language() -> set[str]:
    """The names of those that are tried every day. That each lesson can be done is proved by `check_lessons` whenever
    it is written.
    """
    shortest: dict[str, str] = {}
    for name, file in sorted(code_files().items(), key=lambda entry: entry[1].stat().st_size):
        shortest.setdefault(_LANGUAGE.findall(file.read_text(encoding="utf-8"))[0], name)
    return set(shortest.values())


def one_of_each_language() -> list[Any]:
    """All names as parameters of a test: the others are tried when thoroughness is asked for."""
    daily = shortest_of_each_language()
    return [pytest.param(name, marks=[] if name in daily else [pytest.mark.thorough]) for name in code_files()]


@cache
def code_lesson(name: str) -> LessonSource:
    file = code_files()[name]
    match = _name_of(file)
    lesson, mistakes = read_lesson_file(file, int(match["number"]), match["slug"], Pictures([]))
    assert lesson, mistakes
    return lesson


def _name_of(file: Path) -> dict[str, str]:
    match = LESSON_FILE.fullmatch(file.name)
    assert match, file
    return match.groupdict()


def in_variant(content: dict[str, Any], variant: int) -> dict[str, Any]:
    """The lesson with the words of a variant."""
    return dict(filled_in(content, content["variants"][variant]))


@dataclass(frozen=True, slots=True)
class Hidden:
    """`lines` of code and of `words`, as their author wrote them."""

    lines: frozenset[str]
    words: frozenset[str]

    def found_in(self, said: str) -> list[str]:
        """What of it stands in a page, or in any other text."""
        written, read = _bare(unescape(said)), _bare(unescape(_TAG.sub("", said)))
        return sorted(each for each in self.lines | self.words if _bare(each) in written or _bare(each) in read)


def _bare(text: str) -> str:
    """Without the marks of Markdown, and what JSON puts before quotes."""
    return " ".join(_MARK.sub("", text).split())


def hidden_in(content: dict[str, Any], variant: int) -> Hidden:
    """What is hidden from a learner of `variant`: solutions, makers, hints, wrong ways, the debrief, other variants.

    A line that stands in what everybody sees is no secret.
    """
    own = in_variant(content, variant)
    others = [in_variant(content, number) for number in range(len(content["variants"])) if number != variant]
    seen = seen_in(content, variant)
    code = [own["reference"], own.get("makers", ""), *(wrong["source"] for wrong in own["wrong"])]
    code += [other[key] for other in others for key in ("stub", "reference")]
    words = [own["debrief"], *(wrong["what"] for wrong in own["wrong"])]
    words += [hint for check in own["checks"] for hint in check["hints"]]
    words += [str(word) for at, other in enumerate(content["variants"]) if at != variant for word in other.values()]
    return Hidden(_kept(code, seen), _kept(words, seen))


def seen_in(content: dict[str, Any], variant: int) -> str:
    """What everybody who has `variant` sees of the lesson, pieces included."""
    own = in_variant(content, variant)
    lines = own.get("lines", {"frame": "", "right": [], "spare": []})
    shown = [own["goal"], own["steps"], own["stub"], *(check["says"] for check in own["checks"])]
    return _bare(" ".join([*shown, lines["frame"].replace(GAP, "\n"), *lines["right"], *lines["spare"]]))


def _kept(texts: list[str], seen: str) -> frozenset[str]:
    lines = {" ".join(line.split()) for text in texts for line in text.splitlines()}
    return frozenset(line for line in lines if len(line) >= SHORTEST and _bare(line) not in seen)
