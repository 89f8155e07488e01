from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from settings.models import OwedTask
from settings.owed_again import do_again


@admin.register(OwedTask)
class OwedTaskAdmin(admin.ModelAdmin[OwedTask]):
    """What workers have still to do: empty but for a moment, unless something keeps failing."""

    list_display = ("task", "arguments", "created_at", "attempts", "due_at", "trouble")
    ordering = ("created_at",)
    search_fields = ("task",)
    actions = ("try_again",)

    @admin.action(description=_("Try again at once"), permissions=["delete"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[OwedTask]) -> None:
        for owed_id in chosen.values_list("pk", flat=True):
            do_again(owed_id=owed_id)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: OwedTask | None = None) -> bool:
        return False
