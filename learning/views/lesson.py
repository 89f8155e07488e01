from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from learning.attempts.draws import make_move
from learning.attempts.handing_in import hand_in
from learning.attempts.page import attempt_context, body_context, own_attempt
from learning.attempts.waiting import AlreadyWaiting
from learning.lesson_types import kind_of
from learning.lesson_types.kind import Submission
from learning.lesson_types.reading import ReadingKind
from learning.lesson_types.stepped import SteppedLessonKind
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.page import lesson_context
from learning.lessons.resume import note_open_lesson
from learning.lessons.rewards import Reward
from learning.models import User
from learning.pace.clock import LessonGone, TooSoon
from learning.views.lesson_answers import answer, attempt_url, refused, refused_second, too_soon, typed_before
from learning.views.lesson_steps import take_step
from learning.web.kept_form import forget_form, kept_form
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request


@kept_for_visitors()
@vary_on_headers("HX-Request")
@require_safe
def lesson(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson; with ?attempt= the learner's own attempt at it instead."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.progress:
        note_open_lesson(progress=access.progress, lesson=access.lesson)
    attempt = own_attempt(access, request.GET.get("attempt", ""))
    if attempt and attempt.is_waiting:
        return redirect(attempt_url(attempt))
    main = attempt_context(attempt) if attempt else _body(request, access)
    if request.htmx and "step" in request.GET:
        context = lesson_context(access) | main | {"is_next": True}
        return render(request, str(context["main_template"]), context)
    return render(request, "learning/lesson.html", lesson_context(access) | main | {"reward": _take_reward(request)})


@require_POST
def lesson_complete(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    access = find_lesson(request.user, course_slug, lesson_slug)
    learner = access.learner
    if learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    if not access.can_complete:
        if request.htmx:
            return redirect(access.lesson)
        return render(request, "learning/lesson.html", lesson_context(access) | body_context(access), status=403)
    try:
        return _do(request, access, learner)
    except TooSoon as early:
        return too_soon(request, access, learner, early)
    except AlreadyWaiting as first:
        return refused_second(request, access, learner, first)
    except LessonGone:
        raise Http404(_("There is no such lesson.")) from None


def _do(request: Request, access: LessonAccess, learner: User) -> HttpResponse:
    kind = kind_of(access.lesson.lesson_type)
    if isinstance(kind, ReadingKind):
        return take_step(request, access, learner, kind)
    if isinstance(kind, SteppedLessonKind):
        return _move(request, access, learner, kind)
    kind.note_typed(access.lesson, request.POST, learner=learner)
    submission = kind.read(access.lesson.content, request.POST)
    if submission.errors:
        return refused(request, access, submission)
    done = hand_in(learner=learner, lesson=access.lesson, answers=submission.answers, now=timezone.now())
    return answer(request, access, learner, done.completed, done.attempt)


def _move(request: Request, access: LessonAccess, learner: User, kind: SteppedLessonKind) -> HttpResponse:
    """The next step, the same one with what is wrong in it, or the result."""
    moved = make_move(learner=learner, lesson=access.lesson, kind=kind, post=request.POST)
    if moved.refused:
        return refused(request, access, moved.refused)
    if moved.too_early:
        return refused(request, access, moved.too_early, status=429, is_too_early=True)
    if moved.submitted:
        return answer(request, access, learner, moved.submitted.completed, moved.submitted.attempt)
    if request.htmx:
        context = lesson_context(access) | body_context(access) | {"is_late": moved.is_late, "is_next": True}
        return render(request, kind.body_template, context)
    if moved.is_late:
        context = lesson_context(access) | body_context(access) | {"is_late": True}
        return render(request, "learning/lesson.html", context, status=409)
    return redirect(access.lesson)


def _body(request: Request, access: LessonAccess) -> dict[str, Any]:
    """With what the learner handed in when it did not get through: the session had ended."""
    step = request.GET.get("step", "")
    form = kept_form(request, reverse("learning:lesson-complete", args=[access.course.slug, access.lesson.slug]))
    if form is None or not access.can_complete or access.learner is None:
        return body_context(access, step=step)
    kind, post = kind_of(access.lesson.lesson_type), form.as_posted()
    answers = typed_before(kind, learner=access.learner, lesson=access.lesson, post=post)
    if kind.note_typed(access.lesson, post, learner=access.learner):
        forget_form(request)
    return body_context(access, Submission(answers) if answers else None, step=step or post.get("step", ""))


def _take_reward(request: Request) -> Reward | None:
    data = request.session.pop("reward", None)
    return Reward.from_json(data) if data else None
