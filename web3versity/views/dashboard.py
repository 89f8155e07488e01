from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gamification.calendar_year import read_calendar_year
from gamification.heat_map import draw_heat_map
from gamification.levels import current_level
from gamification.models import LearnerDashboard
from gamification.streaks import current_streak, learners_day
from learning.http import LearnerRequest
from learning.resuming import enrolments_of
from learning.suggestions import suggest_courses


@require_safe
@login_required
def dashboard(request: LearnerRequest) -> HttpResponse:
    learner = request.user
    now = timezone.now()
    enrolments = enrolments_of(learner)
    year = read_calendar_year(user_id=learner.pk, today=learners_day(now, learner.timezone))
    context = {
        "learner": learner,
        "summary": LearnerDashboard.objects.get(pk=learner.pk),
        "active": [row for row in enrolments if not row.completed_at],
        "finished": [row for row in enrolments if row.completed_at],
        "suggested": suggest_courses(enrolments, user_id=learner.pk),
        "level": current_level(learner.total_xp),
        "streak": current_streak(learner, now=now),
        "year": year,
        "heat_map": draw_heat_map(year),
    }
    return render(request, "dashboard.html", context)
