"""Support's pages in the admin: find one learner, see what they did and got, and correct their XP."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gamification.models.xp import XpReason
from gamification.xp.adjustment_form import AdjustmentForm
from learning.audit.record import record_act
from learning.models import User
from learning.search.people import people_known_as
from web3versity.dossier import read_dossier

_FOUND = 20


@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """A box for a name, a wallet address or a Hedera account, and who answers to it."""
    _require(request, "learning.view_user")
    words = request.GET.get("q", "").strip()
    found = list(people_known_as(words)[:_FOUND]) if words else []
    return render(request, "admin/support.html", _context(request, _("Help a learner"), words=words, found=found))


@require_http_methods(["GET", "HEAD", "POST"])
def support_learner(request: HttpRequest, pk: int) -> HttpResponse:
    """Posting `amount` and `source` adds a line to their XP ledger."""
    _require(request, "learning.view_user")
    learner = get_object_or_404(User, pk=pk)
    form, status = AdjustmentForm(), 200
    if request.method == "POST":
        _require(request, "gamification.add_xpaward")
        typed = {name: request.POST.get(name, "") for name in ("amount", "source")}
        form, status = AdjustmentForm({**typed, "user": pk, "reason": XpReason.ADJUSTMENT}), 422
        form.by_id = request.user.pk
        with transaction.atomic():
            if form.is_valid():
                award = form.save()
                record_act(request, act="adjust_xp", on=award, words=f"{award.amount:+} XP: {award.source}")
                messages.success(
                    request, _("The line is in the ledger: %(amount)s XP.") % {"amount": f"{award.amount:+}"}
                )
                return redirect("admin:support_learner", pk)
    context = _context(request, learner.username, learner=learner, form=form)
    context["tables"] = list(read_dossier(learner, reader=request.user))
    context["may_adjust"] = request.user.has_perm("gamification.add_xpaward")
    return render(request, "admin/support_learner.html", context, status=status)


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _context(request: HttpRequest, title: str, **more: Any) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": title, **more}
