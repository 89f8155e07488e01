from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from learning.courses.catalog import seen_by
from learning.models import CatalogCourse
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request
from web3versity.site_meta import home_meta

FEATURED = 3


@kept_for_visitors()
@require_safe
def home(request: Request) -> HttpResponse:
    """The landing page for visitors; learners go on to their dashboard."""
    if request.user.is_authenticated:
        return redirect("dashboard")
    featured = CatalogCourse.objects.filter(lesson_count__gt=0).order_by("-is_featured", "-enrollment_count", "pk")
    courses = list(featured[:FEATURED])
    totals = CatalogCourse.objects.aggregate(lessons=Sum("lesson_count"), learners=Sum("enrollment_count"))
    counts = {"courses": CatalogCourse.objects.count(), "lessons": totals["lessons"] or 0, "learners": 0}
    context = {"featured_courses": seen_by(None, courses), "counts": counts, "meta": home_meta()}
    return render(request, "home.html", context)
