"""Tell admins in time that the operator's accounts will soon be too poor for the faucet."""

from decimal import Decimal

from django.utils import timezone

from chain import gateway, keys
from chain.amounts import short_amount
from chain.faucet.class_pools import promised_to_classes
from chain.models.trouble import TroubleKind
from chain.troubles import end_trouble, note_failure, note_trouble
from chain.units import Weibar, tinybar_to_hbar, whole_tinybars_in
from settings.registry import FAUCET_DAILY_BUDGET_HBAR


def check_balance() -> None:
    """Note a trouble while all accounts together hold less than the faucet may give in a day."""
    try:
        addresses = keys.operator_addresses()
        balance = Weibar(sum(gateway.balance_of(address) for address in addresses))
    except (gateway.ChainUnreachable, gateway.ChainRefused, keys.KeysUnusable) as error:
        return note_failure(error)
    held: Decimal = tinybar_to_hbar(whole_tinybars_in(balance))
    budget = FAUCET_DAILY_BUDGET_HBAR.current() + promised_to_classes(now=timezone.now())
    if held >= budget:
        return end_trouble(TroubleKind.LOW_BALANCE)
    return note_trouble(
        TroubleKind.LOW_BALANCE,
        f"The operator's accounts hold {short_amount(held)} HBAR, and the faucet may give {short_amount(budget)} "
        f"a day. Send HBAR to {addresses[0]}.",
    )
