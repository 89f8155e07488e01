"""One window of the signing room: what a page asks the wallet for, and what the learner knows beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from chain.wallet.preview import preview_of_request
from chain.wallet.preview.writing import Context, Line, Preview
from chain.wallet.window_texts import WINDOW_TEXTS

SITE: Final = "site"
TITLE: Final = "title"
NOTHING: Final = "nothing"
# Of a line that is offered to choose; the whole of it stands in the window.
_LONGEST: Final = 90
_CODE: Final = re.compile(r"0x|\d")


@dataclass(frozen=True, slots=True)
class Request:
    """As a page hands it to a wallet (EIP-1193)."""

    method: str
    params: list[Any]


@dataclass(frozen=True, slots=True)
class Window:
    """`known` is what the learner can compare with, as (name, value). `reason` is told after the decision.

    `deciding` names what gives a trap away: SITE, TITLE, or a part of a line; it is empty for what may be signed.
    """

    kind: str
    story: str
    known: tuple[tuple[str, str], ...]
    request: Request
    context: Context
    reason: str
    deciding: tuple[str, ...] = ()

    @property
    def is_trap(self) -> bool:
        return bool(self.deciding)

    @property
    def preview(self) -> Preview:
        return preview_of_request(self.request.method, self.request.params, self.context)

    @property
    def is_text(self) -> bool:
        """Whether it asks to sign a text that can be read."""
        return self.request.method == "personal_sign" and self.preview.is_known


def lines_of(window: Window) -> dict[str, str]:
    """What may have decided, by a name for the form: the site, the title, each line of the window, or nothing."""
    preview = window.preview
    shown = {SITE: _("The page that asks: %(host)s") % {"host": window.context.host}}
    if window.is_text:
        texts = [line for line in preview.lines[0].value.split("\n") if line]
    else:
        shown[TITLE] = preview.title
        texts = [f"{line.label}: {line.value}" for line in preview.lines]
    for number, text in enumerate(texts, start=1):
        shown[f"line-{number}"] = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return shown | {NOTHING: _("No line: all of it is what I meant to do")}


def deciding_lines(window: Window) -> list[str]:
    """The names of the lines by which one sees it. The first is the one to tell."""
    shown = lines_of(window)
    if not window.is_trap:
        return [NOTHING]
    return [
        name
        for mark in window.deciding
        for name, text in shown.items()
        if name != NOTHING and (name == mark if mark in (SITE, TITLE) else name.startswith("line-") and mark in text)
    ]


def for_page(window: Window) -> Mapping[str, Any]:
    """What the picture of a window needs: drawn by the server, and what the wallet's own script draws it from."""
    preview, unknown = window.preview, str(WINDOW_TEXTS["is_unknown"])
    return {
        "known": [(name, value, bool(_CODE.search(value))) for name, value in window.known],
        "host": window.context.host,
        "account": window.context.account,
        "is_text": window.is_text,
        "text": preview.lines[0].value if window.is_text else "",
        "title": preview.title,
        "lines": [_for_page(line) for line in preview.lines[1 if window.is_text else 0 :]],
        "warnings": preview.warnings if preview.is_known else (*preview.warnings, unknown),
        "asked": {
            "unknown": unknown,
            "request": {"method": window.request.method, "params": window.request.params},
            "context": window.context.for_script(),
        },
    }


def _for_page(line: Line) -> dict[str, Any]:
    is_code = bool(_CODE.search(line.value))
    return {"label": line.label, "value": line.value, "note": line.note, "is_code": is_code}
