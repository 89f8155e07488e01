from typing import Any

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
