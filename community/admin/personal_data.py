"""What the forum keeps about people: read here, written by what they do on the site, and gone with them."""

from typing import Any, ClassVar, TypeVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.models import (
    DigestMail,
    DiscussionReader,
    DiscussionVote,
    EmailConfirmation,
    Notification,
    NotificationChoice,
)
from community.notifications.kinds import all_kinds, kind_of
from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner, M

N = TypeVar("N", Notification, NotificationChoice)


class KeptAdmin(FindByLearner[M], ReadOnlyAdmin[M]):
    """Rows that go with the person or the post they are about, which the admin asks permission for."""

    list_select_related: ClassVar[tuple[str, ...]] = ("user",)
    ordering = ("-pk",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(DiscussionVote)
class DiscussionVoteAdmin(KeptAdmin[DiscussionVote]):
    list_display = ("user", "vote_type", "discussion", "reply", "created_at")
    list_filter = ("vote_type",)
    list_select_related = ("user", "discussion", "reply")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DiscussionVote]:
        texts = ("content", "content_html")
        heavy = [f"{post}__{column}" for post in ("discussion", "reply") for column in texts]
        return super().get_queryset(request).defer(*heavy)


@admin.register(DiscussionReader)
class DiscussionReaderAdmin(KeptAdmin[DiscussionReader]):
    list_display = ("user", "discussion", "is_following", "read_at")
    list_filter = ("is_following",)
    list_select_related = ("user", "discussion")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DiscussionReader]:
        heavy = ("discussion__content", "discussion__content_html")
        return super().get_queryset(request).defer(*heavy)


class KindFilter(admin.SimpleListFilter):
    """By kind of notification, as the registry names them."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.key, str(kind.label)) for kind in all_kinds()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[N]) -> QuerySet[N]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class OfKindAdmin(KeptAdmin[N]):
    @admin.display(description=_("kind"), ordering="kind")
    def kind_label(self, row: N) -> str:
        return str(kind_of(row.kind).label)


@admin.register(Notification)
class NotificationAdmin(OfKindAdmin[Notification]):
    list_display = ("user", "kind_label", "subject", "title", "happened_at", "read_at", "emailed_at")
    list_filter = (KindFilter, ("read_at", admin.EmptyFieldListFilter))


@admin.register(NotificationChoice)
class NotificationChoiceAdmin(OfKindAdmin[NotificationChoice]):
    list_display = ("user", "kind_label", "channel")
    list_filter = (KindFilter, "channel")


@admin.register(DigestMail)
class DigestMailAdmin(KeptAdmin[DigestMail]):
    list_display = ("user", "day", "sent_at")
    list_filter = ("day",)


@admin.register(EmailConfirmation)
class EmailConfirmationAdmin(KeptAdmin[EmailConfirmation]):
    list_display = ("user", "address", "sent_at", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    exact_fields = ("address",)
