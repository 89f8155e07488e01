from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GamificationConfig(AppConfig):
    name = "gamification"
    verbose_name = _("Gamification")

    def ready(self) -> None:
        from community.notifications.kinds import register_kind
        from gamification import receivers  # noqa: F401 - connecting is what importing it does
        from gamification.insight.activity import Activity
        from gamification.insight.retention import Retention
        from gamification.insight.streaks import StreakSurvival
        from gamification.notifications import BADGE
        from learning.insight.report import register_report

        register_kind(BADGE)
        for report in (Activity(), Retention(), StreakSurvival()):
            register_report(report)
