from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.admin.search import FindByPerson
from community.models import ModerationLogEntry, PostRevision
from community.moderation.registry import action_choices, action_of
from learning.admin.read_only import ReadOnlyAdmin

HEAVY = tuple(f"{post}__{column}" for post in ("discussion", "reply") for column in ("content", "content_html"))


class ActionFilter(admin.SimpleListFilter):
    """By the registered actions: the column itself takes any."""

    title = _("action")
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*action_choices()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(ModerationLogEntry)
class ModerationLogEntryAdmin(FindByPerson[ModerationLogEntry], ReadOnlyAdmin[ModerationLogEntry]):
    """The audit log. What it tells of is taken back from the log on the site."""

    list_display = ("id", "said", "actor", "discussion", "reply", "person", "reason", "created_at")
    list_filter = (ActionFilter, "created_at")
    list_select_related = ("actor", "person", "discussion", "reply")
    people_fields = ("actor", "person")
    ordering = ("-created_at", "-pk")

    @admin.display(description=_("action"), ordering="action")
    def said(self, entry: ModerationLogEntry) -> str:
        return str(action_of(entry).logged_as)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        names = super().get_readonly_fields(request, obj)
        return tuple("said" if name == "action" else name for name in names)

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
