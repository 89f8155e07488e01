from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url, replace_url

from learning.attempts.page import attempt_context, body_context, own_attempt
from learning.attempts.submission import submit_attempt
from learning.courses.prerequisites import prerequisites_of
from learning.lesson_types import kind_of
from learning.lesson_types.kind import GradedLessonKind, Submission
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.completion import Completed, complete_lesson
from learning.lessons.page import lesson_context
from learning.lessons.resume import note_open_lesson
from learning.lessons.rewards import Reward
from learning.models import QuizAttempt, User
from learning.web.kept_form import kept_form
from learning.web.requests import Request


@require_safe
def lesson(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson; with ?attempt= the learner's own attempt at it instead."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.is_locked:
        return _locked(request, access)
    if access.progress:
        note_open_lesson(progress=access.progress, lesson=access.lesson)
    attempt = own_attempt(access, request.GET.get("attempt", ""))
    if attempt and attempt.is_waiting:
        return redirect(_attempt_url(attempt))
    main = attempt_context(attempt) if attempt else body_context(access, _unsent(request, access))
    return render(request, "learning/lesson.html", lesson_context(access) | main | {"reward": _take_reward(request)})


@require_POST
def lesson_complete(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    access = find_lesson(request.user, course_slug, lesson_slug)
    learner = access.learner
    if learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    if access.is_locked:
        return redirect(access.lesson) if request.htmx else _locked(request, access)
    if not access.can_complete:
        if request.htmx:
            return redirect(access.lesson)
        return render(request, "learning/lesson.html", lesson_context(access) | body_context(access), status=403)
    kind = kind_of(access.lesson.lesson_type)
    submission = kind.read(access.lesson.content, request.POST)
    if submission.errors:
        template = kind.body_template if request.htmx else "learning/lesson.html"
        context = lesson_context(access) | body_context(access, submission)
        answer = render(request, template, context, status=422)
        # Not to the top, as a result does, but to the first question that is open.
        answer.headers["HX-Reswap"] = f"innerHTML show:#question-{context['first_open']}:top"
        return answer
    if not isinstance(kind, GradedLessonKind):
        completed = complete_lesson(learner=learner, lesson=access.lesson)
        return _answer(request, access, learner, completed)
    submitted = submit_attempt(learner=learner, lesson=access.lesson, answers=submission.answers)
    return _answer(request, access, learner, submitted.completed, submitted.attempt)


@never_cache
@require_safe
def lesson_attempt(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """Where a learner waits for an attempt to be graded: 204 for htmx while it is not, then the result."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.learner is None:
        return redirect_to_login(request.path)
    attempt = own_attempt(access, str(attempt_id))
    if attempt is None:
        raise Http404(_("There is no such attempt."))
    if not attempt.is_waiting:
        completed = Completed.from_json(attempt.outcome) if attempt.outcome else None
        answer = _answer(request, access, access.learner, completed, attempt)
        return replace_url(answer, _attempt_url(attempt)) if request.htmx else answer
    if request.htmx:
        return HttpResponse(status=204)
    return render(request, "learning/lesson.html", lesson_context(access) | attempt_context(attempt))


def _answer(
    request: Request,
    access: LessonAccess,
    learner: User,
    completed: Completed | None,
    attempt: QuizAttempt | None = None,
) -> HttpResponse:
    """The same news three ways: the finished-course page, an HTMX fragment, or a redirect to the lesson."""
    reward = completed.reward if completed else Reward()
    if completed and completed.finished_course:
        where = reverse("learning:course-finished", args=[access.course.slug])
        where += f"?attempt={attempt.pk}" if attempt else ""
    elif request.htmx:
        return _fragment(request, access, learner, reward, attempt)
    else:
        where = _attempt_url(attempt) if attempt else access.lesson.get_absolute_url()
    if reward.xp:
        request.session["reward"] = reward.as_json()
    return redirect(where)


def _fragment(
    request: Request, access: LessonAccess, learner: User, reward: Reward, attempt: QuizAttempt | None
) -> HttpResponse:
    learner.refresh_from_db()  # the answer also renews the header, which shows the level
    access = find_lesson(learner, access.course.slug, access.lesson.slug)
    answer_template = kind_of(access.lesson.lesson_type).answer_template
    main = attempt_context(attempt) if attempt else {"main_template": answer_template}
    context = lesson_context(access) | main | {"reward": reward}
    response = render(request, "learning/_completion_answer.html", context)
    if attempt and attempt.is_waiting:
        return push_url(response, _attempt_url(attempt))
    return response


def _unsent(request: Request, access: LessonAccess) -> Submission | None:
    """What the learner handed in when it did not get through: the session had ended."""
    form = kept_form(request, reverse("learning:lesson-complete", args=[access.course.slug, access.lesson.slug]))
    if form is None or not access.can_complete:
        return None
    answers = kind_of(access.lesson.lesson_type).read(access.lesson.content, form.as_posted()).answers
    return Submission(answers) if answers else None


def _attempt_url(attempt: QuizAttempt) -> str:
    """Where the attempt is waited for, and once that is over, where it is shown."""
    lesson = attempt.lesson
    if attempt.is_waiting:
        return reverse("learning:lesson-attempt", args=[lesson.course.slug, lesson.slug, attempt.pk])
    return f"{lesson.get_absolute_url()}?attempt={attempt.pk}"


def _take_reward(request: Request) -> Reward | None:
    data = request.session.pop("reward", None)
    return Reward.from_json(data) if data else None


def _locked(request: Request, access: LessonAccess) -> HttpResponse:
    prerequisites = prerequisites_of(access.course.pk, user_id=request.user.pk)
    context = {"course": access.course, "lesson": access.lesson, "prerequisites": prerequisites}
    return render(request, "learning/lesson_locked.html", context, status=403)
