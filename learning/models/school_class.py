from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.models.course import Course

MOST_SEATS: Final = 200


class SchoolClass(models.Model):
    """Learners who learn the same courses together, and the learner who teaches them. Ending a class deletes it."""

    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="taught_classes",
        db_index=False,
        verbose_name=_("teacher"),
    )
    name = models.CharField(_("name"), max_length=60)
    code = models.CharField(_("code"), max_length=8, help_text=_("Eight digits. Whoever has them can join."))
    code_made_at = models.DateTimeField(_("code made"))
    is_open = models.BooleanField(_("open"), default=True, db_default=True, help_text=_("Its code lets learners in."))
    seats = models.SmallIntegerField(_("learners at most"))
    made_at = models.DateTimeField(_("made"), db_default=Now(), editable=False)

    class Meta:
        db_table = "classes"
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = (
            models.UniqueConstraint(fields=("code",), name="classes_code_key"),
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{8}$"), name="classes_code_check"),
            models.CheckConstraint(condition=Q(seats__range=(1, MOST_SEATS)), name="classes_seats_check"),
        )
        indexes = (models.Index(fields=("teacher",), name="classes_teacher_idx"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learning:class", args=[self.pk])


class ClassMembershipQuerySet(models.QuerySet["ClassMembership"]):
    def present(self) -> Self:
        """Without those whom the teacher has removed."""
        return self.filter(removed_at=None)

    def sharing(self) -> Self:
        """Those of whom the teacher may see something: they have agreed and not taken it back."""
        return self.present().filter(agreed_at__isnull=False)


class ClassMembership(models.Model):
    """A learner in a class. The teacher sees nothing of them before they agree, and nothing after they take it back.

    What agreeing shows stands in learning/classes/consent.py.
    """

    school_class = models.ForeignKey(
        SchoolClass, models.CASCADE, related_name="memberships", db_index=False, verbose_name=_("class")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="class_memberships",
        db_index=False,
        verbose_name=_("learner"),
    )
    joined_at = models.DateTimeField(_("joined"), db_default=Now(), editable=False)
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    removed_at = models.DateTimeField(
        _("removed"), null=True, blank=True, help_text=_("By the teacher. Only a newer code lets them in again.")
    )

    objects = ClassMembershipQuerySet.as_manager()

    class Meta:
        db_table = "class_memberships"
        verbose_name = _("class membership")
        verbose_name_plural = _("class memberships")
        constraints = (
            models.UniqueConstraint(fields=("school_class", "user"), name="class_memberships_class_user_key"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(agreed_at=None), name="class_memberships_removed_check"
            ),
        )
        indexes = (models.Index(fields=("user",), name="class_memberships_user_idx"),)

    def __str__(self) -> str:
        return f"{self.user_id} in class {self.school_class_id}"


class ClassAssignment(models.Model):
    """A course that a teacher wishes a class to do. It asks, and forces nothing: nobody is enrolled by it."""

    school_class = models.ForeignKey(
        SchoolClass, models.CASCADE, related_name="assignments", db_index=False, verbose_name=_("class")
    )
    course = models.ForeignKey(
        Course, models.CASCADE, related_name="assignments", db_index=False, verbose_name=_("course")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True, help_text=_("The last day, where the learner lives."))
    assigned_at = models.DateTimeField(_("assigned"), db_default=Now(), editable=False)

    class Meta:
        db_table = "class_assignments"
        verbose_name = _("class assignment")
        verbose_name_plural = _("class assignments")
        constraints = (
            models.UniqueConstraint(fields=("school_class", "course"), name="class_assignments_class_course_key"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="class_assignments_dates_check",
            ),
        )
        indexes = (models.Index(fields=("course",), name="class_assignments_course_idx"),)

    def __str__(self) -> str:
        return f"{self.course_id} in class {self.school_class_id}"

    def is_overdue(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today
