from operator import attrgetter

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gamification.models import LearnerDashboard
from gamification.streaks.calendar_year import read_calendar_year
from gamification.streaks.current import current_streak, learners_day
from gamification.streaks.heat_map import draw_heat_map
from gamification.xp.levels import current_level
from learning.accounts.profile import should_choose_another_name
from learning.classes.assignments import read_assigned
from learning.courses.recommendations import suggest_courses
from learning.lessons.resume import enrolments_of
from learning.review.today import read_review_day
from learning.web.requests import LearnerRequest


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
        "finished": sorted(
            (row for row in enrolments if row.completed_at), key=attrgetter("completed_at"), reverse=True
        ),
        "assigned": [
            item for item in read_assigned(user_id=learner.pk, today=timezone.localdate(now)) if not item.is_finished
        ],
        "suggested": suggest_courses(enrolments, user_id=learner.pk),
        "level": current_level(learner.total_xp),
        "streak": current_streak(learner, now=now),
        "year": year,
        "heat_map": draw_heat_map(year),
        "review": read_review_day(learner, now=now),
        "should_choose_another_name": should_choose_another_name(learner),
    }
    return render(request, "dashboard.html", context)
