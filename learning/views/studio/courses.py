from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from learning.models import Course, LessonDraft
from learning.models.course import Keeper
from learning.studio.access import SUBMITTED, TAKE_OVER, WRITE, can_review, visible_drafts
from learning.studio.errors import Refused
from learning.studio.starting import open_draft, start_course
from learning.studio.taking_over import take_over
from learning.views.studio.finding import for_authors
from learning.web.requests import LearnerRequest


@for_authors
@require_http_methods(["GET", "HEAD", "POST"])
def studio(request: LearnerRequest) -> HttpResponse:
    """My courses and what waits for review; posted, a new course."""
    title, sentence = request.POST.get("title", ""), ""
    if request.method == "POST":
        try:
            draft = start_course(title=title, by=request.user)
        except Refused as reason:
            sentence = str(reason)
        else:
            return redirect("learning:studio-course", draft.course.slug)
    return render(
        request,
        "learning/studio/courses.html",
        _lists(request) | {"typed": title, "sentence": sentence},
        status=422 if sentence else 200,
    )


@for_authors
@require_POST
def studio_open(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """Go on with a course that is published: from its draft, or taken over from its files."""
    course = get_object_or_404(_openable(request), slug=course_slug)
    try:
        if course.kept_in == Keeper.DATABASE:
            open_draft(course=course, by=request.user)
        else:
            take_over(course=course, by=request.user)
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect("learning:studio")
    return redirect("learning:studio-course", course.slug)


def _openable(request: LearnerRequest) -> QuerySet[Course]:
    """Their own courses, and those of the files for who may take them over: others are not there."""
    user = request.user
    if user.is_superuser:
        return Course.objects.all()
    own = Q(kept_in=Keeper.DATABASE, author=user)
    return Course.objects.filter(own | Q(kept_in=Keeper.FILE) if user.has_perm(TAKE_OVER) else own)


def _lists(request: LearnerRequest) -> dict[str, object]:
    user = request.user
    counted = Prefetch("lessons", LessonDraft.objects.order_by().only("draft"))
    drafts = list(visible_drafts(user).prefetch_related(counted).order_by("-updated_at"))
    waiting = [draft for draft in drafts if can_review(user, draft) and draft.state in SUBMITTED]
    mine = [draft for draft in drafts if draft.course.author_id == user.pk]
    without = Course.objects.filter(kept_in=Keeper.DATABASE, author=user, draft=None)
    files = Course.objects.filter(kept_in=Keeper.FILE).order_by("title") if user.has_perm(TAKE_OVER) else []
    return {
        "mine": mine,
        "waiting": waiting,
        "others": [draft for draft in drafts if draft not in mine and draft not in waiting],
        "without_draft": without,
        "kept_in_files": files,
        "may_write": user.has_perm(WRITE),
        "reviews": can_review(user),
    }
