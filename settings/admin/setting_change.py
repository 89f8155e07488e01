from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from settings.models import SettingChange


@admin.register(SettingChange)
class SettingChangeAdmin(admin.ModelAdmin[SettingChange]):
    """Read here across all settings. A change is undone from the page of its setting."""

    list_display = ("changed_at", "setting_key", "old_value", "new_value", "changed_by")
    list_display_links = ("setting_key",)
    list_select_related = ("changed_by",)
    search_fields = ("setting_key__exact",)
    ordering = ("-pk",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
