"""An automated learner, who takes a course over HTTP from enrolling to its end, without a script in the page."""

from typing import Any, Final

from django.test import Client

from chain.tests.practicals import Doer
from learning.attempts.grading import grade_attempt
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt
from tests.personas import signed_in
from web3versity.tests.practical_learner import practise
from web3versity.tests.right_answers import in_own_variant, right_fields

# No lesson has so many steps.
MOST_STEPS: Final = 60


class CourseLearner:
    """What a worker does is done here, when a worker would."""

    def __init__(self, doer: Doer, course: Course) -> None:
        self.doer, self.learner, self.course = doer, doer.user, course
        self.client = signed_in(doer.user)

    def enrol(self) -> None:
        posted(self.client, f"{self.course.get_absolute_url()}enrol/", {})

    def take(self, lesson: Lesson) -> str:
        """Do all of `lesson` rightly. Returns where its last answer led."""
        if lesson.lesson_type == "practical":
            return practise(self.doer, lesson)
        self.client.get(lesson.get_absolute_url())
        for _step in range(MOST_STEPS):
            led = self._hand_in(lesson, right_fields(lesson, self.learner))
            if LessonCompletion.objects.filter(lesson=lesson, user=self.learner).exists():
                return led
        raise AssertionError(f"{lesson.slug} does not end")

    def refused_with(self, lesson: Lesson, *, most: int | None) -> dict[str, str]:
        """Hand in the stub of a code lesson and its wrong solutions, the first `most` of them: the check at which each
        was refused, by what it does wrong; "" when it was not."""
        self.client.get(lesson.get_absolute_url())
        own, found = in_own_variant(lesson, self.learner), {}
        for wrong in [*own["wrong"][:most], {"what": "nothing", "source": own["stub"]}]:
            self._hand_in(lesson, {"route": "typing", "source": wrong["source"]})
            attempt = QuizAttempt.objects.filter(lesson=lesson, user=self.learner, status="graded").latest("pk")
            found[wrong["what"]] = "" if attempt.is_passed else str(attempt.feedback.get("check", ""))
        return found

    def _hand_in(self, lesson: Lesson, fields: dict[str, Any]) -> str:
        led = posted(self.client, f"{lesson.get_absolute_url()}complete/", fields)
        waiting = QuizAttempt.objects.waiting().filter(user=self.learner).first()
        if waiting is None:
            return led
        grade_attempt(attempt_id=waiting.pk)
        # The page that waits leads on.
        return str(self.client.get(led).headers["Location"])


def posted(client: Client, url: str, fields: dict[str, Any]) -> str:
    """Where the answer leads."""
    answer = client.post(url, fields)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])
