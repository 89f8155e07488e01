"""Admins are told while the operator's accounts hold less than the faucet may give in a day."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from chain.faucet.tasks import check_faucet_balance
from chain.models import ChainTrouble
from chain.models.trouble import TroubleKind
from chain.testing.chains import Chain
from chain.testing.nodes import new_key

pytestmark = pytest.mark.django_db


def test_a_low_account_is_told_once_to_the_log_and_to_admins_until_it_is_filled(
    devnet: Chain, caplog: pytest.LogCaptureFixture, ada_client: Client
) -> None:
    devnet.fund(99)
    with caplog.at_level(logging.ERROR):
        check_faucet_balance()
        check_faucet_balance()
    trouble = ChainTrouble.objects.get()
    assert trouble.kind == TroubleKind.LOW_BALANCE
    assert "hold 99 HBAR, and the faucet may give 100 a day" in trouble.sentence
    assert devnet.operator in trouble.sentence
    assert len(caplog.records) == 1
    assert devnet.operator in ada_client.get(reverse("admin:chain_chaintrouble_changelist")).content.decode()
    devnet.fund(100)
    check_faucet_balance()
    assert not ChainTrouble.objects.exists()


def test_all_accounts_together_count(devnet: Chain, settings: Settings) -> None:
    devnet.fund(60)
    settings.OPERATOR_PRIVATE_KEYS = [*settings.OPERATOR_PRIVATE_KEYS, new_key(devnet.anvil, hbar=60)[0]]
    check_faucet_balance()
    assert not ChainTrouble.objects.exists()


def test_a_greater_budget_needs_a_fuller_account(devnet: Chain, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("faucet_daily_budget_hbar", 10_001)
    check_faucet_balance()
    assert ChainTrouble.objects.get().kind == TroubleKind.LOW_BALANCE


def test_a_chain_that_is_away_is_another_trouble(settings: Settings) -> None:
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    check_faucet_balance()
    assert ChainTrouble.objects.get().kind == TroubleKind.UNREACHABLE
