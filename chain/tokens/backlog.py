"""Which tokens the contract should hold and does not yet."""

import secrets

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from chain.models import ContractDeployment, NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from gamification.models import UserAchievement

AT_ONCE = 500


def queue_tokens(deployment: ContractDeployment) -> None:
    """A row for every pending certificate, and badge of who opted in, that has none with this contract yet."""
    SoulboundToken.objects.bulk_create(
        [*certificate_tokens(deployment), *badge_tokens(deployment)], ignore_conflicts=True
    )


def certificate_tokens(deployment: ContractDeployment) -> list[SoulboundToken]:
    known = SoulboundToken.objects.filter(deployment=deployment, fingerprint=OuterRef("fingerprint"))
    pending = NftCertificate.objects.filter(
        ~Exists(known), status=CertificateStatus.PENDING, fingerprint__isnull=False
    ).exclude(recipient_address="")
    return [
        SoulboundToken(
            deployment=deployment,
            fingerprint=certificate.fingerprint or "",
            certificate=certificate,
            recipient=certificate.recipient_address,
        )
        for certificate in pending.order_by("issued_at")[:AT_ONCE]
    ]


def badge_tokens(deployment: ContractDeployment) -> list[SoulboundToken]:
    """Their fingerprints are drawn by chance: nothing about the learner can be guessed from them."""
    known = SoulboundToken.objects.filter(deployment=deployment, earned_badge=OuterRef("pk"))
    owed = UserAchievement.objects.filter(
        ~Exists(known), user__badge_minting__isnull=False, user__evm_address__isnull=False, nft_token_id__isnull=True
    ).annotate(wallet=F("user__evm_address"))
    return [
        SoulboundToken(
            deployment=deployment,
            fingerprint="0x" + secrets.token_hex(32),
            earned_badge=earned,
            recipient=earned.wallet,
        )
        for earned in owed.order_by("pk")[:AT_ONCE]
    ]


def anything_open(deployment: ContractDeployment) -> bool:
    """Whether any token of this contract is not as it should be, and due."""
    tokens = SoulboundToken.objects.filter(deployment=deployment, due_at__lte=timezone.now())
    unwanted = Q(state=TokenState.LIVE, burn_wanted_at__isnull=False)
    return tokens.filter(Q(state__in=(TokenState.WAITING, TokenState.MINTING)) | unwanted).exists()
