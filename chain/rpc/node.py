"""The practice node as the door reaches it: soon or not at all, a few at a time, with answers of a bounded size.

Apart from chain/gateway.py, whose patience is a worker's.
"""

import json
import time
from collections.abc import Sequence
from threading import BoundedSemaphore
from typing import Any, Final

import urllib3
from django.utils.translation import gettext_lazy as _

from chain.rpc.errors import INTERNAL, LIMIT_EXCEEDED, RpcRefused

Asked = tuple[str, list[Any]]

# A thread of a web process waits meanwhile.
TIMES: Final = urllib3.Timeout(connect=1.0, read=5.0)
# Answers fit into the kernel's buffer as a whole (gunicorn_worker.py).
MOST_ANSWER_BYTES: Final = 400 * 1024
# Threads of this process that may wait for the node together: the others go on answering pages.
AT_ONCE: Final = 2
_QUEUE_SECONDS: Final = 1.0
# After a plain question was not answered, the node is left alone for so long.
SILENCE_SECONDS: Final = 3.0
_HEADERS: Final = {"Content-Type": "application/json"}
_MOST_MESSAGE: Final = 300
_MOST_ERROR_DATA: Final = 20_000

_pool = urllib3.PoolManager(num_pools=2, maxsize=AT_ONCE, retries=False)
_places = BoundedSemaphore(AT_ONCE)
_silent_until: dict[str, float] = {}


class NodeAway(Exception):
    """No answer, or none that can be read. What was sent may have arrived."""


def ask_node(url: str, asked: Sequence[Asked], *, is_plain: bool, may_repeat: bool) -> list[Any]:
    """The node's answers to all of `asked`, in order; RpcRefused in the place of those it refused.

    `is_plain`: nothing is asked that takes the node long, so that its silence means something. `may_repeat`: it may be
    asked again when a kept connection turns out to be dead. Raises RpcRefused when there is no answer.
    """
    if time.monotonic() < _silent_until.get(url, 0.0):
        raise _away()
    if not _places.acquire(timeout=_QUEUE_SECONDS):
        raise RpcRefused(INTERNAL, _("The practice network has much to do. Try again in a moment."))
    try:
        return _in_order(_post(url, _as_body(asked), may_repeat=may_repeat), len(asked))
    except (urllib3.exceptions.TimeoutError, urllib3.exceptions.NewConnectionError):
        if is_plain:
            _silent_until[url] = time.monotonic() + SILENCE_SECONDS
        raise _away() from None
    except (urllib3.exceptions.HTTPError, NodeAway):
        raise _away() from None
    finally:
        _places.release()


def forget_silence() -> None:
    """Ask again at once, whatever has been silent."""
    _silent_until.clear()


def _as_body(asked: Sequence[Asked]) -> bytes:
    questions = [
        {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        for number, (method, params) in enumerate(asked)
    ]
    return json.dumps(questions).encode()


def _post(url: str, body: bytes, *, may_repeat: bool) -> Any:
    try:
        raw = _exchange(url, body)
    except urllib3.exceptions.ProtocolError:
        if not may_repeat:
            raise
        raw = _exchange(url, body)
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise NodeAway from None


def _exchange(url: str, body: bytes) -> bytes:
    response = _pool.request(
        "POST", url, body=body, headers=_HEADERS, timeout=TIMES, preload_content=False, redirect=False
    )
    try:
        raw: bytes = response.read(MOST_ANSWER_BYTES + 1)
        if len(raw) <= MOST_ANSWER_BYTES:
            response.release_conn()
            return raw
    finally:
        if not response.closed and response.connection is not None:
            response.close()  # what is left unread must not be taken for the next answer
    raise RpcRefused(LIMIT_EXCEEDED, _("The answer is too large. Ask for fewer blocks or logs."))


def _in_order(answers: Any, count: int) -> list[Any]:
    if not isinstance(answers, list):
        raise NodeAway
    found = {each.get("id"): each for each in answers if isinstance(each, dict)}
    return [_read_answer(found.get(number)) for number in range(count)]


def _read_answer(answer: Any) -> Any:
    match answer:
        case {"error": {"code": int(code), "message": str(message), **rest}}:
            data = rest.get("data")
            is_small = isinstance(data, str) and len(data) <= _MOST_ERROR_DATA
            return RpcRefused(code, message[:_MOST_MESSAGE], data=data if is_small else None)
        case {"result": result}:
            return result
    return _away()


def _away() -> RpcRefused:
    return RpcRefused(
        INTERNAL, _("The practice network does not answer right now. Nothing is lost: try again in a moment.")
    )
