"""What every kind of lesson can do."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from learning.content.problems import Problem

# {question id: what was answered}, as JSON. Each kind of question says what it keeps (in questions/).
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GradedQuestion:
    """`feedback` is the HTML said about the chosen options, in the order of the quiz."""

    id: str
    is_right: bool
    explanation_html: str
    feedback: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grade:
    """`score_percentage` is rounded down, so that 100 means every question."""

    score_percentage: int
    questions: list[GradedQuestion]


class LessonKind(Protocol):
    """Pure: no database, no request, no clock."""

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of a source."""

    def source_of(self, content: Any) -> Any:
        """`content` without what compiling added. Takes anything and judges nothing."""

    def find_problems(self, source: object) -> list[Problem]:
        """What an author must change in `source` before it can be compiled."""

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        """`source`, which has no problems, with HTML, ids and `plain` beside it."""

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """What a page may show before anything is handed in; never an answer."""

    def grade(self, content: dict[str, Any], answers: Answers) -> Grade | None:
        """None where nothing is scored."""
