from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learning.search.marking import Found
from learning.search.sources import MOST_COUNTED, SearchHits, SearchSource, read_query, search_sources
from learning.web.requests import Request
from learning.web.throttle import is_network_throttled, is_throttled, register_scope

# Hits of each source, or of the one that is looked through alone.
_OF_EACH: Final = 5
_OF_ONE: Final = 30
# Four a second are more than anybody types; a network is a classroom.
_MOST_A_MINUTE: Final = 240
_MOST_OF_A_NETWORK: Final = 1200
_SCOPE: Final = register_scope("search", _("Searches"))


class SearchForm(forms.Form):
    """What to look for, and in what. What it cannot understand it ignores."""

    q = forms.CharField(
        label=_("Search the school"),
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "dir": "auto", "autocomplete": "off", "enterkeyhint": "search"}
        ),
    )

    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))


@dataclass(frozen=True, slots=True)
class Group:
    """What one source has found; `count` as people read it, "100+" beyond a hundred."""

    source: SearchSource
    hits: SearchHits

    @property
    def count(self) -> str:
        return f"{MOST_COUNTED}+" if self.hits.total > MOST_COUNTED else str(self.hits.total)

    @property
    def has_more(self) -> bool:
        return self.hits.total > len(self.hits.best)


@require_safe
@vary_on_headers("HX-Request")
def search(request: Request) -> HttpResponse:
    """One search over all that registered sources hold: a few hits of each, or more of the one that ?in= names."""
    form = SearchForm(request.GET)
    words = form.words()
    if not words:
        form.fields["q"].widget.attrs["autofocus"] = True
    sources = search_sources()
    chosen = [source for source in sources if source.key == request.GET.get("in")]
    context: dict[str, Any] = {"form": form, "words": words, "chosen": chosen[0] if chosen else None}
    status = 200
    if words and _is_too_fast(request):
        context["is_too_fast"], status = True, 429
    elif words:
        context["groups"] = _look_through(chosen or sources, words, request, most=_OF_ONE if chosen else _OF_EACH)
    template = "_search_results.html" if request.htmx else "search.html"
    return render(request, template, context, status=status)


def _look_through(sources: list[SearchSource], words: str, request: Request, *, most: int) -> list[Group]:
    found: Found = read_query(words)
    groups = [Group(source, source.find(words, found=found, reader=request.user, most=most)) for source in sources]
    return [group for group in groups if group.hits.best]


def _is_too_fast(request: Request) -> bool:
    if request.user.is_authenticated:
        return is_throttled(request.user.pk, _SCOPE, limit=_MOST_A_MINUTE, seconds=60)
    return is_network_throttled(request, _SCOPE, limit=_MOST_OF_A_NETWORK, seconds=60)
