"""Noticing that the chain has forgotten the contract: testnets are reset now and then.

Told apart: another first block (a reset, or another network), a block number below the contract's own (a reset whose
first block looks the same), and an address where nothing or something else stands.
"""

from django.conf import settings

from chain import gateway
from chain.contracts.collection import Collection
from chain.models import ContractDeployment, NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.models.trouble import TroubleKind
from chain.tokens.deploy import current_deployment, is_same_chain, pending_deployment
from chain.troubles import end_trouble, note_failure, note_trouble

WHAT_TO_DO = "Run `manage.py deploy_certificates`, then `manage.py remint`."
# A token that failed so often does not fail by chance.
TOO_OFTEN = 3


def check_contract() -> None:
    """Note what keeps certificates from being minted or verified, or that it is over."""
    try:
        sentence = contract_trouble()
    except (gateway.ChainUnreachable, gateway.ChainRefused) as error:
        return note_failure(error)
    if sentence:
        return note_trouble(TroubleKind.CONTRACT, sentence)
    return end_trouble(TroubleKind.CONTRACT)


def contract_trouble() -> str:
    """One sentence for the admin, empty when all is well. Asks the chain three questions."""
    deployment = current_deployment()
    if deployment is None:
        return missing_contract()
    if reset := reset_trouble(deployment):
        return f"{reset} {WHAT_TO_DO}"
    return failing_tokens(deployment)


def missing_contract() -> str:
    """Only of interest when a certificate waits for it."""
    waiting = NftCertificate.objects.filter(status=CertificateStatus.PENDING).count()
    if not waiting or pending_deployment() is not None:
        return ""
    return (
        f"{waiting} certificates wait, and chain {settings.CHAIN_ID} has no certificate contract yet: "
        "run `manage.py deploy_certificates`."
    )


def reset_trouble(deployment: ContractDeployment) -> str:
    """What has become of the contract; empty when it stands."""
    if not is_same_chain(deployment):
        return "The chain was reset: its first block is another one than when the certificate contract was deployed."
    if deployment.block_number and gateway.block_number() < deployment.block_number:
        return "The chain was reset: it has fewer blocks than when the certificate contract was deployed."
    if not Collection(deployment.address or "").is_there():
        return f"The chain knows no certificate contract at {deployment.address} any more."
    return ""


def failing_tokens(deployment: ContractDeployment) -> str:
    failing = SoulboundToken.objects.filter(
        deployment=deployment, attempts__gte=TOO_OFTEN, state__in=(TokenState.WAITING, TokenState.LIVE)
    )
    worst = failing.order_by("-attempts").first()
    return f"{failing.count()} tokens cannot be minted or burned: {worst.trouble}" if worst else ""
