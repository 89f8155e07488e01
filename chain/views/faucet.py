from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from chain.amounts import counted, short_amount
from chain.faucet.allowance import read_allowance
from chain.faucet.errors import PayoutRefused
from chain.faucet.form import FaucetForm
from chain.faucet.history import read_history
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT
from chain.faucet.request_payout import request_payout
from chain.networks import current_network
from chain.page_metas import faucet_meta
from learning.web.client_ip import client_network
from learning.web.requests import Request
from learning.web.throttle import note_refusal, register_scope

# Refusals that moderators may want to know of: what others have had, not the learner.
OF_OTHERS = ("too_many", "network", "newcomers", "kept", "empty")
register_scope("faucet", gettext_lazy("The faucet"))
OFFERED = (MIN_AMOUNT, Decimal(5), MAX_AMOUNT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def faucet(request: Request) -> HttpResponse:
    """The page; posting `amount` to it asks for so many HBAR."""
    if request.method != "POST":
        return _page(request)
    learner = request.user
    if not learner.is_authenticated:
        return redirect_to_login(request.path)
    form = FaucetForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    amount = form.cleaned_data["amount"]
    try:
        request_payout(learner=learner, amount_hbar=amount, request_ip=client_network(request), now=timezone.now())
    except PayoutRefused as refusal:
        if refusal.code in OF_OTHERS:
            note_refusal(learner.pk, "faucet")
        return _page(request, form, refusal)
    sent = ngettext(
        "%(amount)s HBAR is on its way to your wallet.",
        "%(amount)s HBAR are on their way to your wallet.",
        counted(amount),
    )
    messages.success(request, sent % {"amount": short_amount(amount)})
    return redirect("chain:faucet")


@never_cache
@require_safe
def faucet_requests(request: Request) -> HttpResponse:
    """The history as a fragment, asked for again and again while something is on its way: 204 when nothing is new."""
    if not request.htmx:
        return redirect("chain:faucet")
    if not request.user.is_authenticated:  # signed out in another tab
        return redirect_to_login(reverse("chain:faucet"))
    history = read_history(request.user)
    mark = request.GET.get("mark", "")
    if mark == history.mark:
        return HttpResponse(status=204)
    allowance = read_allowance(learner=request.user, now=timezone.now(), network=client_network(request))
    context = {"history": history, "news": history.news_since(mark), "allowance": allowance, "oob": True}
    return render(request, "chain/_faucet_answer.html", context)


def _page(request: Request, form: FaucetForm | None = None, refusal: PayoutRefused | None = None) -> HttpResponse:
    form = form or FaucetForm()
    context: dict[str, Any] = {"form": form, "refusal": refusal, "offered": OFFERED, "network": current_network()}
    context["meta"] = faucet_meta()
    if request.user.is_authenticated:
        allowance = read_allowance(learner=request.user, now=timezone.now(), network=client_network(request))
        form.show_most(allowance.available)
        context |= {
            "allowance": allowance,
            "history": read_history(request.user),
            "obstacle": allowance.find_refusal(),
        }
    status = 422 if form.errors else 200
    return render(request, "chain/faucet.html", context, status=refusal.status if refusal else status)
