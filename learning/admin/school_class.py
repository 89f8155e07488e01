from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from learning.classes.change import end_class
from learning.models import ClassAssignment, ClassMembership, SchoolClass
from learning.search.people import people_known_as


@admin.register(SchoolClass)
class SchoolClassAdmin(ReadOnlyAdmin[SchoolClass]):
    """Teachers make and change classes. Who may delete one here ends it, for one that serves something else."""

    list_display = ("name", "teacher", "seats", "is_open", "made_at")
    list_filter = ("is_open",)
    list_select_related = ("teacher",)
    search_fields = ("code",)
    search_help_text = _("A teacher's username or a part of it, or the code of a class.")
    ordering = ("-pk",)

    def has_delete_permission(self, request: HttpRequest, obj: SchoolClass | None = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """The classes alone: memberships and assignments go with them, which nobody deletes by themselves."""
        classes = list(objs)
        refused = set() if self.has_delete_permission(request) else {str(self.opts.verbose_name)}
        return [str(each) for each in classes], {str(self.opts.verbose_name_plural): len(classes)}, refused, []

    def delete_model(self, request: HttpRequest, obj: SchoolClass) -> None:
        end_class(class_id=obj.pk)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[SchoolClass]) -> None:
        for class_id in queryset.order_by("pk").values_list("pk", flat=True):
            end_class(class_id=class_id)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[SchoolClass], search_term: str
    ) -> tuple[QuerySet[SchoolClass], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        taught = queryset.filter(teacher__in=list(people_known_as(words).values_list("pk", flat=True)))
        return taught | queryset.filter(code=words.replace(" ", "")), False


@admin.register(ClassMembership)
class ClassMembershipAdmin(FindByLearner[ClassMembership], ReadOnlyAdmin[ClassMembership]):
    """Who is in which class. Nobody agrees for somebody else."""

    list_display = ("user", "school_class", "joined_at", "agreed_at", "removed_at")
    list_filter = (("agreed_at", admin.EmptyFieldListFilter), ("removed_at", admin.EmptyFieldListFilter))
    list_select_related = ("user", "school_class")
    ordering = ("-pk",)


@admin.register(ClassAssignment)
class ClassAssignmentAdmin(ReadOnlyAdmin[ClassAssignment]):
    list_display = ("school_class", "course", "starts_on", "due_on", "assigned_at")
    list_select_related = ("school_class", "course")
    search_fields = ("course__slug__exact", "school_class__code__exact")
    search_help_text = _("A whole slug of a course, or the code of a class.")
    ordering = ("-pk",)
