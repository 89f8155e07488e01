from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.admin.post_moderation import PostAdmin, PostForm
from community.models import Discussion
from community.posts.forms import tidy_tag
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


class ThreadForm(PostForm[Discussion]):
    def clean_tags(self) -> list[str]:
        """As the forum's own forms store them."""
        return list(dict.fromkeys(tag for typed in self.cleaned_data["tags"] if (tag := tidy_tag(typed))))

    def clean(self) -> dict[str, Any]:
        """A lesson brings its course with it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("lesson"):
            cleaned["course"] = cleaned["lesson"].course
        return cleaned


@admin.register(Discussion)
class DiscussionAdmin(FindByText[Discussion], PostAdmin[Discussion]):
    """Moderators pin, lock, move, edit and hide threads. Who wrote one and what was counted stay as they are."""

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
        "created_at",
    )
    list_select_related = ("author", "course")
    search_fields = ("title",)
    ordering = ("-last_activity_at", "-pk")
    autocomplete_fields = ("course", "lesson")
    fieldsets = (
        (None, {"fields": ("title", "content", "tags", "note")}),
        (_("Place"), {"fields": ("category", "course", "lesson", "is_pinned", "is_locked")}),
        (_("What became of it"), {"fields": KEPT}),
    )
    readonly_fields = KEPT

    def get_fieldsets(self, request: HttpRequest, obj: Discussion | None = None) -> Any:
        """Nothing has become of a new thread yet."""
        return super().get_fieldsets(request, obj) if obj else self.fieldsets[:-1]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Discussion]:
        """A list needs no texts, which may be long."""
        threads = super().get_queryset(request).defer("course__description", "content_html")
        match = request.resolver_match
        is_list = match is not None and match.url_name == "community_discussion_changelist"
        return threads.defer("content") if is_list else threads
