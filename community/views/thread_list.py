from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from community.access.member import read_member
from community.lesson_reports.queue import open_lesson_report_count
from community.moderation.report_count import open_report_count
from community.posts.forms import SHOWN, FilterForm
from community.threads.listing import ThreadFilters, read_threads, trending_tags
from community.threads.meta import forum_meta
from community.threads.search import search_threads
from learning.models import Course, Lesson
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request


@kept_for_visitors()
@require_safe
@vary_on_headers("HX-Request")
def thread_list(request: Request) -> HttpResponse:
    """The forum's front: threads, filtered and in order, or what a search has found."""
    form = FilterForm(request.GET)
    filters = form.filters()
    member = read_member(request.user)
    words = str(form.cleaned_data.get("q", "")).strip()
    context: dict[str, Any] = {"form": form, "filters": filters, "member": member, "words": words}
    if words:
        place = {"category": filters.get("category", ""), "course": filters.get("course", "")}
        context["found"] = search_threads(words, member=member, **place)
    else:
        context["list"] = read_threads(filters, member=member, after_cursor=request.GET.get("after", ""))
    context |= _subject(request, filters)
    if request.htmx:
        return render(request, "community/_thread_results.html", context)
    context |= {"shown": SHOWN, "tags": trending_tags(), "waiting": _waiting() if member.is_moderator else 0}
    course, lesson = context.get("course"), context.get("lesson")
    context["meta"] = forum_meta(is_filtered=any(request.GET.get(name) for name in (*form.fields, "after")))
    context |= {"feed_url": _feed_url(filters, course), "ask_url": _ask_url(course, lesson)}
    return render(request, "community/thread_list.html", context)


def _waiting() -> int:
    """Posts that were reported, and mistakes in lessons."""
    return open_report_count() + open_lesson_report_count()


def _subject(request: Request, filters: ThreadFilters) -> dict[str, Any]:
    """The lesson or course whose threads are shown, by name, if this person may know it."""
    if "course" not in filters:
        return {}
    courses = Course.objects.readable_by(request.user.pk).filter(slug=filters["course"])
    if "lesson" in filters:
        lessons = Lesson.objects.filter(slug=filters["lesson"], course__in=courses)
        lesson = lessons.select_related("course").only("slug", "title", "course__slug", "course__title").first()
        return {"lesson": lesson, "course": lesson.course if lesson else None}
    return {"course": courses.only("slug", "title").first()}


def _ask_url(course: Course | None, lesson: Lesson | None) -> str:
    """Where a new thread is begun, about what is shown."""
    about = {"course": course, "lesson": lesson}
    return reverse("community:thread-new", query={name: subject.slug for name, subject in about.items() if subject})


def _feed_url(filters: ThreadFilters, course: Course | None) -> str:
    """The feed of what is shown: the course's, or the category's, or all new threads."""
    if course is not None:
        return reverse("community:course-feed", args=[course.slug])
    if category := filters.get("category"):
        return reverse("community:category-feed", args=[category])
    return reverse("community:feed")
