"""Doing a step of a lesson that is read step by step."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_htmx.http import push_url

from learning.attempts.page import body_context
from learning.lesson_types.reading import ReadingKind
from learning.lessons.access import LessonAccess
from learning.lessons.page import lesson_context
from learning.models import User
from learning.steps.doing import StepTaken, do_step
from learning.views.lesson_answers import answer, refused
from learning.web.requests import Request


def take_step(request: Request, access: LessonAccess, learner: User, kind: ReadingKind) -> HttpResponse:
    """The next step, the same one with what is wrong in it or why its answer is right, or the completed lesson."""
    taken = do_step(
        learner=learner,
        lesson=access.lesson,
        kind=kind,
        step_id=request.POST.get("step", ""),
        post=request.POST,
        now=timezone.now(),
    )
    if taken.refused:
        return refused(request, access, taken.refused)
    if taken.completed:
        return answer(request, access, learner, taken.completed, step=str(taken.number))
    return _next(request, access, kind, taken)


def _next(request: Request, access: LessonAccess, kind: ReadingKind, taken: StepTaken) -> HttpResponse:
    where = f"{access.lesson.get_absolute_url()}?step={taken.number}"
    if not request.htmx:
        return redirect(f"{where}#step")
    context = lesson_context(access) | body_context(access, step=str(taken.number))
    # What is said about an answer is what to look at; else the heading of the step that comes.
    is_answered = context["body"]["step"]["id"] == request.POST.get("step")
    context |= {"is_late": taken.is_late, "is_next": True, "is_answered": is_answered}
    return push_url(render(request, kind.body_template, context), where)
