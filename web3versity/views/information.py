"""Pages about the school itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from learning.courses.meta import site_preview
from learning.web.kept_pages import kept_for_visitors
from learning.web.page_meta import PageMeta
from web3versity.privacy import KEPT


@kept_for_visitors()
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    description = _("Who Web3Versity is for, what it costs (nothing), and what its certificates are worth.")
    return _page(request, "about", _("About Web3Versity"), description)


@kept_for_visitors()
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    description = _("What Web3Versity knows of you, what for, and how long it is kept: datum by datum, in plain words.")
    return _page(request, "privacy", _("Privacy"), description, {"kept": KEPT})


@kept_for_visitors()
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    description = _("What you can expect of Web3Versity, and what it expects of you, in plain words.")
    return _page(request, "terms", _("Terms of use"), description)


def _page(
    request: HttpRequest, name: str, title: str, description: str, context: dict[str, object] | None = None
) -> HttpResponse:
    meta = PageMeta(title=title, description=description, path=request.path, picture=site_preview().picture())
    return render(request, f"{name}.html", {**(context or {}), "meta": meta})
