"""Classes of the worst school: one that the boss teaches, and one that the boss is in."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from chain.models import ClassBudget
from learning.models import ClassAssignment, ClassMembership, Course, Lesson, QuizAttempt, SchoolClass, User
from tests.builders import make_class, make_enrolment
from tests.pages.worst_words import ARABIC


@dataclass(frozen=True, slots=True)
class Classes:
    """`shown` is somebody whom the boss may see. Strangers are offered `open`."""

    taught: SchoolClass
    joined: SchoolClass
    open: SchoolClass
    shown: ClassMembership


def make_classes(boss: User, others: list[User], courses: list[Course], quiz: Lesson) -> Classes:
    """With every state a learner can be in, and every way a day can lie."""
    seen, hidden = others[:-1], others[-1]
    taught, joined = make_class(boss, *seen, name="W" * 60), make_class(others[0], boss, name=ARABIC[:60])
    offered = make_class(others[0], name="W" * 60)
    ClassMembership.objects.create(school_class=taught, user=hidden)
    today = timezone.localdate()
    for number, course in enumerate(courses):
        due = today + timedelta(days=3 * number - 3)
        for each in (taught, joined):
            ClassAssignment.objects.create(school_class=each, course=course, starts_on=today - timedelta(9), due_on=due)
    _get_stuck(others[0], quiz)
    ClassBudget.objects.create(school_class=taught, hbar_a_day=1000, until=today + timedelta(days=90))
    return Classes(taught, joined, offered, taught.memberships.sharing()[0])


def _get_stuck(learner: User, quiz: Lesson) -> None:
    make_enrolment(learner, quiz.course, current_lesson=quiz)
    QuizAttempt.objects.bulk_create(
        QuizAttempt(user=learner, lesson=quiz, course=quiz.course, answers={}, score_percentage=0, passing_score=70)
        for _ in range(5)
    )
