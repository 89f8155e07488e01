"""Answers that are the same for everybody, kept for a second: a hundred wallets that poll ask the node once."""

import json
import time
from typing import Any, Final

from chain.rpc.node import Asked

KEPT_SECONDS: Final = 1.0
_MOST: Final = 200

_kept: dict[str, tuple[float, Any]] = {}


def recall(url: str, asked: Asked) -> tuple[bool, Any]:
    """Whether an answer is there, and the answer."""
    until, answer = _kept.get(_key(url, asked), (0.0, None))
    return time.monotonic() < until, answer


def keep(url: str, asked: Asked, answer: Any) -> None:
    if len(_kept) >= _MOST:
        _kept.clear()
    _kept[_key(url, asked)] = (time.monotonic() + KEPT_SECONDS, answer)


def forget_answers() -> None:
    """A transaction was sent: whoever sent it looks at the chain next."""
    _kept.clear()


def _key(url: str, asked: Asked) -> str:
    return json.dumps([url, *asked])
