from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.access.member import Member
from community.admin.post_moderation import PostAdmin, PostForm, post_action
from community.models import Discussion
from community.models.moderation import ModerationAction
from community.moderation.edit import mend_post
from community.moderation.locations import Place
from community.moderation.lock import lock_thread, unlock_thread
from community.moderation.move import move_thread
from community.moderation.pin import pin_thread, unpin_thread
from learning.admin.search import FindByText

COUNTED = ("view_count", "reply_count", "upvote_count", "downvote_count")
KEPT = (
    "author",
    "is_solved",
    *COUNTED,
    "hidden_at",
    "deleted_at",
    "merged_into",
    "created_at",
    "edited_at",
    "last_activity_at",
)
HEAVY = ("search", "course__search", "course__description")


class ThreadForm(PostForm[Discussion]):
    words = ("title", "content", "tags")

    def clean(self) -> dict[str, Any]:
        """A lesson brings its course with it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("lesson"):
            cleaned["course"] = cleaned["lesson"].course
        return cleaned

    def do_deeds(self, moderator: Member, post: Discussion) -> None:
        new, changed, now = self.cleaned_data, set(self.changed_data), timezone.now()
        if changed & set(self.words):
            words = {name: new[name] for name in self.words}
            mend_post(moderator=moderator, post=post, note=new["note"], now=now, **words)
        if changed & {"category", "course", "lesson"}:
            course, lesson = new["course"], new["lesson"]
            to = Place(new["category"], course.pk if course else None, lesson.pk if lesson else None)
            move_thread(moderator=moderator, thread=post, to=to)
        for name, on, off in (("is_pinned", pin_thread, unpin_thread), ("is_locked", lock_thread, unlock_thread)):
            if name in changed:
                (on if new[name] else off)(moderator=moderator, thread=post)


@admin.register(Discussion)
class DiscussionAdmin(FindByText[Discussion], PostAdmin[Discussion]):
    """Moderators pin, lock, move, mend and hide threads. Who wrote one and what was counted stay as they are."""

    form = ThreadForm
    list_display = (
        "title",
        "author",
        "category",
        "course",
        "is_pinned",
        "is_locked",
        "is_solved",
        "hidden_at",
        "deleted_at",
        *COUNTED,
        "created_at",
        "last_activity_at",
    )
    list_filter = (
        "category",
        "is_pinned",
        "is_locked",
        "is_solved",
        ("hidden_at", admin.EmptyFieldListFilter),
        ("deleted_at", admin.EmptyFieldListFilter),
        ("merged_into", admin.EmptyFieldListFilter),
        "course",
    )
    list_select_related = ("author", "course")
    search_fields = ("title",)
    ordering = ("-last_activity_at", "-pk")
    date_hierarchy = "created_at"
    show_full_result_count = False
    autocomplete_fields = ("course", "lesson")
    fieldsets = (
        (None, {"fields": ("title", "content", "tags", "note")}),
        (_("Place"), {"fields": ("category", "course", "lesson", "is_pinned", "is_locked")}),
        (_("What became of it"), {"fields": KEPT}),
    )
    readonly_fields = KEPT
    actions = (
        post_action(ModerationAction.PIN, _("Pin")),
        post_action(ModerationAction.UNPIN, _("Unpin")),
        post_action(ModerationAction.LOCK, _("Lock")),
        post_action(ModerationAction.UNLOCK, _("Unlock")),
        post_action(ModerationAction.HIDE, _("Hide")),
        post_action(ModerationAction.RESTORE, _("Restore")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Discussion]:
        """A list needs no texts, which may be long."""
        threads = super().get_queryset(request).defer(*HEAVY, "content_html")
        match = request.resolver_match
        is_list = match is not None and match.url_name == "community_discussion_changelist"
        return threads.defer("content") if is_list else threads
