"""The page on which somebody who is signed in shows once more what they sign in with (learning/web/recent_proof.py)."""

from functools import partial
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from chain.signin.errors import SignInRefused
from chain.signin.proof import check_proof, issue_proof
from chain.signin.script_texts import MESSAGES
from chain.views.json_requests import read_texts
from chain.views.signin import is_ours
from chain.views.signing import answer_challenge, signing_context
from learning.web.recent_proof import note_proof
from learning.web.requests import LearnerRequest
from learning.web.throttle import is_throttled, register_scope

_BROWSER_MARK: Final = "proof_browser"
_MESSAGES: Final = MESSAGES | {
    "entering": gettext_lazy("Signed. Going on."),
    "made": gettext_lazy("Your practice wallet is ready. It opens this account only if it did so before."),
    "restored": gettext_lazy("Your practice wallet is back. Now confirm with it."),
}
PASSWORD_PROOFS: Final = register_scope("proof", gettext_lazy("Passwords that confirm who it is"))
MOST_PASSWORDS: Final = 10
PER_SECONDS: Final = 600


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: LearnerRequest) -> HttpResponse:
    """The page; posting {message, signature} or {password} to it leads on to `next`."""
    if request.method != "POST":
        return _page(request)
    refusal = _refused_password(request) if "password" in request.POST else _refused_signature(request)
    if refusal:
        sentence, status = refusal
        return _page(request, refusal=sentence, status=status)
    note_proof(request)
    return redirect(_destination(request))


@never_cache
@login_required
@require_POST
def proof_challenge(request: LearnerRequest) -> HttpResponse:
    """{address} -> {message}: what the account's wallet is to sign, good for ten minutes in this browser alone."""
    return answer_challenge(request, partial(issue_proof, learner=request.user), mark=_BROWSER_MARK)


def _refused_signature(request: LearnerRequest) -> tuple[str, int] | None:
    try:
        message, signature = read_texts(request, "message", "signature")
        check_proof(
            learner=request.user,
            message=message,
            signature=signature,
            browser=request.session.get(_BROWSER_MARK, ""),
            now=timezone.now(),
        )
    except SignInRefused as refusal:
        return str(refusal.sentence), refusal.status
    return None


def _refused_password(request: LearnerRequest) -> tuple[str, int] | None:
    """Only of who has a password; learners who came by wallet have none that fits."""
    if is_throttled(request.user.pk, PASSWORD_PROOFS, limit=MOST_PASSWORDS, seconds=PER_SECONDS):
        return _("Too many passwords were tried. Please wait ten minutes."), 429
    if not request.user.check_password(request.POST["password"]):
        return _("This is not your password."), 403
    return None


def _destination(request: LearnerRequest) -> str:
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    return wanted if is_ours(request, wanted) else resolve_url("account")


def _page(request: LearnerRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        **signing_context(request, words=_MESSAGES, path=reverse("chain:proof")),
        "next": _destination(request),
        "refusal": refusal,
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "chain/proof.html", context, status=status)
