from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from community.admin.search import FindByPerson
from community.models import ModerationLogEntry, PostRevision
from learning.admin.read_only import ReadOnlyAdmin

HEAVY = tuple(
    f"{post}__{column}" for post in ("discussion", "reply") for column in ("search", "content", "content_html")
)


@admin.register(ModerationLogEntry)
class ModerationLogEntryAdmin(FindByPerson[ModerationLogEntry], ReadOnlyAdmin[ModerationLogEntry]):
    """The audit log. Acts are taken back from the log on the site."""

    list_display = ("id", "action", "actor", "discussion", "reply", "person", "reason", "created_at")
    list_filter = ("action",)
    list_select_related = ("actor", "person", "discussion", "reply")
    people_fields = ("actor", "person")
    ordering = ("-created_at", "-pk")
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ModerationLogEntry]:
        return super().get_queryset(request).defer(*HEAVY)


@admin.register(PostRevision)
class PostRevisionAdmin(FindByPerson[PostRevision], ReadOnlyAdmin[PostRevision]):
    list_display = ("id", "discussion", "reply", "editor", "note", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("editor", "discussion", "reply")
    people_fields = ("editor",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PostRevision]:
        return super().get_queryset(request).defer(*HEAVY)
