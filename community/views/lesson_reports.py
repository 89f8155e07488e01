"""Telling of a mistake in a lesson, and the queue in which it waits."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.access.errors import PostRefused
from community.access.member import read_member
from community.lesson_reports.decide import decide_lesson_report
from community.lesson_reports.forms import DecisionForm, LessonReportForm
from community.lesson_reports.queue import read_lesson_queue
from community.lesson_reports.report import report_mistake
from community.models.lesson_report import LessonReportOutcome
from community.views.lookup import posted
from community.views.moderator_pages import deny_non_moderator
from learning.lessons.access import find_lesson
from learning.web.requests import Request

_FORM = "community/lesson_report.html"


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_report(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """A form; ?step= is the number of the step that it was opened from."""
    lesson = find_lesson(request.user, course_slug, lesson_slug).lesson
    member = read_member(request.user)
    if member.user is None:
        return redirect_to_login(request.get_full_path())
    form = LessonReportForm(posted(request), lesson=lesson, initial={"step": _step(request)})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {"words": form.cleaned_data["words"], "step": form.cleaned_data.get("step", "")}
            try:
                report_mistake(member=member, lesson=lesson, now=timezone.now(), **given)
            except PostRefused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, _("Thank you. Somebody will look at it, and you will hear what came of it."))
                return redirect(lesson)
    return render(request, _FORM, {"form": form, "lesson": lesson, "course": lesson.course}, status=status)


def _step(request: Request) -> str:
    """The number of the step that it was opened from: as the address says, or the page that led here."""
    try:
        came_from = urlsplit(request.headers.get("Referer", "")).query
    except ValueError:  # no address at all
        came_from = ""
    return request.GET.get("step") or QueryDict(came_from).get("step", "")


@never_cache
@require_safe
def lesson_report_queue(request: Request) -> HttpResponse:
    """Every open report, by lesson; each is decided by its own form."""
    member = read_member(request.user)
    if answer := deny_non_moderator(request, member, request.get_full_path()):
        return answer
    return render(request, "community/moderation/lesson_reports.html", {"queue": read_lesson_queue()})


@require_POST
def lesson_report_decide(request: Request, report_id: int) -> HttpResponse:
    member = read_member(request.user)
    if answer := deny_non_moderator(request, member, request.get_full_path()):
        return answer
    form = DecisionForm(request.POST)
    if not form.is_valid() or member.user is None:
        context = {"queue": read_lesson_queue(), "refused": report_id, "form": form}
        return render(request, "community/moderation/lesson_reports.html", context, status=422)
    outcome = LessonReportOutcome(form.cleaned_data["outcome"])
    decided = decide_lesson_report(
        report_id=report_id,
        decider_id=member.user.pk,
        outcome=outcome,
        answer=form.cleaned_data["answer"],
        now=timezone.now(),
    )
    if decided is None:
        messages.info(request, _("It was so already."))
    else:
        messages.success(request, _("It is decided, and whoever told of it will hear."))
    return redirect("community:lesson-report-queue")
