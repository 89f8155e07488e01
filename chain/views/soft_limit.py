from django.core.cache import cache
from django.http import HttpRequest

from learning.visitor import visitor_network


def asks_too_often(request: HttpRequest, purpose: str, *, most: int, seconds: int) -> bool:
    """Whether this visitor's network has asked more than `most` times in `seconds`, counted by each process alone.

    It keeps floods off; what must never be exceeded is no matter for it.
    """
    network = visitor_network(request)
    if network is None:
        return False
    key = f"soft-limit:{purpose}:{network}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # it has just run out
        return False
