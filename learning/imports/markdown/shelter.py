"""Code in Markdown is put aside while the words around it are changed, and comes back as it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from learning.content.figures.reading import FIGURE
from learning.content.highlighting import PLAIN, knows_language
from learning.content.steps import CHECK

# Signs of private use mark the places; the text is freed of its own before.
_OPEN, _SHUT = "\ue0fe", "\ue0ff"
_MARKS: Final = re.compile(f"[{_OPEN}{_SHUT}]")
_PLACE: Final = re.compile(f"{_OPEN}(\\d+){_SHUT}")
_FENCE: Final = re.compile(
    r"^(?P<indent>[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:>[ \t]?)*)(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$"
)
_SPAN: Final = re.compile(r"(?<![\\`])(`+)(?!`)(?P<words>(?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_AUTOLINK: Final = re.compile(r"<(?:https?://[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>")
_ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s")


@dataclass(slots=True)
class Shelter:
    """`unknown` are languages of fences that have no colours here."""

    unknown: set[str] = field(default_factory=set)
    _kept: list[str] = field(default_factory=list)

    def put_aside(self, text: str) -> str:
        """`text` with a mark in the place of each piece of code."""
        lines = list(self._without_fences(_MARKS.sub("", text).split("\n")))
        prose = "\n".join(self._without_indented(lines))
        prose = _SPAN.sub(lambda found: self._keep(found[0]), prose)
        return _AUTOLINK.sub(lambda found: self._keep(found[0]), prose)

    def bring_back(self, text: str) -> str:
        for _depth in range(3):
            text = _PLACE.sub(lambda found: self._kept[int(found[1])] if int(found[1]) < len(self._kept) else "", text)
        return _MARKS.sub("", text)

    def keep(self, markdown: str) -> str:
        """A mark for `markdown`, which is as it shall be."""
        return self._keep(markdown)

    def _keep(self, code: str) -> str:
        self._kept.append(code)
        return f"{_OPEN}{len(self._kept) - 1}{_SHUT}"

    def _without_fences(self, lines: list[str]) -> Iterator[str]:
        number = 0
        while number < len(lines):
            opening = _FENCE.match(lines[number])
            if opening is None:
                yield lines[number]
                number += 1
                continue
            end = self._end_of(lines, number + 1, opening["mark"])
            yield opening["indent"] + self._keep(self._fence(opening, lines[number + 1 : end]))
            number = end + 1

    def _end_of(self, lines: list[str], start: int, mark: str) -> int:
        closing = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        return next((number for number in range(start, len(lines)) if closing.match(lines[number])), len(lines))

    def _fence(self, opening: re.Match[str], inside: list[str]) -> str:
        """The fence whole, its marks long enough and its language one that is known."""
        language = re.split(r"[\s{=:,]", opening["info"].strip(), maxsplit=1)[0].lower().lstrip(".")
        if language in (CHECK, FIGURE) or (language and not knows_language(language)):
            self.unknown.add(language)
            language = PLAIN
        indent = re.sub(r"[-*+]|\d+[.)]", lambda found: " " * len(found[0]), opening["indent"])
        return "\n".join([f"{opening['mark']}{language}", *inside, f"{indent}{opening['mark']}"])

    def _without_indented(self, lines: list[str]) -> Iterator[str]:
        """Code that four spaces set apart, where no list does."""
        is_listed, was_blank = False, True
        for line in lines:
            is_indented = line.startswith(("    ", "\t")) and line.strip() != ""
            if is_indented and was_blank and not is_listed:
                yield self._keep(line)
                continue
            if line.strip():
                is_listed = bool(_ITEM.match(line)) or (is_listed and line.startswith((" ", "\t")))
            was_blank = not line.strip()
            yield line
