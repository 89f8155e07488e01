"""SigningBatch after batch, until nothing waits: the loop a worker runs."""

import logging
from enum import Enum, auto
from time import monotonic

from chain import gateway, keys
from chain.sending.claim import claim
from chain.sending.deliver import deliver
from chain.sending.locks import KeyBusy, ensure_signers
from chain.sending.queues import anything_waits, senders_of_unaccepted
from chain.troubles import note_failure

logger = logging.getLogger(__name__)

# Well below the time after which the queue gives a task to another worker.
MOST_SECONDS = 30


class BatchOutcome(Enum):
    MORE = auto()  # something was done, and there may be more
    REST = auto()  # nothing to do, or not now
    BUSY = auto()  # another sender holds the key


def drive() -> int:
    """Sign and send all that waits, with every key that is free; how many batches that took.

    Failures of the chain or the keys are noted as troubles, and everything stays for the next time.
    """
    if not anything_waits():
        return 0
    try:
        addresses = keys.operator_addresses()
        ensure_signers(addresses)
        # What a key that is no longer ours has signed is still to be delivered.
        return run_batches([*addresses, *(sender for sender in senders_of_unaccepted() if sender not in addresses)])
    except (gateway.ChainUnreachable, gateway.ChainRefused, keys.KeysUnusable) as error:
        note_failure(error)
        return 0


def run_batches(addresses: list[str]) -> int:
    batches = 0
    until = monotonic() + MOST_SECONDS
    while monotonic() < until:
        outcomes = {address: run_batch(address, wait=False) for address in addresses}
        # A key in use is looked at again before it is let go; waiting for it makes sure.
        if BatchOutcome.MORE not in outcomes.values():
            busy = [address for address, outcome in outcomes.items() if outcome is BatchOutcome.BUSY]
            outcomes = {address: run_batch(address, wait=True) for address in busy}
        done = sum(outcome is BatchOutcome.MORE for outcome in outcomes.values())
        if not done:
            break
        batches += done
    return batches


def run_batch(address: str, *, wait: bool) -> BatchOutcome:
    try:
        batch = claim(address, wait=wait)
    except KeyBusy:
        return BatchOutcome.BUSY
    return BatchOutcome.MORE if batch is not None and deliver(batch) else BatchOutcome.REST
