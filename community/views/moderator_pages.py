"""What the pages of moderators share: who is turned away, and how it is told that something was done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import moderation_denial
from community.models import ModerationLogEntry
from community.moderation.actions import SAID
from community.views.lookup import refused, sign_in_first
from learning.web.requests import Request


def turn_away(request: Request, member: Member, back: str) -> HttpResponse | None:
    """What everybody but moderators gets. Visitors sign in and come back to `back`."""
    if member.user is None:
        return sign_in_first(request, back)
    if refusal := moderation_denial(member):
        return refused(request, PostRefused(refusal, status=403))
    return None


def way_back(request: Request, otherwise: str) -> str:
    """Where the moderator came from, when the form says so and it is one of our pages."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    # Without a slash in front it would be taken for the name of a view.
    return address if is_ours and address.startswith("/") else otherwise


def act_done(request: Request, act: ModerationLogEntry | None, *, back: str) -> HttpResponse:
    """Back to where the moderator was, with a sentence and the way to take it back; by HTMX just these."""
    if request.htmx:
        sentence = SAID[act.action] if act else _("It was so already.")
        return render(request, "community/moderation/_done.html", {"act": act, "sentence": sentence})
    tell(request, act)
    return redirect(way_back(request, back))


def tell(request: Request, act: ModerationLogEntry | None) -> None:
    if act is None:
        messages.info(request, _("It was so already."))
        return
    undo = reverse("community:moderation-undo", args=[act.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', SAID[act.action], undo, _("Undo")))
