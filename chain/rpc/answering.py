"""From a body to its answer: read, count, look at each question, ask the node once for all of them."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from chain.networks import Network
from chain.rpc import memory
from chain.rpc.envelope import Question, read_questions
from chain.rpc.errors import INTERNAL, LIMIT_EXCEEDED, RpcRefused
from chain.rpc.limits import Asker, count_reads, count_sends
from chain.rpc.methods import LOGS, SEND, find_method, read_params, weight_of
from chain.rpc.node import Asked, ask_node
from chain.rpc.objects import MOST_LOG_BLOCKS
from chain.rpc.raw_transaction import check_raw_transaction
from chain.signals import practice_transaction_sent

# Of all questions of a batch: whoever waits for its answer holds a thread.
MOST_WEIGHT = 120


@dataclass(frozen=True, slots=True)
class Reply:
    """`body` is empty when nobody wants an answer."""

    status: int
    body: bytes = b""
    retry_after: int = 0


@dataclass(slots=True)
class _Line:
    """A question on its way: `asked` while the node is to answer it, `answer` afterwards or instead."""

    question: Question
    answer: Any = None
    asked: Asked | None = None
    # Of the signed transaction that it hands in.
    transaction_hash: str = ""
    weight: int = 1
    is_shared: bool = False

    @property
    def sends(self) -> bool:
        return self.asked is not None and self.asked[0] == SEND


def answer_body(raw: bytes, *, asker: Asker, network: Network) -> Reply:
    """Never raises for anything that `raw` holds, nor when the node is away."""
    try:
        questions, is_batch = read_questions(raw)
    except RpcRefused as refusal:
        return refuse_all(refusal)
    lines = [_look_at(question, network) for question in questions if question.wants_answer or question.refusal]
    if not lines:
        return Reply(204)
    status, retry_after = 200, 0
    try:
        _count(lines, asker)
        _ask(lines, str(network.rpc_url))
    except RpcRefused as refusal:
        status, retry_after = refusal.status, refusal.retry_after
        for line in lines:
            line.answer = _unsure() if line.sends and refusal.code == INTERNAL else refusal
    _announce(lines)
    answers = [_as_json(line) for line in lines]
    return Reply(status, json.dumps(answers if is_batch else answers[0]).encode(), retry_after)


def refuse_all(refusal: RpcRefused) -> Reply:
    """One error for a request of which nothing else can be said."""
    error = {"jsonrpc": "2.0", "id": None, "error": refusal.as_json()}
    return Reply(refusal.status, json.dumps(error).encode(), refusal.retry_after)


def _look_at(question: Question, network: Network) -> _Line:
    line = _Line(question)
    if question.refusal is not None:
        line.answer = question.refusal
        return line
    try:
        method = find_method(question.method)
        params = read_params(question.method, method, question.params)
        if question.method == SEND:
            line.transaction_hash = check_raw_transaction(bytes.fromhex(params[0][2:]), network)
        line.weight = weight_of(question.method, method, params)
        if method.answer is not None:
            line.answer = method.answer(network)
        else:
            line.asked, line.is_shared = (question.method, params), method.is_shared
    except RpcRefused as refusal:
        line.answer = refusal
    return line


def _count(lines: list[_Line], asker: Asker) -> None:
    weight = sum(line.weight for line in lines)
    if weight > MOST_WEIGHT:
        raise RpcRefused(LIMIT_EXCEEDED, _("This is too much for one batch. Send it in smaller ones."))
    try:
        count_reads(asker, weight)
        count_sends(asker, sum(line.sends for line in lines))
    except DatabaseError:
        raise RpcRefused(INTERNAL, _("Something broke on our side. Try again in a moment.")) from None


def _ask(lines: list[_Line], url: str) -> None:
    open_lines = [line for line in lines if line.asked is not None and not _is_recalled(line, url)]
    head = _newest_block(url) if any(line.asked and line.asked[0] == LOGS for line in open_lines) else 0
    for line in open_lines:
        if line.asked is not None and line.asked[0] == LOGS and not _is_short(line.asked[1][0], head):
            sentence = _("Logs are looked for in %(most)s blocks at a time.") % {"most": MOST_LOG_BLOCKS}
            line.answer, line.asked = RpcRefused(LIMIT_EXCEEDED, sentence), None
    open_lines = [line for line in open_lines if line.asked is not None]
    if not open_lines:
        return
    asked = [line.asked for line in open_lines if line.asked is not None]
    sends = any(line.sends for line in open_lines)
    answers = ask_node(url, asked, is_plain=all(line.weight <= 2 for line in open_lines), may_repeat=not sends)
    if sends:
        memory.forget_answers()
    for line, question, answer in zip(open_lines, asked, answers, strict=True):
        line.answer = answer
        if line.is_shared and answer is not None and not isinstance(answer, RpcRefused) and not sends:
            memory.keep(url, question, answer)


def _is_recalled(line: _Line, url: str) -> bool:
    if not line.is_shared or line.asked is None:
        return False
    is_there, answer = memory.recall(url, line.asked)
    if is_there:
        line.answer = answer
    return is_there


def _newest_block(url: str) -> int:
    asked: Asked = ("eth_blockNumber", [])
    is_there, answer = memory.recall(url, asked)
    if not is_there:
        (answer,) = ask_node(url, [asked], is_plain=True, may_repeat=True)
        if isinstance(answer, RpcRefused):
            raise answer
        memory.keep(url, asked, answer)
    return int(answer, 16)


def _is_short(wanted: dict[str, Any], head: int) -> bool:
    """Whether the logs looked for are of few blocks."""
    if "blockHash" in wanted:
        return True
    first, last = (_number(wanted.get(name, "latest"), head) for name in ("fromBlock", "toBlock"))
    return min(last, head) - first < MOST_LOG_BLOCKS


def _number(name: str, head: int) -> int:
    if name.startswith("0x"):
        return int(name, 16)
    return 0 if name == "earliest" else head


def _announce(lines: list[_Line]) -> None:
    """Say what the node has taken, or may have taken."""
    for line in lines:
        is_refused = isinstance(line.answer, RpcRefused) and line.answer.code != INTERNAL
        if line.sends and not is_refused:
            practice_transaction_sent.send_robust(sender=None, transaction_hash=line.transaction_hash)


def _unsure() -> RpcRefused:
    sentence = _(
        "The practice network did not answer. Your transaction may have arrived all the same: "
        "look whether it did before you send another one."
    )
    return RpcRefused(INTERNAL, sentence)


def _as_json(line: _Line) -> dict[str, Any]:
    envelope: dict[str, Any] = {"jsonrpc": "2.0", "id": line.question.id}
    if isinstance(line.answer, RpcRefused):
        return envelope | {"error": line.answer.as_json()}
    return envelope | {"result": line.answer}
