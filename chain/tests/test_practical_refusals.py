"""What does not count, each with a sentence of its own, on a real node."""

from typing import Any

import pytest
from eth_account import Account
from pytest_django.fixtures import Settings

from chain.models import PracticalAttempt, PracticalClaim
from chain.models.practical import PracticalState
from chain.practicals.handing_in import read_hash
from chain.practicals.looking import look
from chain.testing.chains import Chain
from chain.testing.nodes import give, rpc
from chain.tests.practicals import (
    POT,
    SEND,
    STALL,
    Doer,
    begin,
    contract_of,
    make_doer,
    make_practical,
    offer,
    result,
    send_from,
    weibars,
    why,
)
from learning.models import Lesson, LessonCompletion

pytestmark = pytest.mark.django_db

# Logs the data and topics of Ordered(address,uint256,uint256) as the caller gives them: 32 bytes topic, 32 bytes buyer.
#   calldatacopy(0, 64, calldatasize - 64); log2(0, calldatasize - 64, topic, buyer)
MIMIC = bytes.fromhex("604036036040600037602035600035604036036000a200")


def deploy(doer: Doer, runtime: bytes) -> str:
    size = len(runtime)
    init = bytes.fromhex(f"60{size:02x}600c60003960{size:02x}6000f3") + runtime
    sent = send_from(doer.key, doer.url, "", data=init, gas=500_000)
    return str(rpc(doer.url, "eth_getTransactionReceipt", sent)["contractAddress"])


@pytest.fixture
def practice(devnet: Chain) -> str:
    return devnet.anvil


@pytest.fixture
def send_lesson() -> Lesson:
    return make_practical(SEND)


@pytest.fixture
def doer(practice: str, send_lesson: Lesson) -> Doer:
    return make_doer(practice, send_lesson)


def pay(doer: Doer, attempt: PracticalAttempt, *, off_by: int = 0, **fields: Any) -> str:
    value = weibars(attempt.params["amount"]) + off_by
    return doer.send(attempt.params["target"], value=value, **fields)


def test_the_right_transaction_completes_the_lesson_once_and_is_kept_as_evidence(
    doer: Doer, send_lesson: Lesson
) -> None:
    attempt = begin(doer, send_lesson)
    looked = offer(attempt, read_hash(f" {pay(doer, attempt).upper()} "))
    assert looked.attempt.is_passed
    assert looked.completed is not None
    assert looked.completed.is_first
    assert looked.completed.reward.xp
    (claim,) = PracticalClaim.objects.all()
    assert looked.attempt.green["sent"]["transaction"] == claim.transaction_hash
    assert LessonCompletion.objects.get(user=doer.user).lesson == send_lesson
    assert offer(looked.attempt, claim.transaction_hash).completed is None
    assert LessonCompletion.objects.count() == 1


def test_a_transaction_of_an_attempt_counts_for_nobody_else(practice: str, doer: Doer, send_lesson: Lesson) -> None:
    attempt = begin(doer, send_lesson)
    used = pay(doer, attempt)
    offer(attempt, used)
    second = make_doer(practice, send_lesson)
    looked = offer(begin(second, send_lesson), used)
    assert "has counted for a lesson before" in why(looked, "sent")
    # Nor for the same learner once more.
    looked = offer(begin(doer, send_lesson), used)
    assert "has counted for a lesson before" in why(looked, "sent")
    assert LessonCompletion.objects.count() == 1


def test_a_transaction_of_another_sender_is_refused(practice: str, doer: Doer, send_lesson: Lesson) -> None:
    attempt, other = begin(doer, send_lesson), make_doer(practice)
    looked = offer(attempt, pay(other, attempt))
    assert "was sent by another account" in why(looked, "sent")
    assert result(looked, "sent") == (doer.address.lower(), other.address.lower())


def test_a_failed_transaction_is_refused_with_the_contracts_reason(practice: str) -> None:
    lesson = make_practical(STALL)
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    looked = offer(attempt, doer.call(attempt, "order", "21"))
    assert "This transaction failed: “Between 1 and 20 bags”" in why(looked, "ordered")


def test_a_payment_that_failed_is_refused_as_failed(practice: str, send_lesson: Lesson) -> None:
    lesson = make_practical(POT)
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    looked = offer(attempt, doer.call(attempt, "take", attempt.params["too_much"]))
    assert "refused" in looked.attempt.green
    assert looked.attempt.green["refused"]["reason"] == "At most 2 HBAR a turn"
    fair = dict(POT, checks=[dict(POT["checks"][0], expect=dict(POT["checks"][0]["expect"], status="success"))])
    strict = make_practical(fair)
    doer = make_doer(practice, strict)
    attempt = begin(doer, strict)
    looked = offer(attempt, doer.call(attempt, "take", attempt.params["too_much"]))
    assert why(looked, "refused") == "This transaction is in a block, but it failed: “At most 2 HBAR a turn”."
    assert result(looked, "refused") == ("succeeded", "failed")


def test_a_transaction_on_another_chain_is_refused(
    double: Chain, own_anvil: str, settings: Settings, send_lesson: Lesson
) -> None:
    settings.PRACTICE_RPC_URL = own_anvil
    doer = make_doer(own_anvil, send_lesson)
    attempt = begin(doer, send_lesson)
    give(double.anvil, doer.address, 100)
    elsewhere = Doer(doer.user, doer.key, double.anvil)
    looked = offer(attempt, pay(elsewhere, attempt))
    assert "This transaction is on another network" in why(looked, "sent")
    assert result(looked, "sent") == ("Web3Versity practice network", "Hedera Testnet")
    looked = offer(attempt, "0x" + "ab" * 32)
    assert "no block with such a transaction" in why(looked, "sent")


def test_a_transaction_sent_before_the_attempt_is_refused(doer: Doer, send_lesson: Lesson) -> None:
    early = doer.send(doer.address, value=1)
    looked = offer(begin(doer, send_lesson), early)
    assert "older than your attempt" in why(looked, "sent")


@pytest.mark.parametrize(("off_by", "words"), [(1, "Too much was sent."), (-1, "Too little was sent.")])
def test_one_weibar_more_or_less_is_refused(doer: Doer, send_lesson: Lesson, off_by: int, words: str) -> None:
    attempt = begin(doer, send_lesson)
    looked = offer(attempt, pay(doer, attempt, off_by=off_by))
    expected, actual = result(looked, "sent")
    assert why(looked, "sent") == words
    assert expected == f"{attempt.params['amount'].rstrip('0')} HBAR"
    assert len(actual) == len("0.370000000000000001 HBAR")


def test_the_right_call_with_a_wrong_argument_is_refused(practice: str) -> None:
    lesson = make_practical(POT)
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    looked = offer(attempt, doer.call(attempt, "take", "10"))
    assert why(looked, "refused") == "The right call, but with another value for hbar."
    assert result(looked, "refused") == (f"take({attempt.params['too_much']})", "take(10)")


def test_an_event_of_another_contract_is_refused(practice: str) -> None:
    lesson = make_practical(STALL)
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    mimic = deploy(doer, MIMIC)
    real = doer.call(begin(make_doer(practice, lesson), lesson), "order", attempt.params["bags"])
    (log,) = rpc(practice, "eth_getTransactionReceipt", real)["logs"]
    buyer = bytes(12) + bytes.fromhex(doer.address[2:])
    data = bytes.fromhex(log["topics"][0][2:]) + buyer + bytes.fromhex(log["data"][2:])
    looked = offer(attempt, doer.send(mimic, data=data))
    assert "another contract wrote it" in why(looked, "ordered")
    assert result(looked, "ordered") == (contract_of(attempt).lower(), mimic.lower())


def test_a_contract_of_another_attempt_is_refused(practice: str) -> None:
    lesson = make_practical(STALL)
    doer = make_doer(practice, lesson)
    old = contract_of(begin(doer, lesson))
    attempt = begin(doer, lesson)
    for contract in (old, contract_of(begin(make_doer(practice, lesson), lesson))):
        looked = offer(attempt, doer.call(attempt, "order", attempt.params["bags"], to=contract))
        assert "the contract of another attempt" in why(looked, "ordered")
        assert result(looked, "ordered") == (contract_of(attempt).lower(), contract.lower())


def test_a_changed_wallet_stops_an_attempt(doer: Doer, send_lesson: Lesson) -> None:
    attempt = begin(doer, send_lesson)
    paid = pay(doer, attempt)
    doer.user.evm_address = str(Account.create().address).lower()
    doer.user.save()
    attempt.refresh_from_db()
    looked = offer(PracticalAttempt.objects.get(pk=attempt.pk), paid)
    assert looked.attempt.state == PracticalState.OPEN
    assert not PracticalClaim.objects.exists()


def test_a_look_within_a_second_of_another_asks_nobody(doer: Doer, send_lesson: Lesson, settings: Settings) -> None:
    attempt = begin(doer, send_lesson)
    look(attempt=attempt)
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    assert look(attempt=attempt).trouble == ""
    assert look(attempt=attempt, is_pressing=True).trouble == "away"
