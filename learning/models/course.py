from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.models.trigger_maintained import TriggerMaintainedModel


class Track(models.TextChoices):
    EXPLORER = "explorer", _("Explorer")
    DEVELOPER = "developer", _("Developer")


class Difficulty(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Keeper(models.TextChoices):
    """Where a course is written, so that nobody overwrites what somebody else keeps."""

    FILE = "file", _("A folder of the library")
    DATABASE = "database", _("The studio")


class CourseQuerySet(models.QuerySet["Course"]):
    def published(self) -> "CourseQuerySet":
        return self.filter(is_published=True)

    def readable_by(self, user_id: int | None) -> "CourseQuerySet":
        """Published courses, and those this learner was enrolled in before they were unpublished."""
        if user_id is None:
            return self.published()
        return self.filter(
            Q(is_published=True) | Q(pk__in=Course.objects.filter(progress__user_id=user_id).values("pk"))
        )


class Course(TriggerMaintainedModel):
    """A course of the catalog. Its counters and rating are kept by the database."""

    slug = models.SlugField(_("slug"), max_length=80, db_index=False)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), max_length=1000)
    thumbnail_emoji = models.CharField(_("emoji"), max_length=16, db_default="📘", default="📘")
    track = models.CharField(_("track"), max_length=20, choices=Track)
    category = models.SlugField(_("category"), max_length=40, db_index=False)
    difficulty = models.CharField(_("difficulty"), max_length=20, choices=Difficulty)
    estimated_hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1)
    total_lessons = models.IntegerField(_("lessons"), db_default=0, default=0, editable=False)
    completion_xp = models.IntegerField(
        _("XP for finishing"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: the default."),
    )
    enrollment_count = models.IntegerField(_("enrolled"), db_default=0, default=0, editable=False)
    completion_count = models.IntegerField(_("finished"), db_default=0, default=0, editable=False)
    average_rating = models.DecimalField(
        _("rating"), max_digits=3, decimal_places=2, db_default=0, default=0, editable=False
    )
    total_ratings = models.IntegerField(_("ratings"), db_default=0, default=0, editable=False)
    learning_objectives = ArrayField(
        models.CharField(max_length=200), verbose_name=_("objectives"), db_default=[], default=list, blank=True
    )
    is_published = models.BooleanField(_("published"), db_default=False, default=False)
    is_featured = models.BooleanField(_("featured"), db_default=False, default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    kept_in = models.CharField(
        _("kept in"), max_length=10, choices=Keeper, default=Keeper.FILE, db_default=Keeper.FILE, editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="written_courses",
        db_index=False,
        verbose_name=_("author"),
        help_text=_("Who writes it in the studio."),
    )
    content_version = models.CharField(
        _("content version"), max_length=64, db_default="", default="", blank=True, editable=False
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    trigger_fields = ("total_lessons", "enrollment_count", "completion_count", "average_rating", "total_ratings")
    objects = CourseQuerySet.as_manager()

    class Meta:
        db_table = "courses"
        ordering = ("title",)
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = (
            models.UniqueConstraint(fields=("slug",), name="courses_slug_key"),
            models.CheckConstraint(condition=Q(track__in=Track.values), name="courses_track_check"),
            models.CheckConstraint(condition=Q(difficulty__in=Difficulty.values), name="courses_difficulty_check"),
            models.CheckConstraint(condition=Q(kept_in__in=Keeper.values), name="courses_kept_in_check"),
            models.CheckConstraint(condition=Q(estimated_hours__gt=0), name="courses_estimated_hours_check"),
            models.CheckConstraint(condition=Q(average_rating__range=(0, 5)), name="courses_average_rating_check"),
            models.CheckConstraint(
                condition=Q(
                    total_lessons__gte=0, enrollment_count__gte=0, completion_count__gte=0, total_ratings__gte=0
                ),
                name="courses_counters_check",
            ),
        )
        indexes = (
            models.Index(
                fields=("track", "difficulty", "category"), name="courses_browse_idx", condition=Q(is_published=True)
            ),
            models.Index(
                F("enrollment_count").desc(), F("id"), name="courses_popular_idx", condition=Q(is_published=True)
            ),
            models.Index(
                F("average_rating").desc(),
                F("total_ratings").desc(),
                F("id"),
                name="courses_rated_idx",
                condition=Q(is_published=True),
            ),
            models.Index(
                F("published_at").desc(nulls_last=True),
                F("id").desc(),
                name="courses_newest_idx",
                condition=Q(is_published=True),
            ),
            models.Index(fields=("category",), name="courses_category_idx", condition=Q(is_published=True)),
            models.Index(fields=("author",), name="courses_author_idx", condition=Q(author__isnull=False)),
            models.Index(fields=("id",), name="courses_featured_idx", condition=Q(is_published=True, is_featured=True)),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:course", args=[self.slug])


class CoursePrerequisite(models.Model):
    """`course` asks for `prerequisite_course`; advice only when `is_required` is false."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="prerequisites", db_index=False)
    prerequisite_course = models.ForeignKey(Course, models.CASCADE, related_name="opens", db_index=False)
    is_required = models.BooleanField(_("required"), db_default=True, default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "course_prerequisites"
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")
        constraints = (
            models.UniqueConstraint(
                fields=("course", "prerequisite_course"),
                name="course_prerequisites_course_id_prerequisite_course_id_key",
            ),
            models.CheckConstraint(
                condition=~Q(course=F("prerequisite_course")), name="course_prerequisites_no_self_check"
            ),
        )
        indexes = (models.Index(fields=("prerequisite_course",), name="course_prereqs_opens_idx"),)

    def __str__(self) -> str:
        return f"{self.course_id} → {self.prerequisite_course_id}"
