"""Chains that lost blocks or began anew, and accounts that others use too."""

import pytest
from eth_account import Account
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending import failpoints
from chain.sending.failpoints import Failpoint
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, give, new_address, reset_anvil, rpc
from chain.tests.sending import pay, sweep_for, sweep_until_settled

pytestmark = pytest.mark.django_db


def test_blocks_that_a_devnet_lost_are_made_again_from_the_same_bytes(devnet: Chain) -> None:
    snapshot = rpc(devnet.anvil, "evm_snapshot")
    learners = [new_address() for _ in range(3)]
    rows = [pay(learner) for learner in learners]
    sweep_until_settled(*rows)
    assert rpc(devnet.anvil, "evm_revert", snapshot)
    assert count(devnet.anvil, devnet.operator) == 0
    sweep_for(0.8)
    late = pay(new_address())
    sweep_until_settled(late)
    assert [balance(devnet.anvil, learner) for learner in learners] == [HBAR] * 3
    assert (count(devnet.anvil, devnet.operator), late.nonce) == (4, 3)


@pytest.mark.parametrize("is_renamed", [False, True])
def test_s6_a_settled_payout_of_a_lost_block_is_sent_again_whatever_the_first_block_is_called(
    devnet: Chain, monkeypatch: pytest.MonkeyPatch, is_renamed: bool
) -> None:
    """A devnet started again may serve another first block before the same state: that is no reset."""
    kept, lost = pay(new_address()), new_address()
    sweep_until_settled(kept)
    snapshot = rpc(devnet.anvil, "evm_snapshot")
    sweep_until_settled(pay(lost))
    assert rpc(devnet.anvil, "evm_revert", snapshot)
    assert balance(devnet.anvil, lost) == 0
    if is_renamed:
        monkeypatch.setattr(gateway, "genesis_hash", lambda: "0x" + "99" * 32)
    sweep_for(0.8)
    late = pay(new_address())
    sweep_until_settled(late)
    assert (balance(devnet.anvil, lost), balance(devnet.anvil, kept.to_account)) == (HBAR, HBAR)
    assert (late.nonce, late.epoch) == (2, 0)


def test_a_failed_call_of_a_lost_block_never_runs_again(devnet: Chain) -> None:
    """It was undone the first time; the second time it might pay what was given back."""
    snapshot = rpc(devnet.anvil, "evm_snapshot")
    failed, paid = new_address(), new_address()
    rpc(devnet.anvil, "anvil_setCode", failed, "0x5f5ffd")
    rows = [pay(failed), pay(paid)]
    sweep_until_settled(*rows)
    assert [row.status for row in rows] == [TransactionStatus.FAILED, TransactionStatus.SUCCESS]
    assert rpc(devnet.anvil, "evm_revert", snapshot)
    sweep_for(0.8)
    late = pay(new_address())
    sweep_until_settled(late)
    sweep_until_settled(*Transaction.objects.all())
    assert [balance(devnet.anvil, address) for address in (failed, paid, late.to_account)] == [0, HBAR, HBAR]


def test_a_chain_that_was_reset_counts_nonces_anew(devnet: Chain, settings: Settings) -> None:
    first, under_way = pay(new_address()), new_address()
    sweep_until_settled(first)
    with reset_anvil() as reset:
        give(reset, devnet.operator, 100)
        # Signed for the old life of the chain, and never sent.
        failpoints.hook = stop_at(Failpoint.SENDING)
        second = pay(under_way)
        with pytest.raises(Stopped):
            sweep_until_settled(second)
        failpoints.hook = None
        settings.CHAIN_RPC_URL = reset
        sweep_until_settled(second)
        assert balance(reset, under_way) == HBAR
        assert (second.nonce, second.epoch) == (0, 1)
        assert ChainSigner.objects.get(address=devnet.operator).next_nonce == 1


class Stopped(BaseException):
    pass


def stop_at(failpoint: Failpoint) -> failpoints.Hook:
    def watch(reached: Failpoint) -> None:
        if reached is failpoint:
            raise Stopped

    return watch


def test_a_nonce_that_another_program_used_is_not_waited_for(chain: Chain, settings: Settings) -> None:
    """Signed and stored, then the operator's own wallet is quicker."""
    failpoints.hook = stop_at(Failpoint.SENDING)
    learner = new_address()
    row = pay(learner)
    try:
        with pytest.raises(Stopped):
            sweep_until_settled(row)
    finally:
        failpoints.hook = None
    elsewhere = new_address()
    send_by_hand(chain, settings.OPERATOR_PRIVATE_KEYS[0], nonce=0, to=elsewhere)
    sweep_until_settled(row)
    assert (row.status, row.nonce) == (TransactionStatus.SUCCESS, 1)
    assert (balance(chain.anvil, learner), balance(chain.anvil, elsewhere)) == (HBAR, 5 * HBAR)


def send_by_hand(chain: Chain, key: str, *, nonce: int, to: str) -> None:
    fields = {"nonce": nonce, "to": to, "value": 5 * HBAR, "gas": 21_000, "gasPrice": 10**10}
    fields["chainId"] = current_network().chain_id
    raw = Account.from_key(key).sign_transaction(fields).raw_transaction
    rpc(chain.anvil, "eth_sendRawTransaction", "0x" + bytes(raw).hex())


def test_what_a_key_signed_before_it_was_taken_away_is_delivered(chain: Chain, settings: Settings) -> None:
    failpoints.hook = stop_at(Failpoint.SENDING)
    learner = new_address()
    row = pay(learner)
    try:
        with pytest.raises(Stopped):
            sweep_until_settled(row)
    finally:
        failpoints.hook = None
    settings.OPERATOR_PRIVATE_KEYS = ["0x" + "77" * 32]
    sweep_until_settled(row)
    assert row.signer == chain.operator
    assert balance(chain.anvil, learner) == HBAR
    assert Transaction.objects.count() == 1
