"""Which pages look the same to every visitor, so that one of them may be given what was made for another.

See docs/decisions/040-pages-for-visitors.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Keeping:
    """`seen` is what has to be done for every visitor who looks, also when the page is not made again."""

    seen: Callable[[HttpRequest], object] | None = None


def kept_for_visitors(*, seen: Callable[..., object] | None = None) -> Callable[[View], View]:
    """Declare that a view's page, for whoever has no session, depends on its address, the language and the theme alone.

    It may then be kept for a second (web3versity/middleware/kept_pages.py). `seen` takes what the view takes.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            bound = (lambda other: seen(other, *args, **kwargs)) if seen else None
            response.keeping = Keeping(bound)  # type: ignore[attr-defined]
            return response

        answer.is_kept_for_visitors = True  # type: ignore[attr-defined]
        return answer

    return declare


def keeping_of(response: object) -> Keeping | None:
    """None for what is made anew for everybody."""
    return getattr(response, "keeping", None)
