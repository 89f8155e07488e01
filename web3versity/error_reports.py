"""Unexpected errors told to a service that gathers them (Sentry, GlitchTip), for who sets SENTRY_DSN and nobody else.

Of an error goes out where in our code it happened, of what kind, on which page or in which task, and its sentence
without what looks like a secret or a person. Not who was there, what they sent, their cookies, or a variable's value.
"""

import re
from typing import Any, Final

from web3versity.logs.request_id import current_ids

_REMOVED: Final = "[removed]"
# In this order: an address in a URL is part of the URL.
_SECRETS: Final = (
    # what PostgreSQL adds to a broken rule: the row or the value itself
    re.compile(r"(?ms)^\s*(?:DETAIL|CONTEXT):.*"),
    # user:password@ in the address of a server
    re.compile(r"(?<=://)[^/\s@]+@"),
    re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+"),
    # private keys, signatures and hashes; what is public among them is found again in our own log
    re.compile(r"\b(0x)?[0-9a-fA-F]{40,}\b"),
    # twelve words or more in a row, short and small, as seed phrases are
    re.compile(r"\b[a-z]{3,8}(?:[\s,]+[a-z]{3,8}\b){11,}"),
    # signed and other tokens: long, and letters of both kinds with digits among them, as no name of ours is
    re.compile(r"\b(?=[\w-]*[0-9])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{24,}(?:[:.][\w-]+)*"),
    # keys of sessions
    re.compile(r"\b(?=[a-z]*[0-9])[a-z0-9]{32}\b"),
)
# Of an event nothing else is sent. Sentry's names.
_KEPT: Final = frozenset(
    {
        "event_id",
        "timestamp",
        "platform",
        "level",
        "logger",
        "environment",
        "release",
        "sdk",
        "transaction",
        "exception",
        "logentry",
        "tags",
        "type",
    }
)


def send_error_reports(dsn: str, *, environment: str) -> None:
    """Begin; sentry-sdk is imported here alone."""
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        integrations=[DjangoIntegration(middleware_spans=False, signals_spans=False), CeleryIntegration()],
        # Others would wrap whatever else is installed.
        auto_enabling_integrations=False,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        send_client_reports=False,
        auto_session_tracking=False,
        before_send=scrub,
    )


def scrub(event: Any, _hint: Any) -> Any:
    """What may be told of an event, with the id of the request, by which our own log tells the rest."""
    told = {key: value for key, value in event.items() if key in _KEPT}
    told["tags"] = {**(told.get("tags") or {}), **current_ids()}
    for exception in (told.get("exception") or {}).get("values") or []:
        for frame in (exception.get("stacktrace") or {}).get("frames") or []:
            frame.pop("vars", None)
    return _cleaned(told)


def without_secrets(text: str) -> str:
    for secret in _SECRETS:
        text = secret.sub(_REMOVED, text)
    return text


# Names of our own, which may be long.
_NAMES: Final = frozenset({"event_id", "request_id", "task_id", "filename", "abs_path", "module", "function", "sdk"})


def _cleaned(value: Any, name: str = "") -> Any:
    if name in _NAMES:
        return value
    if isinstance(value, str):
        return without_secrets(value)
    if isinstance(value, dict):
        return {key: _cleaned(part, key) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(part) for part in value]
    return value
