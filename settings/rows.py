"""Give every setting of the registry its row, so that admins find it and psql shows it."""

from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.conf import settings
from django.utils.translation import override

from settings.registry import REGISTRY


def create_missing_rows(*, using: str, apps: Apps = current_apps, **_: Any) -> None:
    """After each migrate or flush: add what is missing, change nothing that is there."""
    try:
        model = apps.get_model("settings", "PlatformSetting")
    except LookupError:  # migrating back to before the table
        return
    # What is stored is for all readers, whatever language the one who migrates has chosen.
    with override(settings.LANGUAGE_CODE):
        rows = [
            model(setting_key=setting.key, setting_value=setting.default, description=str(setting.help))
            for setting in REGISTRY.values()
        ]
    model.objects.using(using).bulk_create(rows, ignore_conflicts=True)
