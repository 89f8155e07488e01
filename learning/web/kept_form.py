"""A form that was sent and did not get through, kept so that one press sends it again.

That happens when the session has ended, or when signing in again has changed the token that forms are sent with (CSRF).
Only what this site's own page has sent is offered again, and never a password, a key or a signature.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError

MOST_BYTES: Final = 32 * 1024
_KEPT: Final = "kept_form"
_ENCODINGS: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
# The form's own; whoever sends again gets a fresh one.
_CSRF_FIELD: Final = "csrfmiddlewaretoken"
_SECRETS: Final = frozenset(
    "password old_password new_password1 new_password2 passphrase secret key private_key phrase seed "
    "message signature proof token otp code".split()
)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """`path` is where it was sent, `page` the page it stood on ("" when unknown)."""

    path: str
    page: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)

    def as_posted(self) -> QueryDict:
        return QueryDict(urlencode(self.fields))


def came_from_here(request: HttpRequest) -> bool:
    """Whether a page of this very site has sent the request, as the browser says; False where it says nothing."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site != "same-origin" or (origin is None and "Sec-Fetch-Site" not in request.headers):
        return False
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def read_form(request: HttpRequest) -> KeptForm | None:
    """What was sent, when it may be offered again; None else. Reads the body that is there, and never raises."""
    if request.content_type not in _ENCODINGS or not came_from_here(request):
        return None
    try:
        if request.FILES:
            return None
    except MultiPartParserError:
        return None
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != _CSRF_FIELD]
    if any(name.lower() in _SECRETS for name, _value in fields):
        return None
    if len(urlencode(fields)) > MOST_BYTES:
        return None
    return KeptForm(request.get_full_path(), _page_of(request), fields)


def _page_of(request: HttpRequest) -> str:
    try:
        referrer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return ""
    return referrer._replace(scheme="", netloc="").geturl() if referrer.netloc == request.get_host() else ""


def keep_form(request: HttpRequest, form: KeptForm) -> None:
    """In the session, until it is sent, another takes its place, or the session ends."""
    request.session[_KEPT] = {"path": form.path, "page": form.page, "body": urlencode(form.fields)}


def kept_form(request: HttpRequest, path: str = "") -> KeptForm | None:
    """The form that is kept; with `path` only one that was sent there."""
    data: dict[str, Any] = request.session.get(_KEPT) or {}
    if not data or (path and data["path"] != path):
        return None
    return KeptForm(data["path"], data["page"], parse_qsl(data["body"], keep_blank_values=True))


def forget_form(request: HttpRequest) -> None:
    request.session.pop(_KEPT, None)
