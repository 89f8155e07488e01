from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chain.models import ClassBudget
from learning.search.people import people_known_as


@admin.register(ClassBudget)
class ClassBudgetAdmin(admin.ModelAdmin[ClassBudget]):
    """Admins grant a class HBAR, change the budget and end it. It holds from the next request on."""

    list_display = ("school_class", "teacher", "hbar_a_day", "hbar_a_member", "until", "granted_by", "granted_at")
    list_filter = ("until",)
    list_select_related = ("school_class__teacher", "granted_by")
    search_fields = ("school_class__code",)
    search_help_text = _("A teacher's username or a part of it, or the code of a class.")
    show_full_result_count = False
    raw_id_fields = ("school_class",)
    readonly_fields = ("granted_by", "granted_at")

    @admin.display(description=_("teacher"))
    def teacher(self, budget: ClassBudget) -> str:
        return budget.school_class.teacher.username

    def get_readonly_fields(self, request: HttpRequest, obj: ClassBudget | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "school_class") if obj else self.readonly_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[ClassBudget], search_term: str
    ) -> tuple[QuerySet[ClassBudget], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        taught = queryset.filter(school_class__teacher__in=list(people_known_as(words).values_list("pk", flat=True)))
        return taught | queryset.filter(school_class__code=words.replace(" ", "")), False

    def save_model(self, request: HttpRequest, obj: ClassBudget, form: ModelForm[ClassBudget], change: bool) -> None:
        obj.granted_by_id = request.user.pk
        super().save_model(request, obj, form, change)
