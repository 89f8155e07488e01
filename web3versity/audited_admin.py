"""Every page of the admin writes what is done there into the record of staff, whoever wrote the page."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from learning.audit.record import has_recorded, record_act, record_acts, words_of


class Audited(ModelAdmin[Any]):
    """What Django's own log is told goes into the record too; so do actions of a list that tell it nothing."""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        record_act(request, act="add", on=obj, words=words_of(message))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        record_act(request, act="change", on=obj, words=words_of(message))
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[LogEntry]:
        record_acts(request, act="delete", on=queryset)
        return super().log_deletions(request, queryset)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *place: Any) -> HttpResponse | None:
        """A redirect: the action was run. A page: it asks something first."""
        response = super().response_action(request, queryset, *place)
        if isinstance(response, HttpResponseRedirect) and not has_recorded(request):
            action = next(filter(None, request.POST.getlist("action")), "")
            chosen = ", ".join(request.POST.getlist("_selected_action"))
            record_act(request, act=action, words=f"{self.opts.label_lower}: {chosen}")
        return response


def audited(admin_class: type[ModelAdmin[Any]]) -> type[ModelAdmin[Any]]:
    """`admin_class` as one that keeps the record, under its own name."""
    if issubclass(admin_class, Audited):
        return admin_class
    return type(admin_class.__name__, (Audited, admin_class), {"__module__": admin_class.__module__})
