from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GamificationConfig(AppConfig):
    name = "gamification"
    verbose_name = _("Gamification")

    def ready(self) -> None:
        from community.notifications.kinds import register_kind
        from gamification import receivers  # noqa: F401 - connecting is what importing it does
        from gamification.notifications import BADGE

        register_kind(BADGE)
