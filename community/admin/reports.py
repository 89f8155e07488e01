from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.admin.post_moderation import ModeratingAdmin
from community.admin.search import FindByPerson
from community.models import Discussion, PostReport, Reply
from learning.admin.read_only import ReadOnlyAdmin

HEAVY = tuple(f"{post}__{column}" for post in ("discussion", "reply") for column in ("content", "content_html"))


@admin.register(PostReport)
class PostReportAdmin(FindByPerson[PostReport], ModeratingAdmin[PostReport], ReadOnlyAdmin[PostReport]):
    """Reports are written by people. A decision on one decides all open ones on its post."""

    list_display = ("id", "reason", "note", "reporter", "discussion", "reply", "outcome", "decided_by", "created_at")
    list_filter = ("outcome", "reason")
    list_select_related = ("reporter", "decided_by", "discussion", "reply")
    people_fields = ("reporter", "decided_by")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PostReport]:
        return super().get_queryset(request).defer(*HEAVY)

    def target_of(self, row: PostReport) -> Discussion | Reply:
        """The reported post. Raises PostRefused for what has been decided."""
        post = row.discussion or row.reply
        if row.outcome is not None or post is None:
            raise PostRefused(_("It has been decided before."))
        return post
