from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from learning.accounts import session_log  # noqa: F401 - connecting is what importing it does
        from learning.lesson_types import register_lesson_kind
        from learning.lesson_types.quiz import QuizLesson
        from learning.lesson_types.text import TextLesson
        from learning.search.database_check import check_databases
        from learning.web import recent_proof  # noqa: F401

        register_lesson_kind(TextLesson())
        register_lesson_kind(QuizLesson())
        checks.register(check_databases, checks.Tags.database)
