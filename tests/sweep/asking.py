"""One request of the sweep and what became of it, undone afterwards."""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

from learning.models import User
from tests.personas import signed_in
from tests.sweep.world import SECRETS

SIGN_IN: Final = ("/signin/", "/admin/login/")
# What a browser or a script may send; a table says what comes of the first and the third.
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# What only a script sends: no form, or none that a view could have asked for.
RUBBISH: Final[tuple[dict[str, Any], ...]] = (
    {"data": b'{"a": [1', "content_type": "application/json"},
    {"data": b'[null, "x", 1e999, {"a": {}}]', "content_type": "application/json"},
    {"data": b"--x\r\nnothing", "content_type": "multipart/form-data; boundary=y"},
    {"data": b"version=%00&do=%F0%9F&act=&vote=up&q=%ff", "content_type": "application/x-www-form-urlencoded"},
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kind` is "in" (let in, whatever the form was worth), "sign in", "refused", "no" (not this method), "broken"."""

    kind: str
    status: int
    words: str  # the whole answer, headers too, in small letters
    has_body: bool

    @property
    def secrets(self) -> set[str]:
        return {secret for secret in SECRETS if secret in self.words}


class Asker:
    """Somebody with a browser, who stays signed in whatever happens."""

    def __init__(self, person: User | None) -> None:
        self.browser = signed_in(person) if person else Client()
        self.browser.raise_request_exception = False
        self._cookies = self.browser.cookies.output()

    def ask(self, method: str, path: str, **sent: Any) -> Outcome:
        self.browser.cookies = SimpleCookie(self._cookies.replace("Set-Cookie: ", ""))
        with transaction.atomic():
            response = self.browser.generic(method, path, **sent)
            body = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        told = b"\n".join([body, *(str(value).encode() for value in response.headers.values())])
        # What was asked for is no news to whoever asked.
        words = told.decode(errors="replace").lower().replace(path.lower(), "")
        return Outcome(_kind(path, response), response.status_code, words, bool(body))


def _kind(path: str, response: Any) -> str:
    status = response.status_code
    if status >= 500 and status not in (501, 503):
        return "broken"
    if status == 405:
        return "no"
    led = urlsplit(response.headers.get("Location", "")).path
    if led in SIGN_IN and path not in SIGN_IN:
        return "sign in"
    return "refused" if status in (401, 403, 404) else "in"
