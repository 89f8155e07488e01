"""What is counted of a request: by the name of its address, never by the address, which may be anybody's."""

from bisect import bisect_left
from typing import Final

from django.http import HttpRequest

from web3versity.logs.statements import Spent
from web3versity.metrics.counts import count

# Seconds; the last one of a histogram is for all that takes longer.
BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LONGER: Final = "+Inf"
_METHODS: Final = frozenset({"GET", "HEAD", "POST"})


def count_request(request: HttpRequest, status: int, seconds: float, spent: Spent) -> None:
    match = request.resolver_match
    route = match.view_name if match and match.view_name else "none"
    method = request.method if request.method in _METHODS else "other"
    count("requests", route, str(method), str(status))
    count_seconds("request_seconds", route, str(method), seconds=seconds)
    count_spent("web", spent)


def count_seconds(name: str, *labels: str, seconds: float) -> None:
    """One more in a histogram."""
    place = bisect_left(BUCKETS, seconds)
    count(f"{name}_bucket", *labels, str(BUCKETS[place]) if place < len(BUCKETS) else LONGER)
    count(f"{name}_sum", *labels, value=seconds)


def count_spent(process: str, spent: Spent) -> None:
    """What the database was asked for by a request ("web") or a task ("worker")."""
    count("statements", process, value=spent.statements)
    count("statement_seconds", process, value=spent.seconds)
