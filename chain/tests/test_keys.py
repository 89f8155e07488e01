import traceback

import pytest
from eth_account import Account
from pytest_django.fixtures import Settings

from chain import keys
from chain.keys import KeysUnusable, operator_addresses, sign
from chain.networks import on_network, practice_network

KEY = "0x" + "11" * 32
TRANSFER = {"nonce": 0, "to": "0x" + "22" * 20, "value": 1, "gas": 21_000, "gasPrice": 1, "chainId": 296}


def test_keys_sign_as_their_addresses_in_their_order(settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS = [KEY, " " + "33" * 32]
    first, second = operator_addresses()
    assert first == Account.from_key(KEY).address
    for address in (first, second):
        assert Account.recover_transaction(sign(address, TRANSFER).raw_transaction) == address


def test_a_devnet_without_keys_derives_them_from_its_secret_and_not_from_what_everybody_knows(
    settings: Settings,
) -> None:
    derived = operator_addresses()
    assert len(derived) == 2
    # The first account of every anvil.
    assert "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266" not in derived
    assert derived == operator_addresses()
    settings.SECRET_KEY = "another-secret-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert not set(derived) & set(operator_addresses())


def test_each_network_has_its_own_keys(settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS, settings.PRACTICE_PRIVATE_KEYS = [KEY], ["0x" + "33" * 32]
    operator, practising = (Account.from_key("0x" + digits * 32).address for digits in ("11", "33"))
    assert operator_addresses() == [operator]
    settings.CHAIN_NETWORK, settings.CHAIN_ID = "hedera-testnet", 296
    assert operator_addresses() == [operator]
    with on_network(practice_network()):
        assert operator_addresses() == [practising]
        with pytest.raises(KeyError):
            sign(operator, TRANSFER)
    settings.PRACTICE_PRIVATE_KEYS = ["hush"]
    with on_network(practice_network()), pytest.raises(KeysUnusable, match="PRACTICE_PRIVATE_KEYS holds something"):
        operator_addresses()


def test_hedera_without_keys_says_which_setting_is_missing(settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS, settings.CHAIN_NETWORK = [], "hedera-testnet"
    with pytest.raises(KeysUnusable, match="OPERATOR_PRIVATE_KEYS is not set"):
        operator_addresses()


@pytest.mark.parametrize("bad", ["hush-hush", "0x" + "0" * 64, "0x" + "ab" * 31, "zz" * 32])
def test_a_bad_key_is_named_by_its_place_and_shown_nowhere(settings: Settings, bad: str) -> None:
    settings.OPERATOR_PRIVATE_KEYS = [KEY, bad]
    with pytest.raises(KeysUnusable, match="number 2") as refused:
        operator_addresses()
    told = "".join(traceback.format_exception(refused.value))
    assert bad.removeprefix("0x") not in told
    assert refused.value.__context__ is None


def test_signing_as_a_stranger_is_impossible(settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS = [KEY]
    with pytest.raises(KeyError):
        sign("0x" + "22" * 20, TRANSFER)


def test_the_accounts_show_no_key(settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS = [KEY]
    shown = f"{keys.accounts()!r} {keys.accounts()}"
    assert "11" * 32 not in shown
