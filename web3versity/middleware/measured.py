"""How long each request took and what it cost the database: counted, and told when it is slow."""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from web3versity.logs.slow_requests import tell_slow_request
from web3versity.logs.statements import counted
from web3versity.metrics.requests import count_request


class MeasuredMiddleware:
    """Measures until the answer begins; downloads may go on for longer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = perf_counter()
        with counted() as spent:
            response = self.get_response(request)
        seconds = perf_counter() - begun
        tell_slow_request(request, response.status_code, seconds, spent)
        count_request(request, response.status_code, seconds, spent)
        return response
