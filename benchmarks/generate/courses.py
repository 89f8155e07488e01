"""Generated courses of twenty lessons. Every fifth follows another, which it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmarks.generate.contents import Contents
from benchmarks.generate.copying import Loader
from benchmarks.generate.prose import Prose
from benchmarks.generate.scale import LESSONS_PER_COURSE
from learning.lessons.xp import completion_xp, course_completion_xp, perfect_bonus_xp
from learning.models import Course, Lesson
from learning.models.lesson import LessonType

CATEGORIES = ("foundations", "wallets", "defi", "nft", "security", "hedera", "smart-contracts")
DIFFICULTIES = ("beginner", "intermediate", "advanced")
EMOJIS = ("📘", "🧭", "🔐", "🌊", "🏗️")
# Of each course's twenty lessons; the others are text.
TYPES = {
    5: LessonType.QUIZ,
    8: LessonType.INTERACTIVE,
    10: LessonType.QUIZ,
    12: LessonType.PRACTICAL,
    15: LessonType.QUIZ,
    17: LessonType.CODE_EDITOR,
    20: LessonType.QUIZ,
}


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    id: int
    lesson_type: str
    xp: int
    perfect_bonus: int

    @property
    def is_quiz(self) -> bool:
        return self.lesson_type == LessonType.QUIZ


@dataclass(slots=True)
class PlannedCourse:
    """A course to be; learners are counted into it while they are made, and its row is written last."""

    id: int
    lessons: list[PlannedLesson]
    finish_xp: int
    asks_for: "PlannedCourse | None"
    enrolled: int = 0
    finished: int = 0
    leads_to: "PlannedCourse | None" = None

    @property
    def slug(self) -> str:
        return f"course-{self.id}"

    @property
    def track(self) -> str:
        return "developer" if self.id % 3 == 0 else "explorer"

    @property
    def category(self) -> str:
        return CATEGORIES[self.id % len(CATEGORIES)]


def plan_courses(count: int) -> list[PlannedCourse]:
    """The courses in order of popularity; those that ask for another come after it."""
    finish_xp = course_completion_xp(Course())
    xp_of = {kind: (completion_xp(lesson), perfect_bonus_xp(lesson)) for kind, lesson in _samples()}
    courses: list[PlannedCourse] = []
    for number in range(1, count + 1):
        first = (number - 1) * LESSONS_PER_COURSE
        lessons = []
        for place in range(1, LESSONS_PER_COURSE + 1):
            kind = TYPES.get(place, LessonType.TEXT)
            lessons.append(PlannedLesson(first + place, kind, *xp_of[kind]))
        asks_for = courses[number - 4] if number % 5 == 0 else None
        course = PlannedCourse(number, lessons, finish_xp, asks_for)
        if asks_for:
            asks_for.leads_to = course
        courses.append(course)
    return courses


def _samples() -> Iterator[tuple[LessonType, Lesson]]:
    for kind in LessonType:
        yield kind, Lesson(lesson_type=kind)


def add_lessons(loader: Loader, courses: list[PlannedCourse], *, prose: Prose, now: datetime) -> None:
    """Rows of lessons and prerequisites."""
    contents = Contents(prose)
    created_at = now - timedelta(days=400)
    for course in courses:
        for place, lesson in enumerate(course.lessons, start=1):
            title, content = prose.title(most=100), contents.next(lesson.lesson_type)
            row = (lesson.id, course.id, f"lesson-{place}", title, lesson.lesson_type, content, place, 6, created_at)
            loader.add("lessons", *row)
        if course.asks_for:
            loader.add("course_prerequisites", course.id, course.asks_for.id)
        if course.id % 50 == 0:
            loader.flush()
    loader.flush()


def add_courses(loader: Loader, courses: list[PlannedCourse], *, random: Random, prose: Prose, now: datetime) -> None:
    """Rows of courses, with the learners counted until now."""
    for course in courses:
        loader.add(
            "courses",
            course.id,
            course.slug,
            prose.title(most=100),
            prose.words(40)[:1000],
            EMOJIS[course.id % len(EMOJIS)],
            course.track,
            course.category,
            DIFFICULTIES[course.id % len(DIFFICULTIES)],
            random.randint(2, 12),
            len(course.lessons),
            course.enrolled,
            course.finished,
            [prose.words(8)[:200] for _ in range(4)],
            True,
            course.id <= 3,
            now - timedelta(days=400, hours=course.id),
        )
    loader.flush()
