"""What a body asks, read as JSON-RPC 2.0 and nothing wider: many at once up to a limit, without named parameters."""

import json
import math
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from django.utils.translation import gettext_lazy as _

from chain.rpc.errors import INVALID_PARAMS, INVALID_REQUEST, LIMIT_EXCEEDED, UNREADABLE, RpcRefused

# The code of the largest contract (EIP-3860) is 96 KiB as hexadecimal digits.
MOST_BYTES: Final = 128 * 1024
# ethers sends together what is asked within ten milliseconds.
MOST_QUESTIONS: Final = 50
# More than any honest body has. Where a library has raised Python's recursion limit, deep nesting would crash the
# process instead of raising.
_MOST_BRACKETS: Final = 600
_MOST_ID: Final = 100


@dataclass(frozen=True, slots=True)
class Question:
    """One request. Who sends none of an `id` wants no answer. With `refusal` it could not be read as a request."""

    id: str | int | float | None = None
    method: str = ""
    params: list[Any] = field(default_factory=list)
    wants_answer: bool = True
    refusal: RpcRefused | None = None


def read_questions(raw: bytes) -> tuple[list[Question], bool]:
    """The questions in order, and whether they came as a batch. Raises RpcRefused when nothing of it can be read."""
    body = _read_json(raw)
    if not isinstance(body, list):
        return [_read_question(body)], False
    if not body:
        raise RpcRefused(INVALID_REQUEST, _("The batch is empty."))
    if len(body) > MOST_QUESTIONS:
        sentence = _("A batch may hold %(most)s requests here.") % {"most": MOST_QUESTIONS}
        raise RpcRefused(LIMIT_EXCEEDED, sentence, status=413)
    return [_read_question(each) for each in body], True


def _read_json(raw: bytes) -> Any:
    unreadable = RpcRefused(UNREADABLE, _("This is not JSON."), status=400)
    if raw.count(b"[") + raw.count(b"{") > _MOST_BRACKETS:
        raise RpcRefused(LIMIT_EXCEEDED, _("This is nested too deeply, or too much at once."), status=413)
    try:
        return json.loads(
            raw.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_without_repeated_names
        )
    except (ValueError, RecursionError):
        raise unreadable from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity, which Python reads and JSON does not know


def _without_repeated_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Programs differ in which of two members of the same name they take."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated name")
    return found


def _read_question(body: Any) -> Question:
    if not isinstance(body, dict):
        return _invalid(_("A request is an object with jsonrpc, id, method and params."))
    question_id = body.get("id")
    if not _is_id(question_id):
        return _invalid(_("The id of a request is a short text, a number or null."))
    method = body.get("method")
    if body.get("jsonrpc") != "2.0" or not isinstance(method, str):
        return _invalid(_('A request has "jsonrpc": "2.0" and the name of a method.'), question_id)
    params = body.get("params")
    refusal = None
    if params is not None and not isinstance(params, list):
        refusal = RpcRefused(INVALID_PARAMS, _("Parameters come as a list here."))
        params = None
    return Question(question_id, method, params or [], wants_answer="id" in body, refusal=refusal)


def _is_id(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return abs(value) < 2**64
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or (isinstance(value, str) and len(value) <= _MOST_ID)


def _invalid(sentence: Any, question_id: str | int | float | None = None) -> Question:
    """Answered even when it had no id: nobody can tell whether it was meant to have one."""
    return Question(question_id, refusal=RpcRefused(INVALID_REQUEST, sentence))
