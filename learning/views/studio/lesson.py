from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from learning.lesson_types import kind_of
from learning.loader.lesson_file import find_head_problems
from learning.models import CourseDraft, LessonDraft
from learning.studio.access import can_change
from learning.studio.errors import Refused
from learning.studio.pictures_shown import pictures_of
from learning.studio.problems import reference_problems
from learning.studio.saving import save_lesson
from learning.trying.preview import preview_html
from learning.views.studio.finding import for_authors, lesson_in
from learning.views.studio.forms import answer_save, to_do, version_in, without_errors
from learning.web.requests import LearnerRequest
from learning.writing.acts import act_on
from learning.writing.lesson_form import Form, fields_of, form_of, problems_in, read_lesson, source_in

_PAGE = "learning/studio/lesson.html"


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_lesson(request: LearnerRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The form of a lesson. Whatever is pressed in it, what was typed is saved first, mistakes and all."""
    draft, lesson = lesson_in(request, course_slug, lesson_slug)
    before = form_of(lesson.lesson_type, lesson.head, lesson.source)
    if request.method != "POST":
        return render(request, _PAGE, _context(request, draft, lesson, before))
    post, focus = act_on(request.POST, request.POST.get("do", ""))
    form = read_lesson(lesson.lesson_type, post, before)
    version = lesson.version if request.POST.get("do") == "overwrite" else version_in(request)
    refused: Refused | None = None
    try:
        # A form that nobody changed leaves even the spaces as they were.
        source = lesson.source if form == before else source_in(lesson.lesson_type, form)
        lesson = save_lesson(lesson=lesson, head=form["head"], source=source, version=version, by=request.user)
        version = lesson.version
    except Refused as reason:
        refused = reason
    context = _context(request, draft, lesson, form, focus=focus) | {"version": version}
    return answer_save(request, context, page=_PAGE, refused=refused)


@for_authors
@require_safe
def studio_preview(request: LearnerRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson as it was saved last, as learners see it."""
    _draft, lesson = lesson_in(request, course_slug, lesson_slug)
    return HttpResponse(preview_html(lesson))


def _context(
    request: LearnerRequest, draft: CourseDraft, lesson: LessonDraft, form: Form, *, focus: str = ""
) -> dict[str, Any]:
    root = fields_of(lesson.lesson_type, form, problems=_problems(draft, lesson.lesson_type, form), focus=focus)
    is_new = lesson.version == 1 and request.method != "POST"
    following = draft.lessons.filter(number__gt=lesson.number).order_by("number").first()
    return {
        "draft": draft,
        "course": draft.course,
        "lesson": lesson,
        "total": draft.lessons.count(),
        "next_lesson": following,
        "to_do": to_do(root),
        "root": without_errors(root) if is_new else root,
        "version": lesson.version,
        "saved_at": lesson.updated_at if lesson.version > 1 else None,
        "can_write": can_change(request.user, draft),
        "refreshing": ("model", "language"),
        "history_url": reverse("learning:studio-lesson-history", args=[draft.course.slug, lesson.slug]),
        "stylesheets": kind_of(lesson.lesson_type).stylesheets,
        "preview": preview_html(lesson),
        "pictures": pictures_of(draft),
    }


def _problems(draft: CourseDraft, lesson_type: str, form: Form) -> list[Any]:
    source = source_in(lesson_type, form)
    found = [*kind_of(lesson_type).find_problems(source), *reference_problems(draft, source)]
    return problems_in(lesson_type, form, head=find_head_problems(lesson_type, form["head"]), source=found)
