"""Quizzes: read what was posted, grade it, and present the questions without a trace of the answers. All of it pure."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import QueryDict

from learning.content.problems import Problem
from learning.lesson_types.kind import Answers, Grade, GradedLessonKind, GradedQuestion, Submission
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.kind import PresentedQuestion, field_name
from learning.lesson_types.quiz_review import ReviewedQuestion, review_questions
from learning.lesson_types.quiz_source import compile_quiz, find_quiz_problems, quiz_source_of
from learning.models.lesson import LessonType
from settings.registry import QUIZ_PASSING_SCORE, XP_PER_QUIZ, XP_PERFECT_QUIZ

FEWEST_QUESTIONS: Final = 5


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
    return Grade(100 * right // len(questions), questions)


def present(
    content: dict[str, Any], *, seed: str, answers: Answers | None = None, errors: dict[str, str] | None = None
) -> list[PresentedQuestion]:
    """The questions as a page shows them. The same `seed` gives the same order of options and items."""
    return [
        _present_question(question, seed, (answers or {}).get(question["id"]), (errors or {}).get(question["id"], ""))
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


def _present_question(question: dict[str, Any], seed: str, answer: Any, error: str) -> PresentedQuestion:
    shown: PresentedQuestion = {
        "id": question["id"],
        "kind": question["kind"],
        "prompt_html": question["prompt_html"],
        "options": [],
        "items": [],
        "positions": [],
        "value": "",
        "unit": "",
        "field_name": field_name(question),
        "error": error,
    }
    QUESTION_KINDS[question["kind"]].present(question, shown, seed=f"{seed}:{question['id']}", answer=answer)
    return shown


class QuizLesson(GradedLessonKind):
    key = "quiz"
    label = LessonType.QUIZ.label
    source_keys = ("intro", "questions")
    source_example = '{"intro": "…", "questions": […]}'
    body_template = "learning/_quiz.html"
    review_template = "learning/_quiz_review.html"
    xp_setting = XP_PER_QUIZ
    perfect_xp_setting = XP_PERFECT_QUIZ
    xp_reason = "quiz_passed"
    activity = "quiz_complete"

    def source_of(self, content: Any) -> Any:
        return quiz_source_of(content)

    def find_problems(self, source: object) -> list[Problem]:
        return find_quiz_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_quiz(source)

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        questions = len(content["questions"])
        if questions < FEWEST_QUESTIONS:
            yield f"The quiz has fewer than {FEWEST_QUESTIONS} questions ({questions}): each one weighs much."

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        questions = present(content, seed=seed, answers=answers, errors=errors)
        return {"intro_html": content["intro_html"], "questions": questions}

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        return Submission(*read_answers(content, post))

    def passing_score(self) -> int:
        return QUIZ_PASSING_SCORE.current()

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        return grade(content, answers)

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> list[ReviewedQuestion]:
        return review_questions(content, answers, grade(content, answers))
