"""The doctor says in one sentence what is wrong and what to do, and what is fine."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain import gateway
from chain.contracts.calls import set_minter_data
from chain.models import SoulboundToken, Transaction
from chain.models.transaction import TransactionType
from chain.sending.intents import plan_call
from chain.testing.chains import Chain
from chain.testing.nodes import new_key, running_anvil
from chain.tests.minting import deploy, make_certificate, work_for_a_while, work_until

pytestmark = pytest.mark.django_db


def examine() -> tuple[str, str]:
    """What the command says, and what it ends with; "" when it found nothing wrong."""
    out = StringIO()
    try:
        call_command("chain_doctor", stdout=out, no_color=True)
    except CommandError as error:
        return out.getvalue(), str(error) if error.returncode == 1 else f"exit code {error.returncode}"
    return out.getvalue(), ""


def assert_says(*words: str) -> None:
    """One thing is wrong, and the sentence about it has these words."""
    said, ending = examine()
    complaints = [line for line in said.splitlines() if line.strip().startswith("wrong")]
    assert ending == f"{len(complaints)} of these must be put right."
    assert any(all(word in line for word in words) for line in complaints), said


def test_a_network_that_is_ready_is_well(chain: Chain) -> None:
    deploy()
    said, ending = examine()
    assert ending == ""
    assert "All is well." in said
    subjects = ("keys", "node", "latency", "gas price", "balance", "contract", "minter", "mirror node", "queue")
    for subject in subjects:
        assert f"fine   {subject}" in said
    assert chain.operator in said


def test_examining_changes_nothing(devnet: Chain) -> None:
    deploy()
    before = list(Transaction.objects.values())
    assert [examine()[1] for _ in range(2)] == ["", ""]
    assert list(Transaction.objects.values()) == before


def test_a_missing_contract(chain: Chain) -> None:
    assert_says("contract", "deploy_certificates")


def test_a_reset_chain(devnet: Chain, settings: Settings) -> None:
    deploy()
    with running_anvil() as url:
        settings.CHAIN_RPC_URL = url
        assert_says("contract", "reset", "remint")


def test_a_node_that_is_away_is_not_named(devnet: Chain, settings: Settings) -> None:
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1/secret-key"
    assert_says("node", "CHAIN_RPC_URL")
    assert "secret-key" not in examine()[0]


def test_a_wrong_chain(devnet: Chain, settings: Settings) -> None:
    settings.CHAIN_ID = 297
    assert_says("chain id", "298", "297")


def test_keys_that_are_none(devnet: Chain, settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS = ["0xhush"]
    assert_says("keys", "OPERATOR_PRIVATE_KEYS")
    assert "hush" not in examine()[0]
    settings.CHAIN_NETWORK, settings.OPERATOR_PRIVATE_KEYS = "hedera-testnet", []
    assert_says("keys", "not set")


def test_an_empty_account(chain: Chain) -> None:
    deploy()
    chain.fund(0)
    assert_says("balance", chain.operator, "portal.hedera.com")


def test_a_key_that_may_not_mint(devnet: Chain, settings: Settings) -> None:
    deploy()
    settings.OPERATOR_PRIVATE_KEYS = [new_key(devnet.anvil)[0], *settings.OPERATOR_PRIVATE_KEYS]
    assert_says("minter", devnet.operator, "first in OPERATOR_PRIVATE_KEYS")


def test_a_mirror_node_that_is_away_or_another_networks(double: Chain, settings: Settings) -> None:
    deploy()
    settings.CHAIN_MIRROR_URL = "http://127.0.0.1:1/api/v1"
    assert_says("mirror node", "does not answer", "CHAIN_MIRROR_URL")
    double.faults.mirror_busy = 1.0
    assert double.double is not None
    settings.CHAIN_MIRROR_URL = double.double.mirror_url
    assert_says("mirror node", "429")


def test_a_node_that_has_stopped_following(double: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    deploy()
    monkeypatch.setattr(gateway, "block_timestamp", lambda _block: 1_700_000_000)
    assert_says("blocks", "stopped following")


def test_tokens_that_cannot_be_minted(devnet: Chain) -> None:
    deployment = deploy()
    take = plan_call(
        user_id=None,
        kind=TransactionType.NFT_MINT_CERTIFICATE,
        to=deployment.address or "",
        data=set_minter_data(devnet.operator, may=False),
    )
    work_until(lambda: Transaction.objects.filter(pk=take.pk, status="success").exists())
    make_certificate()
    work_for_a_while()
    SoulboundToken.objects.update(attempts=3, state="waiting", mint_transaction=None, trouble="not a minter")
    assert_says("tokens", "not a minter")
    assert_says("minter", devnet.operator)


def test_transactions_that_wait_too_long(devnet: Chain) -> None:
    deploy()
    row = plan_call(user_id=None, kind=TransactionType.NFT_MINT_CERTIFICATE, to="0x" + "1" * 40, data=b"")
    Transaction.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=1))
    assert_says("queue", "worker")


def test_an_address_of_the_site_that_tokens_do_not_know(devnet: Chain, settings: Settings) -> None:
    deploy()
    settings.SITE_URL = "https://moved.example.org"
    said, ending = examine()
    assert ending == ""
    assert "note   contract     Wallets read metadata" in said
