from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learning.content.pictures.encoding import LARGEST_FILE, PictureUnusable
from learning.models import CourseDraft
from learning.studio.access import can_change, find_draft
from learning.studio.errors import Refused
from learning.studio.pictures import add_picture, remove_picture
from learning.studio.pictures_shown import pictures_of
from learning.views.studio.finding import for_authors
from learning.web.requests import LearnerRequest


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_pictures(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """The pictures of a course: added with the words for whoever cannot see them, and what to write to show one."""
    draft = find_draft(request.user, course_slug)
    context: dict[str, Any] = {"typed": request.POST.get("alt", "")}
    if request.method == "POST":
        sentence = _remove(request, draft) if "remove" in request.POST else _add(request, draft)
        if not sentence:
            return redirect(request.path)
        context["sentence"] = sentence
    context |= {
        "draft": draft,
        "course": draft.course,
        "can_write": can_change(request.user, draft),
        "pictures": pictures_of(draft),
    }
    return render(request, "learning/studio/pictures.html", context, status=422 if "sentence" in context else 200)


def _add(request: LearnerRequest, draft: CourseDraft) -> str:
    """Returns why it cannot be taken."""
    file = request.FILES.get("picture")
    if file is None:
        return _("Choose a picture first.")
    if file.size is None or file.size > LARGEST_FILE:
        return _("The file is larger than %(most)d MB.") % {"most": LARGEST_FILE // 2**20}
    try:
        add_picture(draft=draft, data=file.read(), alt=request.POST.get("alt", ""), by=request.user)
    except (Refused, PictureUnusable) as reason:
        return str(reason)
    return ""


def _remove(request: LearnerRequest, draft: CourseDraft) -> str:
    try:
        remove_picture(draft=draft, name=request.POST.get("remove", ""), by=request.user)
    except Refused as reason:
        return str(reason)
    return ""
