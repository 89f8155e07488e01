"""What the forms of a class's pages change: the teacher's, and those of a learner about themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from learning.classes.access import find_membership, find_taught
from learning.classes.assign import assign_course, unassign_course
from learning.classes.change import change_class, close_code, end_class, renew_code
from learning.classes.consent import agree, withdraw
from learning.classes.errors import ClassRefused
from learning.classes.forms import AssignmentForm, ClassForm
from learning.classes.join import leave_class, remove_member, remove_unseen
from learning.content.isolation import isolate
from learning.views.school_class import render_courses, render_settings
from learning.web.requests import LearnerRequest


@require_POST
@login_required
def class_change(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught, form = find_taught(request.user, class_id), ClassForm(request.POST)
    if not form.is_valid():
        return render_settings(request, taught, form, status=422)
    try:
        change_class(class_id=class_id, **form.cleaned_data)
    except ClassRefused as refusal:
        return render_settings(request, taught, form, status=refusal.status, refusal=refusal)
    messages.success(request, _("Saved."))
    return redirect("learning:class-settings", class_id)


@require_POST
@login_required
def class_code(request: LearnerRequest, class_id: int) -> HttpResponse:
    """`do` is "renew" or "close"."""
    find_taught(request.user, class_id)
    if request.POST.get("do") == "close":
        close_code(class_id=class_id)
        messages.success(request, _("The code is closed: nobody joins any more. Who is in the class stays."))
    else:
        renew_code(class_id=class_id, now=timezone.now())
        messages.success(request, _("The class has a new code. The old one leads nowhere."))
    return redirect("learning:class", class_id)


@require_POST
@login_required
def class_assign(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught, form = find_taught(request.user, class_id), AssignmentForm(request.POST)
    if not form.is_valid():
        return render_courses(request, taught, form, status=422)
    try:
        assign_course(class_id=class_id, **form.cleaned_data)
    except ClassRefused as refusal:
        return render_courses(request, taught, form, status=refusal.status, refusal=refusal)
    title = isolate(form.cleaned_data["course"].title)
    messages.success(request, _("%(course)s is assigned to the class.") % {"course": title})
    return redirect("learning:class-courses", class_id)


@require_POST
@login_required
def class_unassign(request: LearnerRequest, class_id: int, course_slug: str) -> HttpResponse:
    find_taught(request.user, class_id)
    if unassign_course(class_id=class_id, course_slug=course_slug):
        messages.success(request, _("The course is taken away. What learners have done in it is theirs and stays."))
    return redirect("learning:class-courses", class_id)


@require_POST
@login_required
def class_remove(request: LearnerRequest, class_id: int, membership_id: int) -> HttpResponse:
    find_taught(request.user, class_id)
    if remove_member(class_id=class_id, membership_id=membership_id, now=timezone.now()):
        messages.success(request, _("They are out of the class. Only a newer code lets them in again."))
    return redirect("learning:class-people", class_id)


@require_POST
@login_required
def class_remove_unseen(request: LearnerRequest, class_id: int) -> HttpResponse:
    find_taught(request.user, class_id)
    removed = remove_unseen(class_id=class_id, now=timezone.now())
    if removed:
        said = ngettext("%(n)s learner is out of the class.", "%(n)s learners are out of the class.", removed)
        messages.success(request, said % {"n": removed})
    return redirect("learning:class-people", class_id)


@require_POST
@login_required
def class_end(request: LearnerRequest, class_id: int) -> HttpResponse:
    """`sure` keeps a slip from ending a class."""
    taught = find_taught(request.user, class_id)
    if request.POST.get("sure") != "yes":
        messages.error(request, _("Nothing was ended. Tick that you are sure."))
        return redirect("learning:class-settings", class_id)
    end_class(class_id=class_id)
    messages.success(request, _("%(name)s has ended.") % {"name": isolate(taught.name)})
    return redirect("learning:classes")


@require_POST
@login_required
def class_consent(request: LearnerRequest, class_id: int) -> HttpResponse:
    """`do` is "agree" or "withdraw", and only the learner's own word counts."""
    find_membership(request.user, class_id)
    if request.POST.get("do") == "agree":
        agree(learner=request.user, class_id=class_id, now=timezone.now())
        messages.success(request, _("Your teacher sees how you get on. You can take that back here at any time."))
    else:
        withdraw(learner=request.user, class_id=class_id)
        messages.success(request, _("Your teacher sees nothing of you any more."))
    return redirect("learning:class", class_id)


@require_POST
@login_required
def class_leave(request: LearnerRequest, class_id: int) -> HttpResponse:
    mine = find_membership(request.user, class_id)
    leave_class(learner=request.user, class_id=class_id)
    messages.success(request, _("You left %(name)s.") % {"name": isolate(mine.school_class.name)})
    return redirect("learning:classes")
