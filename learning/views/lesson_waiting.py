"""Where a learner waits for an attempt to be graded, and takes it back."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url, reswap, retarget

from learning.attempts.page import attempt_context, own_attempt
from learning.attempts.waiting import place_in_queue, take_back
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.completion import Completed
from learning.lessons.page import lesson_context
from learning.models import QuizAttempt
from learning.views.lesson_answers import answer, attempt_url
from learning.web.requests import Request
from learning.web.throttle import is_throttled, register_scope

TAKING_BACK: Final = register_scope("attempts-taken-back", gettext_lazy("Attempts taken back"))
# Whoever hands in and takes back without end keeps the workers from the others.
MOST_TAKEN_BACK: Final = 10
PER_SECONDS: Final = 600


@never_cache
@require_safe
def lesson_attempt(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """For htmx the place in the queue, and 204 while it is as it was; then the result."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.learner is None:
        return redirect_to_login(request.path)
    attempt = _own(access, attempt_id)
    if not attempt.is_waiting:
        completed = Completed.from_json(attempt.outcome) if attempt.outcome else None
        news = answer(request, access, access.learner, completed, attempt)
        return replace_url(news, attempt_url(attempt)) if request.htmx else news
    if not request.htmx:
        return render(request, "learning/lesson.html", lesson_context(access) | attempt_context(attempt))
    place = place_in_queue(attempt)
    if request.GET.get("place") == str(place):
        return HttpResponse(status=204)
    fragment = render(request, "learning/_queue_place.html", {"place": place})
    return reswap(retarget(fragment, "#queue-place"), "outerHTML")


@never_cache
@require_POST
def lesson_attempt_cancel(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """Take an attempt back that waits: it counts for nothing."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    attempt = _own(access, attempt_id)
    if is_throttled(access.learner.pk, TAKING_BACK, limit=MOST_TAKEN_BACK, seconds=PER_SECONDS):
        messages.error(request, _("You have taken back many of late. Please let this one be checked."))
        return redirect(attempt_url(attempt))
    if not take_back(attempt):
        messages.info(request, _("It was checked just before you took it back."))
        attempt.refresh_from_db()
        return redirect(attempt_url(attempt))
    messages.success(request, _("Taken back: it counts for nothing. What you wrote is here."))
    return redirect(access.lesson)


def _own(access: LessonAccess, attempt_id: int) -> QuizAttempt:
    attempt = own_attempt(access, str(attempt_id))
    if attempt is None:
        raise Http404(_("There is no such attempt."))
    return attempt
