from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from learning.admin.search import FindByText
from learning.content.yaml_writing import write_yaml
from learning.lesson_types import LESSON_KINDS, source_of
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lessons.facts import stale_lessons
from learning.lessons.removal import remove_lesson
from learning.models import Lesson, LessonCompletion, QuizAttempt


class QuestionKindFilter(admin.SimpleListFilter):
    """Quizzes with a question of this kind, found by the index on content."""

    title = _("kind of question")
    parameter_name = "question_kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind, kind) for kind in QUESTION_KINDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Lesson]) -> QuerySet[Lesson]:
        if kind := self.value():
            return queryset.filter(content__contains={"questions": [{"kind": kind}]})
        return queryset


class FactsFilter(admin.SimpleListFilter):
    """Lessons whose facts somebody should look at again."""

    title = _("facts")
    parameter_name = "facts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("old", _("Checked more than a year ago")),
            ("unchecked", _("With sources, and nobody says when they were checked")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Lesson]) -> QuerySet[Lesson]:
        if self.value() == "old":
            return queryset.filter(pk__in=stale_lessons(today=timezone.localdate()).order_by().values("pk"))
        if self.value() == "unchecked":
            return queryset.filter(checked_on=None).exclude(sources=[])
        return queryset


@admin.register(Lesson)
class LessonAdmin(FindByText[Lesson]):
    """A lesson is written where its course is kept; here it is read. Removing one that left its course, with what
    learners did in it, goes through the operation that locks the course.
    """

    list_display = (
        "title",
        "course",
        "sequence_number",
        "lesson_type",
        "duration_minutes",
        "completion_xp",
        "perfect_score_xp",
        "checked_on",
        "updated_at",
    )
    list_filter = ("course", "lesson_type", FactsFilter, QuestionKindFilter)
    list_select_related = ("course",)
    search_fields = ("title",)
    fields = (
        "course",
        "slug",
        "title",
        "lesson_type",
        "sequence_number",
        "duration_minutes",
        "completion_xp",
        "perfect_score_xp",
        "written",
        "sources",
        "checked_on",
        "content_version",
        "created_at",
        "updated_at",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Lesson]:
        """A list of lessons needs no content, which may be long."""
        lessons = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return lessons.defer("content") if is_list else lessons

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Lesson | None = None) -> bool:
        return False

    @admin.display(description=_("as its author wrote it"))
    def written(self, lesson: Lesson) -> SafeString:
        source = source_of(lesson.lesson_type, lesson.content) if lesson.lesson_type in LESSON_KINDS else lesson.content
        words = source.get("markdown") if isinstance(source, dict) else None
        return format_html("<pre>{}</pre>", words or write_yaml(source if isinstance(source, dict) else {"": source}))

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """What goes with a lesson, as numbers: a popular one has more completions than a page can list."""
        lessons = list(objs)
        counts = {str(self.opts.verbose_name_plural): len(lessons)}
        for model in (LessonCompletion, QuizAttempt):
            counts[str(model._meta.verbose_name_plural)] = model._default_manager.filter(lesson__in=lessons).count()
        names = [f"{lesson} ({lesson.slug})" for lesson in lessons]
        refused = set() if self.has_delete_permission(request) else {str(self.opts.verbose_name)}
        return names, counts, refused, []

    def delete_model(self, request: HttpRequest, obj: Lesson) -> None:
        remove_lesson(lesson_id=obj.pk)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Lesson]) -> None:
        for lesson_id in sorted(queryset.values_list("pk", flat=True)):
            remove_lesson(lesson_id=lesson_id)
