"""One throttle for all rooms: it keeps floods off. What must never be exceeded is no matter for it.

Counts stand in the cache, which each process has to itself, so the limit holds per process.
"""

from django.core.cache import cache
from django.http import HttpRequest

from learning.web.client_ip import client_network


def is_throttled(client: object, scope: str, *, limit: int, seconds: int) -> bool:
    """Count one request of `client` (a user id or network) in `scope`; true beyond `limit` within `seconds`."""
    key = f"throttle:{scope}:{client}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # it has just run out
        return False


def is_network_throttled(request: HttpRequest, scope: str, *, limit: int, seconds: int) -> bool:
    """The same for the network the request comes from; never true of an unknown one."""
    network = client_network(request)
    return network is not None and is_throttled(network, scope, limit=limit, seconds=seconds)
