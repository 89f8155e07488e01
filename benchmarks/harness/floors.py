"""Views that do nothing but what every view must: the floor under each operation."""

from django.http import HttpRequest, HttpResponse
from django.template import engines

from learning.models import User

_ROWS = "<!doctype html><title>Rows</title>{% for row in rows %}<p>{{ row.username }} {{ row.total_xp }}{% endfor %}"


def constant(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("constant")


def rows(_request: HttpRequest, count: int) -> HttpResponse:
    """`count` rows of one query, by primary key."""
    found = User.objects.order_by("pk").values("username", "total_xp")[:count]
    return HttpResponse(engines["django"].from_string(_ROWS).render({"rows": found}))
