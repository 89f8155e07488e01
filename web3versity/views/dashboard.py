from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gamification.levels import current_level
from learning.http import LearnerRequest
from learning.models import UserProgress


@require_safe
@login_required
def dashboard(request: LearnerRequest) -> HttpResponse:
    rows = list(
        UserProgress.objects.filter(user=request.user)
        .select_related("course", "current_lesson")
        .order_by("-last_accessed_at")
    )
    for row in rows:
        row.resume_url = _resume_url(row)  # type: ignore[attr-defined]
    context = {
        "learner": request.user,
        "active": [row for row in rows if not row.completed_at],
        "finished": [row for row in rows if row.completed_at],
        "level": current_level(request.user.total_xp),
    }
    return render(request, "dashboard.html", context)


def _resume_url(row: UserProgress) -> str:
    if row.current_lesson is None:
        return row.course.get_absolute_url()
    return reverse("learning:lesson", args=[row.course.slug, row.current_lesson.slug])
