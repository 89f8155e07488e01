"""A file in GIFT taken apart into its questions, without a judgement of them.

Written after Moodle's description of the format (docs.moodle.org, "GIFT format"). Never raises, whatever the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ESCAPED: Final = "~=#{}:\\"
# Signs that no text has (decode() takes them out) stand for escaped ones, until all else is read.
_STAND_IN: Final = {f"\\{sign}": chr(0xFDD0 + place) for place, sign in enumerate(_ESCAPED)} | {"\\n": chr(0xFDE0)}
_SIGN: Final = {stand_in: ("\n" if pair == "\\n" else pair[1]) for pair, stand_in in _STAND_IN.items()}
_PAIR: Final = re.compile(r"\\[~=#{}:\\n]")
_ANY_STAND_IN: Final = re.compile("[\ufdd0-\ufdef]")
_CATEGORY: Final = re.compile(r"\$CATEGORY:\s*(?P<name>.*)")
_NAME: Final = re.compile(r"::(?P<name>.*?)::", re.DOTALL)
_FORMAT: Final = re.compile(r"\[(?P<format>html|markdown|plain|moodle)\]", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"%(?P<weight>-?\d{1,3}(?:[.,]\d+)?)%")
BLANK: Final = "_____"


@dataclass(frozen=True, slots=True)
class Text:
    """`format` is html, markdown, plain or moodle."""

    words: str
    format: str = "moodle"


@dataclass(frozen=True, slots=True)
class Answer:
    """`weight` in percent of a full mark; None when a sign alone says right or wrong."""

    text: Text
    is_right: bool
    weight: float | None = None
    feedback: Text = Text("")


@dataclass(frozen=True, slots=True)
class Category:
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """`answers` is what stands between the braces, unread; None when there are none. `line` counts from 1."""

    name: str
    text: Text
    answers: str | None
    explanation: Text
    line: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Braces that do not match."""

    words: str
    line: int


def parse_gift(text: str) -> Iterator[Category | Question | Broken]:
    for line, block in _blocks(text):
        yield _read_block(line, block)


def plain(words: str) -> str:
    """`words` with the signs that were escaped."""
    return _ANY_STAND_IN.sub(lambda found: _SIGN.get(found[0], ""), words).strip()


def read_text(words: str, otherwise: str) -> Text:
    """A text that may say its format before it; else it has that of `otherwise`."""
    found = _FORMAT.match(words.strip())
    if found is None:
        return Text(plain(words), otherwise)
    return Text(plain(words.strip()[found.end() :]), found["format"].lower())


def split_answers(answers: str, otherwise: str) -> list[Answer]:
    """The answers of a choice or of typed words: each begins with = or ~."""
    found: list[Answer] = []
    for mark, words in re.findall(r"([=~])([^=~]*)", answers):
        weighed = _WEIGHT.match(words.strip())
        rest = words.strip()[weighed.end() :] if weighed else words
        text, _mark, feedback = rest.partition("#")
        weight = float(weighed["weight"].replace(",", ".")) if weighed else None
        found.append(Answer(read_text(text, otherwise), mark == "=", weight, read_text(feedback, otherwise)))
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """What stands between empty lines, with the line where it begins; braces hold together what they enclose."""
    start, lines, is_open = 0, list[str](), False
    for number, raw in enumerate([*text.split("\n"), ""], start=1):
        line = "" if raw.strip().startswith("//") else _PAIR.sub(lambda pair: _STAND_IN[pair[0]], raw)
        is_comment = bool(raw.strip()) and not line
        begins_anew = line.strip().startswith("$CATEGORY:") or (is_open and line.startswith("::"))
        if lines and ((not line.strip() and not is_comment and not is_open) or begins_anew):
            yield start, "\n".join(lines)
            lines, is_open = [], False
        if line.strip() or (lines and not is_comment):
            start = start if lines else number
            lines.append(line)
            is_open = _is_open(line, is_open)
        if lines and lines[0].strip().startswith("$CATEGORY:"):
            yield start, lines[0]
            lines, is_open = [], False
    if any(line.strip() for line in lines):
        yield start, "\n".join(lines)


def _is_open(line: str, was_open: bool) -> bool:
    if line.rfind("{") == line.rfind("}"):
        return was_open
    return line.rfind("{") > line.rfind("}")


def _read_block(line: int, block: str) -> Category | Question | Broken:
    words = block.strip()
    if category := _CATEGORY.match(words):
        return Category(plain(category["name"]), line)
    named = _NAME.match(words)
    name = plain(named["name"]) if named else ""
    words = words[named.end() :].strip() if named else words
    opens, closes = words.find("{"), words.find("}")
    if opens < 0 and closes < 0:
        return Question(name, read_text(words, "moodle"), None, Text(""), line)
    if opens < 0 or closes < opens:
        return Broken(plain(words), line)
    before, answers, after = words[:opens], words[opens + 1 : closes], words[closes + 1 :].strip()
    asked = f"{before.rstrip()} {BLANK} {after}" if re.search(r"\w", after) or not before.strip() else before
    text = read_text(asked, "moodle")
    answers, _marks, explanation = answers.partition("####")
    return Question(name, text, answers.strip(), read_text(explanation, text.format), line)
