from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from learning.web.client_ip import client_address
from web3versity.metrics.page import write_metrics


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus in one of the networks of staff (METRICS_NETWORKS). For everybody else there is no such page."""
    address = client_address(request)
    if address is None or not any(address in network for network in settings.METRICS_NETWORKS):
        raise Http404
    return HttpResponse(write_metrics(), content_type=CONTENT_TYPE_LATEST)
