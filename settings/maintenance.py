"""While `maintenance_mode` is on, everyone but staff gets one friendly page, and load balancers a 503."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from settings.registry import MAINTENANCE_MODE

ALWAYS_OPEN = ("/admin/", "/healthz", "/readyz", "/metrics", "/csp-report", "/static/")


class MaintenanceMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path.startswith(ALWAYS_OPEN)
            or not MAINTENANCE_MODE.current()
            or (request.user.is_authenticated and request.user.is_staff)
        ):
            return self.get_response(request)
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = "600"
        return response
