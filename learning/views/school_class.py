"""The pages of one class: what its teacher sees, and what somebody who is in it sees."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.classes.access import find_membership, find_taught
from learning.classes.assignments import read_assigned_in
from learning.classes.code import spoken_code
from learning.classes.consent import NEVER_SHOWN, SHOWN_TO_TEACHERS
from learning.classes.csv_export import write_class_csv
from learning.classes.forms import AssignmentForm, ClassForm
from learning.classes.lesson_progress import read_lesson_progress
from learning.classes.progress import SORTS, read_class_progress
from learning.models import ClassMembership, Course, SchoolClass
from learning.web.page_meta import absolute
from learning.web.requests import LearnerRequest, page_number

MEMBERS_ON_A_PAGE = 50


@require_safe
@login_required
def school_class(request: LearnerRequest, class_id: int) -> HttpResponse:
    if not SchoolClass.objects.filter(pk=class_id, teacher=request.user).exists():
        return _for_member(request, find_membership(request.user, class_id))
    taught = find_taught(request.user, class_id)
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else SORTS[0]
    progress = read_class_progress(taught, now=timezone.now(), sort=sort)
    page = Paginator(progress.members, MEMBERS_ON_A_PAGE).get_page(page_number(request))
    context = {"progress": progress, "page": page, "sort": sort}
    return render(request, "learning/classes/progress.html", context | teaching_context(taught, "progress"))


@require_safe
@login_required
def class_course(request: LearnerRequest, class_id: int, course_slug: str) -> HttpResponse:
    """One assigned course, lesson by lesson."""
    taught = find_taught(request.user, class_id)
    course = get_object_or_404(Course, slug=course_slug, assignments__school_class=taught)
    context = {"course": course, "progress": read_lesson_progress(taught, course)}
    return render(request, "learning/classes/course.html", context | teaching_context(taught, "progress"))


@require_safe
@login_required
def class_courses(request: LearnerRequest, class_id: int) -> HttpResponse:
    return render_courses(request, find_taught(request.user, class_id), AssignmentForm())


@require_safe
@login_required
def class_people(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught = find_taught(request.user, class_id)
    present = taught.memberships.present()
    shown = present.sharing().select_related("user").order_by("user__username")
    context = {
        "page": Paginator(shown, MEMBERS_ON_A_PAGE).get_page(page_number(request)),
        "unseen": present.filter(agreed_at=None).count(),
    }
    return render(request, "learning/classes/people.html", context | teaching_context(taught, "people"))


@require_safe
@login_required
def class_settings(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught = find_taught(request.user, class_id)
    return render_settings(request, taught, ClassForm(initial={"name": taught.name, "seats": taught.seats}))


@require_safe
@login_required
def class_export(request: LearnerRequest, class_id: int) -> StreamingHttpResponse:
    taught = find_taught(request.user, class_id)
    progress = read_class_progress(taught, now=timezone.now(), sort="name")
    answer = StreamingHttpResponse(write_class_csv(progress), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="class-{taught.pk}.csv"'
    return answer


def render_courses(
    request: LearnerRequest, taught: SchoolClass, form: AssignmentForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    assignments = taught.assignments.select_related("course").order_by("due_on", "course__title", "pk")
    context |= {"form": form, "assignments": assignments, "today": timezone.localdate()}
    return render(
        request, "learning/classes/courses.html", context | teaching_context(taught, "courses"), status=status
    )


def render_settings(
    request: LearnerRequest, taught: SchoolClass, form: ClassForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"form": form, **teaching_context(taught, "settings")}
    return render(request, "learning/classes/settings.html", context, status=status)


def teaching_context(taught: SchoolClass, tab: str) -> dict[str, Any]:
    """What the head of each of a teacher's pages shows; `tab` is the one that is open."""
    return {"class": taught, "tab": tab, "code": spoken_code(taught.code), "join_address": join_address()}


def join_address() -> str:
    """Where codes are typed, as one reads it out."""
    return absolute(reverse("learning:class-join")).split("://", 1)[-1]


def _for_member(request: LearnerRequest, mine: ClassMembership) -> HttpResponse:
    context = {
        "class": mine.school_class,
        "membership": mine,
        "assigned": read_assigned_in(
            class_id=mine.school_class_id, user_id=request.user.pk, today=timezone.localdate()
        ),
        "shown": SHOWN_TO_TEACHERS,
        "never_shown": NEVER_SHOWN,
    }
    return render(request, "learning/classes/member.html", context)
