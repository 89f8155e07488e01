from functools import partial

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from chain.signin.change_wallet import change_wallet, issue_wallet_change
from chain.signin.errors import SignInRefused
from chain.signin.script_texts import MESSAGES
from chain.views.json_requests import is_json, read_texts, refusal_as_json
from chain.views.signing import answer_challenge, signing_context
from learning.accounts.session_log import device_of
from learning.web.recent_proof import recent_proof_required
from learning.web.requests import LearnerRequest

_BROWSER_MARK = "wallet_browser"
_MESSAGES = MESSAGES | {
    "entering": gettext_lazy("Signed. Changing your wallet."),
    "made": gettext_lazy("Your practice wallet is ready. Now change to it."),
    "restored": gettext_lazy("Your practice wallet is back. Now change to it."),
}


@never_cache
@login_required
@recent_proof_required(back="chain:wallet-change")
@require_http_methods(["GET", "HEAD", "POST"])
def wallet_change(request: LearnerRequest) -> HttpResponse:
    """The page, and {message, signature} -> the account has that wallet. Works as a form and as JSON."""
    if request.method != "POST":
        return _page(request)
    try:
        message, signature = read_texts(request, "message", "signature")
        address = change_wallet(
            learner=request.user,
            message=message,
            signature=signature,
            browser=request.session.get(_BROWSER_MARK, ""),
            device=device_of(request),
            now=timezone.now(),
        )
    except SignInRefused as refusal:
        return refusal_as_json(refusal) if is_json(request) else _page(request, refusal)
    update_session_auth_hash(request, request.user)  # keeps this session, under a new key
    if is_json(request):
        return JsonResponse({"address": address, "next": reverse("account")})
    messages.success(request, _("Your account has its new wallet. Sign in with that one from now on."))
    return redirect("account")


@never_cache
@login_required
@recent_proof_required(back="chain:wallet-change")
@require_POST
def wallet_challenge(request: LearnerRequest) -> HttpResponse:
    """{address} -> {message}: what the new wallet is to sign, good for ten minutes in this browser alone."""
    return answer_challenge(request, partial(issue_wallet_change, learner=request.user), mark=_BROWSER_MARK)


def _page(request: LearnerRequest, refusal: SignInRefused | None = None) -> HttpResponse:
    context = {
        **signing_context(request, words=_MESSAGES, path=reverse("chain:wallet-change")),
        "refusal": refusal,
    }
    return render(request, "chain/wallet_change.html", context, status=refusal.status if refusal else 200)
