from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")

    def ready(self) -> None:
        from community import receivers  # noqa: F401 - connecting is what importing it does
        from community.insight.answers import AnswerTime
        from community.moderation.actions import FORUM_ACTIONS
        from community.moderation.registry import register_moderation_action
        from community.notifications import receivers as notification_receivers  # noqa: F401
        from community.notifications.email import receivers as email_receivers  # noqa: F401
        from community.notifications.forum_kinds import MENTION, REPLY, SOLUTION, VOTES
        from community.notifications.kinds import register_kind
        from community.notifications.lesson_report_kind import LESSON_REPORT
        from community.notifications.moderation_kind import MODERATION
        from community.notifications.security_kind import SECURITY
        from community.threads.search_source import ThreadSource
        from community.watchers.lesson_reports import LESSON_REPORTS
        from community.watchers.post_reports import POST_REPORTS
        from community.watchers.unanswered_questions import UNANSWERED_QUESTIONS
        from community.watchers.unsent_mails import UNSENT_MAILS
        from learning.insight.report import register_report
        from learning.search.sources import register_search_source
        from settings.attention import register_watcher

        for kind in (REPLY, MENTION, SOLUTION, VOTES, LESSON_REPORT, MODERATION, SECURITY):
            register_kind(kind)
        for action in FORUM_ACTIONS:
            register_moderation_action(action)
        register_search_source(ThreadSource())
        register_report(AnswerTime())
        for watcher in (POST_REPORTS, LESSON_REPORTS, UNANSWERED_QUESTIONS, UNSENT_MAILS):
            register_watcher(watcher)
