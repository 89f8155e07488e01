"""A person's notifications: the list, opening one, and how they want to hear of what."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from community.notifications.email.confirmation import find_pending
from community.notifications.forms import NO_ADDRESS, AddressForm, PreferencesForm
from community.notifications.inbox import open_notification, read_all, read_page
from community.notifications.preferences import NoAddress, read_preferences, save_preferences
from learning.web.requests import LearnerRequest


@never_cache
@require_safe
@login_required
@vary_on_headers("HX-Request")
def inbox(request: LearnerRequest) -> HttpResponse:
    """The newest notifications, unread ones first; `older` goes on behind a row."""
    page = read_page(user_id=request.user.pk, after_cursor=request.GET.get("older", ""))
    template = "community/notifications/_list.html" if request.htmx else "community/notifications/inbox.html"
    return render(request, template, {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def inbox_read(request: LearnerRequest) -> HttpResponse:
    """Mark everything as read."""
    if request.method == "POST":
        read_all(user_id=request.user.pk, now=timezone.now())
        if request.htmx:
            request.user.refresh_from_db(fields=["unread_notifications"])
            context = {"page": read_page(user_id=request.user.pk), "oob": True}
            return render(request, "community/notifications/_answer.html", context)
    return redirect("notifications:inbox")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notification(request: LearnerRequest, pk: int) -> HttpResponse:
    """Go where it leads; it is read from then on. Anybody else's does not exist."""
    url = open_notification(user_id=request.user.pk, notification_id=pk, now=timezone.now())
    if url is None:
        raise Http404
    return redirect(url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else "notifications:inbox")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choices(request: LearnerRequest) -> HttpResponse:
    """The page; posting to it keeps how the learner wants to hear of each kind."""
    if request.method != "POST":
        return choices_page(request)
    form = _preferences_form(request, request.POST)
    if form.is_valid():
        try:
            save_preferences(person=request.user, channels=form.channels)
        except NoAddress:  # removed in another tab meanwhile
            form.add_error(None, NO_ADDRESS)
        else:
            messages.success(request, _("Saved."))
            return redirect("notifications:choices")
    return choices_page(request, status=422, choices=form)


def choices_page(request: LearnerRequest, *, status: int = 200, **refused: Any) -> HttpResponse:
    """The whole page, with the form that was refused as it was filled in."""
    learner = request.user
    context = {
        "choices": refused.get("choices") or _preferences_form(request),
        "address": refused.get("address") or AddressForm(initial={"address": request.GET.get("address", "")}),
        "pending": find_pending(user_id=learner.pk, now=timezone.now()),
        "sends_mail": settings.SENDS_MAIL,
    }
    return render(request, "community/notifications/choices.html", context, status=status)


def _preferences_form(request: LearnerRequest, *data: Any) -> PreferencesForm:
    return PreferencesForm(
        *data,
        preferences=read_preferences(user_id=request.user.pk),
        has_address=bool(request.user.email),
        sends_mail=settings.SENDS_MAIL,
    )
