from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gamification.models import UserAchievement
from gamification.streaks.calendar_year import read_calendar_year
from gamification.streaks.current import current_streak, learners_day
from gamification.streaks.heat_map import draw_heat_map
from gamification.xp.levels import current_level
from learning.accounts.former_usernames import find_renamed
from learning.models import User, UserProgress
from learning.web.former_addresses import lead_on
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request
from web3versity.profile_meta import profile_meta


@require_safe
def person(request: Request, pk: int) -> HttpResponse:
    """Where mentions lead: to the learner, whatever they are called by now."""
    return lead_on("profile", get_object_or_404(User, pk=pk, is_active=True), viewer_id=request.user.pk)


@kept_for_visitors()
@require_safe
def profile(request: Request, username: str) -> HttpResponse:
    """A learner as others see them, by their name in any case. A private profile is there for its learner alone."""
    learner = User.objects.named(username).filter(is_active=True).select_related("leaderboard_entry").first()
    if learner is None and (renamed := find_renamed(username)) is not None:
        return lead_on("profile", renamed, viewer_id=request.user.pk)
    if learner is None or not (learner.profile_public or learner == request.user):
        raise Http404
    if learner.username != username:
        return redirect("profile", learner.username)
    now = timezone.now()
    year = read_calendar_year(user_id=learner.pk, today=learners_day(now, learner.timezone))
    finished = UserProgress.objects.filter(user=learner, completed_at__isnull=False).select_related("course")
    badges = UserAchievement.objects.filter(user=learner).select_related("achievement")
    context = {
        "learner": learner,
        "is_me": learner == request.user,
        "level": current_level(learner.total_xp),
        "streak": current_streak(learner, now=now),
        "leaderboard_entry": getattr(learner, "leaderboard_entry", None) if learner.show_on_leaderboard else None,
        "badges": badges.order_by("-earned_at", "-pk"),
        "finished": finished.order_by("-completed_at"),
        "year": year,
        "heat_map": draw_heat_map(year),
        "meta": profile_meta(learner),
    }
    return render(request, "profile.html", context)
