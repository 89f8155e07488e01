from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chain.networks import practice_network
from chain.practice.errors import GiftRefused
from chain.practice.give import give_practice_hbar
from chain.practice.state import read_practice_hbar
from learning.web.client_ip import client_network
from learning.web.requests import LearnerRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def practice_hbar(request: LearnerRequest) -> HttpResponse:
    """The balance and the form; posting to it asks for HBAR. For htmx the fragment, which asks again while they travel.

    `next` is a path to go to when they are on their way.
    """
    refusal: GiftRefused | None = None
    if request.method == "POST":
        try:
            give_practice_hbar(learner=request.user, network=client_network(request))
        except GiftRefused as reason:
            refusal = reason
        else:
            if not request.htmx:
                return redirect(_where_to(request))
    context = {"hbar": read_practice_hbar(request.user), "refusal": refusal, "network": practice_network()}
    template = "chain/_practice_hbar.html" if request.htmx else "chain/practice_hbar.html"
    # htmx does not show what comes with 5xx.
    status = 200 if refusal is None or (request.htmx and refusal.status >= 500) else refusal.status
    return render(request, template, context, status=status)


def _where_to(request: LearnerRequest) -> str:
    path = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(path, allowed_hosts=None, require_https=request.is_secure())
    return path if path.startswith("/") and is_ours else "chain:practice-hbar"
