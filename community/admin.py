from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from community.models import Discussion, DiscussionVote, Reply
from learning.admin.finding import FindByLearner, FindByText
from learning.admin.read_only import ReadOnlyAdmin

COUNTED = ("view_count", "reply_count", "upvote_count")


@admin.register(Discussion)
class DiscussionAdmin(FindByText[Discussion]):
    """Moderators pin, lock, retag and mend threads. Who wrote one and what was counted stay as they are."""

    list_display = (
        "title",
        "author",
        "category",
        "course",
        "is_pinned",
        "is_locked",
        "is_solved",
        *COUNTED,
        "created_at",
        "last_activity_at",
    )
    list_filter = ("category", "is_pinned", "is_locked", "is_solved", "course")
    list_select_related = ("author", "course")
    search_fields = ("title",)
    ordering = ("-last_activity_at", "-pk")
    date_hierarchy = "created_at"
    show_full_result_count = False
    autocomplete_fields = ("course",)
    readonly_fields = ("author", *COUNTED, "created_at", "updated_at", "last_activity_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Discussion]:
        return super().get_queryset(request).defer("search", "course__search")

    def save_model(self, request: HttpRequest, obj: Discussion, form: ModelForm[Discussion], change: bool) -> None:
        if not change and request.user.is_authenticated:
            obj.author = request.user
        super().save_model(request, obj, form, change)


@admin.register(Reply)
class ReplyAdmin(FindByText[Reply]):
    """Replies are written in their thread; here moderators mend or remove them."""

    list_display = ("beginning", "discussion", "author", "is_solution", "upvote_count", "created_at")
    list_filter = ("is_solution",)
    list_select_related = ("discussion", "author")
    search_fields = ("content",)
    ordering = ("-pk",)
    show_full_result_count = False
    readonly_fields = (
        "discussion",
        "author",
        "parent_reply",
        "is_solution",
        "upvote_count",
        "created_at",
        "updated_at",
    )

    @admin.display(description=_("content"))
    def beginning(self, reply: Reply) -> str:
        return Truncator(reply.content).chars(80)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        return super().get_queryset(request).defer("search", "discussion__search", "discussion__content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(DiscussionVote)
class DiscussionVoteAdmin(FindByLearner[DiscussionVote], ReadOnlyAdmin[DiscussionVote]):
    list_display = ("user", "vote_type", "discussion", "reply", "created_at")
    list_filter = ("vote_type",)
    list_select_related = ("user", "discussion", "reply")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DiscussionVote]:
        heavy: tuple[Any, ...] = ("discussion__content", "discussion__search", "reply__content", "reply__search")
        return super().get_queryset(request).defer(*heavy)

    def has_delete_permission(self, request: HttpRequest, obj: DiscussionVote | None = None) -> bool:
        """Votes go with the thread or reply they are for."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
