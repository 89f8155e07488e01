from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learning.courses.forms import RatingForm
from learning.courses.page import course_context
from learning.courses.ratings import CourseNotFinished, rate_course, withdraw_rating
from learning.models import Course
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def course_rate(request: Request, course_slug: str) -> HttpResponse:
    """Rate a course, or with `withdraw` take the rating back."""
    course = get_object_or_404(Course.objects.readable_by(request.user.pk), slug=course_slug)
    if request.method != "POST":
        # A refused form leaves this address in the browser's address line.
        return redirect(course)
    if not request.user.is_authenticated:
        return redirect_to_login(course.get_absolute_url())
    if "withdraw" in request.POST:
        withdraw_rating(learner=request.user, course=course)
        messages.success(request, _("Your rating is withdrawn."))
        return redirect(course)
    form = RatingForm(request.POST)
    if not form.is_valid():
        context = course_context(course, user_id=request.user.pk, rating_form=form)
        return render(request, "learning/course.html", context, status=422)
    try:
        rate_course(learner=request.user, course=course, **form.cleaned_data)
    except CourseNotFinished:
        raise PermissionDenied(_("Finish the course first, then tell others what you think of it.")) from None
    messages.success(request, _("Thank you! Your rating helps others to choose."))
    return redirect(course)
