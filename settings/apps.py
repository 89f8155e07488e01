from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SettingsConfig(AppConfig):
    name = "settings"
    verbose_name = _("Configuration")

    def ready(self) -> None:
        from settings.attention import register_watcher
        from settings.installed_sql import check_installed_sql
        from settings.rows import create_missing_rows
        from settings.watchers.failed_tasks import FAILED_TASKS

        post_migrate.connect(create_missing_rows, sender=self, dispatch_uid="settings.create_missing_rows")
        checks.register(check_installed_sql)
        register_watcher(FAILED_TASKS)
