"""What is answered when something was done in a lesson: the news of it, in the page or as a fragment of it."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import push_url

from learning.attempts.draws import typed_again
from learning.attempts.page import attempt_context, body_context
from learning.attempts.waiting import AlreadyWaiting
from learning.lesson_types import kind_of
from learning.lesson_types.kind import Answers, LessonKind, Submission
from learning.lesson_types.reading import ReadingKind
from learning.lesson_types.stepped import SteppedLessonKind
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.completion import Completed
from learning.lessons.page import lesson_context
from learning.lessons.rewards import Reward
from learning.models import Lesson, QuizAttempt, User
from learning.pace.clock import TooSoon
from learning.steps.doing import typed_answers
from learning.web.requests import Request


def answer(
    request: Request,
    access: LessonAccess,
    learner: User,
    completed: Completed | None,
    attempt: QuizAttempt | None = None,
    *,
    step: str = "",
) -> HttpResponse:
    """The same news three ways: the finished-course page, an HTMX fragment, or a redirect to the lesson."""
    reward = completed.reward if completed else Reward()
    if completed and completed.finished_course:
        where = reverse("learning:course-finished", args=[access.course.slug])
        where += f"?attempt={attempt.pk}" if attempt else ""
    elif request.htmx:
        return _fragment(request, access, learner, reward, attempt, step)
    else:
        where = attempt_url(attempt) if attempt else access.lesson.get_absolute_url()
        where += f"?step={step}#lesson-outcome" if step else ""
    if reward.xp:
        request.session["reward"] = reward.as_json()
    return redirect(where)


def refused(
    request: Request, access: LessonAccess, submission: Submission, *, status: int = 422, **news: Any
) -> HttpResponse:
    """What was typed, with a sentence for each mistake, or with the time from which it may be handed in."""
    template = kind_of(access.lesson.lesson_type).body_template if request.htmx else "learning/lesson.html"
    context = lesson_context(access) | body_context(access, submission, step=request.POST.get("step", "")) | news
    response = render(request, template, context, status=status)
    if context["first_open"]:
        # Not to the top, as a result does, but to the first question that is open.
        response.headers["HX-Reswap"] = f"innerHTML show:#question-{context['first_open']}:top"
    return response


def too_soon(request: Request, access: LessonAccess, learner: User, early: TooSoon) -> HttpResponse:
    """The same page with what was typed: it counts in a moment."""
    lesson, kind = access.lesson, kind_of(access.lesson.lesson_type)
    typed = typed_before(kind, learner=learner, lesson=lesson, post=request.POST)
    response = refused(request, access, Submission(typed), status=429, too_soon=early.seconds_left, is_unsent=False)
    response.headers["Retry-After"] = str(early.seconds_left)
    response.headers["HX-Reswap"] = "innerHTML show:#too-soon:top"
    return response


def refused_second(request: Request, access: LessonAccess, learner: User, first: AlreadyWaiting) -> HttpResponse:
    """The same page with what was typed, and the way to the attempt that waits already."""
    typed = typed_before(kind_of(access.lesson.lesson_type), learner=learner, lesson=access.lesson, post=request.POST)
    news = {"waits": attempt_url(first.attempt), "is_unsent": False}
    response = refused(request, access, Submission(typed), status=409, **news)
    response.headers["HX-Reswap"] = "innerHTML show:#still-waiting:top"
    return response


def typed_before(kind: LessonKind, *, learner: User, lesson: Lesson, post: QueryDict) -> Answers:
    """What was typed into a form that did not get through, to show it again. Raises LessonGone."""
    if isinstance(kind, ReadingKind):
        return typed_answers(learner=learner, lesson=lesson, kind=kind, post=post, now=timezone.now())
    if isinstance(kind, SteppedLessonKind):
        return typed_again(learner=learner, lesson=lesson, kind=kind, post=post)
    return kind.read(lesson.content, post).answers


def attempt_url(attempt: QuizAttempt) -> str:
    """Where the attempt is waited for, and once that is over, where it is shown."""
    lesson = attempt.lesson
    if attempt.is_waiting:
        return reverse("learning:lesson-attempt", args=[lesson.course.slug, lesson.slug, attempt.pk])
    return f"{lesson.get_absolute_url()}?attempt={attempt.pk}"


def _fragment(
    request: Request, access: LessonAccess, learner: User, reward: Reward, attempt: QuizAttempt | None, step: str
) -> HttpResponse:
    learner.refresh_from_db()  # the answer also renews the header, which shows the level
    access = find_lesson(learner, access.course.slug, access.lesson.slug)
    kind = kind_of(access.lesson.lesson_type)
    if attempt:
        main = attempt_context(attempt)
    elif isinstance(kind, ReadingKind):
        main = body_context(access, step=step)
    else:
        main = {"main_template": kind.answer_template}
    context = lesson_context(access) | main | {"reward": reward}
    response = render(request, "learning/_completion_answer.html", context)
    if attempt and attempt.is_waiting:
        return push_url(response, attempt_url(attempt))
    return response
