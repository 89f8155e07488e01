"""A learner's practice HBAR as pages show them, and whether a gift is still on its way."""

from dataclasses import dataclass

from django.utils import timezone

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import on_network, practice_network
from chain.practice.errors import GiftRefused
from chain.practice.give import ENOUGH, check_share_of, gifts_that_count, gifts_under_way, practice_balance, wallet_of
from chain.troubles import is_node_away
from chain.units import Hbar
from learning.models import User


@dataclass(frozen=True)
class PracticeHbar:
    """`balance` is None when the node does not say. `gift` is the newest that counts; `obstacle` why there is no more
    now. `is_held_up` says that the practice network does not answer, so that a gift takes longer."""

    address: str
    balance: Hbar | None
    gift: Transaction | None
    obstacle: GiftRefused | None
    is_held_up: bool

    @property
    def is_under_way(self) -> bool:
        return self.gift is not None and self.gift.status == TransactionStatus.PENDING

    @property
    def has_arrived(self) -> bool:
        return self.gift is not None and self.gift.status == TransactionStatus.SUCCESS


def read_practice_hbar(learner: User) -> PracticeHbar:
    """Asks the node once."""
    try:
        address = wallet_of(learner)
    except GiftRefused as refusal:
        return PracticeHbar("", None, None, refusal, is_held_up=False)
    balance, obstacle = None, None
    with on_network(practice_network()):
        is_held_up = is_node_away()
    try:
        if not is_held_up:
            balance = practice_balance(address)
        check_share_of(learner)
        if balance is not None and balance >= ENOUGH:
            raise GiftRefused("enough", enough=int(ENOUGH))
    except GiftRefused as refusal:
        obstacle, is_held_up = refusal, is_held_up or refusal.code == "away"
    counting = gifts_that_count(learner, timezone.now()).filter(to_account=address)
    gift = gifts_under_way(address).first() or counting.last()
    return PracticeHbar(address, balance, gift, obstacle, is_held_up)
