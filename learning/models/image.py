from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.content.pictures.address import NAME
from learning.models.course import Course


class LessonImage(models.Model):
    """A picture in the lessons of a course, as it is sent: WebP. Its name holds its hash, so it never changes."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="images", db_index=False)
    name = models.CharField(_("name"), max_length=48, validators=[RegexValidator(f"^{NAME}$")])
    file_name = models.CharField(
        _("file name"),
        max_length=80,
        blank=True,
        default="",
        db_default="",
        help_text=_("What its author calls it; empty: as its name says."),
    )
    alt = models.CharField(
        _("in words"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("What it shows, as its author said in the studio."),
    )
    data = models.BinaryField(_("bytes"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "lesson_images"
        verbose_name = _("lesson image")
        verbose_name_plural = _("lesson images")
        constraints = (models.UniqueConstraint(fields=("course", "name"), name="lesson_images_course_id_name_key"),)
        indexes = (models.Index(fields=("name",), name="lesson_images_name_idx"),)

    def __str__(self) -> str:
        return self.name
