from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from community.admin.post_moderation import PostAdmin, PostForm
from community.models import Reply
from learning.admin.search import FindByText

KEPT = (
    "discussion",
    "author",
    "parent_reply",
    "is_solution",
    "upvote_count",
    "downvote_count",
    "hidden_at",
    "deleted_at",
    "merged_from",
    "created_at",
    "edited_at",
)


@admin.register(Reply)
class ReplyAdmin(FindByText[Reply], PostAdmin[Reply]):
    """Replies are written in their thread; here moderators edit or hide them, and admins remove them."""

    form = PostForm[Reply]
    list_display = (
        "beginning",
        "discussion",
        "author",
        "is_solution",
        "upvote_count",
        "downvote_count",
        "hidden_at",
        "deleted_at",
        "created_at",
    )
    list_filter = (
        "is_solution",
        ("hidden_at", admin.EmptyFieldListFilter),
        ("deleted_at", admin.EmptyFieldListFilter),
        "discussion__is_locked",
    )
    list_select_related = ("discussion", "author")
    search_fields = ("content",)
    ordering = ("-pk",)
    fields = ("content", "note", *KEPT)
    readonly_fields = KEPT

    @admin.display(description=_("content"))
    def beginning(self, reply: Reply) -> str:
        return Truncator(reply.content).chars(80)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        heavy = ("content_html", "discussion__content", "discussion__content_html")
        return super().get_queryset(request).defer(*heavy)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
