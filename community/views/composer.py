"""What helps while writing: how a post will look, and whom an @ may mean."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from community.markup.mentions import suggest_people
from community.markup.render import render_post
from community.markup.text import PostField
from learning.content.directions import set_directions
from learning.web.requests import LearnerRequest
from learning.web.throttle import is_throttled, register_scope

register_scope("post-preview", gettext_lazy("Previews of posts"))
# Twice as many as somebody gets who types without end: the page asks after each pause of half a second.
_MOST_A_MINUTE = 120


@require_POST
@login_required
def post_preview(request: LearnerRequest) -> HttpResponse:
    """`content` as it would be shown, or a sentence that says why it could not be posted."""
    if is_throttled(request.user.pk, "post-preview", limit=_MOST_A_MINUTE, seconds=60):
        context = {"sentence": _("The preview takes a short rest. Go on writing; nothing is lost.")}
        return render(request, "community/_preview.html", context, status=429)
    content = request.POST.get("content", "")
    if not content.strip():
        return render(request, "community/_preview.html", {"sentence": _("Nothing to preview yet.")})
    try:
        html = render_post(PostField().clean(content))
    except ValidationError as problem:
        return render(request, "community/_preview.html", {"sentence": problem.messages[0]}, status=422)
    return render(request, "community/_preview.html", {"html": set_directions(html)})


@require_safe
@login_required
def people(request: LearnerRequest) -> JsonResponse:
    """[{name, avatar}]: at most eight learners whose names begin with `q`."""
    found = suggest_people(request.GET.get("q", ""))
    return JsonResponse([{"name": person.username, "avatar": person.avatar_emoji} for person in found], safe=False)
