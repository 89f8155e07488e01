from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from settings.admin.fields import words_for
from settings.change import UnknownSetting, find_setting, put_back, reset_setting
from settings.models import PlatformSetting, SettingChange
from settings.registry import REGISTRY

ONE: Final = "admin:settings_platformsetting_change"


class WayBack(admin.ModelAdmin[PlatformSetting]):
    """Two buttons on the page of a setting: its default, and what it was before a change. Both can be undone again."""

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "settings_platformsetting"
        own = [
            path("<int:row_id>/default/", wrap(require_POST(self.default_view)), name=f"{name}_default"),
            path("<int:row_id>/back/<int:change_id>/", wrap(require_POST(self.back_view)), name=f"{name}_back"),
        ]
        return [*own, *super().get_urls()]

    def default_view(self, request: HttpRequest, row_id: int) -> HttpResponse:
        return self._set(request, row_id, None)

    def back_view(self, request: HttpRequest, row_id: int, change_id: int) -> HttpResponse:
        return self._set(request, row_id, change_id)

    def _set(self, request: HttpRequest, row_id: int, change_id: int | None) -> HttpResponse:
        """To what was before the change, or to the default; what cannot be set is told on the page of the setting."""
        row = get_object_or_404(PlatformSetting, pk=row_id)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        before, by_id = row.setting_value, request.user.pk
        try:
            if change_id is None:
                is_changed = reset_setting(key=row.setting_key, by_id=by_id)
            else:
                change = get_object_or_404(SettingChange, pk=change_id, setting_key=row.setting_key)
                is_changed = put_back(change=change, by_id=by_id)
        except UnknownSetting as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        else:
            if is_changed:
                self.tell_change(request, row, before)
            else:
                self.message_user(request, _("Nothing was changed."), messages.INFO)
        return redirect(ONE, row.pk)

    def tell_change(self, request: HttpRequest, row: PlatformSetting, before: Any) -> None:
        """In the log, and to whoever changed it, with the way to its undoing."""
        setting = REGISTRY[row.setting_key]
        row.refresh_from_db()
        words = f"{row.setting_key}: {words_for(setting, before)} → {words_for(setting, row.setting_value)}"
        self.log_change(request, row, words)
        link = format_html('<a href="{}#history">{}</a>', reverse(ONE, args=[row.pk]), _("Undo it in its history"))
        self.message_user(request, format_html("{}. {}", words, link))


def refusal_of(key: str) -> str:
    """What is said of a row that no setting belongs to any more."""
    try:
        find_setting(key)
    except UnknownSetting as refusal:
        return str(refusal)
    return ""
