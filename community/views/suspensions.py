from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.member import read_member
from community.moderation.actions.suspend import lift_suspension, suspend_person, suspension_in_force
from community.moderation.forms import SuspensionForm
from community.views.moderator_pages import action_response, deny_non_moderator, next_page
from learning.models import User
from learning.web.requests import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_suspend(request: Request, username: str) -> HttpResponse:
    """The page on which a person is suspended; posting `lift` lets them write again."""
    member = read_member(request.user)
    if answer := deny_non_moderator(request, member, request.get_full_path()):
        return answer
    person, now = get_object_or_404(User.objects.named(username)), timezone.now()
    form = SuspensionForm(request.POST if request.method == "POST" and "lift" not in request.POST else None)
    status, refusal = 200, ""
    if request.method == "POST":
        status = 422
        try:
            if "lift" in request.POST:
                return action_response(
                    request, lift_suspension(moderator=member, person=person, now=now), back=request.path
                )
            if form.is_valid():
                until, reason = now + form.cleaned_data["hours"], form.cleaned_data["reason"]
                entry = suspend_person(moderator=member, person=person, until=until, reason=reason, now=now)
                return action_response(request, entry, back=request.path)
        except PostRefused as refusal_given:
            refusal, status = refusal_given.sentence, refusal_given.status
    context = {
        "person": person,
        "form": form,
        "refusal": refusal,
        "suspension": suspension_in_force(person, now),
        "next": next_page(request, ""),
    }
    return render(request, "community/moderation/suspend.html", context, status=status)
