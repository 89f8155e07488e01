"""Lists of a million rows: what no index answers is neither counted nor sorted, and nothing is done to all of them."""

import json
from typing import Any, Final, TypeVar, cast

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import Index, Model, QuerySet, UniqueConstraint
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

M = TypeVar("M", bound=Model)

# So many rows are counted; of more, the planner is asked how many it believes there are.
COUNTED: Final = 1000
# Further rows are found by filters and search: leading to them page by page would read all that come before.
MOST_PAGES: Final = 100
AT_ONCE: Final = 100


class LongListPaginator(Paginator[Any]):
    """Two queries at most, and none that reads more than a few thousand rows, where an index answers the filters."""

    @cached_property
    def count(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list).order_by()
        counted = rows[: COUNTED + 1].count()
        return counted if counted <= COUNTED else max(counted, _planned(rows))

    @property
    def is_estimate(self) -> bool:
        return self.count > COUNTED

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, MOST_PAGES)


def _planned(rows: QuerySet[Any]) -> int:
    (plan,) = json.loads(rows.explain(format="json"))
    return int(plan["Plan"]["Plan Rows"])


class LongListAdmin(admin.ModelAdmin[M]):
    """A list that may grow without bound."""

    paginator = LongListPaginator
    # Writing a row costs more than finding it.
    list_per_page = 50
    show_full_result_count = False

    def get_sortable_by(self, request: HttpRequest) -> list[Any]:
        """The columns that an index keeps in order."""
        ordered = _ordered_by_index(self.model)
        return [str(name) for name in super().get_sortable_by(request) if name in ordered]

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[M], *more: Any, **options: Any
    ) -> HttpResponse | None:
        """As Django's, for what was ticked or for a few hundred rows, and never for a million by one click."""
        across = request.POST.get("select_across", "0") not in ("", "0")
        if across and queryset.order_by()[: AT_ONCE + 1].count() > AT_ONCE:
            self.message_user(request, _("Choose at most 100 at a time."), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset, *more, **options)


def _ordered_by_index(model: type[Model]) -> set[str]:
    """The columns that an index of their own keeps in order.

    Not those of an index of several: whole groups of what is alike would be sorted by the second. A relation is sorted
    by what it leads to, which no index here knows.
    """
    alone = {field.name for field in model._meta.fields if field.primary_key or field.unique}
    alone |= {index.fields[0] for index in model._meta.indexes if _is_whole(index) and len(index.fields) == 1}
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.condition is None and len(constraint.fields) == 1:
            alone.add(constraint.fields[0])
    relations = {field.name for field in model._meta.fields if field.is_relation}
    return {name.lstrip("-") for name in alone} - relations


def _is_whole(index: Index) -> bool:
    return type(index) is Index and index.condition is None
