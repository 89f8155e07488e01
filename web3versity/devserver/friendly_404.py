"""With DEBUG, too, an unknown address shows the site's own page: who tries it out should not meet Django's first."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from web3versity.views.errors import not_found

# The title of django.views.debug.technical_404_response().
_TECHNICAL: Final = b"<title>Page not found at "


class FriendlyNotFoundMiddleware:
    """Puts the site's page in the place of Django's technical one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 404 and isinstance(response, HttpResponse) and _TECHNICAL in response.content:
            return not_found(request)
        return response
