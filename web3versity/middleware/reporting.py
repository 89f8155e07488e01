"""Where browsers that know the Reporting API send what `report-to csp` of the policy asks for."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

GROUP: Final = "csp"


class ReportingEndpointsMiddleware:
    """Names the address on every answer with a policy. Older browsers take the one in the policy (`report-uri`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Content-Security-Policy" in response.headers:
            response.headers["Reporting-Endpoints"] = f'{GROUP}="{reverse("csp-report")}"'
        return response
