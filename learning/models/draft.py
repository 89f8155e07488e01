from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.course import Course
from learning.models.lesson import Lesson, LessonType


class DraftState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")


class CourseDraft(models.Model):
    """A course as it is being written: what its files would hold. Nothing of it is compiled before it is published.

    Published, it is what learners have; with the first change it is a draft again, and they keep what they have.
    """

    course = models.OneToOneField(Course, models.CASCADE, related_name="draft")
    details = models.JSONField(_("details"), help_text=_("What course.yaml holds."))
    state = models.CharField(
        _("state"), max_length=10, choices=DraftState, default=DraftState.DRAFT, db_default=DraftState.DRAFT
    )
    state_since = models.DateTimeField(_("in this state since"), db_default=Now())
    publish_at = models.DateTimeField(_("to be published"), null=True, blank=True)
    note = models.TextField(_("reviewer's note"), max_length=4000, blank=True, default="", db_default="")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    version = models.IntegerField(
        _("version"), default=1, db_default=1, help_text=_("Counts changes of the details, and submissions.")
    )
    updated_at = models.DateTimeField(_("changed"), db_default=Now())

    class Meta:
        db_table = "course_drafts"
        verbose_name = _("course draft")
        verbose_name_plural = _("course drafts")
        permissions = (
            ("write_draft", "Can write courses of their own in the studio"),
            ("review_draft", "Can review and publish what others have submitted"),
            ("take_over_course", "Can take a course over from its files"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="course_drafts_state_check"),
            models.CheckConstraint(
                condition=Q(state="scheduled", publish_at__isnull=False)
                | (~Q(state="scheduled") & Q(publish_at__isnull=True)),
                name="course_drafts_schedule_check",
            ),
            models.CheckConstraint(condition=Q(version__gt=0), name="course_drafts_version_check"),
        )
        indexes = (
            models.Index(
                fields=("submitted_by",),
                name="course_drafts_submitter_idx",
                condition=Q(submitted_by__isnull=False),
            ),
            models.Index(
                fields=("state_since",),
                name="course_drafts_waiting_idx",
                condition=Q(state__in=("in_review", "scheduled")),
            ),
        )

    def __str__(self) -> str:
        return str(self.details.get("title") or self.course_id)


class LessonDraft(models.Model):
    """A lesson of a draft, as its file would hold it. `lesson` is the one that learners have, under whatever slug."""

    draft = models.ForeignKey(CourseDraft, models.CASCADE, related_name="lessons", db_index=False)
    lesson = models.OneToOneField(Lesson, models.SET_NULL, null=True, blank=True, related_name="draft")
    slug = models.SlugField(_("slug"), max_length=80, db_index=False)
    number = models.SmallIntegerField(_("number"))
    lesson_type = models.CharField(_("type"), max_length=20, choices=LessonType)
    head = models.JSONField(
        _("head"), default=dict, help_text=_("title, minutes, completion_xp, perfect_score_xp, sources, checked")
    )
    source = models.JSONField(_("source"), default=dict, help_text=_("What its kind is compiled from."))
    version = models.IntegerField(_("version"), default=1, db_default=1)
    updated_at = models.DateTimeField(_("changed"), db_default=Now())

    class Meta:
        db_table = "lesson_drafts"
        ordering = ("draft", "number")
        verbose_name = _("lesson draft")
        verbose_name_plural = _("lesson drafts")
        constraints = (
            models.UniqueConstraint(fields=("draft", "slug"), name="lesson_drafts_draft_slug_key"),
            models.UniqueConstraint(
                fields=("draft", "number"),
                name="lesson_drafts_draft_number_key",
                # Renumbering passes through double numbers; only its end has to be right.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(lesson_type__in=LessonType.values), name="lesson_drafts_type_check"),
            models.CheckConstraint(condition=Q(number__gt=0, version__gt=0), name="lesson_drafts_numbers_check"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return str(self.head.get("title") or self.slug)


class DraftRevision(models.Model):
    """What the details of a draft (`lesson_slug` empty) or one of its lessons held: {"head", "source", ...}."""

    draft = models.ForeignKey(CourseDraft, models.CASCADE, related_name="revisions", db_index=False)
    lesson_slug = models.CharField(_("lesson"), max_length=80, blank=True, default="", db_default="")
    data = models.JSONField(_("what it held"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("when"), db_default=Now())

    class Meta:
        db_table = "draft_revisions"
        verbose_name = _("earlier version of a draft")
        verbose_name_plural = _("earlier versions of drafts")
        indexes = (
            models.Index(F("draft"), F("lesson_slug"), F("id").desc(), name="draft_revisions_history_idx"),
            models.Index(fields=("by",), name="draft_revisions_by_idx", condition=Q(by__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.lesson_slug or self.draft_id} {self.at:%Y-%m-%d %H:%M}"
