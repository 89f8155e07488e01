import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.admin.search import FindByText
from learning.lesson_types import LESSON_KINDS, compile_content, content_version, source_of
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lessons.facts import stale_lessons
from learning.lessons.removal import remove_lesson
from learning.models import Lesson, LessonCompletion, QuizAttempt


class IndentedJson(json.JSONEncoder):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "indent": 2})


class LessonForm(forms.ModelForm[Lesson]):
    """Shows the source of a lesson, as authors write it, and stores it compiled."""

    content = forms.JSONField(
        label=_("Content"),
        encoder=IndentedJson,
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        examples = " ".join(f"{kind.label}: {kind.source_example}." for kind in LESSON_KINDS.values())
        self.fields["content"].help_text = _("As in the course files. %(examples)s") % {"examples": examples}
        lesson = self.instance
        if lesson.pk and lesson.lesson_type in LESSON_KINDS:
            self.initial["content"] = source_of(lesson.lesson_type, lesson.content)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lesson_type = cleaned.get("lesson_type")
        if lesson_type and "content" in cleaned:
            try:
                cleaned["content"] = compile_content(lesson_type, cleaned["content"])
            except ValidationError as error:
                self.add_error("content", error)
            else:
                self.instance.content_version = content_version(lesson_type, cleaned["content"])
        return cleaned


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
    """A lesson stays in its course and keeps its slug. Removing it goes through the operation that locks the course."""

    form = LessonForm
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
        "content",
        "sources",
        "checked_on",
        "content_version",
        "created_at",
        "updated_at",
    )
    autocomplete_fields = ("course",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Lesson]:
        """A list of lessons needs no content, which may be long."""
        lessons = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return lessons.defer("content") if is_list else lessons

    def get_readonly_fields(self, request: HttpRequest, obj: Lesson | None = None) -> tuple[str, ...]:
        always = ("content_version", "created_at", "updated_at")
        return ("course", "slug", *always) if obj else always

    def get_prepopulated_fields(self, request: HttpRequest, obj: Lesson | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def formfield_for_choice_field(self, db_field: Field[Any, Any], request: HttpRequest, **options: Any) -> Any:
        """Only the types there is a lesson kind for can be written."""
        if db_field.name == "lesson_type":
            options["choices"] = [(kind.key, kind.label) for kind in LESSON_KINDS.values()]
        return super().formfield_for_choice_field(db_field, request, **options)

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
