"""What every kind of lesson can do, and what it is worth.

A kind is one class in one module, registered in the `ready()` of its app's config (lesson_types/__init__.py).
Everything that differs from kind to kind is asked of it; nothing else in the code names a kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.content.problems import Problem
from learning.content.structure import group, text
from learning.lesson_types.evidence import Evidence, Facts, passed_lessons
from settings.kinds import WholeNumber
from settings.registry import XP_PER_LESSON

if TYPE_CHECKING:
    from learning.models import Lesson, QuizAttempt, User

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


@dataclass(frozen=True, slots=True)
class Trial:
    """One way of doing an exercise, tried on it. `what` says in words which, for authors; `exercise` names the part of
    a lesson that holds several.

    Of each exercise the reference must pass, and what is left untouched and what is plausible but wrong must not
    (learning/exercises/proof.py).
    """

    role: Literal["reference", "untouched", "wrong"]
    what: str
    passed: bool
    exercise: str = ""


class GradingUnavailable(Exception):
    """What grading needs is away at the moment; the attempt waits and is graded later."""


class LessonKind:
    """A lesson that is completed by handing it in.

    Pure but for page_state(), honoured(), evidence() and what is asked about an attempt or a lesson with its learner,
    which may use the database: no request, no clock.
    """

    key: ClassVar[str]  # one of learning.models.lesson.LessonType
    label: ClassVar[str | Promise]

    # Authoring: the keys of a source, and those that compiling adds.
    source_keys: ClassVar[tuple[str, ...]] = ()
    compiled_keys: ClassVar[tuple[str, ...]] = ("html", "plain")

    # How many plausible wrong ways of doing each of its exercises prove() must try.
    fewest_wrong: ClassVar[int] = 3
    # How often they are drawn anew in one trial at most; fewer where each takes seconds.
    most_draws: ClassVar[int] = 1_000_000

    # Templates: the lesson as it is read and done, and what answers a submission.
    body_template: ClassVar[str]
    answer_template: ClassVar[str] = "learning/_completed.html"
    # What its page loads beside the sheets and scripts of every lesson; nothing when empty.
    stylesheets: ClassVar[tuple[str, ...]] = ()
    script: ClassVar[str] = ""

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

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        """JSON Schema of a form for `source`, with what only forms ask (learning/writing/from_schema.py).

        Unless a kind says more, each of its keys is a text.
        """
        return group({key: text(0) | {"form": {"looks": "text"}} for key in self.source_keys})

    def to_form(self, source: dict[str, Any]) -> dict[str, Any]:
        """`source` as its form holds it, where that is something else. from_form() makes the same source of it."""
        return source

    def from_form(self, form: dict[str, Any]) -> dict[str, Any]:
        return form

    def form_problems(self, form: dict[str, Any], found: list[Problem]) -> list[Problem]:
        """What was `found` in from_form(form), with paths that lead to the fields of the form."""
        return found

    def sound_part(self, form: dict[str, Any], problems: list[Problem]) -> dict[str, Any] | None:
        """A form without what has `problems`, for a preview; None where nothing can be shown without it."""
        return None if problems else form

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

    def questions(self, content: dict[str, Any]) -> list[dict[str, Any]]:
        """Compiled questions of the lesson that come back in the review when they were missed."""
        return []

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        """The exercises of the lesson, tried with what `random` draws: none where there is nothing to do.

        Asks neither database nor chain.
        """
        yield from ()

    def page_state(self, lesson: "Lesson", *, learner: "User | None") -> dict[str, Any]:
        """What `body_template` finds as `state`: how far `learner`, who may do the lesson, has come in the database.

        `learner` is None for readers who may not do it.
        """
        return {}

    def tried_state(self, content: dict[str, Any], *, seed: str, answers: Answers) -> dict[str, Any]:
        """The same for an author who tries the lesson and has written `answers` so far. Asks no database."""
        return {}

    def note_tried(self, content: dict[str, Any], post: QueryDict, answers: Answers) -> Answers | None:
        """What note_typed() would keep of a form that does not hand in; None for one that does."""
        return None

    def honoured(self, lessons: list[int], *, learner_id: int) -> set[int]:
        """Which of `lessons` (ids, of this kind) the learner has done better than was asked."""
        return set()

    def evidence(self, lessons: list[int], *, learner_id: int) -> dict[int, Evidence]:
        """What the learner proved in `lessons` (ids, of this kind, completed), for the page behind a certificate.

        Those of which there is nothing more to say than that they were completed may be left out.
        """
        return {}

    def evidence_words(self, facts: Facts) -> str:
        """One sentence from the facts of evidence(), however old they are; {} when there were none."""
        return _("Read to its end.")

    def evidence_links(self, facts: Facts) -> list[tuple[str, str]]:
        """Where somebody can look for themselves: words and address."""
        return []

    def counted(self, count: int) -> str:
        """How many lessons of this kind were completed, as it is said in one line about a certificate."""
        return ngettext("%(count)d lesson read", "%(count)d lessons read", count) % {"count": count}

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        """The answers in a posted form. Fields that mean nothing here are ignored."""
        return Submission()

    def note_typed(self, lesson: "Lesson", post: QueryDict, *, learner: "User") -> bool:
        """Keep what a posted form holds, whatever becomes of it; whether it is kept now. Raises LessonGone."""
        return False

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
    # So many tries in 24 hours, with pauses between them; until they are used up or one has passed, nobody is told
    # which answer was wrong (learning/attempts/tries.py). None: as many as one likes, and told at once.
    tries_per_day: ClassVar[WholeNumber | None] = None
    # Whether tries that are not counted have the same pauses between them until one has passed, so that nobody gets
    # through by chance in no time.
    has_pauses: ClassVar[bool] = False

    def passing_score(self) -> int:
        """Per cent that pass now; kept with the attempt."""
        return 100

    def evidence(self, lessons: list[int], *, learner_id: int) -> dict[int, Evidence]:
        passed = passed_lessons(lessons, learner_id=learner_id)
        return {
            lesson_id: Evidence(
                {"score": one.best.score_percentage, "pass_mark": one.best.passing_score}
                | ({"drawn": True} if one.is_drawn else {})
                | self.attempt_facts(one.best),
                tries=one.tries,
                opened_at=one.opened_at,
            )
            for lesson_id, one in passed.items()
        }

    def attempt_facts(self, attempt: "QuizAttempt") -> Facts:
        """What else the best attempt proves; no answer and no move."""
        return {}

    def evidence_words(self, facts: Facts) -> str:
        if "score" not in facts:
            return _("Passed, graded on the server.")
        return _("Reached %(score)d%%, graded on the server; %(mark)d%% pass.") % {
            "score": facts["score"],
            "mark": facts["pass_mark"],
        }

    def counted(self, count: int) -> str:
        return ngettext("%(count)d exercise passed", "%(count)d exercises passed", count) % {"count": count}

    def kept_answers(self, lesson: "Lesson", answers: Answers, *, learner: "User") -> Answers:
        """What an attempt that waits for a worker keeps: `answers`, with what the server drew for the learner. Asked
        under the locks in which they learn."""
        return answers

    def grade_tried(self, content: dict[str, Any], answers: Answers, *, seed: str) -> tuple[Answers, Grade]:
        """What an author handed in who tries the lesson: as an attempt keeps it, and how good it is.

        May raise GradingUnavailable, and take as long as grading takes.
        """
        return answers, self.grade(content, answers)

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        """How good `answers` are. `user_id` is whose they are, for what a learner did elsewhere."""
        raise NotImplementedError

    def grade_attempt(self, attempt: "QuizAttempt") -> Grade:
        """The same for an attempt that has waited."""
        return self.grade(attempt.lesson.content, attempt.answers, user_id=attempt.user_id)

    def xp_percent(self, attempt: "QuizAttempt") -> int:
        """How much of its XP the lesson still gives for `attempt`, in per cent."""
        return 100

    def result_context(self, attempt: "QuizAttempt") -> dict[str, Any]:
        """What else `answer_template` needs to show a graded attempt."""
        return {}

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> Any:
        """A graded attempt as its learner reads it, against the lesson as it is now."""
        return None
