from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from community.access.member import Member
from community.admin.post_moderation import PostAdmin, PostForm, post_action
from community.models import Reply
from community.models.moderation import ModerationAction
from community.moderation.edit import mend_post
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


class ReplyForm(PostForm[Reply]):
    def do_deeds(self, moderator: Member, post: Reply) -> None:
        if "content" in self.changed_data:
            content, note = self.cleaned_data["content"], self.cleaned_data["note"]
            mend_post(moderator=moderator, post=post, content=content, note=note, now=timezone.now())


@admin.register(Reply)
class ReplyAdmin(FindByText[Reply], PostAdmin[Reply]):
    """Replies are written in their thread; here moderators mend or hide them, and admins remove them."""

    form = ReplyForm
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
    show_full_result_count = False
    fields = ("content", "note", *KEPT)
    readonly_fields = KEPT
    actions = (
        post_action(ModerationAction.HIDE, _("Hide")),
        post_action(ModerationAction.RESTORE, _("Restore")),
        post_action(ModerationAction.SOLVE, _("Accept as the answer")),
        post_action(ModerationAction.UNSOLVE, _("Take the acceptance back")),
    )

    @admin.display(description=_("content"))
    def beginning(self, reply: Reply) -> str:
        return Truncator(reply.content).chars(80)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        heavy = ("search", "content_html", "discussion__search", "discussion__content", "discussion__content_html")
        return super().get_queryset(request).defer(*heavy)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
