from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from learning.courses.prerequisites import prerequisites_of
from learning.lesson_types.quiz import read_answers
from learning.lessons.access import Standing, find_lesson
from learning.lessons.completion import Completed, complete_lesson
from learning.lessons.page import lesson_context
from learning.lessons.resume import note_open_lesson
from learning.lessons.rewards import Earned
from learning.models import QuizAttempt, User
from learning.models.lesson import LessonType
from learning.quizzes import page
from learning.quizzes.submission import hand_in_quiz
from learning.web.requests import Request


@require_safe
def lesson(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    standing = find_lesson(request.user, course_slug, lesson_slug)
    if standing.is_locked:
        return _locked(request, standing)
    if standing.progress:
        note_open_lesson(progress=standing.progress, lesson=standing.lesson)
    return render(request, "learning/lesson.html", _context(request, standing))


@require_POST
def lesson_complete(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    standing = find_lesson(request.user, course_slug, lesson_slug)
    learner = standing.learner
    if learner is None:
        return redirect_to_login(standing.lesson.get_absolute_url())
    if standing.is_locked:
        return _locked(request, standing)
    if not standing.can_complete:
        return render(request, "learning/lesson.html", _context(request, standing), status=403)
    if standing.lesson.lesson_type == LessonType.QUIZ:
        return _complete_quiz(request, standing, learner)
    completed = complete_lesson(learner=learner, lesson=standing.lesson)
    return _answer(request, standing, learner, completed)


def _complete_quiz(request: Request, standing: Standing, learner: User) -> HttpResponse:
    answers, errors = read_answers(standing.lesson.content, request.POST)
    if errors:
        context = lesson_context(standing) | page.context(standing, answers=answers, errors=errors)
        template = "learning/_quiz.html" if request.htmx else "learning/lesson.html"
        return render(request, template, context, status=422)
    handed_in = hand_in_quiz(learner=learner, lesson=standing.lesson, answers=answers)
    return _answer(request, standing, learner, handed_in.completed, handed_in.attempt)


def _answer(
    request: Request, standing: Standing, learner: User, completed: Completed | None, attempt: QuizAttempt | None = None
) -> HttpResponse:
    """The same news three ways: the finished-course page, an HTMX fragment, or a redirect to the lesson."""
    earned = completed.earned if completed else Earned()
    course, lesson = standing.course, standing.lesson
    attempt_id = str(attempt.pk) if attempt else ""
    if completed and completed.finished_course:
        where = reverse("learning:course-finished", args=[course.slug])
    elif request.htmx:
        learner.refresh_from_db()  # the answer also renews the header, which shows the level
        standing = find_lesson(learner, course.slug, lesson.slug)
        context = lesson_context(standing) | {"earned": earned}
        if attempt_id:
            context |= page.context(standing, attempt_id=attempt_id)
        return render(request, "learning/_completion_answer.html", context)
    else:
        where = lesson.get_absolute_url() + (f"?attempt={attempt_id}" if attempt_id else "")
    if earned.xp:
        request.session["earned"] = earned.as_json()
    return HttpResponseClientRedirect(where) if request.htmx else redirect(where)


def _context(request: Request, standing: Standing) -> dict[str, Any]:
    context = lesson_context(standing) | {"earned": _take_earned(request)}
    if standing.lesson.lesson_type == LessonType.QUIZ:
        context |= page.context(standing, attempt_id=request.GET.get("attempt", ""))
    return context


def _take_earned(request: Request) -> Earned | None:
    data = request.session.pop("earned", None)
    return Earned.from_json(data) if data else None


def _locked(request: Request, standing: Standing) -> HttpResponse:
    prerequisites = prerequisites_of(standing.course.pk, user_id=request.user.pk)
    context = {"course": standing.course, "lesson": standing.lesson, "prerequisites": prerequisites}
    return render(request, "learning/lesson_locked.html", context, status=403)
