"""A person's classes: those they teach and are in, a new one, and joining one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from learning.classes import limits
from learning.classes.consent import NEVER_SHOWN, SHOWN_TO_TEACHERS
from learning.classes.errors import ClassRefused
from learning.classes.forms import ClassForm, CodeForm
from learning.classes.join import find_open_class, join_class
from learning.classes.listing import read_my_classes
from learning.classes.make import make_class
from learning.content.isolation import isolate
from learning.models import ClassMembership, SchoolClass
from learning.web.requests import LearnerRequest
from learning.web.throttle import is_network_throttled, is_throttled, register_scope

MAKING = register_scope("classes", gettext_lazy("Classes made"))
CODES = register_scope("class-codes", gettext_lazy("Codes of classes tried"))


@require_safe
@login_required
def classes(request: LearnerRequest) -> HttpResponse:
    return render(request, "learning/classes/classes.html", {"mine": read_my_classes(request.user), "form": CodeForm()})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def class_new(request: LearnerRequest) -> HttpResponse:
    form = ClassForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return render(request, "learning/classes/new.html", {"form": form})
    if not form.is_valid():
        return render(request, "learning/classes/new.html", {"form": form}, status=422)
    try:
        _check_making(request)
        made = make_class(teacher=request.user, now=timezone.now(), **form.cleaned_data)
    except ClassRefused as refusal:
        return render(request, "learning/classes/new.html", {"form": form, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("The class is there. Give its code to your learners."))
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def class_join(request: LearnerRequest) -> HttpResponse:
    """With a code, in the address or posted: what joining means. Posted with `join`: the learner is in the class."""
    is_post = request.method == "POST"
    typed = (request.POST if is_post else request.GET).get("code", "")
    if not typed.strip() and not is_post:
        return _ask_for_code(request, CodeForm())
    form = CodeForm({"code": typed})
    try:
        if not form.is_valid():
            return _ask_for_code(request, form, status=422)
        _check_codes(request)
        found = find_open_class(typed)
        if "join" not in request.POST:
            return _ask_to_agree(request, found)
        agrees = request.POST.get("agrees") == "yes"
        mine = join_class(learner=request.user, typed_code=typed, agrees=agrees, now=timezone.now())
    except ClassRefused as refusal:
        return _ask_for_code(request, form, refusal=refusal, status=refusal.status)
    messages.success(request, _("You are in the class %(name)s.") % {"name": isolate(mine.school_class.name)})
    return redirect(mine.school_class)


def _ask_for_code(request: LearnerRequest, form: CodeForm, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "learning/classes/join.html", {"form": form, **context}, status=status)


def _ask_to_agree(request: LearnerRequest, found: SchoolClass) -> HttpResponse:
    mine = ClassMembership.objects.present().filter(school_class=found, user=request.user)
    if found.teacher_id == request.user.pk or mine.exists():
        return redirect(found)
    context = {"class": found, "shown": SHOWN_TO_TEACHERS, "never_shown": NEVER_SHOWN}
    return render(request, "learning/classes/agree.html", context)


def _check_making(request: LearnerRequest) -> None:
    by_person = is_throttled(request.user.pk, MAKING, limit=limits.MOST_MADE, seconds=limits.DAY)
    by_network = is_network_throttled(request, MAKING, limit=limits.MOST_MADE_BY_NETWORK, seconds=limits.DAY)
    if by_person or by_network:
        raise ClassRefused("too_many_made")


def _check_codes(request: LearnerRequest) -> None:
    """Counts every code, right or wrong: whoever guesses does not know which it will be."""
    by_person = is_throttled(request.user.pk, CODES, limit=limits.MOST_TRIED, seconds=limits.HOUR)
    by_network = is_network_throttled(request, CODES, limit=limits.MOST_TRIED_BY_NETWORK, seconds=limits.HOUR)
    if by_person or by_network:
        raise ClassRefused("too_many_tries")
