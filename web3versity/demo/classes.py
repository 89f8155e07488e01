"""The demo's classes: one that the admin teaches, with learners who agreed and some who did not, and one to sit in."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from chain.models import ClassBudget
from learning.classes.assign import assign_course
from learning.classes.join import join_class
from learning.classes.make import make_class
from learning.models import Course, QuizAttempt, SchoolClass, User, UserProgress
from web3versity.demo.people import Person

_PUPILS: Final = 24
_KEEP_TO_THEMSELVES: Final = 3
# Days from today to the last one of each course.
_DUE: Final = (-12, 5, 33)


def teach(people: list[Person], *, now: datetime, random: Random) -> None:
    """A class of the first person, who learns in one of the second's. Two people make none."""
    if len(people) <= len(_DUE):
        return
    teacher, colleague = people[0].user, people[1].user
    taught = make_class(teacher=teacher, name="Web3 on Tuesdays, Yaba", seats=40, now=now)
    other = make_class(teacher=colleague, name="Ledgers for accountants", seats=30, now=now)
    pupils = [person.user for person in random.sample(people[2:], min(_PUPILS, len(people) - 2))]
    for number, pupil in enumerate(pupils):
        _join(pupil, taught, agrees=number >= _KEEP_TO_THEMSELVES, now=now)
    _join(teacher, other, agrees=True, now=now)
    today = now.date()
    courses = list(Course.objects.published().filter(total_lessons__gt=0).order_by("pk")[: len(_DUE)])
    for course, days in zip(courses, _DUE, strict=False):
        for each in (taught, other):
            due = today + timedelta(days=days)
            assign_course(class_id=each.pk, course=course, starts_on=due - timedelta(days=28), due_on=due)
    for pupil in pupils[_KEEP_TO_THEMSELVES : _KEEP_TO_THEMSELVES + 3]:
        _get_stuck(pupil, now=now)
    until = today + timedelta(days=60)
    ClassBudget.objects.create(school_class=taught, hbar_a_day=40, until=until, note="A term", granted_by=teacher)


def _join(learner: User, school_class: SchoolClass, *, agrees: bool, now: datetime) -> None:
    join_class(learner=learner, typed_code=school_class.code, agrees=agrees, now=now)


def _get_stuck(learner: User, *, now: datetime) -> None:
    """In the next lesson of the course that they are in, if that is a quiz; they tried it four times."""
    progress = UserProgress.objects.filter(user=learner, completed_at=None).order_by("-last_accessed_at").first()
    if progress is None:
        return
    ahead = progress.course.lessons.exclude(completions__user=learner)
    quiz = ahead.filter(lesson_type="quiz").order_by("sequence_number").first()
    if quiz is None:
        return
    QuizAttempt.objects.bulk_create(
        QuizAttempt(
            user=learner, lesson=quiz, course=progress.course, answers={}, score_percentage=40, passing_score=70
        )
        for _ in range(4)
    )
    UserProgress.objects.filter(pk=progress.pk).update(current_lesson=quiz, last_accessed_at=now)
