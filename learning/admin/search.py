"""Search boxes that answer from an index, however long the table."""

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.models.search_column import matching
from learning.search.people import people_known_as

M = TypeVar("M", bound=Model)


class FindByLearner(admin.ModelAdmin[M]):
    """Rows of one learner, or rows where one of `exact_fields` is what was typed."""

    exact_fields: tuple[str, ...] = ()
    search_fields = ("user__username",)
    search_help_text = _("A username or a part of it, a wallet address or a Hedera account.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        # Two short queries, each by an index, where a join would read the whole table.
        wanted: Q = Q(user__in=list(people_known_as(words).values_list("pk", flat=True)))
        for field in self.exact_fields:
            wanted |= Q(**{field: words})
        return queryset.filter(wanted), False


class FindByText(admin.ModelAdmin[M]):
    """Rows whose generated column `search` has all the words."""

    search_help_text = _("Words in any form, the last one perhaps begun; “-word” leaves out what has it.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        if not search_term.strip():
            return queryset, False
        return matching(queryset, search_term), False
