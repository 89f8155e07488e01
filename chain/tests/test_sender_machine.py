"""The sender against a network at its worst, step by step at random: every payout once, none lost, no standstill.

The suite takes some hundred steps. The whole form, 10,000 steps for each of five seeds (docs/decisions/008):

    for seed in 1 2 3 4 5; do SENDER_STEPS=10000 pytest chain/tests/test_sender_machine.py --hypothesis-seed=$seed; done
"""

import os
from contextlib import ExitStack, suppress
from datetime import timedelta
from typing import Any, Final, Literal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from chain.models import ChainSigner, ChainTrouble, FaucetRequest, Transaction
from chain.models.faucet import FaucetStatus
from chain.models.transaction import TransactionStatus, TransactionType
from chain.sending import failpoints
from chain.sending.claim import SigningBatch, claim
from chain.sending.deliver import deliver
from chain.sending.drive import drive
from chain.sending.failpoints import Failpoint
from chain.sending.locks import ensure_signers
from chain.sending.receipts import settle_due
from chain.sending.sweep import sweep
from chain.testing.fault_profile import FaultProfile
from chain.testing.in_process import InProcessChain, in_process_chain, stopped_clock
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import pay
from chain.units import Tinybar, tinybar_to_hbar

STEPS: Final = int(os.environ.get("SENDER_STEPS", "300"))
STEPS_AN_EXAMPLE: Final = 50
# Of quiet weather, until everything must have ended: the longest waits of the sender, some times over.
MOST_MINUTES: Final = 90

SHARES = st.sampled_from([0.0, 0.0, 0.0, 0.2, 0.5])


class Killed(BaseException):
    """The worker ends here; its database transaction with it."""


class SenderMachine(RuleBasedStateMachine):
    chain: InProcessChain
    settings: Settings
    patch: pytest.MonkeyPatch

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.clock = self.stack.enter_context(stopped_clock())
        self.chain = self.stack.enter_context(in_process_chain(self.settings, self.patch))
        self.amounts: dict[str, int] = {}
        self.old_batch: SigningBatch | None = None
        for table in (FaucetRequest, Transaction, ChainSigner, ChainTrouble):
            table.objects.all().delete()

    @initialize()
    def begin(self) -> None:
        ensure_signers([self.chain.operator])

    @rule(tinybars=st.integers(10**8, 10 * 10**8))
    def plan(self, tinybars: int) -> None:
        self.plan_payout(tinybars)

    def plan_payout(self, tinybars: int) -> None:
        learner = new_address()
        self.amounts[learner] = tinybars
        row = pay(learner, Tinybar(tinybars))
        hbar = tinybar_to_hbar(Tinybar(tinybars))
        FaucetRequest.objects.create(transaction=row, amount_hbar=hbar, evm_address=learner)

    @rule()
    def plan_what_reverts(self) -> None:
        self.plan_payout(10**8)
        self.chain.ledger.reverting.add(list(self.amounts)[-1].lower())

    @rule()
    def sign_and_deliver(self) -> None:
        drive()

    @rule()
    def settle(self) -> None:
        settle_due()

    @rule()
    def sweep(self) -> None:
        sweep()

    @rule()
    def sign_and_fall_asleep(self) -> None:
        """A worker signs and sleeps; another may go on meanwhile."""
        self.old_batch = claim(self.chain.operator, wait=False) or self.old_batch

    @rule()
    def wake_with_the_old_batch(self) -> None:
        if self.old_batch is not None:
            deliver(self.old_batch)

    @rule(failpoint=st.sampled_from(list(Failpoint)))
    def die(self, failpoint: Failpoint) -> None:
        def watch(reached: Failpoint) -> None:
            if reached is failpoint:
                raise Killed

        failpoints.hook = watch
        try:
            with suppress(Killed):
                sweep()
        finally:
            failpoints.hook = None

    @rule(seconds=st.sampled_from([1, 5, 20, 70, 200, 400]))
    def time_passes(self, seconds: int) -> None:
        self.clock.pass_seconds(seconds)

    @rule(
        late_rejections=SHARES,
        silent_rejections=SHARES,
        delayed=SHARES,
        lost_answers=SHARES,
        lost_receipts=SHARES,
        mirror_busy=SHARES,
        busy_network=SHARES,
        price_rises=SHARES,
        rejected_receipt=st.sampled_from(["null", "error", "lying"]),
        is_frozen=st.booleans(),
        no_prechecks=st.booleans(),
    )
    def the_network_changes(self, rejected_receipt: Literal["null", "error", "lying"], **faults: Any) -> None:
        self.chain.faults = FaultProfile(
            rejected_receipt=rejected_receipt, mirror_late_seconds=10, late_receipts_seconds=5, **faults
        )

    @rule()
    def the_network_recovers(self) -> None:
        self.chain.faults = FaultProfile(rejected_receipt=self.chain.faults.rejected_receipt)

    @rule()
    def the_relay_restarts(self) -> None:
        self.chain.double.restart()

    @invariant()
    def no_payout_twice_and_none_from_a_failed_row(self) -> None:
        paid = {learner: self.chain.ledger.balance(learner) for learner in self.amounts}
        payouts = Transaction.objects.filter(transaction_type=TransactionType.FAUCET_REQUEST)
        for learner, status in payouts.values_list("to_account", "status"):
            amount = self.amounts[learner] * HBAR // 10**8
            allowed = {"pending": (0, amount), "success": (amount,), "failed": (0,)}[status]
            assert paid[learner] in allowed, (learner, status, paid[learner])

    def teardown(self) -> None:
        try:
            self.everything_ends()
        finally:
            self.stack.close()

    def everything_ends(self) -> None:
        self.the_network_recovers()
        until = timezone.now() + timedelta(minutes=MOST_MINUTES)
        pending = Transaction.objects.filter(status=TransactionStatus.PENDING)
        while pending.exists():
            assert timezone.now() < until, list(pending.values())
            sweep()
            self.clock.pass_seconds(15)
        # Whatever is still on its way somewhere has run by then, or never will.
        self.clock.pass_seconds(600)
        sweep()
        self.no_payout_twice_and_none_from_a_failed_row()
        paid = sum(self.chain.ledger.balance(learner) for learner in self.amounts)
        counted = FaucetRequest.objects.filter(status=FaucetStatus.COMPLETED).values_list("amount_hbar", flat=True)
        assert paid == sum(int(amount * 10**8) for amount in counted) * 10**10
        assert not FaucetRequest.objects.filter(status=FaucetStatus.PENDING).exists()
        assert not ChainTrouble.objects.filter(kind="busy").exists()


@pytest.mark.django_db
def test_every_payout_arrives_once_whatever_the_network_does(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    SenderMachine.settings, SenderMachine.patch = settings, monkeypatch
    steps = hypothesis_settings(
        max_examples=max(STEPS // STEPS_AN_EXAMPLE, 1),
        stateful_step_count=STEPS_AN_EXAMPLE,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        print_blob=True,
    )
    run_state_machine_as_test(SenderMachine, settings=steps)
