"""What the pages of moderators share: who is kept out, and how it is told that something was done."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
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
from community.moderation.registry import action_of
from community.views.lookup import refused
from learning.web.requests import Request


def deny_non_moderator(request: Request, member: Member, back: str) -> HttpResponse | None:
    """What everybody but moderators gets. Visitors sign in and come back to `back`."""
    if member.user is None:
        return redirect_to_login(back)
    if refusal := moderation_denial(member):
        return refused(request, PostRefused(refusal, status=403))
    return None


def next_page(request: Request, default: str) -> str:
    """Where the moderator came from, when the form says so and it is one of our pages."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    # Without a slash in front it would be taken for the name of a view.
    return address if is_ours and address.startswith("/") else default


def action_response(request: Request, entry: ModerationLogEntry | None, *, back: str) -> HttpResponse:
    """Back to where the moderator was, with a sentence and the way to take it back; by HTMX just these.

    `entry` is what was logged, None when it was so already.
    """
    if request.htmx:
        sentence = action_of(entry).done if entry else _("It was so already.")
        return render(request, "community/moderation/_done.html", {"entry": entry, "sentence": sentence})
    flash_result(request, entry)
    return redirect(next_page(request, back))


def flash_result(request: Request, entry: ModerationLogEntry | None) -> None:
    """Say on the next page what was done, with a link that takes it back."""
    if entry is None:
        messages.info(request, _("It was so already."))
        return
    undo = reverse("community:moderation-undo", args=[entry.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', action_of(entry).done, undo, _("Undo")))
