"""The operator's keys: who the platform pays and mints as. They are read here, used here, and shown nowhere.

OPERATOR_PRIVATE_KEYS holds them. Where it is unset on a devnet, anvil's own development accounts serve, which are
derived from the phrase every anvil starts with and worth nothing anywhere else.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from chain.networks import DEVNET

if TYPE_CHECKING:
    from eth_account.datastructures import SignedTransaction
    from eth_account.signers.local import LocalAccount

DEVELOPMENT_PHRASE: Final = " ".join(["test"] * 11 + ["junk"])
DEVELOPMENT_ACCOUNTS: Final = 2


class KeysUnusable(Exception):
    """No key, or one that is none. The sentence says which, never what it holds."""


def operator_addresses() -> list[str]:
    """The accounts that may sign, in the order of their keys; the first one mints. Raises KeysUnusable."""
    return list(accounts())


def sign(address: str, fields: dict[str, Any]) -> "SignedTransaction":
    """`fields` signed by `address`, which must be one of ours."""
    signed: SignedTransaction = accounts()[address].sign_transaction(fields)
    return signed


def accounts() -> "dict[str, LocalAccount]":
    return accounts_of(tuple(settings.OPERATOR_PRIVATE_KEYS), DEVNET.name == settings.CHAIN_NETWORK)


@cache
@sensitive_variables()
def accounts_of(keys: tuple[str, ...], is_devnet: bool) -> "dict[str, LocalAccount]":
    if keys:
        found = [account_of(key, place) for place, key in enumerate(keys, start=1)]
    elif is_devnet:
        found = [development_account(number) for number in range(DEVELOPMENT_ACCOUNTS)]
    else:
        raise KeysUnusable("OPERATOR_PRIVATE_KEYS is not set, so nothing can be paid or minted.")
    return {account.address: account for account in found}


@sensitive_variables()
def account_of(key: str, place: int) -> "LocalAccount":
    from eth_account import Account

    try:
        account: LocalAccount = Account.from_key(key.strip())
    except Exception:  # noqa: BLE001 (whatever it is, it quotes the key)
        account_or_none = None
    else:
        account_or_none = account
    if account_or_none is None:
        # Raised here, outside `except`, so that no traceback leads back to the key.
        raise KeysUnusable(f"OPERATOR_PRIVATE_KEYS holds something that is not a private key (number {place}).")
    return account_or_none


def development_account(number: int) -> "LocalAccount":
    from eth_account import Account

    Account.enable_unaudited_hdwallet_features()
    account: LocalAccount = Account.from_mnemonic(DEVELOPMENT_PHRASE, account_path=f"m/44'/60'/0'/0/{number}")
    return account
