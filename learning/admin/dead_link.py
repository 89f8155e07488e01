from django.contrib import admin

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import DeadLink


@admin.register(DeadLink)
class DeadLinkAdmin(ReadOnlyAdmin[DeadLink]):
    """Links that lead nowhere. A row goes by itself when the link, or the lesson, is mended."""

    list_display = ("address", "lesson", "trouble", "times_seen", "found_at")
    list_select_related = ("lesson",)
    search_fields = ("address", "lesson__title")
    ordering = ("found_at", "pk")
