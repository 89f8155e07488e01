from django.http import HttpRequest

from learning.web.client_ip import visitor_network
from learning.web.throttle import counts_too_many


def asks_too_often(request: HttpRequest, purpose: str, *, most: int, seconds: int) -> bool:
    """Whether this visitor's network has asked more than `most` times in `seconds` (learning/web/throttle.py)."""
    network = visitor_network(request)
    return network is not None and counts_too_many(network, purpose, most=most, seconds=seconds)
