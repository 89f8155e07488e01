from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.content.facts import validate_sources
from learning.models.course import Course

# Words that stand at a lesson's place in a course's addresses.
RESERVED_SLUGS = ("enrol", "finished", "leave", "rate")


def validate_lesson_slug(slug: str) -> None:
    """Raises ValidationError when `slug` would hide one of the course's own pages."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("“%(slug)s” is an address of the course itself."), params={"slug": slug})


class LessonType(models.TextChoices):
    TEXT = "text", _("Text")
    INTERACTIVE = "interactive", _("Interactive")
    QUIZ = "quiz", _("Quiz")
    PRACTICAL = "practical", _("Practical")
    CODE_EDITOR = "code_editor", _("Code")


class Lesson(models.Model):
    """One lesson. What `content` holds depends on the type: see learning/lesson_types/."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons", db_index=False)
    slug = models.SlugField(_("slug"), max_length=80, db_index=False, validators=[validate_lesson_slug])
    title = models.CharField(_("title"), max_length=120)
    lesson_type = models.CharField(_("type"), max_length=20, choices=LessonType)
    content = models.JSONField(_("content"))
    content_version = models.CharField(
        _("content version"),
        max_length=12,
        blank=True,
        db_default="",
        default="",
        editable=False,
        help_text=_("Names what its author wrote; empty where nobody has worked it out."),
    )
    sequence_number = models.SmallIntegerField(_("number"))
    duration_minutes = models.SmallIntegerField(_("minutes"), db_default=5, default=5)
    completion_xp = models.IntegerField(
        _("XP"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: the default of its type."),
    )
    perfect_score_xp = models.IntegerField(
        _("XP when perfect"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Quizzes: XP in all when every answer is right. Empty: the default."),
    )
    sources = models.JSONField(
        _("sources"),
        db_default=[],
        default=list,
        blank=True,
        validators=[validate_sources],
        help_text=_('Where its facts can be looked up: [{"title": "…", "url": "https://…"}].'),
    )
    checked_on = models.DateField(
        _("facts checked"), null=True, blank=True, help_text=_("The first of the month in which somebody looked.")
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "lessons"
        ordering = ("course", "sequence_number")
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        constraints = (
            models.UniqueConstraint(
                fields=("course", "sequence_number"),
                name="lessons_course_id_sequence_number_key",
                # Renumbering a course passes through double numbers; only its end has to be right.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=("course", "slug"), name="lessons_course_id_slug_key"),
            models.CheckConstraint(condition=Q(lesson_type__in=LessonType.values), name="lessons_lesson_type_check"),
            models.CheckConstraint(
                condition=Q(duration_minutes__gt=0, sequence_number__gt=0), name="lessons_numbers_check"
            ),
        )
        indexes = (GinIndex(fields=("content",), name="lessons_content_idx", opclasses=("jsonb_path_ops",)),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:lesson", args=[self.course.slug, self.slug])
