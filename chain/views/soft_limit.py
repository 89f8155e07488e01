from django.http import HttpRequest

from learning.soft_limit import counts_too_many
from learning.visitor import visitor_network


def asks_too_often(request: HttpRequest, purpose: str, *, most: int, seconds: int) -> bool:
    """Whether this visitor's network has asked more than `most` times in `seconds` (learning/soft_limit.py)."""
    network = visitor_network(request)
    return network is not None and counts_too_many(network, purpose, most=most, seconds=seconds)
