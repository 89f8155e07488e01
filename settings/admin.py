from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from settings.models import OwedTask, PlatformSetting
from settings.owed_again import do_again
from settings.registry import REGISTRY


class PlatformSettingForm(forms.ModelForm[PlatformSetting]):
    """An empty group is a value like any other: each kind says itself what it refuses."""

    setting_value = forms.JSONField(label=_("value"), required=False)


@admin.register(PlatformSetting)
class PlatformSettingAdmin(admin.ModelAdmin[PlatformSetting]):
    """Rows come from the registry: admins change values, and cannot add or remove keys."""

    form = PlatformSettingForm
    list_display = ("setting_key", "setting_value", "default_value", "meaning", "updated_at")
    search_fields = ("setting_key", "description")
    fields = ("setting_key", "setting_value", "default_value", "meaning", "updated_at")
    readonly_fields = ("setting_key", "default_value", "meaning", "updated_at")

    @admin.display(description=_("default"))
    def default_value(self, row: PlatformSetting) -> Any:
        setting = REGISTRY.get(row.setting_key)
        return setting.default if setting else _("no longer used")

    @admin.display(description=_("description"))
    def meaning(self, row: PlatformSetting) -> Any:
        """In the reader's language; the row holds the words for those who read it in SQL."""
        setting = REGISTRY.get(row.setting_key)
        return setting.help if setting else row.description

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: PlatformSetting | None = None) -> bool:
        return False


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
