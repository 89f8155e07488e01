from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from gamification.models.xp import XpReason
from gamification.xp.levels import current_level
from gamification.xp.statement import read_statement
from learning.web.requests import LearnerRequest, page_number


@require_safe
@login_required
@vary_on_headers("HX-Request")
def statement(request: LearnerRequest) -> HttpResponse:
    reason = request.GET.get("reason", "")
    page = read_statement(learner=request.user, reason=reason, page_number=page_number(request))
    context = {
        "page": page,
        "reason": reason,
        "reasons": XpReason.choices,
        "level": current_level(request.user.total_xp),
    }
    template = "gamification/_statement_lines.html" if request.htmx else "gamification/statement.html"
    return render(request, template, context)
