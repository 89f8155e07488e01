from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from learning.lesson_types.questions.presenting import present_question
from learning.lesson_types.quiz import grade
from learning.lesson_types.quiz_review import review_questions
from learning.lessons.reading_places import reading_places
from learning.models import User
from learning.review.answering import Answered, answer_card, turn_of
from learning.review.asking import next_card
from learning.review.today import read_review_day
from learning.web.requests import LearnerRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: LearnerRequest) -> HttpResponse:
    """The question that is next today; posted to, what became of the answer."""
    learner = request.user
    if request.method != "POST":
        return _show(request, _asked(learner))
    answered = answer_card(learner=learner, post=request.POST, now=timezone.now())
    if answered.is_late:
        return _show(request, _asked(learner) | {"is_late": True}, status=200 if request.htmx else 409)
    if answered.error:
        return _show(request, _asked(learner, answered), status=422)
    return _show(request, _told(answered) | {"reward": answered.reward})


def _show(request: LearnerRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    day = read_review_day(request.user, now=timezone.now())
    template = "learning/_review.html" if request.htmx else "learning/review.html"
    return render(request, template, context | {"day": day}, status=status)


def _asked(learner: User, refused: Answered | None = None) -> dict[str, Any]:
    """The next question, with what was typed and could not be taken."""
    found = (refused.card, refused.question) if refused and refused.card else next_card(learner, now=timezone.now())
    if found is None:
        return {}
    card, question = found
    answer, error = (refused.answer, refused.error) if refused else (None, "")
    return {
        "card": card,
        "turn": turn_of(card),
        "question": present_question(question, seed=card.seed, answer=answer, error=error),
    }


def _told(answered: Answered) -> dict[str, Any]:
    """Right or not and why, where to read again, and when it comes back."""
    card, question = answered.card, answered.question
    if card is None:
        return {}
    answers = {question["id"]: answered.answer}
    (told,) = review_questions({"questions": [question]}, answers, grade({"questions": [question]}, answers))
    places = reading_places([question["read"]], course=card.lesson.course) if "read" in question else []
    return {"card": card, "told": told, "read_again": places}
