"""Browsing the catalog: filters, order and pages over v_course_catalog, seen with the learner's own progress."""

from typing import Any, TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OrderBy, Window

from learning.models import CatalogCourse, UserProgress
from learning.models.catalog import CatalogQuerySet

PAGE_SIZE = 12

ORDERS: dict[str, tuple[OrderBy, ...]] = {
    "popular": (F("enrollment_count").desc(), F("pk").asc()),
    "rating": (F("average_rating").desc(), F("total_ratings").desc(), F("pk").asc()),
    "newest": (F("published_at").desc(nulls_last=True), F("pk").desc()),
}


class Filters(TypedDict, total=False):
    """What the catalog form asks for; empty values ask for nothing."""

    q: str
    track: str
    difficulty: str
    category: str
    sort: str


def filter_courses(filters: Filters) -> CatalogQuerySet:
    """The published courses that `filters` leaves, in its order (popular unless it says otherwise)."""
    courses = CatalogCourse.objects.all()
    for field in ("track", "difficulty", "category"):
        if value := filters.get(field):
            courses = courses.filter(**{field: value})
    if words := filters.get("q"):
        courses = courses.search(str(words))
    return courses.order_by(*ORDERS[filters.get("sort") or "popular"])


def browse(filters: Filters, *, page_number: int, user_id: int | None) -> Page[CatalogCourse]:
    """One page of the catalog. A number beyond the last page gives the last page."""
    courses = filter_courses(filters)
    start = (page_number - 1) * PAGE_SIZE
    # The total comes with the rows: one query instead of two.
    rows = list(courses.annotate(total=Window(Count("*")))[start : start + PAGE_SIZE])
    total: int = getattr(rows[0], "total", 0) if rows else courses.count()
    page: Page[Any] = Paginator(range(total), PAGE_SIZE).get_page(page_number)
    if not rows and total:
        start = (page.number - 1) * PAGE_SIZE
        rows = list(courses[start : start + PAGE_SIZE])
    page.object_list = seen_by(user_id, rows)
    return page


def seen_by(user_id: int | None, courses: list[CatalogCourse]) -> list[CatalogCourse]:
    """`courses`, each told how this learner stands with it; None is a visitor, who has finished nothing."""
    progress: dict[int, UserProgress] = {}
    if user_id is not None and courses:
        mine = UserProgress.objects.current().filter(user_id=user_id)
        progress = {row.course_id: row for row in mine.only("course_id", "completed_at", "progress_percentage")}
    finished = {course_id for course_id, row in progress.items() if row.completed_at}
    for course in courses:
        _set_state(course, progress.get(course.pk), finished)
    return courses


def _set_state(course: CatalogCourse, progress: UserProgress | None, finished: set[int]) -> None:
    course.missing_prerequisites = [
        item for item in course.prerequisites if item["is_required"] and item["id"] not in finished
    ]
    course.progress_percentage = progress.progress_percentage if progress else 0
    if progress and progress.completed_at:
        course.state = "completed"
    elif course.missing_prerequisites:
        course.state = "gated"
    else:
        course.state = "enrolled" if progress else "open"
