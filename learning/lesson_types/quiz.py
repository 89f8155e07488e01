"""Quizzes: read what was posted, grade it, and present the questions without a trace of the answers. All of it pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from json import dumps
from math import ceil
from random import Random
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.content.problems import Problem, without_entries
from learning.lesson_types.evidence import Facts
from learning.lesson_types.kind import Answers, Grade, GradedQuestion, Submission, Trial
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.concrete import is_drawn
from learning.lesson_types.questions.kind import PresentedQuestion
from learning.lesson_types.questions.presenting import present_question
from learning.lesson_types.questions.proving import prove_question
from learning.lesson_types.quiz_drawing import draw_quiz, questions_asked
from learning.lesson_types.quiz_review import review_questions
from learning.lesson_types.quiz_source import compile_quiz, find_quiz_problems, quiz_source_of, quiz_structure
from learning.lesson_types.stepped import Moves, SteppedLessonKind
from learning.models import QuizAttempt
from learning.models.lesson import LessonType
from settings.registry import QUIZ_PASSING_SCORE, QUIZ_TRIES_PER_DAY, XP_PER_QUIZ, XP_PERFECT_QUIZ

FEWEST_QUESTIONS: Final = 5
MOST_TO_READ: Final = 2


def read_answers(content: dict[str, Any], data: QueryDict) -> tuple[Answers, dict[str, str]]:
    """The answers in a posted form, and a sentence per question that cannot be graded as it stands.

    The answers also keep what could not be understood, so that the form can show it again; grade only when there are
    no errors. Fields that belong to no question are ignored.
    """
    answers: Answers = {}
    errors: dict[str, str] = {}
    for question in content["questions"]:
        reading = QUESTION_KINDS[question["kind"]].read(question, data)
        if reading.value is not None:
            answers[question["id"]] = reading.value
        if reading.error:
            errors[question["id"]] = reading.error
    return answers, errors


def grade(content: dict[str, Any], answers: Answers) -> Grade:
    """Each question right or not. An answer that is missing, or makes no sense for its question, is not right."""
    questions = [_grade_question(question, answers.get(question["id"])) for question in content["questions"]]
    right = sum(question.is_right for question in questions)
    return Grade(100 * right // len(questions), questions, {"read": _read_again(content, questions)})


def _read_again(content: dict[str, Any], graded: list[GradedQuestion]) -> list[str]:
    """Where to read again: the places that most of what went wrong is about. A few, so that they name no question."""
    wrong = {question.id for question in graded if not question.is_right}
    places = Counter(one["read"] for one in content["questions"] if one["id"] in wrong and "read" in one)
    return [place for place, _ in places.most_common(MOST_TO_READ)]


def present(
    content: dict[str, Any], *, seed: str, answers: Answers | None = None, errors: dict[str, str] | None = None
) -> list[PresentedQuestion]:
    """The questions as a page shows them. The same `seed` gives the same order of options and items."""
    return [
        present_question(
            question,
            seed=seed,
            answer=(answers or {}).get(question["id"]),
            error=(errors or {}).get(question["id"], ""),
        )
        for question in content["questions"]
    ]


def _grade_question(question: dict[str, Any], answer: Any) -> GradedQuestion:
    kind = QUESTION_KINDS[question["kind"]]
    return GradedQuestion(
        id=question["id"],
        is_right=kind.is_right(question, answer),
        explanation_html=question["explanation_html"],
        feedback=kind.feedback(question, answer),
    )


class QuizLesson(SteppedLessonKind):
    """Drawn for each attempt, and handed in as a whole: its one move is all answers."""

    key = "quiz"
    label = LessonType.QUIZ.label
    source_keys = ("intro", "draw", "questions")
    body_template = "learning/_quiz.html"
    review_template = "learning/_quiz_review.html"
    script = "js/quiz.js"
    xp_setting = XP_PER_QUIZ
    perfect_xp_setting = XP_PERFECT_QUIZ
    xp_reason = "quiz_passed"
    activity = "quiz_complete"
    tries_per_day = QUIZ_TRIES_PER_DAY
    names_its_turn = False

    def source_of(self, content: Any) -> Any:
        return quiz_source_of(content)

    def sound_part(self, form: dict[str, Any], problems: list[Problem]) -> dict[str, Any] | None:
        return without_entries({key: each for key, each in form.items() if key != "draw"}, "questions", problems)

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        return quiz_structure()

    def find_problems(self, source: object) -> list[Problem]:
        return find_quiz_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_quiz(source)

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        questions = questions_asked(content)
        if questions < FEWEST_QUESTIONS:
            yield f"The quiz has fewer than {FEWEST_QUESTIONS} questions ({questions}): each one weighs much."

    def passing_score(self) -> int:
        return QUIZ_PASSING_SCORE.current()

    def edition(self, content: dict[str, Any]) -> str:
        drawn_from = {"draw": content.get("draw"), "questions": content["questions"]}
        return sha256(dumps(drawn_from, sort_keys=True).encode()).hexdigest()[:32]

    def step_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        moves: Moves,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        questions = present(draw_quiz(content, seed=seed), seed=seed, answers=answers, errors=errors)
        return {"intro_html": content["intro_html"], "questions": questions}

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        """Against the questions as they stand; those of a draw are read by read_move()."""
        return Submission(*read_answers(content, post))

    def read_move(self, content: dict[str, Any], post: QueryDict, *, seed: str, moves: Moves) -> Submission:
        return self.read(draw_quiz(content, seed=seed), post)

    def typed_again(self, content: dict[str, Any], post: QueryDict, *, seed: str, moves: Moves) -> Answers:
        return self.read_move(content, post, seed=seed, moves=moves).answers

    def is_over(self, content: dict[str, Any], *, seed: str, moves: Moves) -> bool:
        return bool(moves)

    def attempt_answers(self, moves: Moves) -> Answers:
        return dict(moves[-1])

    def grade_moves(self, content: dict[str, Any], *, seed: str, moves: Moves) -> Grade:
        return grade(draw_quiz(content, seed=seed), moves[-1])

    def asked(self, content: dict[str, Any], *, seed: str, moves: Moves) -> list[Any]:
        drawn = draw_quiz(content, seed=seed)
        return [asdict(one) for one in review_questions(drawn, moves[-1], grade(drawn, moves[-1]))]

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        """Against the questions as they stand, none of them drawn."""
        return grade(content, answers)

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> list[Any]:
        """As it was asked then; of attempts from before quizzes were drawn, as it is now."""
        if "asked" in feedback:
            return list(feedback["asked"])
        written = content | {"questions": [one for one in content["questions"] if not is_drawn(one)]}
        return list(review_questions(written, answers, grade(written, answers))) if written["questions"] else []

    def questions(self, content: dict[str, Any]) -> list[dict[str, Any]]:
        return list(content["questions"])

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        """Each question that a draw asks, and the quiz as a whole: with all right, with none, with all wrong."""
        drawn = draw_quiz(content, seed=str(random.getrandbits(64)))
        kinds = {question["id"]: QUESTION_KINDS[question["kind"]] for question in drawn["questions"]}
        right = {one["id"]: kinds[one["id"]].right_answer(one) for one in drawn["questions"]}
        wrong = {one["id"]: next(kinds[one["id"]].wrong_answers(one)) for one in drawn["questions"]}
        yield Trial("reference", "every answer right", grade(drawn, right).score_percentage == 100)
        yield Trial("untouched", "no answer at all", grade(drawn, {}).score_percentage > 0)
        yield Trial("wrong", "every answer wrong", grade(drawn, wrong).score_percentage > 0)
        for question in drawn["questions"]:
            yield from prove_question(question)

    def attempt_facts(self, attempt: QuizAttempt) -> Facts:
        """Every graded question has an answer; the score is rounded down, so that it tells how many were right."""
        of = len(attempt.answers)
        right = ceil((attempt.score_percentage or 0) * of / 100)
        return {"right": right, "of": of} | ({"drawn": True} if "read" in attempt.feedback else {})

    def evidence_words(self, facts: Facts) -> str:
        if "of" not in facts:
            return super().evidence_words(facts)
        if facts.get("drawn"):
            said = _("Answered %(right)d of %(of)d questions that were drawn for them; %(mark)d%% pass.")
        else:
            said = _("Answered %(right)d of %(of)d questions, graded on the server; %(mark)d%% pass.")
        return said % {"right": facts["right"], "of": facts["of"], "mark": facts["pass_mark"]}

    def counted(self, count: int) -> str:
        return ngettext("%(count)d quiz passed", "%(count)d quizzes passed", count) % {"count": count}
