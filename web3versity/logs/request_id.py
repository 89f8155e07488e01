"""Which request a log line belongs to: an id in the answer, in every line of the web and of the tasks it queued."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final
from uuid import uuid4

from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun
from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER: Final = "X-Request-ID"
# Proxies send uuids, numbers or base 64; anything else is no id and has no business in the logs.
WELL_FORMED: Final = re.compile(r"[\w.+/=-]{8,128}", re.ASCII)

_ids: ContextVar[dict[str, str] | None] = ContextVar("ids", default=None)


def current_ids() -> dict[str, str]:
    """`request_id` and `route` (the name of the address); within a task `task` and `task_id`; empty outside of both."""
    return _ids.get() or {}


class RequestIdMiddleware:
    """Takes the X-Request-ID of the proxy in front, or makes one, and sends it with the answer.

    Without a proxy it would be the visitor's, who could give their request the id of another.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "") if settings.SECURE_PROXY_SSL_HEADER is not None else ""
        request_id = given if WELL_FORMED.fullmatch(given) else uuid4().hex
        token = _ids.set({"request_id": request_id})
        try:
            response = self.get_response(request)
        finally:
            _ids.reset(token)
        response.headers[HEADER] = request_id
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if request.resolver_match and request.resolver_match.view_name:
            _ids.set(current_ids() | {"route": request.resolver_match.view_name})


@before_task_publish.connect(dispatch_uid="web3versity.logs.request_id.hand_on")
def hand_on(*, headers: dict[str, Any], **_kwargs: Any) -> None:
    """A task, and what it queues itself, carries the id of the request that caused it."""
    if "request_id" in current_ids():
        headers["request_id"] = current_ids()["request_id"]


@task_prerun.connect(dispatch_uid="web3versity.logs.request_id.begin_task")
def begin_task(*, task_id: str, task: "Task[Any, Any]", **_kwargs: Any) -> None:
    """From here on every line is this task's."""
    request_id = getattr(task.request, "request_id", None)
    _ids.set({"task": task.name, "task_id": task_id} | ({"request_id": request_id} if request_id else {}))


@task_postrun.connect(dispatch_uid="web3versity.logs.request_id.end_task")
def end_task(**_kwargs: Any) -> None:
    _ids.set(None)
