"""What a key may sign next."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.sending.lookup import is_rejection
from chain.sending.queues import unsigned
from chain.testing.in_process import InProcessChain
from chain.testing.nodes import new_address
from chain.tests.sending import ask, pay

pytestmark = pytest.mark.django_db

SECOND = "0x17b44cD5ef60Cd4A8E8aBd7A0D1bC7bA7eDF3D14"


@pytest.fixture
def keys(hedera: InProcessChain, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[ChainSigner]:
    """Two of ours, and one that is not any more."""
    monkeypatch.setattr("chain.sending.queues.keys.operator_addresses", lambda: [hedera.operator, SECOND])
    addresses = (hedera.operator, SECOND, new_address())
    return [ChainSigner.objects.create(chain_id=296, address=address) for address in addresses]


def waiting_at(key: ChainSigner) -> list[int]:
    return list(unsigned(key).values_list("pk", flat=True))


def test_calls_are_signed_by_the_first_key_and_payouts_by_any_of_ours(keys: list[ChainSigner]) -> None:
    payout, call = pay(new_address()), ask(new_address(), b"\x01")
    assert [waiting_at(key) for key in keys] == [[payout.pk, call.pk], [payout.pk], []]


def test_what_is_put_off_or_on_another_chain_or_for_another_key_is_not_signed(keys: list[ChainSigner]) -> None:
    rows = [pay(new_address()) for _ in range(4)]
    later = timezone.now() + timedelta(hours=1)
    changes: list[dict[str, Any]] = [{"due_at": later}, {"due_at": None}, {"chain_id": 297}, {"from_account": SECOND}]
    for row, change in zip(rows, changes, strict=True):
        Transaction.objects.filter(pk=row.pk).update(**change)
    assert [waiting_at(key) for key in keys] == [[], [rows[3].pk], []]


@pytest.mark.parametrize(
    ("message", "data", "is_final"),
    [
        ("Transaction rejected: WRONG_NONCE", {"hederaStatus": "WRONG_NONCE"}, True),
        ("Transaction rejected: WRONG_NONCE", None, True),
        ("Transaction rejected: BUSY", {"provisional": True}, False),
        ("Mirror node upstream failure", None, False),
    ],
)
def test_a_provisional_rejection_decides_nothing(message: str, data: object, is_final: bool) -> None:
    assert is_rejection(gateway.ChainRefused(-32003, message, data)) is is_final
