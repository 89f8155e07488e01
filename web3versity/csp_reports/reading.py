"""What of a report is kept: which rule kept out what, on which page of ours. Nothing of it tells who was reading.

Anybody can send anything here, and browsers tell whole addresses, with what was searched for and with tokens of mails.
So a report becomes three short names, each from a set that we know or of a shape that holds no more than it must.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

MOST_BYTES: Final = 16 * 1024
# In one request; browsers gather what comes within a minute.
MOST_AT_ONCE: Final = 20
_DIRECTIVE: Final = re.compile(
    r"(default|script|style|img|font|connect|manifest|media|worker|frame|child|object)-src"
    r"(-elem|-attr)?|form-action|frame-ancestors|base-uri"
)
_HOST: Final = re.compile(r"[a-z0-9.-]{1,60}(:[0-9]{1,5})?")
# What is blocked and has no address, as browsers name it.
_KEYWORDS: Final = frozenset({"inline", "eval", "wasm-eval", "self", "data", "blob", "filesystem", "about"})
_EXTENSION: Final = re.compile(r"[a-z-]*extension$")
_WEB: Final = frozenset({"http", "https", "ws", "wss"})


class Violation(NamedTuple):
    """`page` is the name of the address it happened at, `blocked` a keyword or the origin of what was kept out."""

    directive: str
    blocked: str
    page: str


def read_reports(body: bytes) -> list[Violation]:
    """Of both forms: report-uri sends one, report-to a list. What is no report of ours is passed over in silence."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return []
    found = (_read(report) for report in _bodies(sent))
    return [violation for violation in found if violation is not None]


def _bodies(sent: Any) -> Iterator[dict[str, Any]]:
    for report in sent[:MOST_AT_ONCE] if isinstance(sent, list) else [sent]:
        if not isinstance(report, dict):
            continue
        body = report.get("csp-report") or (report.get("body") if report.get("type") == "csp-violation" else None)
        if isinstance(body, dict):
            yield body


def _read(body: dict[str, Any]) -> Violation | None:
    """None for what another site or the reader's own extension has caused."""
    directive = _text(body, "effectiveDirective", "effective-directive", "violated-directive").partition(" ")[0]
    blocked = _blocked(_text(body, "blockedURL", "blocked-uri"))
    page = _page(_text(body, "documentURL", "document-uri"))
    if not _DIRECTIVE.fullmatch(directive) or not blocked or not page:
        return None
    return Violation(directive, blocked, page)


def _text(body: dict[str, Any], *names: str) -> str:
    """Under the first name that is there: each way of reporting has its own."""
    return next((value for name in names if isinstance(value := body.get(name), str)), "")


def _blocked(address: str) -> str:
    if address in _KEYWORDS:
        return address
    scheme, host = _split(address)
    if _EXTENSION.fullmatch(scheme):
        return ""
    if scheme in _WEB and _HOST.fullmatch(host):
        return f"{scheme}://{host}"
    return scheme if scheme in _KEYWORDS else "other"


def _page(address: str) -> str:
    """The name of one of our pages; "" for another site's, or for no page of ours."""
    if _split(address)[1] != settings.SITE_HOST.lower():
        return ""
    with suppress(Resolver404, ValueError):
        return resolve(urlsplit(address).path).view_name
    return ""


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc.lower()
