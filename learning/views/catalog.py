from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learning.courses.catalog import browse
from learning.courses.forms import CatalogForm
from learning.courses.meta import catalog_meta
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request, page_number


@kept_for_visitors()
@require_safe
@vary_on_headers("HX-Request")
def catalog(request: Request) -> HttpResponse:
    form = CatalogForm(request.GET or {"sort": "popular"})
    page = browse(form.filters(), page_number=page_number(request), user_id=request.user.pk)
    template = "learning/_catalog_results.html" if request.htmx else "learning/catalog.html"
    meta = catalog_meta(page_number=page.number, is_filtered=any(request.GET.get(name) for name in form.fields))
    context = {"filters": form, "page": page, "total": page.paginator.count, "meta": meta}
    return render(request, template, context)
