"""Values as people write them in one line: 12, true, some words, [a list, of values], {a: group, of: values}.

Words that would be read as something else stand in quotes. What was written is read back as it was.
"""

import json
import math
import re
from typing import Any, Final

_NUMBER: Final = re.compile(r"-?(0|[1-9]\d{0,40})(\.\d{1,40})?([eE][-+]?\d{1,3})?")
_TRUTHS: Final = {"true": True, "false": False}
_KEY: Final = re.compile(r"[^\s,:\[\]{}\"][^,:\[\]{}\"]*:\s")
_OPENING, _CLOSING = "[{", "]}"
_DEEPEST: Final = 8


def read_plain(words: str) -> Any:
    """Whatever it looks like; words otherwise."""
    words = words.strip()
    if words in _TRUTHS:
        return _TRUTHS[words]
    if _NUMBER.fullmatch(words):
        return read_number(words)
    if words.startswith('"'):
        try:
            quoted = json.loads(words)
        except ValueError:
            return words
        return quoted if isinstance(quoted, str) else words
    return _read_nested(words, 0) if words[:1] and words[0] in _OPENING else words


def read_number(words: str) -> Any:
    """A whole number, a decimal one, or the words as they are: also those of a number too large to be kept."""
    words = words.strip()
    if not _NUMBER.fullmatch(words):
        return words
    if not any(sign in words for sign in ".eE"):
        return int(words)
    number = float(words)
    return number if math.isfinite(number) else words


def write_plain(value: Any, *, is_inside: bool = False) -> str:
    """What read_plain() reads as `value`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(write_plain(each, is_inside=True) for each in value) + "]"
    if isinstance(value, dict):
        pairs = (
            f"{write_plain(key, is_inside=True)}: {write_plain(one, is_inside=True)}" for key, one in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(value, str):
        return "" if value is None else str(value)
    needs_quotes = read_plain(value) != value or "\n" in value or "\r" in value
    if is_inside:
        needs_quotes = needs_quotes or not value or any(sign in value for sign in ',[]{}":')
    return json.dumps(value, ensure_ascii=False) if needs_quotes else value


def read_lines(words: str) -> list[Any]:
    """`words` with lines that end in "\\n" alone."""
    return [read_plain(line) for line in words.split("\n") if line.strip()]


def write_lines(values: list[Any]) -> str:
    return "\n".join(write_plain(value) or '""' for value in values)


def read_pairs(words: str) -> dict[str, Any]:
    """A line without a colon is a name with nothing behind it; the second of two equal names gets a sign of its own."""
    pairs: dict[str, Any] = {}
    for line in words.split("\n"):
        if line.strip():
            name, _, value = line.partition(":")
            pairs[free_name(name.strip(), pairs)] = read_plain(value)
    return pairs


def write_pairs(pairs: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {write_plain(value)}".rstrip() for name, value in pairs.items())


def free_name(name: str, taken: Any, *, sign: str = "_") -> str:
    """`name`, or the first of name_2, name_3 … that is not among `taken`."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}{sign}{number}"
    return free


def _read_nested(words: str, depth: int) -> Any:
    """A list or a group; the words themselves where they are neither."""
    is_list = words.startswith("[")
    if depth > _DEEPEST or words[-1] != ("]" if is_list else "}"):
        return words
    entries = _entries(words[1:-1])
    if entries is None:
        return words
    if is_list:
        return [_read_entry(entry, depth) for entry in entries]
    if not all(_KEY.match(f"{entry} ") for entry in entries):
        return words
    split = [entry.partition(":") for entry in entries]
    if len({key.strip() for key, _, _ in split}) < len(split) or not split:
        return words
    return {key.strip(): _read_entry(value.strip(), depth) for key, _, value in split}


def _read_entry(words: str, depth: int) -> Any:
    return _read_nested(words, depth + 1) if words[:1] and words[0] in _OPENING else read_plain(words)


def _entries(words: str) -> list[str] | None:
    """What stands between commas that are in no quotes and no brackets; None when brackets or quotes do not close."""
    entries, depth, start, is_quoted, place = [], 0, 0, False, 0
    while place < len(words):
        sign = words[place]
        if is_quoted and sign == "\\":
            place += 1
        elif sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign in _OPENING:
            depth += 1
        elif not is_quoted and sign in _CLOSING:
            depth -= 1
            if depth < 0:
                return None
        elif not is_quoted and not depth and sign == ",":
            entries.append(words[start:place].strip())
            start = place + 1
        place += 1
    if is_quoted or depth:
        return None
    last = words[start:].strip()
    return [*entries, last] if last or entries else []
