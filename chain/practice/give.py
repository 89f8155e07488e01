"""Practice HBAR for a learner's wallet: the chain is the platform's own, so they are given freely within sane limits.

A gift is a row of `transactions`, written before anything is signed; the sender pays it exactly once. Gifts of an
earlier life of the chain count no more: they are gone with it.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from eth_utils.address import to_checksum_address

from chain import gateway
from chain.models import Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import on_network, practice_network
from chain.practice.epoch import practice_life_began_at
from chain.practice.errors import GiftRefused
from chain.sending.intents import plan_transfer
from chain.units import Hbar, hbar_to_tinybar, tinybar_to_hbar, whole_tinybars_in
from learning.models import User
from learning.web.throttle import is_place_throttled, register_scope

# In HBAR: how much at a time, and below which balance.
GIFT: Final = Decimal(100)
ENOUGH: Final = Decimal(50)
# How often a person may ask within a day, and how often lessons may ask for them.
MOST_OF_A_PERSON: Final = 5
MOST_FOR_LESSONS: Final = 20
# A class behind one router never comes near it.
MOST_OF_A_NETWORK: Final = 500
WINDOW: Final = timedelta(days=1)

SCOPE: Final = register_scope("practice-hbar", _("Practice HBAR"))
LESSON_MEMO: Final = "Practice HBAR for a lesson"


def give_practice_hbar(*, learner: User, network: str | None = None) -> Transaction:
    """100 HBAR for a wallet that holds less than 50, on its way when this returns. While one is, that one is returned.

    `network` is where the learner asks from (learning/web/client_ip.py), None when unknown. Raises GiftRefused.
    """
    address = wallet_of(learner)
    under_way = gifts_under_way(address).first()
    if under_way is not None:
        return under_way
    check_share_of(learner)
    if practice_balance(address) >= ENOUGH:
        raise GiftRefused("enough", enough=int(ENOUGH))
    if is_place_throttled(network, SCOPE, limit=MOST_OF_A_NETWORK, seconds=int(WINDOW.total_seconds())):
        raise GiftRefused("network")
    return plan_gift(learner=learner, address=address, amount=GIFT, memo="Practice HBAR")


def ensure_practice_balance(*, learner: User, at_least: Decimal, address: str = "") -> Transaction | None:
    """HBAR so that the learner's wallet, or their other `address`, holds `at_least`; None when it does already.

    For lessons, which need a certain balance. While a gift is under way it is waited for: ask again when it has
    arrived. Raises GiftRefused, and ValueError for more than a gift.
    """
    if not 0 <= at_least <= GIFT:
        raise ValueError(f"A lesson may ask for 0 to {GIFT} HBAR, not {at_least}.")
    address = str(to_checksum_address(address)) if address else wallet_of(learner)
    under_way = gifts_under_way(address).first()
    if under_way is not None:
        return under_way
    if practice_balance(address) >= at_least:
        return None
    return plan_gift(learner=learner, address=address, amount=GIFT, memo=LESSON_MEMO)


@transaction.atomic
def plan_gift(*, learner: User, address: str, amount: Decimal, memo: str) -> Transaction:
    """The learner's row is locked first (docs/decisions/003): whoever asks twice at once is given once."""
    holder = User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    under_way = gifts_under_way(address).first()
    if under_way is not None:
        return under_way
    check_share_of(holder, for_lesson=memo == LESSON_MEMO)
    with on_network(practice_network()):
        return plan_transfer(
            user_id=holder.pk,
            kind=TransactionType.PRACTICE_HBAR,
            to=address,
            amount=hbar_to_tinybar(amount),
            memo=memo,
        )


def wallet_of(learner: User) -> str:
    """The address the learner signs in with. Raises GiftRefused("no_wallet")."""
    if not learner.evm_address:
        raise GiftRefused("no_wallet")
    return str(to_checksum_address(learner.evm_address))


def practice_balance(address: str) -> Hbar:
    """What `address` holds on the practice network, rounded down to tinybars. Raises GiftRefused("away")."""
    try:
        with on_network(practice_network()):
            return tinybar_to_hbar(whole_tinybars_in(gateway.balance_of(address)))
    except (gateway.ChainUnreachable, gateway.ChainRefused):
        raise GiftRefused("away") from None


def gifts() -> QuerySet[Transaction]:
    """All there were on the practice chain, in whatever life of it."""
    kind = TransactionType.PRACTICE_HBAR
    return Transaction.objects.filter(transaction_type=kind, chain_id=practice_network().chain_id)


def gifts_under_way(address: str) -> QuerySet[Transaction]:
    """Planned or sent and not settled. A reset of the chain does not end them: they are paid on the new one."""
    return gifts().filter(to_account=address, status=TransactionStatus.PENDING).order_by("pk")


def gifts_that_count(learner: User, now: datetime) -> QuerySet[Transaction]:
    """Against the learner's share: of the last 24 hours and the present life of the chain, oldest first."""
    since = now - WINDOW
    own = gifts().filter(user=learner, created_at__gt=max(since, practice_life_began_at() or since))
    return own.exclude(status=TransactionStatus.FAILED).order_by("created_at", "pk")


def check_share_of(learner: User, *, for_lesson: bool = False) -> None:
    """Raises GiftRefused("often")."""
    counting = gifts_that_count(learner, timezone.now())
    counting = counting.filter(memo=LESSON_MEMO) if for_lesson else counting.exclude(memo=LESSON_MEMO)
    most = MOST_FOR_LESSONS if for_lesson else MOST_OF_A_PERSON
    asked_at = list(counting.values_list("created_at", flat=True))
    if len(asked_at) >= most:
        raise GiftRefused("often", until=asked_at[len(asked_at) - most] + WINDOW)
