from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.admin.post_moderation import ModeratingAdmin
from community.admin.search import FindByPerson
from community.models import Discussion, ModerationLogEntry, PostReport, Reply
from community.moderation.decisions import dismiss_reports
from community.moderation.hide import hide_post
from learning.admin.read_only import ReadOnlyAdmin

HEAVY = tuple(f"{post}__{column}" for post in ("discussion", "reply") for column in ("search", "content_html"))


@admin.register(PostReport)
class PostReportAdmin(FindByPerson[PostReport], ModeratingAdmin[PostReport], ReadOnlyAdmin[PostReport]):
    """Reports are written by people. A decision on one decides all open ones on its post."""

    list_display = ("id", "reason", "note", "reporter", "discussion", "reply", "outcome", "decided_by", "created_at")
    list_filter = ("outcome", "reason")
    list_select_related = ("reporter", "decided_by", "discussion", "reply")
    people_fields = ("reporter", "decided_by")
    ordering = ("-pk",)
    actions = ("uphold", "dismiss")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PostReport]:
        return super().get_queryset(request).defer(*HEAVY, "discussion__content", "reply__content")

    @admin.action(description=_("Uphold: hide the post"), permissions=["moderate"])
    def uphold(self, request: HttpRequest, chosen: QuerySet[PostReport]) -> None:
        def deed(moderator: Member, report: PostReport, reason: str) -> ModerationLogEntry | None:
            return hide_post(moderator=moderator, post=_post(report), now=timezone.now(), reason=reason)

        self.moderate(request, chosen, deed)

    @admin.action(description=_("Dismiss: the post stays"), permissions=["moderate"])
    def dismiss(self, request: HttpRequest, chosen: QuerySet[PostReport]) -> None:
        def deed(moderator: Member, report: PostReport, reason: str) -> ModerationLogEntry | None:
            return dismiss_reports(moderator=moderator, post=_post(report), now=timezone.now(), reason=reason)

        self.moderate(request, chosen, deed)


def _post(report: PostReport) -> Discussion | Reply:
    """Raises PostRefused for what has been decided."""
    post = report.discussion or report.reply
    if report.outcome is not None or post is None:
        raise PostRefused(gettext("It has been decided before."))
    return post
