"""What tests of practical lessons share: lessons, learners with keys, and transactions past the platform."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eth_account import Account
from eth_utils.address import to_checksum_address

from chain.models import PracticalAttempt
from chain.networks import on_network, practice_network
from chain.practicals.artefacts import call_of
from chain.practicals.begin import begin_attempt
from chain.practicals.handing_in import hand_in
from chain.practicals.instances import bring_forward
from chain.practicals.life import current_instance
from chain.practicals.looking import look
from chain.practicals.recording import Looked
from chain.practice.epoch import observe_practice_epoch
from chain.testing.nodes import HBAR, give, rpc
from chain.tests.sending import sweep_until_settled
from learning.models import Lesson, User
from tests.builders import make_course, make_enrolment, make_lesson, make_user

HERE = "0" * 32
SEND: dict[str, Any] = {
    "task": "Send **{amount}** HBAR to {target}.",
    "params": {"amount": {"kind": "hbar", "from": "0.30", "to": "0.90"}, "target": {"kind": "address"}},
    "checks": [
        {
            "id": "sent",
            "kind": "receipt",
            "expect": {"to": "{target}", "value": "{amount}"},
            "says": "Sent {amount} HBAR.",
            "hint": "Look at the amount.",
        }
    ],
    "debrief": "Sent.",
}
POT: dict[str, Any] = {
    "task": "Ask for {too_much} HBAR, then for 2.",
    "params": {"too_much": {"kind": "integer", "from": 3, "to": 9}},
    "instance": "turn_pot",
    "requests": [
        {"id": "much", "label": "Ask for {too_much}", "call": "take", "args": ["{too_much}"], "gas": 120_000},
        {"id": "fair", "label": "Ask for 2", "call": "take", "args": ["2"]},
    ],
    "checks": [
        {
            "id": "refused",
            "kind": "receipt",
            "expect": {"to": "instance", "call": "take", "args": ["{too_much}"], "status": "failed"},
            "says": "Refused.",
            "hint": "Send it all the same.",
        },
        {
            "id": "fee",
            "kind": "answer",
            "expect": {"of": "refused", "read": "fee"},
            "label": "The fee",
            "unit": "HBAR",
            "says": "You know the fee.",
            "hint": "Look in the explorer.",
        },
        {
            "id": "paid",
            "kind": "event",
            "expect": {"contract": "instance", "event": "PaidOut", "args": {"member": "learner", "hbar": "2"}},
            "says": "Paid.",
            "hint": "Press the second button.",
        },
    ],
    "debrief": "Failing costs.",
}
STALL: dict[str, Any] = {
    "task": "Order {bags} bags.",
    "params": {"bags": {"kind": "integer", "from": 2, "to": 9}},
    "instance": "market_stall",
    "requests": [{"id": "order", "label": "Order", "call": "order", "args": ["{bags}"]}],
    "checks": [
        {
            "id": "ordered",
            "kind": "event",
            "expect": {"contract": "instance", "event": "Ordered", "args": {"buyer": "learner", "bags": "{bags}"}},
            "says": "Ordered.",
            "hint": "Press the button.",
        }
    ],
    "debrief": "Ordered.",
}


@dataclass
class Doer:
    """A learner who holds a key, on the node at `url`."""

    user: User
    key: str
    url: str

    @property
    def address(self) -> str:
        return str(Account.from_key(self.key).address)

    def send(self, to: str, *, value: int = 0, data: bytes = b"", gas: int = 200_000, **fields: Any) -> str:
        """The hash of a transaction that is in a block."""
        return send_from(self.key, self.url, to, value=value, data=data, gas=gas, **fields)

    def call(self, attempt: PracticalAttempt, function: str, *arguments: str, to: str = "", **fields: Any) -> str:
        contract = attempt.lesson.content["instance"]
        return self.send(to or contract_of(attempt), data=call_of(contract, function, list(arguments)), **fields)


def send_from(key: str, url: str, to: str, **fields: Any) -> str:
    account = Account.from_key(key)
    chain_id = int(rpc(url, "eth_chainId"), 16)
    nonce = int(rpc(url, "eth_getTransactionCount", account.address, "pending"), 16)
    asked = {"chainId": chain_id, "nonce": nonce, "gasPrice": 5 * 10**9, "gas": 200_000, **fields}
    signed = account.sign_transaction(asked | ({"to": to_checksum_address(to)} if to else {}))
    sent = str(rpc(url, "eth_sendRawTransaction", "0x" + bytes(signed.raw_transaction).hex()))
    rpc(url, "evm_mine")
    return sent


def make_doer(url: str, lesson: Lesson | None = None, *, key: str = "") -> Doer:
    account = Account.from_key(key) if key else Account.create()
    give(url, account.address, 100)
    user = make_user(evm_address=account.address.lower())
    if lesson is not None:
        make_enrolment(user, lesson.course)
    return Doer(user, "0x" + account.key.hex(), url)


def make_practical(content: dict[str, Any], **columns: Any) -> Lesson:
    return make_lesson(make_course(lessons=1), "practical", content=content, **columns)


def begin(doer: Doer, lesson: Lesson, *, session: str = HERE) -> PracticalAttempt:
    """An attempt whose contract stands."""
    observe_practice_epoch()
    attempt = begin_attempt(learner=doer.user, lesson=lesson, network=practice_network(), session_mark=session)
    stand(attempt)
    return attempt


def stand(attempt: PracticalAttempt) -> None:
    instance = current_instance(attempt)
    if instance is None:
        return
    with on_network(practice_network()):
        sweep_until_settled(instance.transaction)
        bring_forward(attempt, instance.contract, practice_network())


def contract_of(attempt: PracticalAttempt) -> str:
    instance = current_instance(attempt)
    assert instance is not None
    assert instance.address
    return instance.address


def offer(attempt: PracticalAttempt, transaction_hash: str, **answers: str) -> Looked:
    """Hand the transaction in, and look."""
    hand_in(attempt=attempt, transaction_hash=transaction_hash, answers=answers)
    return look(attempt=attempt, is_pressing=True)


def why(looked: Looked, check: str) -> str:
    return str(looked.attempt.results[check]["why"])


def result(looked: Looked, check: str) -> tuple[str, str]:
    found = looked.attempt.results[check]
    return found["expected"], found["actual"]


def weibars(amount: str) -> int:
    return int(Decimal(amount) * HBAR)
