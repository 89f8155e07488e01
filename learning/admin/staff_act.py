from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import StaffAct
from learning.search.people import people_known_as


@admin.register(StaffAct)
class StaffActAdmin(ReadOnlyAdmin[StaffAct]):
    """What staff did on their pages: who, what, when, on what, from which page. Nobody edits or deletes a line."""

    list_display = ("at", "actor", "act", "about", "object_id", "person", "words", "page")
    list_display_links = ("at",)
    list_select_related = ("actor", "person")
    search_fields = ("pk",)
    search_help_text = _("Somebody of staff, or whom it concerns: a username or a part of it, a wallet address.")
    ordering = ("-pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[StaffAct], search_term: str
    ) -> tuple[QuerySet[StaffAct], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        found = list(people_known_as(words).values_list("pk", flat=True))
        return queryset.filter(Q(actor__in=found) | Q(person__in=found)), False
