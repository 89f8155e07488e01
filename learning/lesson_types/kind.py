"""What every kind of lesson can do, and what it is worth.

A kind is one class in one module, registered in the `ready()` of its app's config (lesson_types/__init__.py).
Everything that differs from kind to kind is asked of it; nothing else in the code names a kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.functional import Promise

from learning.content.problems import Problem
from settings.kinds import WholeNumber
from settings.registry import XP_PER_LESSON

# {question id: what was answered}, as JSON. Each kind of question says what it keeps (in questions/).
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, and a sentence per field that cannot be taken as it stands.

    `answers` also keep what could not be understood, so that the form can show it again.
    """

    answers: Answers = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GradedQuestion:
    """`feedback` is the HTML said about the chosen options, in the order of the quiz."""

    id: str
    is_right: bool
    explanation_html: str
    feedback: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grade:
    """`score_percentage` is rounded down, so that 100 means everything. `feedback` (JSON) is kept with the attempt."""

    score_percentage: int
    questions: list[GradedQuestion] = field(default_factory=list)
    feedback: dict[str, Any] = field(default_factory=dict)


class GradingUnavailable(Exception):
    """What grading needs is away at the moment; the attempt waits and is graded later."""


class LessonKind:
    """A lesson that is completed by handing it in. Pure: no database, no request, no clock."""

    key: ClassVar[str]  # one of learning.models.lesson.LessonType
    label: ClassVar[str | Promise]

    # Authoring: the keys of a source, those that compiling adds, and an example of a source for the admin.
    source_keys: ClassVar[tuple[str, ...]] = ()
    compiled_keys: ClassVar[tuple[str, ...]] = ("html", "plain")
    source_example: ClassVar[str] = "{}"

    # Templates: the lesson as it is read and done, and what answers a submission.
    body_template: ClassVar[str]
    answer_template: ClassVar[str] = "learning/_completed.html"

    # Worth: XP for completing it and, if it can be done perfectly, in all for that; what the XP ledger and the calendar
    # of streaks call it (values of gamification's XpReason and ActivityType).
    xp_setting: ClassVar[WholeNumber] = XP_PER_LESSON
    perfect_xp_setting: ClassVar[WholeNumber | None] = None
    xp_reason: ClassVar[str] = "lesson_completed"
    perfect_xp_reason: ClassVar[str] = "quiz_perfect"
    activity: ClassVar[str] = "lesson_complete"

    def source_of(self, content: Any) -> Any:
        """`content` without what compiling added. Takes anything and judges nothing."""
        if not isinstance(content, dict):
            return content
        return {key: value for key, value in content.items() if key not in self.compiled_keys}

    def find_problems(self, source: object) -> list[Problem]:
        """What an author must change in `source` before it can be compiled."""
        raise NotImplementedError

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        """`source`, which has no problems, with HTML, ids and `plain` (the words to search for) beside it."""
        raise NotImplementedError

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        """What is allowed but rarely meant, for the author; the lesson loads all the same."""
        yield from ()

    def opening_words(self, content: dict[str, Any]) -> str:
        """The beginning of what the lesson tells, for search engines; empty where its words are questions."""
        return ""

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """What `body_template` finds as `body`: what a page may show before anything is handed in; never an answer.

        With what was typed and its errors, when it was refused. The same `seed` gives the same order of things.
        """
        raise NotImplementedError

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        """The answers in a posted form. Fields that mean nothing here are ignored."""
        return Submission()

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade | None:
        """None where nothing is scored."""
        return None


class GradedLessonKind(LessonKind):
    """A lesson whose submissions are scored: each is kept as an attempt, and one that passes completes the lesson."""

    answer_template = "learning/_attempt_result.html"
    # Included in the result, with `review`; nothing when empty.
    review_template: ClassVar[str] = ""
    # Whether grading may take seconds or ask the outside world: it then runs in a worker, outside any transaction, and
    # may raise GradingUnavailable.
    grades_in_worker: ClassVar[bool] = False

    def passing_score(self) -> int:
        """Per cent that pass now; kept with the attempt."""
        return 100

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        """How good `answers` are. `user_id` is whose they are, for what a learner did elsewhere."""
        raise NotImplementedError

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> Any:
        """A graded attempt as its learner reads it, against the lesson as it is now."""
        return None
