"""The index of the practice network, to look into when the explorer's pages puzzle somebody."""

import re
from functools import reduce
from operator import or_
from typing import Any, Final

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chain.models import ExplorerBlock, ExplorerLog, ExplorerPosition, ExplorerTransaction
from learning.admin.long_list import M
from learning.admin.read_only import ReadOnlyAdmin

HEXADECIMAL: Final = re.compile(r"0x(?:[0-9a-fA-F]{2})+")


class IndexAdmin(ReadOnlyAdmin[M]):
    """Found by a whole hash or address alone: any other search would read a million rows."""

    ordering = ("-pk",)
    found_by: tuple[str, ...] = ("hash",)
    search_fields = ("pk",)
    search_help_text = _("A whole hash or address, 0x and all.")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[M], search_term: str) -> Any:
        if not search_term:
            return queryset, False
        if not HEXADECIMAL.fullmatch(search_term):
            return queryset.none(), False
        return queryset.filter(reduce(or_, (Q((name, search_term)) for name in self.found_by))), False


@admin.register(ExplorerPosition)
class ExplorerPositionAdmin(ReadOnlyAdmin[ExplorerPosition]):
    search_fields = ("life",)
    list_display = ("life", "next_block", "head", "transaction_count", "began_at", "looked_at")


@admin.register(ExplorerBlock)
class ExplorerBlockAdmin(IndexAdmin[ExplorerBlock]):
    list_display = ("number", "hash", "timestamp", "transaction_count", "gas_used")


@admin.register(ExplorerTransaction)
class ExplorerTransactionAdmin(IndexAdmin[ExplorerTransaction]):
    found_by = ("hash", "sender", "receiver", "created")
    list_display = ("hash", "block_id", "sender", "receiver", "value_weibar", "succeeded")


@admin.register(ExplorerLog)
class ExplorerLogAdmin(IndexAdmin[ExplorerLog]):
    found_by = ("transaction__hash",)
    list_display = ("place", "transaction_id", "address", "topic0")
