from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.models.course import Course
from learning.models.lesson import Lesson
from learning.models.trigger_maintained import TriggerMaintainedModel

PER_CENT = Q(score_percentage__range=(0, 100))


class UserProgressQuerySet(models.QuerySet["UserProgress"]):
    def current(self) -> Self:
        """Without the courses that were left before they were finished."""
        return self.filter(Q(left_at=None) | Q(completed_at__isnull=False))


class UserProgress(TriggerMaintainedModel):
    """One learner's way through one course. Made by enrolling; counted by the database."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="progress", db_index=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="progress", db_index=False)
    enrollment_date = models.DateTimeField(_("enrolled"), db_default=Now(), editable=False)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    completed_at = models.DateTimeField(_("finished"), null=True, blank=True)
    last_accessed_at = models.DateTimeField(_("last opened"), db_default=Now())
    left_at = models.DateTimeField(
        _("left"), null=True, blank=True, help_text=_("What was done stays; enrolling again goes on from there.")
    )
    lessons_completed = models.IntegerField(_("lessons done"), db_default=0, default=0, editable=False)
    total_lessons = models.IntegerField(_("lessons in all"), db_default=0, default=0, editable=False)
    progress_percentage = models.SmallIntegerField(_("per cent"), db_default=0, default=0, editable=False)
    current_lesson = models.ForeignKey(
        Lesson, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("now at")
    )
    total_quiz_attempts = models.IntegerField(_("quiz attempts"), db_default=0, default=0, editable=False)
    average_quiz_score = models.DecimalField(
        _("average quiz score"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    certificate_nft_id = models.CharField(_("certificate token"), max_length=100, null=True, blank=True)
    certificate_minted_at = models.DateTimeField(_("certificate minted"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = UserProgressQuerySet.as_manager()

    trigger_fields = (
        "lessons_completed",
        "total_lessons",
        "progress_percentage",
        "total_quiz_attempts",
        "average_quiz_score",
    )

    class Meta:
        db_table = "user_progress"
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = (
            models.UniqueConstraint(fields=("user", "course"), name="user_progress_user_id_course_id_key"),
            models.CheckConstraint(
                condition=Q(progress_percentage__range=(0, 100)), name="user_progress_progress_percentage_check"
            ),
            models.CheckConstraint(
                condition=Q(lessons_completed__gte=0, total_lessons__gte=F("lessons_completed")),
                name="user_progress_lessons_check",
            ),
        )
        indexes = (
            models.Index(fields=("user", "completed_at"), name="user_progress_completed_idx"),
            models.Index(F("user"), F("last_accessed_at").desc(), name="user_progress_active_idx"),
            models.Index(fields=("course",), name="user_progress_course_idx"),
            models.Index(fields=("enrollment_date",), name="user_progress_enrolled_idx"),
            models.Index(
                fields=("current_lesson",), name="user_progress_lesson_idx", condition=Q(current_lesson__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.course_id}"

    @property
    def is_left(self) -> bool:
        return self.left_at is not None and self.completed_at is None

    @property
    def resume_url(self) -> str:
        """Where to go on: the lesson last open, else the course. Wants `course` and `current_lesson` at hand."""
        if self.current_lesson is None:
            return self.course.get_absolute_url()
        return reverse("learning:lesson", args=[self.course.slug, self.current_lesson.slug])


class LessonCompletion(models.Model):
    """A lesson done, once per learner. Retaking a quiz keeps the better score in the same row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="completions", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="completions", db_index=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="completions", db_index=False)
    completed_at = models.DateTimeField(_("done at"), db_default=Now())
    time_spent_seconds = models.IntegerField(_("seconds"), null=True, blank=True)
    score_percentage = models.SmallIntegerField(
        _("score"), null=True, blank=True, help_text=_("Empty where nothing is scored; zero is zero.")
    )
    attempts = models.IntegerField(_("attempts"), db_default=1, default=1)
    xp_earned = models.IntegerField(_("XP"), db_default=0, default=0)
    content_version = models.CharField(
        _("content version"),
        max_length=12,
        blank=True,
        db_default="",
        default="",
        editable=False,
        help_text=_("Of the lesson that was done; empty where it was not kept."),
    )

    class Meta:
        db_table = "lesson_completions"
        verbose_name = _("completed lesson")
        verbose_name_plural = _("completed lessons")
        constraints = (
            models.UniqueConstraint(fields=("user", "lesson"), name="lesson_completions_user_id_lesson_id_key"),
            models.CheckConstraint(
                condition=PER_CENT | Q(score_percentage__isnull=True), name="lesson_completions_score_percentage_check"
            ),
            models.CheckConstraint(
                condition=Q(attempts__gte=1, xp_earned__gte=0), name="lesson_completions_counts_check"
            ),
            models.CheckConstraint(
                condition=Q(time_spent_seconds__isnull=True) | Q(time_spent_seconds__gte=0),
                name="lesson_completions_time_spent_check",
            ),
        )
        indexes = (
            models.Index(F("user"), F("completed_at").desc(), name="lesson_completions_recent_idx"),
            models.Index(fields=("course",), name="lesson_completions_course_idx"),
            models.Index(fields=("lesson",), name="lesson_completions_lesson_idx"),
            models.Index(fields=("completed_at",), name="lesson_completions_day_idx"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} did {self.lesson_id}"


class AttemptStatus(models.TextChoices):
    GRADED = "graded", _("Graded")
    WAITING = "waiting", _("Waiting to be graded")
    FAILED = "failed", _("Could not be graded")


class AttemptQuerySet(models.QuerySet["QuizAttempt"]):
    def waiting(self) -> Self:
        return self.filter(status=AttemptStatus.WAITING)


class QuizAttempt(models.Model):
    """Every hand-in of a graded lesson of whatever kind, passed or not. Once graded, a row is never changed.

    Without a score while a worker grades it, and when we failed to.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="quiz_attempts", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="quiz_attempts", db_index=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="quiz_attempts", db_index=False)
    answers = models.JSONField(_("answers"))
    status = models.CharField(
        _("status"), max_length=10, choices=AttemptStatus, db_default=AttemptStatus.GRADED, default=AttemptStatus.GRADED
    )
    score_percentage = models.SmallIntegerField(_("score"), null=True, blank=True)
    passing_score = models.SmallIntegerField(_("pass mark then"))
    is_passed = models.BooleanField(_("passed"), default=False)
    feedback = models.JSONField(
        _("feedback"),
        default=dict,
        db_default={},
        blank=True,
        help_text=_("What grading said, where that cannot be worked out again."),
    )
    outcome = models.JSONField(
        _("outcome"),
        null=True,
        blank=True,
        help_text=_("What a worker's grading completed and earned, for the page to show."),
    )
    xp_earned = models.IntegerField(_("XP"), db_default=0, default=0)
    submitted_at = models.DateTimeField(_("handed in"), db_default=Now(), editable=False)
    content_version = models.CharField(
        _("content version"),
        max_length=12,
        blank=True,
        db_default="",
        default="",
        editable=False,
        help_text=_("Of the lesson that was tried; empty where it was not kept."),
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        db_table = "quiz_attempts"
        verbose_name = _("quiz attempt")
        verbose_name_plural = _("quiz attempts")
        constraints = (
            models.CheckConstraint(
                condition=Q(status=AttemptStatus.GRADED, score_percentage__isnull=False)
                | Q(
                    status__in=(AttemptStatus.WAITING, AttemptStatus.FAILED),
                    score_percentage__isnull=True,
                    is_passed=False,
                ),
                name="quiz_attempts_status_check",
            ),
            models.CheckConstraint(condition=PER_CENT, name="quiz_attempts_score_percentage_check"),
            models.CheckConstraint(
                condition=Q(passing_score__range=(1, 100)), name="quiz_attempts_passing_score_check"
            ),
        )
        indexes = (
            models.Index(F("user"), F("lesson"), F("submitted_at").desc(), name="quiz_attempts_latest_idx"),
            models.Index(fields=("user", "course"), name="quiz_attempts_course_idx"),
            models.Index(fields=("lesson",), name="quiz_attempts_lesson_idx"),
            models.Index(fields=("course",), name="quiz_attempts_by_course_idx"),
            models.Index(fields=("submitted_at",), name="quiz_attempts_day_idx"),
            models.Index(
                fields=("submitted_at",), name="quiz_attempts_waiting_idx", condition=Q(status=AttemptStatus.WAITING)
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} on {self.lesson_id}: {self.score_percentage}%"

    @property
    def is_waiting(self) -> bool:
        return self.status == AttemptStatus.WAITING

    def take_grade(self, score_percentage: int, feedback: dict[str, Any]) -> None:
        """Become graded, against the pass mark kept here; the caller saves."""
        self.status = AttemptStatus.GRADED
        self.score_percentage = score_percentage
        self.is_passed = score_percentage >= self.passing_score
        self.feedback = feedback
