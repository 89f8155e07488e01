"""Which browsers somebody is signed in with: written down at signing in, and kept up to date while they are used."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from learning.accounts.devices import name_device
from learning.accounts.known_browsers import is_known, remember
from learning.accounts.sessions import note_session, rename_session
from learning.models import SignInSession, User
from learning.signals import signed_in_from_new_browser

# When a session was last used is known to this. Between two such moments nothing is written and nothing is asked.
PRECISION: Final = timedelta(minutes=30)
_NOTED: Final = "noted"


class SessionLogMiddleware:
    """Notes sessions that began before there was a log, follows those that get a new key, and says which are in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and isinstance(request.user, User):
            _keep_noted(request, request.user)
            remember(request, response, request.user.pk)
        return response


@receiver(user_logged_in, dispatch_uid="learning.note_session")
def note_at_sign_in(*, request: HttpRequest, user: User, **_kwargs: object) -> None:
    row = _note(request, user)
    # Django says only after this when somebody was last here: learning stands before django.contrib.auth.
    if row is not None and user.last_login is not None and not is_known(request, user.pk):
        signed_in_from_new_browser.send(sender=User, user_id=user.pk, session_id=row.pk, device=row.device)


@receiver(user_logged_out, dispatch_uid="learning.forget_session")
def forget_at_sign_out(*, request: HttpRequest, **_kwargs: object) -> None:
    SignInSession.objects.filter(session_key=request.session.session_key).delete()


def _keep_noted(request: HttpRequest, user: User) -> None:
    key, at = request.session.get(_NOTED, ("", 0))
    present, now = request.session.session_key, timezone.now()
    if key != present and key and rename_session(old_key=key, new_key=str(present), now=now):
        request.session[_NOTED] = [present, now.timestamp()]
    elif key != present or abs(now.timestamp() - at) > PRECISION.total_seconds():
        _note(request, user)


def device_of(request: HttpRequest) -> str:
    """Such as "Firefox on Android"."""
    browser, system = name_device(request.headers.get("User-Agent", ""))
    return SignInSession(browser=browser, system=system).device


def _note(request: HttpRequest, user: User) -> SignInSession | None:
    browser, system = name_device(request.headers.get("User-Agent", ""))
    key, now = request.session.session_key, timezone.now()
    if key is None:
        return None
    request.session[_NOTED] = [key, now.timestamp()]
    return note_session(user_id=user.pk, session_key=key, browser=browser, system=system, now=now)
