"""How the Hedera-shaped double misbehaves."""

from dataclasses import dataclass
from typing import Final, Literal

TINYBAR: Final = 10**10
PRICE: Final = 1_170_000_000_000

# What a network says that takes nothing now, in the relay's words (issue 1363 and CONSENSUS_NODE_ERROR there).
BUSY_ANSWERS: Final = (
    (-32000, "Consensus node error: BUSY (12): transaction failed precheck with status BUSY"),
    (-32000, "Consensus node error: PLATFORM_NOT_ACTIVE (45): transaction failed precheck"),
    (-32003, "Transaction rejected: THROTTLED_AT_CONSENSUS - receipt contained error status"),
    (-32000, "txpool is full"),
)
# Statuses of transactions that never run, though the relay has answered their send with a hash.
REJECTIONS: Final = ("WRONG_NONCE", "INVALID_SIGNATURE", "THROTTLED_AT_CONSENSUS", "INSUFFICIENT_PAYER_BALANCE", "BUSY")


@dataclass
class FaultProfile:
    """How the network behaves. Shares are chances from 0 to 1, drawn from `seed`; lost receipts stay lost.

    late_rejections     sends answered with a hash whose transaction never runs, for one of `rejections`
    silent_rejections   of those, the share that leaves no record at all, as before mirror node 0.151
    rejected_receipt    what the relay answers for the others: nothing, error -32003, or a receipt as if it had run
    delayed             sends that run only after some of `delay_seconds`, answered at once
    busy_network        sends that the network is too busy for; `is_frozen` turns all of them away
    no_prechecks        the relay checks no nonces: what is wrong is found out at consensus
    """

    sends_a_minute: int = 1_000_000
    late_receipts_seconds: float = 0.0
    lost_receipts: float = 0.0
    lost_answers: float = 0.0
    busy: float = 0.0
    price_rises: float = 0.0
    mirror_late_seconds: float = 0.0
    mirror_busy: float = 0.0
    late_rejections: float = 0.0
    rejections: tuple[str, ...] = REJECTIONS
    silent_rejections: float = 0.0
    rejected_receipt: Literal["null", "error", "lying"] = "null"
    delayed: float = 0.0
    delay_seconds: float = 120.0
    busy_network: float = 0.0
    is_frozen: bool = False
    no_prechecks: bool = False
    price: int = PRICE
    seed: int = 1


# Everything at once, each as often as it can be borne.
ALL_FAULTS: Final = FaultProfile(
    late_receipts_seconds=0.2,
    lost_receipts=0.05,
    lost_answers=0.05,
    busy=0.05,
    price_rises=0.05,
    mirror_late_seconds=0.2,
    mirror_busy=0.05,
    late_rejections=0.05,
)
