from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from learning.models import CodeWork, LessonCompletion, LessonDraw, LessonReading, QuizAttempt, ReviewCard, UserProgress

# Columns of the joined lesson and course that a list of names must not drag along.


@admin.register(UserProgress)
class UserProgressAdmin(FindByLearner[UserProgress], ReadOnlyAdmin[UserProgress]):
    """Enrolments are made by enrolling. One that was a mistake can be taken away, and its completions with it."""

    list_display = (
        "user",
        "course",
        "progress_percentage",
        "lessons_completed",
        "total_lessons",
        "enrollment_date",
        "completed_at",
        "last_accessed_at",
    )
    list_filter = (("completed_at", admin.EmptyFieldListFilter), "course")
    list_select_related = ("user", "course")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(LessonCompletion)
class LessonCompletionAdmin(FindByLearner[LessonCompletion], ReadOnlyAdmin[LessonCompletion]):
    list_display = ("user", "lesson", "course", "completed_at", "score_percentage", "attempts", "xp_earned")
    list_filter = ("course", "completed_at")
    list_select_related = ("user", "lesson", "course")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LessonCompletion]:
        return super().get_queryset(request).defer("lesson__content")


@admin.register(QuizAttempt)
class QuizAttemptAdmin(FindByLearner[QuizAttempt], ReadOnlyAdmin[QuizAttempt]):
    list_display = (
        "user",
        "lesson",
        "course",
        "status",
        "score_percentage",
        "passing_score",
        "is_passed",
        "submitted_at",
    )
    list_filter = ("status", "is_passed", "course")
    list_select_related = ("user", "lesson", "course")

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuizAttempt]:
        return super().get_queryset(request).defer("lesson__content")


@admin.register(LessonDraw)
class LessonDrawAdmin(FindByLearner[LessonDraw], ReadOnlyAdmin[LessonDraw]):
    """Without the seed and what was asked: whoever knows them knows the answers."""

    list_display = ("user", "lesson", "attempt", "opened_at")
    list_filter = (("attempt", admin.EmptyFieldListFilter),)
    list_select_related = ("user", "lesson", "attempt")
    exclude = ("seed", "asked")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LessonDraw]:
        return super().get_queryset(request).defer("lesson__content")


@admin.register(LessonReading)
class LessonReadingAdmin(FindByLearner[LessonReading], ReadOnlyAdmin[LessonReading]):
    """Without the seed: whoever knows it knows the answers."""

    list_display = ("user", "lesson", "opened_at", "spent_until")
    list_select_related = ("user", "lesson")
    exclude = ("seed",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[LessonReading]:
        return super().get_queryset(request).defer("lesson__content")


@admin.register(ReviewCard)
class ReviewCardAdmin(FindByLearner[ReviewCard], ReadOnlyAdmin[ReviewCard]):
    """Without the seed: whoever knows it knows what will be asked."""

    list_display = ("user", "lesson", "question_id", "due_at", "answers", "right")
    list_select_related = ("user", "lesson")
    exclude = ("seed",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewCard]:
        return super().get_queryset(request).defer("lesson__content")


@admin.register(CodeWork)
class CodeWorkAdmin(FindByLearner[CodeWork], ReadOnlyAdmin[CodeWork]):
    """Without the seed: whoever knows it knows what the code is tried with."""

    list_display = ("user", "lesson", "variant", "route", "saved_at", "opened_at")
    list_select_related = ("user", "lesson")
    exclude = ("seed",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CodeWork]:
        return super().get_queryset(request).defer("lesson__content")
