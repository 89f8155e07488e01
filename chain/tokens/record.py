"""A token is there: the certificate or badge it stands for is told, once."""

from django.db import transaction
from django.utils import timezone

from chain.models import NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.signals import certificate_minted
from chain.tokens.burn import want_burned
from chain.tokens.certificate_rows import lock_certificate
from gamification.models import UserAchievement
from gamification.xp.awards import reward
from learning.models import User, UserProgress

SUPERSEDED = "Replaced by a later certificate"


@transaction.atomic
def record_token(token_id: int, serial: int) -> bool:
    """Whether this call did it. Locks the learner first, as everyone does (docs/decisions/003-one-lock-order.md).

    A certificate whose holder has left is recorded all the same: it was kept, or its token is to be burned.
    """
    certificate = lock_subject(token_id)
    rows = SoulboundToken.objects.select_related("deployment", "mint_transaction", "earned_badge")
    token = rows.select_for_update(no_key=True, of=("self",)).filter(pk=token_id).first()
    if token is None or token.state not in (TokenState.WAITING, TokenState.MINTING):
        return False
    settled = token.mint_transaction
    token.serial_number, token.state, token.attempts, token.trouble = serial, TokenState.LIVE, 0, ""
    token.minted_at = (settled.consensus_timestamp if settled else None) or timezone.now()
    token.save(update_fields=["serial_number", "state", "attempts", "trouble", "minted_at"])
    if certificate is None:
        record_badge(token)
    else:
        record_certificate(token, certificate)
    return True


def lock_subject(token_id: int) -> NftCertificate | None:
    """The certificate the token stands for, locked; None when it is a badge. The learner's row is locked before."""
    columns = SoulboundToken.objects.filter(pk=token_id).values_list("certificate_id", "earned_badge__user_id")
    certificate_id, honoured = columns.first() or (None, None)
    if certificate_id is not None:
        return lock_certificate(certificate_id)
    if honoured is not None:
        User.objects.select_for_update(no_key=True).filter(pk=honoured).first()
    return None


def asset_id(token: SoulboundToken) -> str:
    """The token's name among all chains (CAIP-19)."""
    return f"eip155:{token.deployment.chain_id}/erc721:{token.deployment.address}/{token.serial_number}"


def record_certificate(token: SoulboundToken, certificate: NftCertificate) -> None:
    """A certificate that was revoked or reissued while its token was on the way does not want it any more."""
    if certificate.fingerprint != token.fingerprint or certificate.status == CertificateStatus.REVOKED:
        return want_burned([token], reason=certificate.revocation_reason or SUPERSEDED)
    certificate.status = CertificateStatus.MINTED
    certificate.collection_id, certificate.token_id = token.deployment.address, str(token.serial_number)
    certificate.serial_number = token.serial_number
    certificate.metadata_uri = f"{token.deployment.base_uri}{token.serial_number}"
    certificate.transaction, certificate.recipient_address = token.mint_transaction, token.recipient
    certificate.save(
        update_fields=(
            *("status", "collection_id", "token_id", "serial_number", "metadata_uri", "transaction"),
            "recipient_address",
        )
    )
    UserProgress.objects.filter(user=certificate.user_id, course=certificate.course_id).update(
        certificate_nft_id=asset_id(token), certificate_minted_at=token.minted_at
    )
    if certificate.user_id is not None:
        # There are badges for minted certificates.
        reward(user_id=certificate.user_id, awards=[])
    certificate_minted.send(sender=NftCertificate, certificate_id=certificate.pk)
    return None


def record_badge(token: SoulboundToken) -> None:
    settled = token.mint_transaction
    UserAchievement.objects.filter(tokens=token).update(
        nft_token_id=asset_id(token),
        nft_minted_at=token.minted_at,
        nft_transaction_id=settled.transaction_hash if settled else None,
    )
