"""Search boxes for rows that name people under other names than `user`."""

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.search.people import people_known_as

M = TypeVar("M", bound=Model)


class FindByPerson(admin.ModelAdmin[M]):
    """Rows in which one of `people_fields` is the person."""

    people_fields: tuple[str, ...] = ()
    search_help_text = _("A username or a part of it, a wallet address or a Hedera account.")
    # Shows the box; get_search_results() does not read it.
    search_fields = ("pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        found = list(people_known_as(words).values_list("pk", flat=True))
        wanted = Q(pk__in=[])
        for field in self.people_fields:
            wanted |= Q(**{f"{field}__in": found})
        return queryset.filter(wanted), False
