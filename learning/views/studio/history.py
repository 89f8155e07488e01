from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learning.models import CourseDraft, DraftRevision
from learning.studio.access import can_change, find_draft
from learning.studio.errors import Refused
from learning.studio.history import difference, revisions_of
from learning.studio.restoring import restore
from learning.views.studio.finding import for_authors
from learning.web.requests import LearnerRequest, page_number

_A_PAGE = 10


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_details_history(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """Earlier versions of the details of a course, and the lessons that were taken out."""
    draft = find_draft(request.user, course_slug)
    back = reverse("learning:studio-details", args=[draft.course.slug])
    return _history(request, draft, "", back, _("Details"))


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio_lesson_history(request: LearnerRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The same of a lesson, also of one that was taken out."""
    draft = find_draft(request.user, course_slug)
    lesson = draft.lessons.filter(slug=lesson_slug).first()
    if lesson is None:
        return _history(
            request, draft, lesson_slug, reverse("learning:studio-course", args=[draft.course.slug]), lesson_slug
        )
    back = reverse("learning:studio-lesson", args=[draft.course.slug, lesson.slug])
    return _history(request, draft, lesson.slug, back, lesson.title)


def _history(request: LearnerRequest, draft: CourseDraft, slug: str, back: str, name: str) -> HttpResponse:
    revisions = revisions_of(draft, slug)
    if slug and not revisions.exists():
        raise Http404(_("There is no such lesson in this course."))
    sentence = ""
    if request.method == "POST":
        sentence = _restore(request, draft, slug)
        if not sentence:
            return redirect("learning:studio-course", draft.course.slug) if not slug else _to_lesson(draft, slug)
    page = Paginator(revisions, _A_PAGE).get_page(page_number(request))
    shown = list(page.object_list)
    following = [*shown[1:], _older(draft, slug, shown[-1]) if shown else None]
    context: dict[str, Any] = {
        "draft": draft,
        "course": draft.course,
        "name": name,
        "back_url": back,
        "page": page,
        "sentence": sentence,
        "can_write": can_change(request.user, draft),
        "versions": [
            {"revision": newer, "lines": difference(older, newer) if older else []}
            for newer, older in zip(shown, following, strict=False)
        ],
        "removed": [] if slug else _removed(draft),
    }
    return render(request, "learning/studio/history.html", context, status=409 if sentence else 200)


def _restore(request: LearnerRequest, draft: CourseDraft, slug: str) -> str:
    """Returns why it could not be brought back."""
    typed = request.POST.get("revision", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0
    revision = draft.revisions.filter(pk=number, lesson_slug=slug).first()
    if revision is None:
        return _("There is no such version.")
    try:
        restore(revision=revision, by=request.user)
    except Refused as reason:
        return str(reason)
    messages.success(request, _("Brought back. What stood there before is among the earlier versions."))
    return ""


def _to_lesson(draft: CourseDraft, slug: str) -> HttpResponse:
    return redirect("learning:studio-lesson", draft.course.slug, slug)


def _older(draft: CourseDraft, slug: str, revision: DraftRevision) -> DraftRevision | None:
    return revisions_of(draft, slug).filter(pk__lt=revision.pk).first()


def _removed(draft: CourseDraft) -> list[str]:
    """Slugs of lessons that were taken out and can be brought back."""
    there = draft.lessons.values("slug")
    slugs = draft.revisions.exclude(lesson_slug="").exclude(lesson_slug__in=there).values_list("lesson_slug", flat=True)
    return sorted(set(slugs))
