from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from learning.courses.catalog import seen_by
from learning.models import CatalogCourse, Lesson
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request
from settings.kept import kept_for_a_minute
from web3versity.site_meta import home_meta

FEATURED = 3


@kept_for_visitors()
@require_safe
def home(request: Request) -> HttpResponse:
    """The landing page for visitors; learners go on to their dashboard."""
    if request.user.is_authenticated:
        return redirect("dashboard")
    featured = CatalogCourse.objects.with_lessons().order_by("-is_featured", "-enrollment_count", "pk")
    courses = list(featured[:FEATURED])
    context = {"featured_courses": seen_by(None, courses), "counts": _counts(), "meta": home_meta()}
    return render(request, "home.html", context)


@kept_for_a_minute
def _counts() -> dict[str, int]:
    published = Lesson.objects.filter(course__is_published=True)
    return {"courses": CatalogCourse.objects.count(), "lessons": published.count(), "learners": 0}
