from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from settings.admin.form import SettingsForm
from settings.admin.history import shown_changes
from settings.admin.way_back import ONE, WayBack, refusal_of
from settings.models import PlatformSetting
from settings.registry import REGISTRY


@admin.register(PlatformSetting)
class PlatformSettingAdmin(WayBack):
    """All settings on one page, each with a page of its own: its history, and the way back.

    Rows come from the registry: admins change values, and cannot add or remove keys.
    """

    change_list_template = "admin/settings/all.html"
    list_display = ("setting_key",)
    search_fields = ("setting_key", "description")
    list_per_page = 500
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: PlatformSetting | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may_change, status = self.has_change_permission(request), 200
        form = SettingsForm(PlatformSetting.objects.all(), request.POST if request.method == "POST" else None)
        if form.is_bound:
            if not may_change:
                raise PermissionDenied
            if self._save(request, form):
                return redirect(request.get_full_path())
            status = 422
        # The list itself is shown for a GET alone.
        request.method = "GET" if form.is_bound else request.method
        extra = {"title": _("Settings"), "form": form, "may_change": may_change, **(extra_context or {})}
        response = super().changelist_view(request, extra)
        if isinstance(response, TemplateResponse) and (found := (response.context_data or {}).get("cl")):
            form.rows = list(found.result_list)
            unknown = [row for row in found.result_list if row.setting_key not in REGISTRY]
            rooms = list(form.shown(may_change=may_change))
            response.context_data = {**(response.context_data or {}), "rooms": rooms, "unknown": unknown}
            response.status_code = status
        return response

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        may_change, status = self.has_change_permission(request, row), 200
        if not self.has_view_permission(request, row) or (request.method == "POST" and not may_change):
            raise PermissionDenied
        form, refusal = SettingsForm([row], request.POST if request.method == "POST" else None), ""
        if row.setting_key not in REGISTRY:
            refusal, status = refusal_of(row.setting_key), 422 if form.is_bound else 200
        elif form.is_bound:
            if self._save(request, form):
                return redirect(ONE, row.pk)
            status = 422
        context = {
            **self.admin_site.each_context(request),
            "title": row.setting_key,
            "opts": self.opts,
            "row": row,
            "form": form,
            "may_change": may_change,
            "refusal": refusal,
            "rooms": list(form.shown(may_change=may_change)),
            "changes": shown_changes(row),
        }
        return TemplateResponse(request, "admin/settings/one.html", context, status=status)

    def _save(self, request: HttpRequest, form: SettingsForm) -> bool:
        """Whether everything that was typed is taken; what changed is told, and is in the log."""
        if not form.is_valid():
            return False
        before = {row.setting_key: row.setting_value for row in form.rows}
        changed = form.save(by_id=request.user.pk or 0)
        if form.errors:
            return False
        for row in form.rows:
            if row.setting_key in changed:
                self.tell_change(request, row, before[row.setting_key])
        if not changed:
            self.message_user(request, _("Nothing was changed."), messages.INFO)
        return True
