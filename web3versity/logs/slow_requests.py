"""Requests that took long, with how much of it was the database."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from web3versity.logs.statements import Spent, counted

logger = logging.getLogger(__name__)


class SlowRequestMiddleware:
    """Logs what takes longer than the setting says, until its answer begins; downloads may go on for longer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = perf_counter()
        with counted() as spent:
            response = self.get_response(request)
        seconds = perf_counter() - begun
        if 0 < settings.SLOW_REQUEST_SECONDS <= seconds:
            _tell(request, response.status_code, seconds, spent)
        return response


def _tell(request: HttpRequest, status: int, seconds: float, spent: Spent) -> None:
    told = {
        "method": request.method,
        "path": request.path,
        "status": status,
        "milliseconds": round(seconds * 1000),
        "statements": spent.statements,
        "database_milliseconds": round(spent.seconds * 1000),
    }
    logger.warning("A request took %d ms", told["milliseconds"], extra=told)
