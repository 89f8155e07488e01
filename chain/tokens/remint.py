"""Minting anew what a testnet has forgotten. Records, numbers and codes stay; only the tokens are new."""

from dataclasses import dataclass

from django.db import transaction

from chain.models import ContractDeployment, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.networks import current_network
from chain.tokens.certificate_rows import clear_token, forget_minting, lock_certificate
from chain.tokens.deploy import current_deployment
from chain.tokens.standing import Standing, standing, stands
from chain.tokens.wake import wake_minters
from gamification.models import UserAchievement
from settings.pieces import in_pieces

GONE_WITH_THE_CHAIN = (TokenState.WAITING, TokenState.MINTING, TokenState.LIVE, TokenState.BURNING)


class NothingToRemintOn(Exception):
    """There is no contract to mint with; the sentence says what to do."""


@dataclass(frozen=True)
class Reminted:
    """How many will be minted again. Badges come back for learners who still want them."""

    certificates: int
    badges: int


def count_lost() -> int:
    """Tokens of earlier contracts on this chain that are not noted as lost yet. Asks the database alone."""
    earlier = ContractDeployment.objects.filter(chain_id=current_network().chain_id, is_current=False)
    return SoulboundToken.objects.filter(deployment__in=earlier, state__in=GONE_WITH_THE_CHAIN).count()


def remint_lost(*, certificate_ids: list[int] | None = None) -> Reminted:
    """Queue all tokens of contracts that the chain has forgotten, or those of these certificates alone.

    Tokens of a contract that still stands are left alone. Raises NothingToRemintOn, ChainUnreachable, ChainRefused.
    """
    present = current_deployment()
    if present is None or not stands(present):
        raise NothingToRemintOn("There is no certificate contract on this chain: run `manage.py deploy_certificates`.")
    earlier = ContractDeployment.objects.filter(chain_id=current_network().chain_id).exclude(pk=present.pk)
    gone = [deployment.pk for deployment in earlier if standing(deployment) is Standing.GONE]
    lost = SoulboundToken.objects.filter(deployment__in=gone, state__in=GONE_WITH_THE_CHAIN)
    if certificate_ids is not None:
        lost = lost.filter(certificate__in=certificate_ids)
    certificates = badges = 0
    for token in in_pieces(lost):
        if token.certificate_id:
            certificates += lose_certificate_token(token.pk, token.certificate_id)
        else:
            badges += lose_badge_token(token.pk)
    with transaction.atomic():
        wake_minters()
    return Reminted(certificates, badges)


@transaction.atomic
def lose_certificate_token(token_id: int, certificate_id: int) -> bool:
    """Whether the certificate will be minted again; one that was revoked will not."""
    certificate = lock_certificate(certificate_id)
    token = lose(token_id)
    if token is None or certificate.fingerprint != token.fingerprint:
        return False
    # Serials of a new contract begin anew, perhaps at the same address.
    clear_token(certificate)
    if certificate.status == CertificateStatus.MINTED:
        certificate.status = CertificateStatus.PENDING
    certificate.save()
    forget_minting(certificate)
    return certificate.status == CertificateStatus.PENDING


@transaction.atomic
def lose_badge_token(token_id: int) -> bool:
    token = lose(token_id)
    if token is None or token.earned_badge_id is None:
        return False
    earned = UserAchievement.objects.filter(pk=token.earned_badge_id)
    earned.update(nft_token_id=None, nft_minted_at=None, nft_transaction_id=None)
    return earned.filter(user__badge_minting__isnull=False).exists()


def lose(token_id: int) -> SoulboundToken | None:
    """The token, noted as lost; None when that was done before."""
    locked = SoulboundToken.objects.select_for_update(no_key=True, of=("self",))
    token = locked.filter(pk=token_id, state__in=GONE_WITH_THE_CHAIN).first()
    if token is not None:
        token.state = TokenState.LOST
        token.save(update_fields=["state"])
    return token
