"""Browsers that an account was used in before: each carries a signed cookie, so that its owner hears of any other.

The cookie holds a mark for each account, from which nobody can be found; nothing is stored here.
"""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE: Final = "known"
KEPT_FOR: Final = timedelta(days=365)
# Of a computer that a class shares the latest so many are known: about 2 KB.
MAX_ACCOUNTS: Final = 100
_MARK_LENGTH: Final = 16
_SALT: Final = "learning.known_browsers"


def is_known(request: HttpRequest, user_id: int) -> bool:
    """Whether this browser has shown pages to this account within a year."""
    return _mark(user_id) in _marks(request)


def remember(request: HttpRequest, response: HttpResponseBase, user_id: int) -> None:
    """Have the browser know this account from now on."""
    if is_known(request, user_id):
        return
    marks = [*_marks(request), _mark(user_id)][-MAX_ACCOUNTS:]
    response.set_cookie(
        COOKIE,
        signing.dumps("".join(marks), salt=_SALT),
        max_age=KEPT_FOR,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _marks(request: HttpRequest) -> list[str]:
    """None for a cookie that is missing, too old, or not written here."""
    try:
        written: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return []
    return [written[start : start + _MARK_LENGTH] for start in range(0, len(written), _MARK_LENGTH)]


def _mark(user_id: int) -> str:
    return salted_hmac(_SALT, str(user_id), algorithm="sha256").hexdigest()[:_MARK_LENGTH]
