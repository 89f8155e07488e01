"""Putting the contract on the chain, once, through the same sender as everything else."""

import logging
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from eth_utils.address import to_canonical_address, to_checksum_address
from eth_utils.crypto import keccak

from chain import gateway, keys
from chain.contracts.artefact import load_artefact
from chain.contracts.calls import deployment_data
from chain.contracts.collection import Collection
from chain.models import ContractDeployment
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import current_network
from chain.sending.intents import plan_call

logger = logging.getLogger(__name__)

NAME: Final = "Web3Versity"
SYMBOL: Final = "W3V"


def current_deployment() -> ContractDeployment | None:
    """The contract in use on the chain that CHAIN_ID names. Whether it still stands, chain/tokens/standing.py asks."""
    return ContractDeployment.objects.filter(chain_id=current_network().chain_id, is_current=True).first()


def pending_deployment() -> ContractDeployment | None:
    """One that is planned or sent, and whose address is not known yet."""
    unfinished = ContractDeployment.objects.filter(chain_id=current_network().chain_id, address__isnull=True)
    return unfinished.exclude(transaction__status=TransactionStatus.FAILED).order_by("pk").last()


def genesis_or_nothing() -> str:
    try:
        return gateway.genesis_hash()
    except gateway.ChainRefused:
        return ""


def plan_deployment() -> ContractDeployment:
    """A new contract for this chain, unless one is on its way already. Raises KeysUnusable and ChainUnreachable.

    The caller has found that no current one stands.
    """
    gateway.verify_chain()
    deployer, genesis = keys.operator_addresses()[0], genesis_or_nothing()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE contract_deployments IN SHARE ROW EXCLUSIVE MODE")
        under_way = pending_deployment()
        if under_way is not None:
            return under_way
        cursor.execute("SELECT nextval(pg_get_serial_sequence('contract_deployments', 'id'))")
        (number,) = cursor.fetchone()
        base_uri = f"{settings.SITE_URL}/certificates/tokens/{number}/"
        planned = plan_call(
            user_id=None,
            kind=TransactionType.CONTRACT_DEPLOYMENT,
            to="",
            data=deployment_data(name=NAME, symbol=SYMBOL, base_uri=base_uri),
            memo="Certificate contract",
        )
        return ContractDeployment.objects.create(
            pk=number,
            chain_id=current_network().chain_id,
            genesis_hash=genesis,
            deployer=deployer,
            base_uri=base_uri,
            source_sha256=load_artefact().source_sha256,
            transaction=planned,
        )


def confirm_deployment() -> ContractDeployment | None:
    """Take a contract into use whose transaction has succeeded, when it is seen to stand there. None otherwise."""
    deployment = pending_deployment()
    if deployment is None or deployment.transaction.status != TransactionStatus.SUCCESS:
        return None
    address = address_of(deployment)
    if not Collection(address).is_there():
        return None  # the node is late
    with transaction.atomic():
        locked = ContractDeployment.objects.select_for_update(no_key=True, of=("self",)).get(pk=deployment.pk)
        if locked.address is None:
            take_into_use(locked, address)
    return locked


def address_of(deployment: ContractDeployment) -> str:
    """From the receipt, or where a receipt is late or lost, from who signed it with which nonce."""
    row = deployment.transaction
    receipt = gateway.read_receipt(row.transaction_hash or "")
    if receipt is not None and receipt.contract_address:
        return receipt.contract_address
    return created_address(row.signer or "", row.nonce or 0)


def created_address(sender: str, nonce: int) -> str:
    """Where a contract stands that `sender` deployed: hashed from both, written as RLP."""
    digits = nonce.to_bytes((nonce.bit_length() + 7) // 8, "big")
    number = digits if len(digits) == 1 and nonce < 0x80 else bytes([0x80 + len(digits)]) + digits
    inside = bytes([0x94]) + to_canonical_address(sender) + number
    return to_checksum_address(keccak(bytes([0xC0 + len(inside)]) + inside)[12:])


def take_into_use(deployment: ContractDeployment, address: str) -> None:
    ContractDeployment.objects.filter(chain_id=deployment.chain_id, is_current=True).update(is_current=False)
    deployment.address = address
    deployment.block_number = deployment.transaction.block_number
    deployment.deployed_at = deployment.transaction.consensus_timestamp or timezone.now()
    deployment.is_current = True
    deployment.save(update_fields=["address", "block_number", "deployed_at", "is_current"])
    logger.info("The certificate contract is deployed at %s.", address)
