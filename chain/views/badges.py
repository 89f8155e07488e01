from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chain.tokens.badge_opt_in import NoWallet, opt_in, opt_out
from learning.web.requests import LearnerRequest


@require_POST
@login_required
def badge_minting(request: LearnerRequest) -> HttpResponse:
    """Posting `opt_in` as "on" has the learner's badges minted from now on; anything else stops it."""
    if request.POST.get("opt_in") != "on":
        opt_out(user_id=request.user.pk)
        messages.success(request, _("No more badges are minted. Those in your wallet stay there."))
        return redirect("chain:certificates")
    try:
        opt_in(user_id=request.user.pk)
    except NoWallet:
        messages.error(request, _("Your account has no wallet that badges could be minted into."))
    else:
        messages.success(request, _("Your badges are on their way into your wallet, and later ones follow."))
    return redirect("chain:certificates")
