from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from settings import snapshot
from settings.registry import REGISTRY


class PlatformSetting(models.Model):
    """One stored value of the registry; a missing row means the registry's default."""

    setting_key = models.CharField(_("key"), max_length=100)
    setting_value = models.JSONField(_("value"))
    description = models.TextField(_("description"), blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "platform_settings"
        ordering = ("setting_key",)
        verbose_name = _("platform setting")
        verbose_name_plural = _("platform settings")
        constraints = (models.UniqueConstraint(fields=("setting_key",), name="platform_settings_setting_key_key"),)

    def __str__(self) -> str:
        return self.setting_key

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        snapshot.forget()
        transaction.on_commit(snapshot.forget)

    def clean(self) -> None:
        setting = REGISTRY.get(self.setting_key)
        if setting is None:
            raise ValidationError(
                _("There is no setting called %(key)s. Known settings: %(known)s."),
                params={"key": self.setting_key, "known": ", ".join(sorted(REGISTRY))},
            )
        try:
            setting.clean(self.setting_value)
        except ValidationError as error:
            raise ValidationError({"setting_value": error.messages}) from error


class SettingChange(models.Model):
    """A value of a setting was changed: from what, to what, when and by whom. Append-only.

    The database writes it, whoever changes the row (settings/sql/note_setting_change.sql).
    """

    setting_key = models.CharField(_("key"), max_length=100)
    old_value = models.JSONField(_("before"))
    new_value = models.JSONField(_("after"))
    # Null: a command, SQL, or somebody who has left.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="setting_changes",
        db_index=False,
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)

    class Meta:
        db_table = "setting_changes"
        verbose_name = _("change of a setting")
        verbose_name_plural = _("history of settings")
        indexes = (
            models.Index(models.F("setting_key"), models.F("id").desc(), name="setting_changes_key_idx"),
            models.Index(
                fields=("changed_by",), name="setting_changes_by_idx", condition=models.Q(changed_by__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.setting_key}: {self.old_value} → {self.new_value}"


class OwedTask(models.Model):
    """Work that has to be done and that nothing else would find again. Written with what caused it, gone once done.

    The queue may lose every message: a worker does it from here (settings/owed.py).
    """

    task = models.CharField(_("task"), max_length=200)
    arguments = models.JSONField(_("arguments"), db_default=[], default=list)
    created_at = models.DateTimeField(_("owed since"), db_default=Now(), editable=False)
    # When the next worker takes it, unless its message arrives first; empty when it has failed too often.
    due_at = models.DateTimeField(_("next try"), null=True, blank=True)
    attempts = models.SmallIntegerField(_("attempts"), db_default=0, default=0)
    trouble = models.CharField(_("last trouble"), max_length=300, db_default="", default="", blank=True)

    class Meta:
        db_table = "owed_tasks"
        verbose_name = _("owed task")
        verbose_name_plural = _("owed tasks")
        constraints = (models.CheckConstraint(condition=models.Q(attempts__gte=0), name="owed_tasks_attempts_check"),)
        indexes = (
            models.Index(fields=("due_at",), name="owed_tasks_due_idx", condition=models.Q(due_at__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.task} {self.arguments}"
