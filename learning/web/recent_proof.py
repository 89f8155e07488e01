"""What cannot be undone, or lets others in, asks once more for what one signs in with: a session may be a stolen one.

A proof is good for five minutes in the session that gave it; signing in is one. The page that takes it belongs to the
room that knows wallets, and is named by its address.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Final
from urllib.parse import urlencode

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.web.requests import LearnerRequest

LIFETIME: Final = timedelta(minutes=5)
# Where a session keeps when that was, in seconds since 1970.
PROVED_AT: Final = "proved_at"

View = Callable[..., HttpResponseBase]


def note_proof(request: HttpRequest) -> None:
    """The person at this browser has just shown what they sign in with."""
    request.session[PROVED_AT] = timezone.now().timestamp()


@receiver(user_logged_in, dispatch_uid="learning.signing_in_is_a_proof")
def signing_in_is_a_proof(*, request: HttpRequest, **_kwargs: object) -> None:
    note_proof(request)


def has_recent_proof(request: HttpRequest) -> bool:
    age: float = timezone.now().timestamp() - request.session.get(PROVED_AT, 0)
    return 0 <= age <= LIFETIME.total_seconds()


def recent_proof_required(*, back: str = "account") -> Callable[[View], View]:
    """For views behind @login_required. Without a proof a page comes back after it has been given; what was sent does
    not: the person returns to the page called `back`, and presses again.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: LearnerRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if has_recent_proof(request):
                return view(request, *args, **kwargs)
            return ask_for_proof(request, request.get_full_path() if request.method != "POST" else reverse(back))

        return guarded

    return decorate


def ask_for_proof(request: HttpRequest, then: str) -> HttpResponse:
    """To the page that takes the proof, and from there to `then`. A script is told so in JSON."""
    address = f"{reverse('chain:proof')}?{urlencode({'next': then})}"
    if request.content_type == "application/json":
        sentence = _("Please confirm first that it is you: reload the page.")
        return JsonResponse({"code": "proof_needed", "sentence": sentence, "next": address}, status=403)
    return redirect(address)
