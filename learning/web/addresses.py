"""Whether an address of this site can be opened by following a link to it."""

from collections.abc import Callable
from inspect import getclosurevars, unwrap
from typing import Any
from urllib.parse import unquote

from django.urls import Resolver404, resolve


def can_be_opened(path: str) -> bool:
    """Whether `path`, as it stands in an address, leads to a view that answers GET. Asks nothing of the view."""
    try:
        view = resolve(unquote(path)).func
    except (Resolver404, UnicodeError):
        return False
    takes_get = True

    def look(layer: Callable[..., Any]) -> bool:
        nonlocal takes_get
        takes_get = takes_get and "GET" in _methods_of(layer)
        return False

    unwrap(view, stop=look)
    return takes_get


def _methods_of(layer: Callable[..., Any]) -> list[str]:
    """What require_http_methods() and its like let through, if `layer` is of theirs; else GET, which any view may."""
    if not hasattr(layer, "__closure__") or layer.__closure__ is None:
        return ["GET"]
    methods: list[str] = getclosurevars(layer).nonlocals.get("request_method_list", ["GET"])
    return methods
