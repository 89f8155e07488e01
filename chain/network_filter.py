"""Rows of one chain, chosen by its name: asking the table which chains it knows would read all of it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chain.networks import NETWORKS, networks_in_use


class NetworkFilter(admin.SimpleListFilter):
    title = _("network")
    parameter_name = "chain_id"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Those in use first, then those of earlier days."""
        titles = {network.chain_id: network.title for network in (*networks_in_use(), *NETWORKS.values())}
        return [(str(chain_id), title) for chain_id, title in titles.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        return queryset.filter(chain_id=chosen) if chosen.isdecimal() and len(chosen) < 18 else queryset
