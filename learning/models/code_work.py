from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class CodeRoute(models.TextChoices):
    TYPING = "typing", _("Typed")
    LINES = "lines", _("Put together from pieces")


class CodeWork(models.Model):
    """What one learner has of one code lesson: the variant they were given, what they are writing, the help they took.

    The values that their code is tried with follow from the seed: it never leaves the server.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="code_works", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="code_works", db_index=False)
    seed = models.CharField(max_length=32, editable=False)
    variant = models.SmallIntegerField(_("variant"), help_text=_("From 0, as the lesson lists them."))
    route = models.CharField(
        _("route"), max_length=10, choices=CodeRoute, default=CodeRoute.TYPING, db_default=CodeRoute.TYPING
    )
    source = models.TextField(
        _("draft"), null=True, blank=True, help_text=_("What is being typed; empty while it is as it began.")
    )
    pieces = models.JSONField(
        _("pieces"), default=list, db_default=[], blank=True, help_text=_("Which piece was chosen for each gap.")
    )
    hints = models.JSONField(
        _("hints"), default=dict, db_default={}, blank=True, help_text=_("How many were opened, by the id of a check.")
    )
    shown = models.JSONField(
        _("solutions seen"),
        default=list,
        db_default=[],
        blank=True,
        help_text=_("The variants whose solution was shown before the learner had one of their own."),
    )
    saved_at = models.DateTimeField(_("draft saved"), null=True, blank=True)
    opened_at = models.DateTimeField(_("begun"), db_default=Now(), editable=False)

    class Meta:
        db_table = "code_works"
        verbose_name = _("work on a code lesson")
        verbose_name_plural = _("work on code lessons")
        constraints = (
            models.UniqueConstraint(fields=("user", "lesson"), name="code_works_user_lesson_key"),
            models.CheckConstraint(condition=Q(variant__gte=0), name="code_works_variant_check"),
        )
        indexes = (models.Index(fields=("lesson",), name="code_works_lesson_idx"),)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.lesson_id}"
