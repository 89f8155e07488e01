from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learning.courses.meta import site_preview
from learning.glossary.page import read_glossary_page
from learning.web.kept_pages import kept_for_visitors
from learning.web.page_meta import PageMeta
from learning.web.requests import Request

_LONGEST_QUERY = 100


@kept_for_visitors()
@require_safe
@vary_on_headers("HX-Request")
def glossary(request: Request) -> HttpResponse:
    """?q= words to look for."""
    words = request.GET.get("q", "")[:_LONGEST_QUERY].replace("\0", " ").strip()
    page = read_glossary_page(words, reader_id=request.user.pk)
    template = "learning/_glossary_terms.html" if request.htmx else "learning/glossary.html"
    return render(request, template, {"words": words, "page": page, "meta": _meta(is_filtered=bool(words))})


def _meta(*, is_filtered: bool) -> PageMeta:
    return PageMeta(
        title=_("Glossary"),
        description=_("The words of blockchains, wallets and the open web, each in one or two plain sentences."),
        path=reverse("learning:glossary"),
        picture=site_preview().picture(),
        is_indexed=not is_filtered,
    )
