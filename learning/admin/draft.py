from django.contrib import admin

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import CourseDraft, DraftRevision, LessonDraft


@admin.register(CourseDraft)
class CourseDraftAdmin(ReadOnlyAdmin[CourseDraft]):
    """What is being written in the studio, where it is read and changed."""

    list_display = ("course", "state", "state_since", "publish_at", "submitted_by", "updated_at")
    list_filter = ("state",)
    list_select_related = ("course", "submitted_by")
    search_fields = ("course__title", "course__slug")
    ordering = ("-updated_at", "-pk")


@admin.register(LessonDraft)
class LessonDraftAdmin(ReadOnlyAdmin[LessonDraft]):
    list_display = ("slug", "draft", "number", "lesson_type", "version", "updated_at")
    list_filter = ("lesson_type",)
    list_select_related = ("draft",)
    search_fields = ("slug", "draft__course__slug")
    ordering = ("draft", "number")


@admin.register(DraftRevision)
class DraftRevisionAdmin(ReadOnlyAdmin[DraftRevision]):
    """Who changed what in the studio, and what it held then."""

    list_display = ("draft", "lesson_slug", "by", "at")
    list_select_related = ("draft", "by")
    search_fields = ("lesson_slug", "draft__course__slug")
    ordering = ("-at", "-pk")
