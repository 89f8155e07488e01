"""Sentences that answer htmx: they appear beside what was pressed, and nothing of the page is replaced."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


def say_in_place(request: HttpRequest, sentence: str, *, status: int, fresh_token: str = "") -> HttpResponse:
    """`sentence` for the region of templates/base.html that static/js/app.js moves to what was pressed.

    With `fresh_token` (of CSRF) the page's forms are given a token that counts, so that pressing again does it.
    """
    context = {"sentence": sentence, "fresh_token": fresh_token}
    response = render(request, "_problem.html", context, status=status)
    response.headers["HX-Retarget"] = "#problem"
    response.headers["HX-Reswap"] = "innerHTML"
    add_never_cache_headers(response)
    return response
