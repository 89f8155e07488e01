"""The contract is deployed once, whoever asks and however often."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from chain.models import ContractDeployment, Transaction
from chain.sending.sweep import sweep
from chain.testing.chains import Chain
from chain.testing.nodes import count, rpc
from chain.tests.minting import collection_of, deploy, work_for_a_while
from chain.tokens.deploy import confirm_deployment, created_address, current_deployment, plan_deployment
from chain.tokens.standing import stands

pytestmark = pytest.mark.django_db


def deploy_by_command(**options: object) -> str:
    out = StringIO()
    call_command("deploy_certificates", stdout=out, **options)
    return out.getvalue()


def test_the_command_deploys_once_and_says_where(chain: Chain) -> None:
    said = deploy_by_command()
    deployment = ContractDeployment.objects.get()
    assert deployment.is_current
    assert deployment.deployer == chain.operator
    assert deployment.address is not None
    assert deployment.address in said
    assert deployment.block_number is not None
    assert ("https://hashscan.io/testnet/address/" in said) is (chain.double is not None)
    assert collection_of(deployment).is_minter(chain.operator)
    assert deployment.address in deploy_by_command()
    assert count(chain.anvil, chain.operator) == 1


def test_token_metadata_is_found_at_the_sites_address(devnet: Chain, settings: Settings) -> None:
    settings.SITE_URL = "https://learn.example.org"
    deployment = deploy()
    assert deployment.base_uri == f"https://learn.example.org/certificates/tokens/{deployment.pk}/"


def test_what_was_interrupted_is_gone_on_with(chain: Chain) -> None:
    planned = plan_deployment()
    assert plan_deployment() == planned
    with pytest.raises(CommandError, match="run this command again"):
        deploy_by_command(patience=0.0)
    sweep()
    deploy_by_command()
    assert ContractDeployment.objects.get() == planned
    assert count(chain.anvil, chain.operator) == 1


def test_a_deployment_that_failed_is_told_and_may_be_tried_again(devnet: Chain) -> None:
    planned = plan_deployment()
    Transaction.objects.filter(pk=planned.transaction_id).update(
        status="failed", error_message="Out of luck", due_at=None
    )
    again = plan_deployment()
    assert again != planned
    Transaction.objects.filter(pk=again.transaction_id).update(
        status="failed", error_message="Out of luck", due_at=None
    )
    assert confirm_deployment() is None
    assert deploy_by_command()
    assert ContractDeployment.objects.filter(is_current=True).count() == 1


def test_nothing_is_deployed_on_a_wrong_chain_or_without_a_node(devnet: Chain, settings: Settings) -> None:
    settings.CHAIN_ID = 295
    with pytest.raises(CommandError, match="295"):
        deploy_by_command()
    settings.CHAIN_ID = 298
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    with pytest.raises(CommandError, match="does not answer"):
        deploy_by_command()
    assert not ContractDeployment.objects.exists()


def test_without_a_usable_key_the_command_says_so(devnet: Chain, settings: Settings) -> None:
    settings.OPERATOR_PRIVATE_KEYS = ["not a key"]
    with pytest.raises(CommandError, match="OPERATOR_PRIVATE_KEYS") as refused:
        deploy_by_command()
    assert "not a key" not in str(refused.value)


def test_a_devnet_gets_its_contract_from_the_workers(devnet: Chain) -> None:
    assert deploy_by_command(if_devnet=True) == ""
    assert current_deployment() is None
    work_for_a_while(20)
    assert current_deployment() is not None
    deploy_by_command(if_devnet=True)
    assert ContractDeployment.objects.count() == 1


def test_a_network_that_costs_something_gets_none_unasked(double: Chain) -> None:
    assert deploy_by_command(if_devnet=True) == ""
    assert not ContractDeployment.objects.exists()


def test_a_contract_whose_receipt_is_lost_is_found_by_its_deployer(double: Chain) -> None:
    double.faults.lost_receipts = 1.0
    deployment = deploy()
    assert stands(deployment)
    assert deployment.address == created_address(double.operator, 0)


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 256, 70_000])
def test_where_a_contract_stands_follows_from_who_deploys_it(devnet: Chain, nonce: int) -> None:
    deployer = rpc(devnet.anvil, "eth_accounts")[5]
    rpc(devnet.anvil, "anvil_setNonce", deployer, hex(max(nonce, count(devnet.anvil, deployer))))
    used = count(devnet.anvil, deployer)
    sent = rpc(devnet.anvil, "eth_sendTransaction", {"from": deployer, "data": "0x5f5ff3"})
    rpc(devnet.anvil, "evm_mine")
    receipt = rpc(devnet.anvil, "eth_getTransactionReceipt", sent)
    assert created_address(deployer, used).lower() == receipt["contractAddress"]
