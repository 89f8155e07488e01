"""Error pages that say what happened and where to go on."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from learning.web.in_place import say_in_place
from web3versity.database.trouble import trouble_of
from web3versity.views.database_trouble import answer_database_trouble


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception or "")
    if reason and getattr(request, "htmx", None):
        return say_in_place(request, reason, status=403)
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without request or database: either may be what is broken. Django calls it while it handles one."""
    if trouble := trouble_of(sys.exc_info()[1]):
        return answer_database_trouble(request, trouble)
    return HttpResponse(loader.get_template("500.html").render(), status=500)
