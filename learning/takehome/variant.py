from learning.models import Lesson, QuizAttempt, User


def passed_variant(learner: User, lesson: Lesson) -> int:
    """Which variant of a code lesson the learner passed last, from 0; the first where no attempt tells."""
    attempts = QuizAttempt.objects.filter(user=learner, lesson=lesson, is_passed=True)
    answers = attempts.order_by("submitted_at", "pk").values_list("answers", flat=True).last()
    variant = answers.get("variant") if isinstance(answers, dict) else None
    return variant if isinstance(variant, int) else 0
