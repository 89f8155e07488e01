"""Wallets of generated learners. The first few have keys, so that they can sign in; the others only an address."""

from random import Random

from eth_account import Account
from eth_account.signers.local import LocalAccount
from eth_utils.crypto import keccak

WITH_KEYS = 400


def wallet_of(number: int) -> LocalAccount:
    """The wallet of learner `number`, the same in every run."""
    wallet: LocalAccount = Account.from_key(keccak(text=f"web3versity benchmark learner {number}"))
    return wallet


def address_of(number: int, random: Random) -> str:
    return str(wallet_of(number).address) if number <= WITH_KEYS else f"0x{random.getrandbits(160):040x}"
