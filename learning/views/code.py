"""Around the work on a code lesson: its draft."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learning.attempts.page import body_context
from learning.code.handed import read_draft
from learning.code.work import go_by, save_draft, start_over
from learning.lesson_types import kind_of
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.page import lesson_context
from learning.models import User
from learning.models.code_work import CodeRoute
from learning.models.lesson import LessonType
from learning.pace.clock import LessonGone
from learning.web.requests import Request
from learning.web.throttle import is_throttled, register_scope

DRAFTS: Final = register_scope("code-drafts", gettext_lazy("Drafts of code lessons"))
# The page saves at most once a second, and only while somebody types.
MOST_DRAFTS: Final = 120
PER_SECONDS: Final = 120


def find_code_lesson(request: Request, course_slug: str, lesson_slug: str) -> LessonAccess:
    """Raises Http404 for a lesson in which no code is written."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.lesson.lesson_type != LessonType.CODE_EDITOR:
        raise Http404(_("There is no such lesson."))
    return access


@never_cache
@require_POST
def code_draft(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """Keep what is written, and with `do` go on by the other route or start over."""
    access = find_code_lesson(request, course_slug, lesson_slug)
    if access.learner is None:
        if request.htmx:
            # The page stays, and with it what is being typed.
            return _told(request, access, _("Not saved: you are signed out. What you typed stays in this tab."), 401)
        return redirect_to_login(access.lesson.get_absolute_url())
    if not access.can_complete:
        raise PermissionDenied(_("Enrol in the course first; then your work is kept."))
    if is_throttled(access.learner.pk, DRAFTS, limit=MOST_DRAFTS, seconds=PER_SECONDS):
        return _told(request, access, _("Not saved yet: that was too often. Go on, it is saved in a moment."), 429)
    try:
        return _do(request, access, access.learner, request.POST.get("do", ""))
    except LessonGone:
        raise Http404(_("There is no such lesson.")) from None


def _do(request: Request, access: LessonAccess, learner: User, do: str) -> HttpResponse:
    lesson = access.lesson
    if do == "start_over":
        start_over(learner=learner, lesson=lesson)
        return _page(request, access)
    draft = read_draft(lesson.content, request.POST)
    if draft.errors:
        return _told(request, access, _("Not saved.") + " " + "".join(draft.errors.values()), 422)
    now = timezone.now()
    save_draft(learner=learner, lesson=lesson, draft=draft.answers, now=now)
    if do in CodeRoute.values:
        go_by(CodeRoute(do), learner=learner, lesson=lesson)
        return _page(request, access)
    if request.htmx:
        context = {"lesson": lesson, "saved_at": now, "is_just_saved": True}
        return render(request, "learning/code/_draft_state.html", context)
    messages.success(request, _("Your draft is saved."))
    return redirect(f"{lesson.get_absolute_url()}#work")


def _page(request: Request, access: LessonAccess) -> HttpResponse:
    """The lesson as it stands now."""
    if not request.htmx:
        return redirect(f"{access.lesson.get_absolute_url()}#work")
    template = kind_of(access.lesson.lesson_type).body_template
    context = lesson_context(access) | body_context(access) | {"is_just_saved": True}
    return render(request, template, context)


def _told(request: Request, access: LessonAccess, sentence: str, status: int) -> HttpResponse:
    """Why it is not saved: beside the editor, or for a plain form on the page that it came from."""
    if request.htmx:
        return render(request, "learning/code/_draft_state.html", {"problem": sentence}, status=status)
    messages.error(request, sentence)
    return redirect(f"{access.lesson.get_absolute_url()}#work")
