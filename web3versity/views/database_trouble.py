"""The page for a database that is away, hung, full or too slow: it needs none, and keeps what was typed."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from learning.web.kept_form import KeptForm
from web3versity.database.trouble import RETRY_AFTER, RETRY_LATER, SENTENCES, Trouble
from web3versity.middleware.kept_forms import form_to_keep, page_of_form
from web3versity.views.unsent import shown_fields

# Whether it was done before the answer was lost, nobody knows.
_DOUBTFUL: Final = (Trouble.DOWN, Trouble.HUNG)


def answer_database_trouble(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """503 with a sentence, in the form that was asked for: JSON, a fragment in place, or a page."""
    sentence = f"{SENTENCES[trouble]} {_advice(request, trouble)}"
    response: HttpResponse
    if request.content_type == "application/json":
        response = JsonResponse({"code": "database", "sentence": sentence}, status=503)
    elif request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers:
        response = _in_place(sentence)
    else:
        response = _page(request, sentence)
    response.headers["Retry-After"] = str(RETRY_AFTER.get(trouble, RETRY_LATER))
    add_never_cache_headers(response)
    return response


def _advice(request: HttpRequest, trouble: Trouble) -> str:
    if request.method in ("GET", "HEAD"):
        return _("Please try again in a minute.") if trouble not in RETRY_AFTER else _("Please try again in a moment.")
    if trouble in _DOUBTFUL:
        return _("What you have just sent is most likely not saved: look in a minute, and send it again if it is not.")
    return _("What you have just sent is not saved yet: please send it again in a moment.")


def _in_place(sentence: str) -> HttpResponse:
    """As learning/web/in_place.py, but without anything that might ask the database."""
    response = HttpResponse(loader.render_to_string("_problem.html", {"sentence": sentence}), status=503)
    response.headers["HX-Retarget"] = "#problem"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def _page(request: HttpRequest, sentence: str) -> HttpResponse:
    form = _form_of(request)
    context: dict[str, Any] = {"sentence": sentence, "form": form, "is_sent": request.method == "POST"}
    if form is not None:
        # Which answers a quiz was given says nothing beside its questions.
        context["shown"] = [] if page_of_form(request) else shown_fields(form)  # type: ignore[arg-type]
        context["csrf_token"] = get_token(request)
    return HttpResponse(loader.render_to_string("errors/database.html", context), status=503)


def _form_of(request: HttpRequest) -> KeptForm | None:
    """What was sent, if the site offers such a form again. It may not have come so far that its view was looked up."""
    if request.method != "POST":
        return None
    if request.resolver_match is None:
        try:
            request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return None
    return form_to_keep(request)  # type: ignore[arg-type]  # it reads what any request has
