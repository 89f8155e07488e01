from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from gamification.leaderboard.boards import Period, read_board
from gamification.leaderboard.meta import board_meta
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request


@kept_for_visitors()
@require_safe
@vary_on_headers("HX-Request")
def leaderboard(request: Request) -> HttpResponse:
    """A board; a period nobody knows is read as all time."""
    asked = request.GET.get("period", "")
    period = Period(asked) if asked in list(Period) else Period.ALL
    board = read_board(period, user_id=request.user.pk, today=timezone.now().date())
    template = "gamification/_board.html" if request.htmx else "gamification/leaderboard.html"
    return render(request, template, {"board": board, "periods": list(Period), "meta": board_meta(period)})
