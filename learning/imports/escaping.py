"""Plain words as Markdown that shows them as they are."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"https?://[^\s<>\[\]]+")
_SPECIAL: Final = re.compile(r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|(?<=\{)[%{/]")
# What begins a block where a line begins: headings, lists, quotations, call-outs, rules, fences, tables' rules.
_BEGINS: Final = re.compile(
    r"^(?P<mark>#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={2,}|-{2,}|:{3,}|!{3}|~{3,}|\?{3})|^(?P<number>\d{1,9})(?=[.)](\s|$))"
)
_JAVASCRIPT: Final = re.compile(r"^(?P<first>[ie])(?=(?:mport|xport)\s)")


def escape(words: str) -> str:
    """`words` within a line."""
    parts: list[str] = []
    place = 0
    for address in _ADDRESS.finditer(words):
        parts += [_escaped(words[place : address.start()]), address[0]]
        place = address.end()
    return "".join([*parts, _escaped(words[place:])])


def escape_line(line: str) -> str:
    """A line that may begin a paragraph and is escaped otherwise."""
    line = _JAVASCRIPT.sub(lambda found: f"&#{ord(found['first'])};", line)
    return _BEGINS.sub(lambda found: f"\\{found['mark']}" if found["mark"] else f"{found['number']}\\", line)


def escape_text(text: str) -> str:
    """Paragraphs of plain words; a new line stays one."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        "\\\n".join(escape_line(escape(line.strip())) for line in paragraph.split("\n") if line.strip())
        for paragraph in paragraphs
    )


def escape_inline(text: str) -> str:
    """Plain words for a label: one line."""
    return escape(" ".join(text.split()))


def _escaped(words: str) -> str:
    shown = _SPECIAL.sub(lambda sign: "&amp;" if sign[0] == "&" else f"\\{sign[0]}", words)
    return shown.replace("[^", "[ ^")  # else a footnote's mark, also when it is escaped
