"""How the school does: pages for those who run it and for authors, and the same as files."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from learning.insight.access import sees_school, sees_something, visible_courses
from learning.insight.reading import Counts, last_day, read_counts, read_of_each_course
from learning.insight.report import Report, Scope, reports
from learning.insight.reports.funnel import COURSES, overview
from learning.models import Course, Lesson
from learning.web.requests import Request
from web3versity.insight.files import as_csv, as_json
from web3versity.insight.page import show_figure, show_reports

_FILES = {"csv": as_csv, "json": as_json}


def _for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Visitors sign in as staff do; others who may see nothing are told so."""

    @require_safe
    @wraps(view)
    def guarded(request: Request, **names: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if not sees_something(request.user):
            raise PermissionDenied(_("These pages are for those who run the school or write its courses."))
        return view(request, **names)

    return guarded


@_for_staff
def insight(request: Request) -> HttpResponse:
    """The school as a whole, for who may see it, and the courses of whoever looks."""
    until = last_day()
    courses = list(visible_courses(request.user).order_by("title"))
    shown: list[Report] = reports("school") if sees_school(request.user) else []
    told = read_of_each_course(COURSES.name, courses)
    context = {
        "until": until,
        "reports": show_reports(shown, _read(shown, until)) if shown else [],
        "courses": show_figure(overview(courses, told), "courses"),
    }
    return render(request, "insight/school.html", context)


@_for_staff
def insight_course(request: Request, course_slug: str) -> HttpResponse:
    course = _course(request, course_slug)
    until = last_day()
    shown = reports("course")
    told = show_reports(shown, _read(shown, until, course=course), course=course)
    return render(request, "insight/course.html", {"until": until, "course": course, "reports": told})


@_for_staff
def insight_lesson(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    course = _course(request, course_slug)
    lesson = _lesson(course, lesson_slug)
    until = last_day()
    shown = [report for report in reports("lesson") if report.suits(lesson)]
    told = show_reports(shown, _read(shown, until, lesson=lesson), course=course, lesson=lesson)
    context = {"until": until, "course": course, "lesson": lesson, "reports": told}
    return render(request, "insight/lesson.html", context)


@_for_staff
def insight_file(
    request: Request, report_key: str, kind: str, course_slug: str = "", lesson_slug: str = ""
) -> HttpResponse:
    """One report of a page, as it stands there."""
    course = _course(request, course_slug) if course_slug else None
    lesson = _lesson(course, lesson_slug) if course and lesson_slug else None
    scope: Scope = "lesson" if lesson else "course" if course else "school"
    found = [one for one in reports(scope) if one.key == report_key and (lesson is None or one.suits(lesson))]
    if not found or kind not in _FILES or not (course or sees_school(request.user)):
        raise Http404
    until = last_day()
    counts = _read(found, until, course=None if lesson else course, lesson=lesson)
    name = "-".join([one.slug for one in (course, lesson) if one] + [report_key])
    return _FILES[kind](found[0].figures(counts, course=course, lesson=lesson), name, until)


def _read(
    shown: list[Report], until: date | None, *, course: Course | None = None, lesson: Lesson | None = None
) -> Counts:
    rollups = {rollup.name: rollup for report in shown for rollup in report.rollups}
    return read_counts(rollups.values(), until=until, course=course, lesson=lesson)


def _course(request: Request, slug: str) -> Course:
    return get_object_or_404(visible_courses(request.user).prefetch_related("lessons"), slug=slug)


def _lesson(course: Course, slug: str) -> Lesson:
    found = next((lesson for lesson in course.lessons.all() if lesson.slug == slug), None)
    if found is None:
        raise Http404
    return found
