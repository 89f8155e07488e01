from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learning.studio.access import can_change
from learning.studio.errors import Refused
from learning.studio.lessons import rename_lesson
from learning.views.studio.finding import for_authors, lesson_in
from learning.web.requests import LearnerRequest

_LONGEST_TYPED = 200  # characters; far beyond any address, so that what was typed can be shown again


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_address(request: LearnerRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """Give a lesson another address."""
    draft, lesson = lesson_in(request, course_slug, lesson_slug)
    typed, sentence = lesson.slug, ""
    if request.method == "POST":
        typed = request.POST.get("slug", "").strip()[:_LONGEST_TYPED]
        try:
            lesson = rename_lesson(lesson=lesson, slug=typed, by=request.user)
        except Refused as reason:
            sentence = str(reason)
        else:
            messages.success(request, _("The address is “%(slug)s” now.") % {"slug": lesson.slug})
            return redirect("learning:studio-lesson", draft.course.slug, lesson.slug)
    context = {
        "draft": draft,
        "course": draft.course,
        "lesson": lesson,
        "typed": typed,
        "sentence": sentence,
        "can_write": can_change(request.user, draft),
    }
    return render(request, "learning/studio/address.html", context, status=409 if sentence else 200)
