from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import Course, CoursePrerequisite, Lesson, User
from learning.models.course import Keeper
from learning.studio.access import REVIEW
from learning.studio.errors import Refused
from learning.studio.reviewing import unpublish

_WRITTEN = ("slug", "title", "description", "thumbnail_emoji", "learning_objectives")
_PLACE = ("track", "category", "difficulty", "estimated_hours", "completion_xp")
_PUBLICATION = ("is_published", "published_at", "is_featured", "content_version")
COUNTED = ("total_lessons", "enrollment_count", "completion_count", "average_rating", "total_ratings")


class PrerequisiteInline(admin.TabularInline[CoursePrerequisite, Course]):
    model = CoursePrerequisite
    fk_name = "course"
    fields = readonly_fields = ("prerequisite_course", "is_required")
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[CoursePrerequisite]:
        return super().get_queryset(request).select_related("prerequisite_course")


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
    """A course is written where it is kept: in its folder or in the studio. Here its author is chosen, and it is taken
    out of the catalog. One with learners is unpublished, not deleted.
    """

    inlines = (PrerequisiteInline, LessonLinks)
    list_display = (
        "title",
        "thumbnail_emoji",
        "track",
        "difficulty",
        "category",
        *COUNTED,
        "kept_in",
        "is_published",
        "is_featured",
        "published_at",
    )
    list_filter = ("kept_in", "track", "difficulty", "is_published", "is_featured", "category")
    search_fields = ("title", "slug")
    actions = ("take_out_of_the_catalog",)
    autocomplete_fields = ("author",)
    readonly_fields = (*_WRITTEN, *_PLACE, *_PUBLICATION, *COUNTED, "kept_in", "folder", "created_at", "updated_at")
    fieldsets = (
        (_("Kept"), {"fields": ("kept_in", "folder", "author")}),
        (None, {"fields": _WRITTEN}),
        (_("Place in the catalog"), {"fields": _PLACE}),
        (_("Publication"), {"fields": _PUBLICATION}),
        (_("Counted"), {"fields": (*COUNTED, "created_at", "updated_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Course]:
        """Another's course is seen by reviewers alone until it is published."""
        courses, person = super().get_queryset(request), request.user
        if person.has_perm(REVIEW):
            return courses
        return courses.filter(Q(is_published=True) | Q(kept_in=Keeper.FILE) | Q(author=person.pk))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A course begins in the studio, or as a folder."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.kept_in == Keeper.DATABASE)

    def has_delete_permission(self, request: HttpRequest, obj: Course | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.enrollment_count == 0)

    @admin.display(description=_("folder"))
    def folder(self, course: Course) -> str:
        return f"learning/library/{course.slug}/" if course.kept_in == Keeper.FILE else ""

    @admin.action(description=_("Take out of the catalog"), permissions=["change"])
    def take_out_of_the_catalog(self, request: HttpRequest, courses: QuerySet[Course]) -> None:
        person = request.user
        if not isinstance(person, User) or not person.has_perm(REVIEW):
            self.message_user(request, _("Only reviewers publish and unpublish."), messages.ERROR)
            return
        for course in courses.order_by("pk"):
            try:
                unpublish(course=course, by=person)
            except Refused as refused:
                self.message_user(request, f"{course}: {refused}", messages.ERROR)
            else:
                self.log_change(request, course, str(_("Taken out of the catalog")))


@admin.register(CoursePrerequisite)
class CoursePrerequisiteAdmin(ReadOnlyAdmin[CoursePrerequisite]):
    """What a course asks for is written with it."""

    list_display = ("course", "prerequisite_course", "is_required", "created_at")
    list_filter = ("is_required",)
    list_select_related = ("course", "prerequisite_course")
    search_fields = ("course__title", "prerequisite_course__title")
