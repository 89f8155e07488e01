"""The rooms under which admins find a setting. The names are the apps', the words are people's."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Room(TextChoices):
    """In the order in which their settings are shown."""

    SITE = "site", _("The whole site")
    LEARNING = "learning", _("Lessons and quizzes")
    GAMIFICATION = "gamification", _("XP, streaks and boards")
    COMMUNITY = "community", _("Forum")
    CHAIN = "chain", _("Faucet and certificates")
