from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning.web.client_ip import client_address


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus in one of the networks of staff (METRICS_NETWORKS). For everybody else there is no such page."""
    address = client_address(request)
    if address is None or not any(address in network for network in settings.METRICS_NETWORKS):
        raise Http404
    # Only where it is asked for: prometheus_client takes a tenth of a second to import, in each process.
    from web3versity.metrics.page import CONTENT_TYPE, write_metrics

    return HttpResponse(write_metrics(), content_type=CONTENT_TYPE)
