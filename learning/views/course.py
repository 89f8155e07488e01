from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.attempts.page import attempt_context, own_attempt_in
from learning.content.isolation import isolate
from learning.courses.catalog import seen_by
from learning.courses.enrolment import NothingToLearn, PrerequisitesMissing, enrol, leave_course
from learning.courses.meta import course_meta
from learning.courses.outline import outline_of, resume_at
from learning.courses.page import course_context, rating_context
from learning.lessons.rewards import Reward
from learning.models import CatalogCourse, Course, UserProgress
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import LearnerRequest, Request, page_number


@kept_for_visitors()
@require_safe
def course(request: Request, course_slug: str) -> HttpResponse:
    course = get_object_or_404(Course.objects.readable_by(request.user.pk), slug=course_slug)
    context = course_context(course, user_id=request.user.pk, page_number=page_number(request))
    context["meta"] = course_meta(course, context["lessons"])
    return render(request, "learning/course.html", context)


@require_POST
def course_enrol(request: Request, course_slug: str) -> HttpResponse:
    course = get_object_or_404(Course.objects.readable_by(request.user.pk), slug=course_slug)
    if not request.user.is_authenticated:
        return redirect_to_login(course.get_absolute_url())
    try:
        progress = enrol(learner=request.user, course=course)
    except PrerequisitesMissing as error:
        needed = ", ".join(isolate(item.course.title) for item in error.missing)
        messages.error(request, _("This course builds on: %(courses)s. Finish that first.") % {"courses": needed})
        return redirect(course)
    except NothingToLearn:
        messages.error(request, _("This course has no lessons yet. Come back when it has."))
        return redirect(course)
    came_from = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(came_from, allowed_hosts=None):
        return redirect(came_from)
    first = resume_at(outline_of(course, user_id=request.user.pk, progress=progress), progress)
    return redirect(first or course)


@require_POST
@login_required
def course_leave(request: LearnerRequest, course_slug: str) -> HttpResponse:
    course = get_object_or_404(Course.objects.readable_by(request.user.pk), slug=course_slug)
    if leave_course(learner=request.user, course=course, now=timezone.now()):
        title = isolate(course.title)
        messages.success(request, _("You left %(course)s. What you have done there is kept.") % {"course": title})
        return redirect("dashboard")
    messages.info(request, _("There is nothing to leave: you are not enrolled, or have finished."))
    return redirect(course)


@require_safe
@login_required
def course_finished(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """What finishing brought; with ?attempt= also the answers of the attempt that finished it."""
    progress = get_object_or_404(
        UserProgress.objects.select_related("course"),
        user=request.user,
        course__slug=course_slug,
        completed_at__isnull=False,
    )
    opened = CatalogCourse.objects.filter(prerequisites__contains=[{"id": progress.course_id}])
    open_now = [item for item in seen_by(request.user.pk, list(opened[:5])) if item.state == "open"]
    attempt = own_attempt_in(progress.course, request.GET.get("attempt", ""), learner=request.user)
    context = {
        **(attempt_context(attempt) if attempt else {}),
        "course": progress.course,
        "progress": progress,
        "reward": Reward.from_json(request.session.pop("reward", {})),
        "next_course": open_now[0] if open_now else None,
        **rating_context(progress.course, user_id=request.user.pk),
    }
    return render(request, "learning/course_finished.html", context)
