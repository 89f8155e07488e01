from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from learning.lesson_types import content_version
from learning.trying.content import content_of
from learning.trying.doing import look, take
from learning.trying.standing_in import page_of, stand_in
from learning.trying.tried import forget_tried, keep_tried, tried_in
from learning.views.studio.finding import for_authors, lesson_in
from learning.web.requests import LearnerRequest


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_try(request: LearnerRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson as it was saved last, done as a learner does it. No points, nothing completed, nothing kept."""
    draft, lesson = lesson_in(request, course_slug, lesson_slug)
    if request.method != "POST" and "anew" in request.GET:
        forget_tried(request.session)
        return redirect(request.path)
    shown = content_of(lesson)
    page = {"draft": draft, "draft_lesson": lesson, "left_out": shown.left_out}
    if shown.content is None:
        return render(request, "learning/studio/try.html", page, status=409 if request.method == "POST" else 200)
    tried = tried_in(request.session, f"{lesson.pk} {content_version(lesson.lesson_type, shown.content)}")
    standing = stand_in(lesson, shown.content)
    if request.method == "POST":
        context = take(standing, tried, request.POST)
    else:
        context = look(standing, tried, step=request.GET.get("step", ""))
    keep_tried(request.session, tried)
    context = page | page_of(standing) | context
    status = 422 if context.get("has_errors") else 200
    template = str(context["main_template"]) if request.htmx else "learning/studio/try.html"
    return render(request, template, context, status=status)
