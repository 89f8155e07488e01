"""From the planned row to the settled one, on the devnet and on the double."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.sending import release
from chain.sending.sweep import sweep
from chain.signals import transaction_settled
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, new_address
from chain.tests.sending import ONE_HBAR, ask, pay, sweep_until_settled

pytestmark = pytest.mark.django_db

# Init code that returns the runtime code PUSH0 PUSH0 REVERT: a contract that refuses every call.
ALWAYS_REVERTS = bytes.fromhex("625f5ffd5f526003601df3")


@pytest.fixture
def told() -> Iterator[list[tuple[int, str]]]:
    """What was announced, in order."""
    heard: list[tuple[int, str]] = []

    def hear(*, transaction_id: int, status: str, **_: Any) -> None:
        heard.append((transaction_id, status))

    transaction_settled.connect(hear)
    yield heard
    transaction_settled.disconnect(hear)


def test_a_payout_arrives_once_and_its_row_tells_how(chain: Chain, told: list[tuple[int, str]]) -> None:
    learner = new_address()
    row = pay(learner, memo="Faucet")
    sweep_until_settled(row)
    sweep()
    assert balance(chain.anvil, learner) == HBAR
    assert row.status == TransactionStatus.SUCCESS
    assert row.consensus_timestamp is not None
    assert row.fee_hbar is not None
    assert row.fee_hbar > 0
    assert (row.signer, row.nonce, row.error_message) == (chain.operator, 0, "")
    assert bool(row.transaction_id) == (chain.double is not None)
    assert count(chain.anvil, chain.operator) == 1
    assert told == [(row.pk, "success")]


def test_many_payouts_leave_no_gap_between_nonces(chain: Chain) -> None:
    learners = [new_address() for _ in range(60)]
    rows = [pay(learner, ONE_HBAR + place) for place, learner in enumerate(learners)]
    sweep_until_settled(*rows)
    paid = [balance(chain.anvil, learner) for learner in learners]
    assert paid == [HBAR + place * 10**10 for place in range(60)]
    assert sorted(row.nonce or 0 for row in rows) == list(range(60))
    assert ChainSigner.objects.get(address=chain.operator).next_nonce == 60


def deploy_refuser(chain: Chain) -> str:
    deployment = ask("", ALWAYS_REVERTS)
    sweep_until_settled(deployment)
    assert deployment.status == TransactionStatus.SUCCESS
    receipt = gateway.read_receipt(deployment.transaction_hash or "")
    assert receipt is not None
    assert receipt.contract_address is not None
    return receipt.contract_address


def test_a_call_that_reverts_on_the_chain_fails_and_lets_others_pass(chain: Chain, told: list[tuple[int, str]]) -> None:
    refuser = deploy_refuser(chain)
    refused = ask(refuser, b"\x01\x02\x03\x04", gas=100_000)
    paid = pay(new_address())
    sweep_until_settled(refused, paid)
    assert (refused.status, paid.status) == (TransactionStatus.FAILED, TransactionStatus.SUCCESS)
    assert refused.error_message
    assert told[1:] == [(refused.pk, "failed"), (paid.pk, "success")]


def test_a_call_that_would_revert_is_never_sent(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "MOST_REFUSALS", 1)
    refuser = deploy_refuser(chain)
    row = ask(refuser, b"\x01")
    sweep_until_settled(row)
    assert (row.status, row.nonce) == (TransactionStatus.FAILED, None)
    assert count(chain.anvil, chain.operator) == 1


@pytest.mark.parametrize("to", ["", "0x12", "0.0.1234", "nobody"])
def test_what_is_no_address_is_refused_before_it_is_planned(to: str) -> None:
    with pytest.raises(ValueError, match="address"):
        pay(to)


def test_what_the_platform_only_saw_is_never_sent(chain: Chain, settings: Settings) -> None:
    seen = Transaction.objects.create(
        transaction_type=TransactionType.PRACTICE_TRANSFER,
        to_account=new_address(),
        amount_hbar=1,
        chain_id=settings.CHAIN_ID,
    )
    sweep()
    seen.refresh_from_db()
    assert (seen.status, seen.signer) == ("pending", None)
    assert count(chain.anvil, chain.operator) == 0
