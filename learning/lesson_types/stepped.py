"""A lesson that is drawn for each attempt, and done move by move or in one. What it shows follows from a seed and from
the moves so far, which are kept in the database for each attempt (learning/attempts/draws.py); the kind itself stays
pure."""

from typing import Any, ClassVar

from django.http import QueryDict

from learning.lesson_types.kind import Answers, Grade, GradedLessonKind, Submission

Moves = list[Any]


class SteppedLessonKind(GradedLessonKind):
    """Its attempts are made from draws, one open draw for each learner and lesson."""

    # Whether a form must name the draw and the step it belongs to. Where it need not, its fields fit its own draw.
    names_its_turn: ClassVar[bool] = True

    def attempt_answers(self, moves: Moves) -> Answers:
        """What is kept as the answers of an attempt."""
        return {"moves": moves}

    def asked(self, content: dict[str, Any], *, seed: str, moves: Moves) -> list[Any]:
        """JSON that is kept with an attempt's draw, where what was asked could not be worked out again later."""
        return []

    def edition(self, content: dict[str, Any]) -> str:
        """Changes whenever the same seed or the same moves come to mean something else. At most 120 characters."""
        raise NotImplementedError

    def step_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        moves: Moves,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """What `body_template` finds as `body` after `moves`; never what is still hidden."""
        raise NotImplementedError

    def read_move(self, content: dict[str, Any], post: QueryDict, *, seed: str, moves: Moves) -> Submission:
        """The next move in a posted form, as `answers`."""
        raise NotImplementedError

    def typed_again(self, content: dict[str, Any], post: QueryDict, *, seed: str, moves: Moves) -> Answers:
        """What was typed into a form that did not get through, to show it again."""
        return self.read(content, post).answers

    def is_over(self, content: dict[str, Any], *, seed: str, moves: Moves) -> bool:
        raise NotImplementedError

    def grade_moves(self, content: dict[str, Any], *, seed: str, moves: Moves) -> Grade:
        """How good they were, once it is over."""
        raise NotImplementedError

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """The first step, for who looks in without taking part: drawn for nobody, and kept nowhere."""
        return self.step_view(content, seed=seed, moves=[], answers=answers, errors=errors)
