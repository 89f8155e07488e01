from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learning.courses.catalog import browse
from learning.courses.forms import CatalogForm
from learning.web.requests import Request, page_number


@require_safe
@vary_on_headers("HX-Request")
def catalog(request: Request) -> HttpResponse:
    form = CatalogForm(request.GET or {"sort": "popular"})
    page = browse(form.filters(), page_number=page_number(request), user_id=request.user.pk)
    template = "learning/_catalog_results.html" if request.htmx else "learning/catalog.html"
    return render(request, template, {"filters": form, "page": page, "total": page.paginator.count})
