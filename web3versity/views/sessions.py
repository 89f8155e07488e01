"""Where somebody is signed in, and signing out there."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from learning.accounts.sessions import end_all_sessions, end_session, sessions_of
from learning.web.requests import LearnerRequest


@never_cache
@login_required
@require_safe
def sessions(request: LearnerRequest) -> HttpResponse:
    context = {"sessions": sessions_of(request.user.pk), "this_key": request.session.session_key}
    return render(request, "account/sessions.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def session_end(request: LearnerRequest, pk: int) -> HttpResponse:
    """Sign out of one browser; one that is not there, or is somebody else's, is signed out already."""
    if request.method == "POST":
        end_session(user_id=request.user.pk, session_id=pk)
        messages.success(request, _("That browser is signed out."))
    return redirect("account-sessions")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions_end(request: LearnerRequest) -> HttpResponse:
    """Sign out everywhere, with `here` in this browser too."""
    if request.method != "POST":
        return redirect("account-sessions")
    learner = request.user
    if "here" in request.POST:
        end_all_sessions(user=learner)
        logout(request)
        messages.success(request, _("You are signed out everywhere."))
        return redirect("home")
    end_all_sessions(user=learner, except_key=str(request.session.session_key))
    update_session_auth_hash(request, learner)
    messages.success(request, _("Every other browser is signed out."))
    return redirect("account-sessions")
