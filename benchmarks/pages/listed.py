"""The twenty pages: whose they are, where they stand, and the bare view of the same rows."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from benchmarks.forum.operations import pages_of_longest, words_to_search
from benchmarks.harness.client import sign_in
from benchmarks.learning.participants import learners, students
from community.models import Discussion
from learning.models import CatalogCourse, Lesson, User

# Learners who look at a page in turn.
_READERS: Final = 12


class Ask(NamedTuple):
    """A page as somebody asks for it; `of` is what the bare view beside it is asked for."""

    path: str
    session: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`asks` gives those who look at it in turn; `rows` is the bare view that shows the same (bare.py)."""

    title: str
    rows: str
    asks: Callable[[], list[Ask]]


def _same(name: str, query: dict[str, str] | None = None) -> Callable[[], list[Ask]]:
    return lambda: [Ask(_address(name, query))]


def _for_learners(name: str, query: dict[str, str] | None = None) -> Callable[[], list[Ask]]:
    return lambda: [Ask(_address(name, query), sign_in(learner), learner.username) for learner in learners(_READERS)]


def _address(name: str, query: dict[str, str] | None) -> str:
    return reverse(name) + (f"?{urlencode(query)}" if query else "")


def _course() -> list[Ask]:
    slug = CatalogCourse.objects.order_by("-enrollment_count", "pk").values_list("slug", flat=True)[0]
    return [Ask(reverse("learning:course", args=[slug]), of=slug)]


def _own_course() -> list[Ask]:
    """A course that they are in the middle of."""
    courses = [(student.learner, student.lesson.course) for student in students(_READERS)]
    return [Ask(course.get_absolute_url(), sign_in(learner), course.slug) for learner, course in courses]


def _lesson() -> list[Ask]:
    lesson = Lesson.objects.filter(lesson_type="text", course__is_published=True).select_related("course")[0]
    return [Ask(lesson.get_absolute_url(), of=str(lesson.pk))]


def _own_lesson(kind: str) -> Callable[[], list[Ask]]:
    """The one that is their next."""

    def asks() -> list[Ask]:
        pairs = [(student.learner, student.lesson) for student in students(_READERS, lesson_types=(kind,))]
        return [Ask(lesson.get_absolute_url(), sign_in(learner), str(lesson.pk)) for learner, lesson in pairs]

    return asks


def _thread() -> list[Ask]:
    """One with a whole page of replies."""
    thread = Discussion.objects.get(pk=pages_of_longest(1)[0][0])
    return [Ask(thread.get_absolute_url(), of=str(thread.pk))]


def _thread_of_learners() -> list[Ask]:
    (thread,) = _thread()
    return [thread._replace(session=sign_in(learner)) for learner in learners(_READERS)]


def _profile() -> list[Ask]:
    username = User.objects.filter(is_active=True, profile_public=True).order_by("-badges_earned", "pk")[0].username
    return [Ask(reverse("profile", args=[username]), of=username)]


def _search() -> list[Ask]:
    """In the forum, for common words and for rare ones."""
    words = [
        pair for both in zip(words_to_search("common", 12), words_to_search("rare", 12), strict=True) for pair in both
    ]
    sessions = cycle([sign_in(learner) for learner in learners(_READERS)])
    path = reverse("community:thread-list")
    return [Ask(f"{path}?{urlencode({'q': each})}", next(sessions)) for each in words]


VISITORS: Final = (
    Page("Landing", "courses-3", _same("home")),
    Page("Catalog", "courses-12", _same("learning:catalog")),
    Page("Course", "course", _course),
    Page("Text lesson", "lesson", _lesson),
    Page("Leaderboard", "board", _same("gamification:leaderboard")),
    Page("Badges", "badges", _same("gamification:achievements")),
    Page("Thread list", "threads", _same("community:thread-list")),
    Page("Thread of 20 replies", "thread", _thread),
    Page("Profile", "learner", _profile),
    Page("Sign-in", "nothing", _same("chain:signin")),
)
LEARNERS: Final = (
    Page("Dashboard", "learner", _for_learners("dashboard")),
    Page("Catalog", "courses-12", _for_learners("learning:catalog")),
    Page("Course", "course", _own_course),
    Page("Text lesson", "lesson", _own_lesson("text")),
    Page("Quiz", "lesson", _own_lesson("quiz")),
    Page("Leaderboard", "board", _for_learners("gamification:leaderboard")),
    Page("Badges", "badges", _for_learners("gamification:achievements")),
    Page("Thread list", "threads", _for_learners("community:thread-list")),
    Page("Thread of 20 replies", "thread", _thread_of_learners),
    Page("Forum search", "found", _search),
)
