"""Health for load balancers: does this process live, and can it reach all it needs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web3versity.health.readiness import check_all, read_troubles


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Each needed server, `ok` or `down`, and what keeps the platform from paying; 503 when a server is down.

    An operator's empty account takes no site out of service: lessons need none.
    """
    report = check_all()
    troubles = read_troubles() if report["database"] == "ok" else []
    body = {**report, "troubles": troubles} if troubles else report
    return JsonResponse(body, status=200 if set(report.values()) == {"ok"} else 503)
