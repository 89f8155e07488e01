"""Requests that took long, with how much of it was the database."""

import logging

from django.conf import settings
from django.http import HttpRequest

from web3versity.logs.statements import Spent

logger = logging.getLogger(__name__)


def tell_slow_request(request: HttpRequest, status: int, seconds: float, spent: Spent) -> None:
    """Log it if it took longer than the setting says."""
    if not 0 < settings.SLOW_REQUEST_SECONDS <= seconds:
        return
    told = {
        "method": request.method,
        "path": request.path,
        "status": status,
        "milliseconds": round(seconds * 1000),
        "statements": spent.statements,
        "database_milliseconds": round(spent.seconds * 1000),
    }
    logger.warning("A request took %d ms", told["milliseconds"], extra=told)
