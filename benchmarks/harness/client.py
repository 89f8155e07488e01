"""A browser's side of HTTP: one kept connection, cookies of a signed-in learner, and a look at every answer."""

import gzip
import http.client
from importlib import import_module
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from learning.models import User
from learning.web.recent_proof import PROVED_AT

_SECONDS = 30
# Any token of the right shape will do, as long as cookie and header are the same.
_CSRF = "b" * 32


class UnexpectedAnswer(Exception):
    """The site did not do what is being measured; the message says what it answered."""


class Client:
    """Asks the site over one connection that is kept, as browsers do."""

    session = ""

    def __init__(self, port: int) -> None:
        self._body = b""
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._connection.close()

    @property
    def text(self) -> str:
        """The last answer's text."""
        is_compressed = self._body.startswith(b"\x1f\x8b")
        return (gzip.decompress(self._body) if is_compressed else self._body).decode()

    @property
    def size(self) -> int:
        """Bytes of the last answer's body as it was sent, compressed."""
        return len(self._body)

    def get(self, path: str, *, session: str = "") -> None:
        """Read a page. Raises UnexpectedAnswer for refusals."""
        self._connection.request("GET", path, headers=headers_of(session))
        self._read(path)

    def post(self, path: str, fields: dict[str, str] | None = None, *, session: str = "", htmx: bool = False) -> None:
        """Send a form as a browser does, or HTMX for it, and read the answer. Raises UnexpectedAnswer for refusals."""
        headers = headers_of(session) | {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": _CSRF}
        if htmx:
            headers["HX-Request"] = "true"
        self._connection.request("POST", path, urlencode(fields or {}), headers)
        self._read(path)

    def _read(self, path: str) -> None:
        answer = self._connection.getresponse()
        self._body = answer.read()
        self.session = _session_in(answer.headers.get_all("Set-Cookie") or [])
        if answer.status not in (200, 302):
            raise UnexpectedAnswer(f"{path} was answered with {answer.status} {answer.reason}: {self.text[:300]}")


def headers_of(session: str) -> dict[str, str]:
    """What a browser says of itself; without a `session` it is a visitor's."""
    cookies = f"csrftoken={_CSRF}" + (f"; {settings.SESSION_COOKIE_NAME}={session}" if session else "")
    return {"Cookie": cookies, "Accept-Encoding": "gzip", "Accept": "text/html"}


def _session_in(cookies: list[str]) -> str:
    """The session a server has just set, "" when it set none."""
    begins = f"{settings.SESSION_COOKIE_NAME}="
    return next((cookie.partition(";")[0].removeprefix(begins) for cookie in cookies if cookie.startswith(begins)), "")


def sign_in(user: User) -> str:
    """The key of a new session of `user`, made without a signature, as if one had just been given."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store[PROVED_AT] = timezone.now().timestamp()
    store.create()
    return str(store.session_key)
