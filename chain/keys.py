"""The operator's keys: who the platform pays and mints as. They are read here, used here, and shown nowhere.

OPERATOR_PRIVATE_KEYS holds those of the credential network, PRACTICE_PRIVATE_KEYS those of the practice network, which
serve on both where that is one. Unset, the latter are derived from SECRET_KEY: anvil's own are known to everybody, and
everybody may send to that chain (chain/treasury.py fills the accounts).
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables

from chain.networks import credential_network, current_network

if TYPE_CHECKING:
    from eth_account.datastructures import SignedTransaction
    from eth_account.signers.local import LocalAccount

DERIVED_ACCOUNTS: Final = 2


class KeysUnusable(Exception):
    """No key, or one that is none. The sentence says which, never what it holds."""


def operator_addresses() -> list[str]:
    """The accounts that may sign, in the order of their keys; the first one mints. Raises KeysUnusable."""
    return list(accounts())


def sign(address: str, fields: dict[str, Any]) -> "SignedTransaction":
    """`fields` signed by `address`, which must be one of ours."""
    signed: SignedTransaction = accounts()[address].sign_transaction(fields)
    return signed


def are_practice_keys() -> bool:
    """Whether those of the practice network sign on the network in force. The platform itself fills their accounts."""
    is_operators_devnet = current_network() == credential_network() and settings.OPERATOR_PRIVATE_KEYS
    return current_network().is_ours and not is_operators_devnet


def accounts() -> "dict[str, LocalAccount]":
    if not are_practice_keys():
        return accounts_of(tuple(settings.OPERATOR_PRIVATE_KEYS), "OPERATOR_PRIVATE_KEYS")
    if settings.PRACTICE_PRIVATE_KEYS:
        return accounts_of(tuple(settings.PRACTICE_PRIVATE_KEYS), "PRACTICE_PRIVATE_KEYS")
    return derived_accounts(settings.SECRET_KEY)


@cache
@sensitive_variables()
def accounts_of(keys: tuple[str, ...], setting: str) -> "dict[str, LocalAccount]":
    """Of the private keys that `setting` holds."""
    if not keys:
        raise KeysUnusable(f"{setting} is not set, so nothing can be paid or minted.")
    found = [account_of(key, setting, place) for place, key in enumerate(keys, start=1)]
    return {account.address: account for account in found}


@cache
@sensitive_variables()
def derived_accounts(secret: str) -> "dict[str, LocalAccount]":
    """They change with SECRET_KEY; nothing is lost by that, as the new ones are filled like the old ones."""
    from eth_account import Account

    seeds = [
        salted_hmac("chain.keys.practice", str(number), secret=secret, algorithm="sha256").digest()
        for number in range(DERIVED_ACCOUNTS)
    ]
    found: list[LocalAccount] = [Account.from_key(seed) for seed in seeds]
    return {account.address: account for account in found}


@sensitive_variables()
def account_of(key: str, setting: str, place: int) -> "LocalAccount":
    from eth_account import Account

    try:
        account: LocalAccount = Account.from_key(key.strip())
    except Exception:  # noqa: BLE001 (whatever it is, it quotes the key)
        account_or_none = None
    else:
        account_or_none = account
    if account_or_none is None:
        # Raised here, outside `except`, so that no traceback leads back to the key.
        raise KeysUnusable(f"{setting} holds something that is not a private key (number {place}).")
    return account_or_none
