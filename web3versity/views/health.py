"""Health for load balancers: does this process live, and does all that it needs do its work.

Both have threads of their own in a worker (web3versity/gunicorn_worker.py), and no middleware asks a server for them.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web3versity.health.readiness import check_all


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Each needed server, `ok` or its trouble, and what keeps the platform from paying; 503 when a server is unwell.

    An operator's empty account takes no site out of service: lessons need none.
    """
    servers, troubles = check_all()
    body = {**servers, "troubles": troubles} if troubles else servers
    return JsonResponse(body, status=200 if set(servers.values()) == {"ok"} else 503)
