from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.models import Course, CoursePrerequisite, Lesson

COUNTED = ("total_lessons", "enrollment_count", "completion_count", "average_rating", "total_ratings")


class OneALine(SimpleArrayField):
    """A list written one item a line; empty lines are left out."""

    def __init__(self, *, item_length: int, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 6, "cols": 80})
        super().__init__(forms.CharField(max_length=item_length), delimiter="\n", widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(line for line in value.splitlines() if line.strip())
        return super().to_python(value)


class CourseForm(forms.ModelForm[Course]):
    learning_objectives = OneALine(item_length=200, required=False, label=_("Objectives"), help_text=_("One a line."))

    def clean_is_published(self) -> bool:
        """Whoever enrolled in a course without lessons would stand at 0 % for ever."""
        is_published = bool(self.cleaned_data["is_published"])
        if is_published and not (self.instance.pk and self.instance.lessons.exists()):
            raise forms.ValidationError(_("A course without lessons cannot be published. Add its first lesson before."))
        return is_published


class PrerequisiteForm(forms.ModelForm[CoursePrerequisite]):
    def clean(self) -> dict[str, Any]:
        """Says in words what the table's constraint would say in an error page: the inline leaves it unchecked."""
        cleaned = super().clean() or self.cleaned_data
        asked_for = cleaned.get("prerequisite_course")
        if asked_for is not None and asked_for.pk == self.instance.course_id:
            self.add_error("prerequisite_course", _("A course cannot ask for itself."))
        return cleaned


class PrerequisiteInline(admin.TabularInline[CoursePrerequisite, Course]):
    model = CoursePrerequisite
    fk_name = "course"
    form = PrerequisiteForm
    fields = ("prerequisite_course", "is_required")
    extra = 0

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any) -> Any:
        """Reads the list of courses once, and not again for every row."""
        field: Any = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name == "prerequisite_course" and field is not None:
            field.choices = list(field.choices)
        return field


class LessonLinks(admin.TabularInline[Lesson, Course]):
    """The course's lessons as a table of contents; each has a page of its own."""

    model = Lesson
    fields = readonly_fields = ("sequence_number", "slug", "lesson_type", "duration_minutes", "completion_xp")
    ordering = ("sequence_number",)
    show_change_link = True
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Lesson]:
        return super().get_queryset(request).defer("content")


@admin.register(Course)
class CourseAdmin(admin.ModelAdmin[Course]):
    """A course keeps its slug, by which files and addresses name it. One with learners is unpublished, not deleted."""

    form = CourseForm
    inlines = (PrerequisiteInline, LessonLinks)
    list_display = (
        "title",
        "thumbnail_emoji",
        "track",
        "difficulty",
        "category",
        *COUNTED,
        "is_published",
        "is_featured",
        "published_at",
    )
    list_filter = ("track", "difficulty", "is_published", "is_featured", "category")
    search_fields = ("title", "slug")
    readonly_fields = (*COUNTED, "content_version", "created_at", "updated_at")
    fieldsets = (
        (None, {"fields": ("slug", "title", "description", "thumbnail_emoji", "learning_objectives")}),
        (_("Place in the catalog"), {"fields": ("track", "category", "difficulty", "estimated_hours")}),
        (_("Rewards"), {"fields": ("completion_xp",)}),
        (_("Publication"), {"fields": ("is_published", "published_at", "is_featured", "content_version")}),
        (_("Counted"), {"fields": (*COUNTED, "created_at", "updated_at")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Course | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Course | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.enrollment_count == 0)

    def save_model(self, request: HttpRequest, obj: Course, form: Any, change: bool) -> None:
        if obj.is_published and obj.published_at is None:
            obj.published_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(CoursePrerequisite)
class CoursePrerequisiteAdmin(admin.ModelAdmin[CoursePrerequisite]):
    list_display = ("course", "prerequisite_course", "is_required", "created_at")
    list_filter = ("is_required",)
    list_select_related = ("course", "prerequisite_course")
    search_fields = ("course__title", "prerequisite_course__title")
    autocomplete_fields = ("course", "prerequisite_course")
