"""Noticing that the chain has forgotten the contract: testnets are reset now and then.

Told apart: another chain (a reset, or another network), an address where nothing or something else stands, and lost
blocks, which the sender makes again.
"""

from chain import gateway
from chain.models import ContractDeployment, NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.tokens.deploy import current_deployment, pending_deployment
from chain.tokens.standing import Standing, is_same_chain, origin_of, standing
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
    """One sentence for the admin, empty when all is well. Asks the chain two or three questions."""
    deployment = current_deployment()
    if deployment is None:
        return missing_contract()
    if reset := reset_trouble(deployment):
        return reset
    return failing_tokens(deployment)


def missing_contract() -> str:
    """Only of interest when a certificate waits for it."""
    waiting = NftCertificate.objects.filter(status=CertificateStatus.PENDING).count()
    if not waiting or pending_deployment() is not None:
        return ""
    return (
        f"{waiting} certificates wait, and chain {current_network().chain_id} has no certificate contract yet: "
        "run `manage.py deploy_certificates`."
    )


def reset_trouble(deployment: ContractDeployment) -> str:
    """What has become of the contract, and what to do; empty when it stands."""
    match standing(deployment):
        case Standing.STANDS:
            return ""
        case Standing.LOST:
            return "The chain has lost its last blocks, and the certificate contract with them: workers send it again."
    if not is_same_chain(origin_of(deployment)):
        return f"The chain was reset: it knows nothing of the certificate contract's deployment. {WHAT_TO_DO}"
    return f"The chain knows no certificate contract at {deployment.address} any more. {WHAT_TO_DO}"


def failing_tokens(deployment: ContractDeployment) -> str:
    failing = SoulboundToken.objects.filter(
        deployment=deployment, attempts__gte=TOO_OFTEN, state__in=(TokenState.WAITING, TokenState.LIVE)
    )
    worst = failing.order_by("-attempts").first()
    return f"{failing.count()} tokens cannot be minted or burned: {worst.trouble}" if worst else ""
