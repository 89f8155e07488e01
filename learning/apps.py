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
        from learning.search.learning_sources import CourseSource, LessonSource, PeopleSource
        from learning.search.sources import register_search_source
        from learning.web import recent_proof  # noqa: F401

        register_lesson_kind(TextLesson())
        register_lesson_kind(QuizLesson())
        checks.register(check_databases, checks.Tags.database)
        for source in (CourseSource(), LessonSource(), PeopleSource()):
            register_search_source(source)
