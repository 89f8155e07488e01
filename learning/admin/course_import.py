from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import CourseImport, CourseImportPart


@admin.register(CourseImport)
class CourseImportAdmin(ReadOnlyAdmin[CourseImport]):
    """What was sent to be imported, and what came of it. Rows go after ninety days."""

    list_display = ("file_name", "by", "state", "makes_draft", "draft", "created_at")
    list_select_related = ("by", "draft")
    list_filter = ("state",)
    search_fields = ("file_name",)
    ordering = ("-pk",)


@admin.register(CourseImportPart)
class CourseImportPartAdmin(ReadOnlyAdmin[CourseImportPart]):
    """Parts of files that are on their way."""

    exclude = ("data",)
    list_display = ("pk", "course_import", "number")
    list_select_related = ("course_import",)
    search_fields = ("course_import__file_name",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("data")
