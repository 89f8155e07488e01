from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from learning.accounts.deletion import StaffAccountProtected, delete_account
from learning.accounts.forms import PrivacyForm, ProfileForm
from learning.accounts.profile import (
    UnknownTimeZone,
    UsernameReserved,
    UsernameTaken,
    set_privacy,
    should_choose_another_name,
    update_profile,
)
from learning.web.recent_proof import ask_for_proof, has_recent_proof, recent_proof_required
from learning.web.requests import LearnerRequest
from web3versity.deletion_form import END, LeavingForm
from web3versity.export.document import write_export


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: LearnerRequest) -> HttpResponse:
    """The page; posting to it saves how the learner wants to be known."""
    if request.method != "POST":
        return _page(request)
    form = ProfileForm(request.POST, learner=request.user)
    if form.is_valid():
        try:
            update_profile(learner=request.user, **form.cleaned_data)
        except UsernameTaken:
            form.add_error("username", _("Somebody else has this name, or had it until lately. Try another."))
        except UsernameReserved:
            form.add_error("username", _("Who has this name could be taken for one of us. Please choose another."))
        except UnknownTimeZone:
            form.add_error("timezone", _("This time zone is not known here. Choose another of its region."))
        else:
            messages.success(request, _("Saved."))
            return redirect("account")
    return _page(request, profile_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account_privacy(request: LearnerRequest) -> HttpResponse:
    if request.method != "POST":
        # A refused form leaves this address in the browser's address line, and so does signing in on the way.
        return redirect("account")
    form = PrivacyForm(request.POST, learner=request.user)
    if not form.is_valid():
        return _page(request, privacy_form=form)
    set_privacy(learner=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("account")


@never_cache
@login_required
@recent_proof_required()
@require_safe
def account_export(request: LearnerRequest) -> StreamingHttpResponse:
    """Everything kept about the learner, as a file."""
    now = timezone.now()
    return StreamingHttpResponse(
        write_export(user_id=request.user.pk, now=now),
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="web3versity-{request.user.username}-{now:%Y-%m-%d}.json"'
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account_delete(request: LearnerRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("account")
    if not has_recent_proof(request):
        return ask_for_proof(request, reverse("account"))
    form = LeavingForm(request.POST, learner=request.user)
    if not form.is_valid():
        return _page(request, deletion_form=form)
    keeps = form.cleaned_data.get("certificates") != END
    try:
        delete_account(user_id=request.user.pk, keeps_certificates=keeps)
    except StaffAccountProtected:
        raise PermissionDenied(_("Accounts of staff are closed by an admin.")) from None
    logout(request)
    messages.success(request, _("Your account is deleted. Thank you for having learned with us."))
    return redirect("home")


def _page(request: LearnerRequest, **refused: Form) -> HttpResponse:
    """The whole page, with the form that was refused as it was filled in."""
    learner = request.user
    context = {
        "profile_form": ProfileForm(learner=learner),
        "privacy_form": PrivacyForm(learner=learner),
        "deletion_form": LeavingForm(learner=learner),
        "should_choose_another_name": should_choose_another_name(learner),
        **refused,
    }
    return render(request, "account.html", context, status=422 if refused else 200)
