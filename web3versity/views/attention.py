"""Asking once more before something is done about what needs attention, and doing it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from learning.audit.record import record_act
from learning.models import User
from settings.attention import find_watcher
from web3versity.attention.doing import Outcome, use_remedy
from web3versity.attention.forms import RemedyForm
from web3versity.attention.page import Matter, read_matter


def attention_remedy(request: HttpRequest, watcher: str, remedy: str) -> HttpResponse:
    """For staff alone: the admin's site lets nobody else in."""
    matter = _find(request, watcher)
    wanted = next((each for each in matter.watcher.remedies if each.key == remedy), None)
    if wanted is None:
        raise Http404
    if wanted not in matter.remedies:
        raise PermissionDenied
    if not matter.lines:
        messages.info(request, _("This is done already: nothing is left of it."))
        return redirect("admin:index")
    concerns = [line.concern for line in matter.lines]
    form = RemedyForm(request.POST if request.method == "POST" else None, remedy=wanted, concerns=concerns)
    if form.is_valid():
        chosen, typed = form.cleaned_data["chosen"], form.cleaned_data.get("typed", "")
        outcome = use_remedy(matter.watcher, wanted, keys=chosen, by=request.user.pk or 0, typed=typed)
        if outcome.done:
            record_act(request, act=remedy, words=f"{watcher}: {', '.join(chosen)}")
        _tell(request, outcome)
        return redirect("admin:index")
    context = admin.site.each_context(request) | {
        "title": wanted.label,
        "matter": matter,
        "remedy": wanted,
        "form": form,
    }
    return TemplateResponse(request, "admin/attention_remedy.html", context, status=422 if form.errors else 200)


def _find(request: HttpRequest, key: str) -> Matter:
    watcher, person = find_watcher(key), request.user
    if watcher is None or not isinstance(person, User):
        raise Http404
    if not person.has_perm(watcher.permission):
        raise PermissionDenied
    return read_matter(watcher, person)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    """Each sentence once, however often it was said."""
    for sentence in dict.fromkeys(outcome.done):
        messages.success(request, sentence)
    for sentence in dict.fromkeys(outcome.refused):
        messages.warning(request, sentence)
