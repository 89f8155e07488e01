from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from learning.web.parts import render_part

register = template.Library()

_PLACES = (
    "learning:catalog",
    "community:thread-list",
    "gamification:leaderboard",
    "gamification:achievements",
    "dashboard",
    "chain:faucet",
)


@register.simple_tag(takes_context=True)
def nav_links(context: Context) -> SafeString:
    """The main links, of which the one that leads here, or to where this page belongs, is marked."""
    request: HttpRequest | None = context.get("request")
    user, match = getattr(request, "user", None), getattr(request, "resolver_match", None)
    return render_part(
        "_nav_links.html",
        is_signed_in=bool(user and user.is_authenticated),
        **_where(request.path if request else "", match.namespace if match else ""),
    )


def _where(path: str, room: str) -> dict[str, Any]:
    """Only what makes a difference, so that all pages of a room share the same links."""
    courses = reverse("learning:catalog")
    if path in map(reverse, _PLACES):
        return {"path": path, "room": ""}
    return {"path": "", "room": "courses" if path.startswith(courses) else "community" if room == "community" else ""}
