from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from learning.courses.prerequisites import prerequisites_of
from learning.lesson_types.quiz import read_answers
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.completion import Completed, complete_lesson
from learning.lessons.page import lesson_context
from learning.lessons.resume import note_open_lesson
from learning.lessons.rewards import Reward
from learning.models import QuizAttempt, User
from learning.models.lesson import LessonType
from learning.quizzes import page
from learning.quizzes.submission import hand_in_quiz
from learning.web.requests import Request


@require_safe
def lesson(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.is_locked:
        return _locked(request, access)
    if access.progress:
        note_open_lesson(progress=access.progress, lesson=access.lesson)
    return render(request, "learning/lesson.html", _context(request, access))


@require_POST
def lesson_complete(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    access = find_lesson(request.user, course_slug, lesson_slug)
    learner = access.learner
    if learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    if access.is_locked:
        return _locked(request, access)
    if not access.can_complete:
        return render(request, "learning/lesson.html", _context(request, access), status=403)
    if access.lesson.lesson_type == LessonType.QUIZ:
        return _complete_quiz(request, access, learner)
    completed = complete_lesson(learner=learner, lesson=access.lesson)
    return _answer(request, access, learner, completed)


def _complete_quiz(request: Request, access: LessonAccess, learner: User) -> HttpResponse:
    answers, errors = read_answers(access.lesson.content, request.POST)
    if errors:
        context = lesson_context(access) | page.context(access, answers=answers, errors=errors)
        template = "learning/_quiz.html" if request.htmx else "learning/lesson.html"
        return render(request, template, context, status=422)
    handed_in = hand_in_quiz(learner=learner, lesson=access.lesson, answers=answers)
    return _answer(request, access, learner, handed_in.completed, handed_in.attempt)


def _answer(
    request: Request,
    access: LessonAccess,
    learner: User,
    completed: Completed | None,
    attempt: QuizAttempt | None = None,
) -> HttpResponse:
    """The same news three ways: the finished-course page, an HTMX fragment, or a redirect to the lesson."""
    reward = completed.reward if completed else Reward()
    course, lesson = access.course, access.lesson
    attempt_id = str(attempt.pk) if attempt else ""
    if completed and completed.finished_course:
        where = reverse("learning:course-finished", args=[course.slug])
    elif request.htmx:
        learner.refresh_from_db()  # the answer also renews the header, which shows the level
        access = find_lesson(learner, course.slug, lesson.slug)
        context = lesson_context(access) | {"reward": reward}
        if attempt_id:
            context |= page.context(access, attempt_id=attempt_id)
        return render(request, "learning/_completion_answer.html", context)
    else:
        where = lesson.get_absolute_url() + (f"?attempt={attempt_id}" if attempt_id else "")
    if reward.xp:
        request.session["reward"] = reward.as_json()
    return HttpResponseClientRedirect(where) if request.htmx else redirect(where)


def _context(request: Request, access: LessonAccess) -> dict[str, Any]:
    context = lesson_context(access) | {"reward": _take_reward(request)}
    if access.lesson.lesson_type == LessonType.QUIZ:
        context |= page.context(access, attempt_id=request.GET.get("attempt", ""))
    return context


def _take_reward(request: Request) -> Reward | None:
    data = request.session.pop("reward", None)
    return Reward.from_json(data) if data else None


def _locked(request: Request, access: LessonAccess) -> HttpResponse:
    prerequisites = prerequisites_of(access.course.pk, user_id=request.user.pk)
    context = {"course": access.course, "lesson": access.lesson, "prerequisites": prerequisites}
    return render(request, "learning/lesson_locked.html", context, status=403)
