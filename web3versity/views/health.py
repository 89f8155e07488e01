"""Health for load balancers: does this process live, and can it reach all it needs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web3versity.readiness import check_all


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Each needed server, `ok` or `down`; status 503 when one is down."""
    report = check_all()
    return JsonResponse(report, status=200 if set(report.values()) == {"ok"} else 503)
