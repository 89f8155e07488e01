from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.draft import CourseDraft


class ImportState(models.TextChoices):
    SENDING = "sending", _("Being sent")
    WAITING = "waiting", _("Waits for a worker")
    READING = "reading", _("Being read")
    READ = "read", _("Read")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Refused")


class CourseImport(models.Model):
    """A course of another school that somebody sent: read first for a report, then, when they say so, made a draft."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    file_name = models.CharField(_("file"), max_length=200)
    size = models.IntegerField(_("size"), help_text=_("Bytes."))
    format_key = models.CharField(_("format"), max_length=20, blank=True, default="", db_default="")
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.SENDING, db_default=ImportState.SENDING
    )
    makes_draft = models.BooleanField(
        _("makes a draft"), default=False, db_default=False, help_text=_("Else it only reports.")
    )
    tries = models.SmallIntegerField(_("tries"), default=0, db_default=0)
    parts_done = models.IntegerField(_("parts done"), default=0, db_default=0)
    parts = models.IntegerField(_("parts"), default=0, db_default=0)
    sentence = models.TextField(_("why it was refused"), blank=True, default="", db_default="")
    report = models.JSONField(_("report"), default=dict)
    draft = models.ForeignKey(
        CourseDraft, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("draft")
    )
    created_at = models.DateTimeField(_("sent"), db_default=Now())
    heard_at = models.DateTimeField(_("last heard of"), db_default=Now())

    class Meta:
        db_table = "course_imports"
        verbose_name = _("course import")
        verbose_name_plural = _("course imports")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="course_imports_state_check"),
            models.CheckConstraint(
                condition=Q(size__gt=0, tries__gte=0, parts_done__gte=0, parts__gte=0),
                name="course_imports_numbers_check",
            ),
        )
        indexes = (
            models.Index(F("by"), F("id").desc(), name="course_imports_mine_idx"),
            models.Index(fields=("draft",), name="course_imports_draft_idx", condition=Q(draft__isnull=False)),
            models.Index(
                fields=("heard_at",),
                name="course_imports_open_idx",
                condition=Q(state__in=("sending", "waiting", "reading", "read")),
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_moving(self) -> bool:
        """Whether a page should ask again."""
        return self.state in (ImportState.WAITING, ImportState.READING)


class CourseImportPart(models.Model):
    """A piece of the file as it was sent; gone once the import is at its end."""

    course_import = models.ForeignKey(CourseImport, models.CASCADE, related_name="pieces", db_index=False)
    number = models.SmallIntegerField(_("number"))
    data = models.BinaryField(_("bytes"))

    class Meta:
        db_table = "course_import_parts"
        verbose_name = _("part of an import")
        verbose_name_plural = _("parts of imports")
        constraints = (
            models.UniqueConstraint(fields=("course_import", "number"), name="course_import_parts_import_number_key"),
            models.CheckConstraint(condition=Q(number__gte=0), name="course_import_parts_number_check"),
        )

    def __str__(self) -> str:
        return f"{self.course_import_id}:{self.number}"
