"""The address that mails go to, and the links inside of mails."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.notifications.email.confirmation import (
    MAIL_SCOPE,
    LinkExpired,
    TooManyEmails,
    confirm_address,
    read_link,
    remove_address,
    request_confirmation,
)
from community.notifications.email.mailbox import BadMailboxLink, is_blocked, read_block_token, set_blocked
from community.notifications.email.unsubscribe import BadLink, read_subscription, unsubscribe
from community.notifications.forms import AddressForm
from community.views.notifications import choices_page
from learning.web.client_ip import client_network
from learning.web.recent_proof import ask_for_proof, has_recent_proof
from learning.web.requests import LearnerRequest, Request
from learning.web.throttle import note_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def address(request: LearnerRequest) -> HttpResponse:
    """Have a link mailed to an address."""
    if request.method != "POST":
        # A refused form leaves this address in the browser's address line, and so does signing in on the way.
        return redirect("notifications:choices")
    if not settings.SENDS_MAIL:
        raise Http404
    if not has_recent_proof(request):
        typed = urlencode({"address": request.POST.get("address", "")[:254]})
        return ask_for_proof(request, f"{reverse('notifications:choices')}?{typed}")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return choices_page(request, status=422, address=form)
    try:
        request_confirmation(
            person=request.user,
            address=form.cleaned_data["address"],
            now=timezone.now(),
            network=client_network(request),
        )
    except TooManyEmails:
        note_refusal(request.user.pk, MAIL_SCOPE)
        # One sentence whatever the reason: it tells nobody what others do, or want.
        form.add_error("address", _("No more links can be mailed there for now. Look for one, also among the spam."))
        return choices_page(request, status=429, address=form)
    messages.success(request, _("A link is on its way to %(address)s.") % {"address": form.cleaned_data["address"]})
    return redirect("notifications:choices")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def address_remove(request: LearnerRequest) -> HttpResponse:
    if request.method == "POST" and not has_recent_proof(request):
        return ask_for_proof(request, reverse("notifications:choices"))
    if request.method == "POST":
        remove_address(person=request.user, now=timezone.now())
        messages.success(request, _("Your address is removed. From now on everything is told on this site."))
    return redirect("notifications:choices")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address_confirm(request: Request, token: str) -> HttpResponse:
    """What the mailed link opens: programs that look into mails open links too, so a person presses the button.

    Nobody has to be signed in: mail is often read on another device.
    """
    now = timezone.now()
    try:
        link = confirm_address(token=token, now=now) if request.method == "POST" else read_link(token, now=now)
    except LinkExpired:
        return render(request, "community/notifications/link_too_old.html", status=404)
    context = {"link": link, "is_done": request.method == "POST" or link.is_confirmed}
    return render(request, "community/notifications/address_confirm.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailbox_block(request: Request, token: str) -> HttpResponse:
    """Whoever was mailed because of somebody else ends it for good, without an account; or undoes that."""
    try:
        mailbox = read_block_token(token)
    except BadMailboxLink:
        return render(request, "community/notifications/link_bad.html", status=404)
    if request.method == "POST":
        set_blocked(mailbox, blocked="undo" not in request.POST)
    context = {"mailbox": mailbox, "is_blocked": is_blocked(mailbox)}
    return render(request, "community/notifications/mailbox_block.html", context)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_link(request: Request, token: str) -> HttpResponse:
    """The link at the end of every mail. Mail programs post to it by themselves (RFC 8058); the token is the proof."""
    try:
        subscription = read_subscription(token)
    except BadLink:
        return render(request, "community/notifications/link_bad.html", status=404)
    if request.method == "POST":
        unsubscribe(subscription)
    context = {"subscription": subscription, "is_done": request.method == "POST"}
    return render(request, "community/notifications/unsubscribe.html", context)
