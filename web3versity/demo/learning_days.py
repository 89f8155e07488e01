"""The demo's learners learn, day by day: the site's own SQL functions write what happened when."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random

from django.db import connection, transaction

from gamification.models.xp import XpReason
from gamification.xp.awards import Award
from learning.lesson_types import kind_of
from learning.lesson_types.kind import GradedLessonKind
from learning.lessons.xp import completion_xp, course_completion_xp, perfect_bonus_xp
from learning.models import Course, Lesson, UserProgress
from web3versity.demo.attempts import hand_in, read_steps
from web3versity.demo.people import Person

_MOST_LESSONS_A_DAY = 2


def live_through(people: list[Person], *, now: datetime, random: Random) -> Iterator[int]:
    """Let everybody learn since the day they joined. Yields after each person."""
    courses = list(Course.objects.published().prefetch_related("lessons", "prerequisites"))
    for person in people:
        _live(person, courses, now=now, random=random)
        yield person.user.pk


@transaction.atomic
def _live(person: Person, courses: list[Course], *, now: datetime, random: Random) -> None:
    ahead = [(course, lesson) for course in _order_of(courses, random) for lesson in course.lessons.all()]
    for days_ago in range(person.joined_days_ago, -1, -1):
        if random.random() > person.eagerness:
            continue
        at = now - timedelta(days=days_ago, minutes=random.randrange(10, 600))
        if not ahead:
            _repeat(person, at=at)
        for _ in range(random.randint(1, _MOST_LESSONS_A_DAY)):
            if not ahead:
                break
            course, lesson = ahead[0]
            at += timedelta(minutes=random.randint(3, 15))
            at = min(at, now)
            if _learn(person, course, lesson, at=at, random=random):
                ahead.pop(0)
            UserProgress.objects.filter(user=person.user, course=course).update(
                current_lesson=ahead[0][1] if ahead and ahead[0][0] == course else lesson, last_accessed_at=at
            )


def _order_of(courses: list[Course], random: Random) -> list[Course]:
    """Half of them begin where the catalog begins, others with what they came for."""
    free = [course for course in courses if not any(each.is_required for each in course.prerequisites.all())]
    first = random.choice(free) if random.random() < 0.5 else courses[0]
    return [first, *(course for course in courses if course != first)]


def _learn(person: Person, course: Course, lesson: Lesson, *, at: datetime, random: Random) -> bool:
    """Whether the lesson is done now: a quiz may be failed, a text laid aside."""
    UserProgress.objects.get_or_create(user=person.user, course=course, defaults={"enrollment_date": at})
    kind, score = kind_of(lesson.lesson_type), None
    if isinstance(kind, GradedLessonKind):
        attempt = hand_in(person, lesson, kind, at=at, random=random)
        score = attempt.score_percentage
        if not attempt.is_passed:
            return False
    elif not read_steps(person, lesson, at=at, random=random):
        return False
    _complete(person, course, lesson, score=score, at=at)
    return True


def _complete(person: Person, course: Course, lesson: Lesson, *, score: int | None, at: datetime) -> None:
    """What `complete_lesson` does and its receivers answer, at another moment than now."""
    kind = kind_of(lesson.lesson_type)
    xp, bonus = completion_xp(lesson), perfect_bonus_xp(lesson)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT became_perfect, finished_course FROM record_completion(%s, %s, %s, 1, %s, %s, NULL, %s)",
            [person.user.pk, lesson.pk, score, xp, bonus, at],
        )
        became_perfect, finished_course = cursor.fetchone()
        source = f"lesson:{lesson.pk}"
        awards = [Award(XpReason(kind.xp_reason), source, xp)]
        awards += [Award(XpReason(kind.perfect_xp_reason), source, bonus)] if became_perfect else []
        if finished_course:
            UserProgress.objects.filter(user=person.user, course=course).update(completed_at=at)
            awards.append(Award(XpReason.COURSE_COMPLETED, f"course:{course.pk}", course_completion_xp(course)))
        lines = json.dumps([asdict(award) for award in awards])
        cursor.execute(
            "SELECT reward_learning(%s, %s::jsonb, %s, %s)",
            [person.user.pk, lines, kind.activity, at],
        )


def _repeat(person: Person, *, at: datetime) -> None:
    """A quiz taken again: no XP any more, but a day of learning."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reward_learning(%s, '[]'::jsonb, 'quiz_complete', %s)", [person.user.pk, at])
