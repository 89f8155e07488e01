"""The operator's accounts on the practice network: the chain is the platform's own, so it makes its money itself.

Never through the wallets' door: `anvil_setBalance` is asked by workers, at the node's own address.
"""

from typing import Final

from chain import gateway, keys
from chain.units import Tinybar, Weibar, tinybar_to_weibar

FULL: Final = tinybar_to_weibar(Tinybar(10_000_000 * 10**8))
REFILLED_BELOW: Final = Weibar(FULL // 2)


def spendable(address: str) -> Weibar:
    """What `address` has, after it was filled where that is the platform's business. Raises as the gateway does."""
    balance = gateway.balance_of(address)
    if balance >= REFILLED_BELOW or not keys.are_practice_keys() or address not in keys.operator_addresses():
        return balance
    gateway.set_balance(address, FULL)
    return FULL


def fill_accounts() -> None:
    """Those of the network in force, which is the practice network or nothing happens. Repeats without harm."""
    if keys.are_practice_keys():
        for address in keys.operator_addresses():
            spendable(address)
