"""Who is here, and which draft or lesson they mean. Whoever may not see one finds none there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from learning.models import CourseDraft, LessonDraft
from learning.studio.access import REVIEW, WRITE, find_draft
from learning.web.requests import LearnerRequest

_Given = ParamSpec("_Given")


def for_authors(
    view: Callable[Concatenate[LearnerRequest, _Given], HttpResponse],
) -> Callable[Concatenate[LearnerRequest, _Given], HttpResponse]:
    """A page for who writes or reviews courses; others are refused, visitors sign in."""

    @wraps(view)
    def guarded(request: LearnerRequest, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        if not (request.user.has_perm(WRITE) or request.user.has_perm(REVIEW)):
            raise PermissionDenied(_("Only who writes or reviews courses comes in here."))
        return view(request, *args, **kwargs)

    return login_required(guarded)  # type: ignore[return-value]


def lesson_in(request: LearnerRequest, course_slug: str, lesson_slug: str) -> tuple[CourseDraft, LessonDraft]:
    """Raises Http404."""
    draft = find_draft(request.user, course_slug)
    lesson = draft.lessons.filter(slug=lesson_slug).first()
    if lesson is None:
        raise Http404(_("There is no such lesson in this course."))
    lesson.draft = draft
    return draft, lesson
