from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.content.problems import Problem
from learning.lesson_types import LESSON_KINDS, UnregisteredLessonType, known_types
from learning.models import CourseDraft, LessonDraft
from learning.models.draft import DraftState
from learning.studio.access import SUBMITTED, can_change, can_review, can_write, find_draft
from learning.studio.errors import Refused
from learning.studio.lessons import add_lesson, duplicate_lesson, move_lesson, remove_lesson
from learning.studio.problems import problems_of
from learning.views.studio.finding import for_authors
from learning.web.requests import LearnerRequest
from learning.writing.words import LABELS, said


@for_authors
@require_safe
def studio_course(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """Its contents, what is to mend, and where it stands on its way to learners."""
    draft = find_draft(request.user, course_slug)
    return render(request, "learning/studio/course.html", course_context(request, draft))


@for_authors
@require_POST
def studio_contents(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """Add, move, duplicate and remove lessons: `do` is add, or what to do and to which lesson ("up:its-slug")."""
    draft = find_draft(request.user, course_slug)
    act, _colon, rest = request.POST.get("do", "").partition(":")
    try:
        focus = _add(request, draft) if act == "add" else _change(request, draft, act, rest)
    except (Refused, UnregisteredLessonType) as reason:
        sentence = " ".join(getattr(reason, "messages", [str(reason)]))
        context = course_context(request, draft) | {"sentence": sentence, "typed": request.POST.get("title", "")}
        return render(request, _template(request), context, status=409)
    if act == "add":
        return redirect("learning:studio-lesson", draft.course.slug, focus)
    if request.htmx:
        context = course_context(request, draft) | {"focus": focus, "acted": act}
        return render(request, "learning/studio/_contents.html", context)
    return redirect("learning:studio-course", draft.course.slug)


def _template(request: LearnerRequest) -> str:
    return "learning/studio/_contents.html" if request.htmx else "learning/studio/course.html"


def _add(request: LearnerRequest, draft: CourseDraft) -> str:
    kind, title = request.POST.get("kind", ""), request.POST.get("title", "")
    return add_lesson(draft=draft, lesson_type=kind, title=title[:120], by=request.user).slug


def _change(request: LearnerRequest, draft: CourseDraft, act: str, rest: str) -> str:
    """Returns the slug of the lesson to go to; nothing where what is asked means nothing here."""
    slug, _colon, number = rest.partition(":")
    # No database holds a NUL, nor is asked for one.
    lesson = draft.lessons.filter(slug=slug).first() if "\0" not in slug else None
    if lesson is None:
        return ""
    if act == "remove":
        remove_lesson(lesson=lesson, by=request.user)
        messages.success(request, _("“%(title)s” is taken out. Its earlier versions stay.") % {"title": lesson.title})
        return ""
    if act == "copy":
        return duplicate_lesson(lesson=lesson, by=request.user).slug
    to = _place(lesson, act, number)
    return move_lesson(lesson=lesson, number=to, by=request.user).slug if to else ""


def _place(lesson: LessonDraft, act: str, number: str) -> int:
    if act == "move":
        return int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
    return {"up": max(lesson.number - 1, 1), "down": lesson.number + 1}.get(act, 0)


def _in_words(problem: Problem) -> str:
    """With the name that the form has for what is wrong, instead of the files'."""
    if len(problem.path) != 1:
        return str(problem)
    return f"{said(LABELS, str(problem.path[0]))}: {problem.sentence}"


def course_context(request: LearnerRequest, draft: CourseDraft) -> dict[str, Any]:
    problems = problems_of(draft)
    lessons = list(draft.lessons.order_by("number"))
    return {
        "draft": draft,
        "course": draft.course,
        "lessons": [(lesson, len(problems.get(lesson.slug, ()))) for lesson in lessons],
        "detail_problems": [_in_words(problem) for problem in problems.get("", [])],
        "count": sum(len(found) for found in problems.values()),
        "kinds": [(name, LESSON_KINDS[name].label) for name in known_types()],
        "can_write": can_change(request.user, draft),
        "is_author": can_write(request.user, draft),
        "can_review": can_review(request.user, draft) and draft.state in SUBMITTED,
        "is_submitted": draft.state in SUBMITTED,
        "is_new": draft.state != DraftState.PUBLISHED,
    }
