from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from learning.models import CourseDraft
from learning.studio.access import can_change, find_draft
from learning.studio.errors import Refused
from learning.studio.problems import details_problems
from learning.studio.saving import save_details
from learning.views.studio.finding import for_authors
from learning.views.studio.forms import answer_save, to_do, version_in, without_errors
from learning.web.requests import LearnerRequest
from learning.writing.acts import act_on
from learning.writing.details_form import details_shape, read_details
from learning.writing.fill import fill

_PAGE = "learning/studio/details.html"


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_details(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """The form of what course.yaml holds."""
    draft = find_draft(request.user, course_slug)
    if request.method != "POST":
        return render(request, _PAGE, _context(request, draft, draft.details))
    post, focus = act_on(request.POST, request.POST.get("do", ""))
    details = read_details(post, draft.details)
    version = draft.version if request.POST.get("do") == "overwrite" else version_in(request)
    refused: Refused | None = None
    try:
        draft = save_details(draft=draft, details=details, version=version, by=request.user)
        version = draft.version
    except Refused as reason:
        refused = reason
    context = _context(request, draft, details, focus=focus) | {"version": version}
    return answer_save(request, context, page=_PAGE, refused=refused)


def _context(
    request: LearnerRequest, draft: CourseDraft, details: dict[str, Any], *, focus: str = ""
) -> dict[str, Any]:
    problems = details_problems(details, draft.course.slug)
    root = fill(details_shape(), details, problems=problems, focus=focus)
    is_new = draft.version == 1 and request.method != "POST"
    return {
        "draft": draft,
        "course": draft.course,
        "to_do": to_do(root),
        "root": without_errors(root) if is_new else root,
        "version": draft.version,
        "saved_at": draft.updated_at if draft.version > 1 else None,
        "can_write": can_change(request.user, draft),
        "history_url": reverse("learning:studio-details-history", args=[draft.course.slug]),
    }
