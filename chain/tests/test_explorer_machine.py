r"""The index beside a chain at its worst, step by step at random: what a whole run leaves is the chain, no row else.

The suite takes some hundred steps. The whole form, 10,000 steps for each of five seeds:

    for seed in 1 2 3 4 5; do EXPLORER_STEPS=10000 pytest chain/tests/test_explorer_machine.py \
        --hypothesis-seed=$seed; done
"""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from itertools import pairwise
from threading import Event, Thread
from typing import Any, Final

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from chain.explorer import failpoints, indexing
from chain.explorer.failpoints import Failpoint
from chain.explorer.indexing import index_practice_chain, index_step
from chain.gateway import ChainUnreachable
from chain.models import ChainLife, ExplorerBlock, ExplorerLog, ExplorerPosition, ExplorerTransaction
from chain.models.explorer import place_of
from chain.networks import on_network, practice_network
from chain.practice.epoch import observe_practice_epoch
from chain.tests.explorer_chain import PRICE, ExploredChain, cut, explored_chain

SHORT_FORM: Final = 300
STEPS: Final = int(os.environ.get("EXPLORER_STEPS", SHORT_FORM))
STEPS_AN_EXAMPLE: Final = 50
# So few that a run takes several steps, and a loss may be too deep to be compared.
BLOCKS_AT_ONCE: Final = 4
DEEPEST_LOSS: Final = 10

# Drawn with these weights; one rule for all, as Hypothesis leaves whole rules out of an example.
CHANGES: Final = (
    *("grow",) * 4,
    *("lose_blocks",) * 2,
    *("make_blocks_anew",) * 4,
    *("reset",),
    *("start_again_with_another_first_block",),
)
# What happens when a run reaches a failpoint: it dies, another one comes, somebody sees a reset, the chain changes at
# once, or it changes or is gone among the next answers.
EVENTS: Final = (*("die",) * 2, *("another_run", "another_step", "observe") * 2, "cut", *CHANGES)
MEANWHILE = st.lists(
    st.tuples(st.sampled_from(list(Failpoint)), st.sampled_from(EVENTS), st.integers(0, 12)), max_size=6
)

# The columns that are compared.
BLOCK: Final = ("number", "hash", "parent_hash", "timestamp", "gas_used", "transaction_count")
TRANSACTION: Final = (
    *("place", "block", "hash", "sender", "receiver", "created", "value_weibar", "nonce", "gas_used"),
    *("succeeded", "input", "gas_price_weibar"),
)
LOG: Final = ("place", "transaction", "address", "topic0", "topic1", "topic2", "topic3", "data")


class Killed(BaseException):
    """The worker ends here; its database transaction with it."""


def clear() -> None:
    for table in (ExplorerLog, ExplorerTransaction, ExplorerBlock, ExplorerPosition, ChainLife):
        table.objects.all().delete()


class ExplorerMachine(RuleBasedStateMachine):
    settings: Settings
    patch: pytest.MonkeyPatch

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.chain = self.stack.enter_context(explored_chain(self.settings, self.patch))
        self.waiting: list[tuple[Failpoint, str, int]] = []
        clear()

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        self.chain.chance.seed(seed)

    @rule(
        action=st.sampled_from((*("run",) * 2, *("run_to_the_end",) * 2, *CHANGES, *CHANGES)),
        amount=st.integers(0, 12),
        meanwhile=MEANWHILE,
    )
    def step(self, action: str, amount: int, meanwhile: list[tuple[Failpoint, str, int]]) -> None:
        match action:
            case "run":
                self.run_troubled(meanwhile)
            case "run_to_the_end":
                if amount % 2:
                    observe_practice_epoch()
                assert index_practice_chain()
                # Only a worker who looks at the first block sees that a chain without others is another one.
                assert_whole(self.chain, trusts_first_block=bool(amount % 2))
            case _:
                self.change(action, amount)

    def change(self, action: str, amount: int) -> None:
        match action:
            case "grow":
                self.chain.grow(amount)
            case "lose_blocks":
                self.chain.lose(amount)
            case "make_blocks_anew":
                self.chain.lose(amount)
                self.chain.grow(self.chain.chance.randrange(2 * amount + 1))
            case "reset":
                self.chain.reset()
                self.chain.grow(amount)
            case "start_again_with_another_first_block":
                self.chain.rename()

    def run_troubled(self, meanwhile: list[tuple[Failpoint, str, int]]) -> None:
        """A run, and all that happens before it ends."""
        self.waiting = list(meanwhile)
        failpoints.hook = self.reach
        try:
            self.run_one(index_practice_chain)
        finally:
            failpoints.hook = None
            self.chain.meanwhile = None

    def run_one(self, run: Callable[[], bool]) -> None:
        """When it says that the index is whole, it is, unless the chain changed while it looked."""
        before = self.chain.changes
        with suppress(Killed, ChainUnreachable):
            if run() and self.chain.changes == before:
                assert_whole(self.chain, trusts_first_block=False)

    def observe(self) -> None:
        with suppress(ChainUnreachable):
            observe_practice_epoch()

    def reach(self, failpoint: Failpoint) -> None:
        """All that is next to happen here. Runs within runs take from the same list."""
        while self.waiting and self.waiting[0][0] is failpoint:
            _, event, amount = self.waiting.pop(0)
            if failpoint is not Failpoint.WRITING or event in ("die", *CHANGES):
                # Any other would wait for the row until this run has committed.
                self.happen(event, amount)

    def happen(self, event: str, amount: int) -> None:
        match event:
            case "die":
                raise Killed
            case "another_run":
                self.run_one(index_practice_chain)
            case "another_step":
                with on_network(practice_network()):
                    self.run_one(index_step)
            case "observe":
                self.observe()
            case "cut":
                self.chain.meanwhile, self.chain.soon = cut, amount
            case _ if amount % 2:
                self.change(event, amount)
            case _:
                self.chain.meanwhile, self.chain.soon = partial(self.change, event, amount), amount // 2

    @invariant()
    def nothing_is_half(self) -> None:
        assert_consistent()

    def teardown(self) -> None:
        try:
            observe_practice_epoch()
            assert index_practice_chain()
            assert_whole(self.chain)
        finally:
            self.stack.close()


def assert_consistent() -> None:
    """The rows belong together and to the position, whatever the chain is by now."""
    position = ExplorerPosition.objects.filter(id=1).first() or ExplorerPosition()
    blocks = list(ExplorerBlock.objects.order_by("number"))
    assert [block.number for block in blocks] == list(range(position.next_block))
    assert position.last_hash == (blocks[-1].hash if blocks else None)
    for before, block in pairwise(blocks[1:]):
        assert block.parent_hash == before.hash
    assert position.transaction_count == ExplorerTransaction.objects.count()
    assert position.transaction_count == sum(block.transaction_count for block in blocks)


def assert_whole(chain: ExploredChain, *, trusts_first_block: bool = True) -> None:
    """Row by row what truly is, and nothing else."""
    assert_consistent()
    first = 0 if trusts_first_block else 1
    assert list(ExplorerBlock.objects.order_by("number").values_list(*BLOCK))[first:] == blocks_of(chain)[first:]
    assert list(ExplorerTransaction.objects.order_by("place").values_list(*TRANSACTION)) == transactions_of(chain)
    assert list(ExplorerLog.objects.order_by("place").values_list(*LOG)) == logs_of(chain)
    assert ExplorerPosition.objects.get().head == len(chain.blocks) - 1


def blocks_of(chain: ExploredChain) -> list[tuple[Any, ...]]:
    return [
        (
            *(number, block.hash, block.parent, 1_700_000_000 + number),
            *(sum(each.gas_used for each in block.sent), len(block.sent)),
        )
        for number, block in enumerate(chain.blocks)
    ]


def transactions_of(chain: ExploredChain) -> list[tuple[Any, ...]]:
    return [
        (
            *(place_of(number, index), number, each.hash, each.sender, each.receiver, each.created, each.value),
            *(each.nonce, each.gas_used, each.succeeded, each.input, PRICE),
        )
        for number, block in enumerate(chain.blocks)
        for index, each in enumerate(block.sent)
    ]


def logs_of(chain: ExploredChain) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for number, block in enumerate(chain.blocks):
        logs = [(index, log) for index, each in enumerate(block.sent) for log in each.logs]
        for place, (index, (address, topics, data)) in enumerate(logs):
            padded = (*topics, None, None, None, None)[:4]
            rows.append((place_of(number, place), place_of(number, index), address, *padded, data))
    return rows


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BLOCKS_AT_ONCE", BLOCKS_AT_ONCE)
    monkeypatch.setattr(indexing, "DEEPEST_LOSS", DEEPEST_LOSS)


@pytest.mark.django_db
@pytest.mark.usefixtures("few_at_once")
def test_the_index_is_the_chain_whatever_happens(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    ExplorerMachine.settings, ExplorerMachine.patch = settings, monkeypatch
    steps = hypothesis_settings(
        max_examples=max(STEPS // STEPS_AN_EXAMPLE, 1),
        stateful_step_count=STEPS_AN_EXAMPLE,
        phases=[Phase.generate] if STEPS > SHORT_FORM else tuple(Phase),
        suppress_health_check=list(HealthCheck),
        deadline=None,
        print_blob=True,
    )
    run_state_machine_as_test(ExplorerMachine, settings=steps)


@pytest.mark.django_db
@pytest.mark.parametrize("answers", range(9))
def test_blocks_that_are_made_anew_between_any_two_answers_are_taken(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, answers: int
) -> None:
    with explored_chain(settings, monkeypatch) as chain:

        def make_anew() -> None:
            chain.lose(3)
            chain.grow(4)

        chain.grow(4)
        assert index_practice_chain()
        chain.grow(2)
        chain.meanwhile, chain.soon = make_anew, answers
        assert index_practice_chain()
        # A change after the last answer is seen by the next run.
        assert index_practice_chain()
        assert_whole(chain)


@pytest.mark.django_db
def test_a_run_that_another_one_overtook_goes_on_until_all_is_there(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin_anew(reached: Failpoint) -> None:
        if reached is Failpoint.BLOCKS_READ:
            failpoints.hook = None
            observe_practice_epoch()
            assert not index_step()

    with explored_chain(settings, monkeypatch) as chain:
        chain.grow(3)
        assert index_practice_chain()
        chain.rename()
        failpoints.hook = begin_anew
        try:
            assert index_practice_chain()
        finally:
            failpoints.hook = None
        assert_whole(chain)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("few_at_once")
def test_workers_in_their_own_connections_leave_the_chain(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one connection cannot show: they wait for each other's rows, and none runs into another's."""
    ended, errors = Event(), []

    def work() -> None:
        try:
            while not ended.is_set():
                index_practice_chain()
        except BaseException as error:  # noqa: BLE001 (told by the test)
            errors.append(error)
        finally:
            connection.close()

    with explored_chain(settings, monkeypatch) as chain:
        chain.chance.seed(1)
        workers = [Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for change in range(60):
            if change % 15 == 14:
                chain.reset()
                observe_practice_epoch()
            with chain.lock:
                chain.lose(chain.chance.randrange(6))
                chain.grow(chain.chance.randrange(12))
            index_practice_chain()
        ended.set()
        for worker in workers:
            worker.join()
        assert errors == []
        observe_practice_epoch()
        assert index_practice_chain()
        assert_whole(chain)
