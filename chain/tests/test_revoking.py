"""Revoking: at once in the record, soon on the chain, once."""

import pytest
from django.utils import timezone

from chain.certificates.revoking import BadReason, revoke_certificate
from chain.models import NftCertificate, SoulboundToken, Transaction
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.models.transaction import TransactionType
from chain.testing.chains import Chain
from chain.tests.minting import collection_of, deploy, make_certificate, mint, work_for_a_while, work_until
from chain.tokens.pipeline import advance
from learning.models import UserProgress

pytestmark = pytest.mark.django_db

REASON = "Handed in by somebody else"


def is_burned() -> bool:
    return SoulboundToken.objects.filter(state=TokenState.BURNED).exists()


def burns() -> int:
    return Transaction.objects.filter(transaction_type=TransactionType.NFT_REVOKE).count()


def test_a_minted_certificate_is_revoked_and_its_token_burned(chain: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    assert revoke_certificate(certificate_id=certificate.pk, reason=f"  {REASON}\n")
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED
    assert certificate.revocation_reason == REASON
    assert certificate.revoked_at is not None
    work_until(is_burned)
    collection = collection_of(deployment)
    assert collection.owner_of(1) is None
    assert collection.is_revoked(certificate.fingerprint or "")
    assert UserProgress.objects.get(user=certificate.user_id).certificate_nft_id is None


def test_revoking_again_changes_nothing(devnet: Chain) -> None:
    deploy()
    certificate = make_certificate()
    mint(certificate)
    assert revoke_certificate(certificate_id=certificate.pk, reason=REASON)
    work_until(is_burned)
    assert not revoke_certificate(certificate_id=certificate.pk, reason="Another reason")
    work_for_a_while()
    certificate.refresh_from_db()
    assert certificate.revocation_reason == REASON
    assert burns() == 1


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 101, "ü" * 51])
def test_a_reason_is_given_and_short(reason: str) -> None:
    certificate = make_certificate()
    with pytest.raises(BadReason):
        revoke_certificate(certificate_id=certificate.pk, reason=reason)
    assert not NftCertificate.objects.filter(status=CertificateStatus.REVOKED).exists()


def test_what_was_not_minted_yet_never_is(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    revoke_certificate(certificate_id=certificate.pk, reason=REASON)
    work_for_a_while()
    other = make_certificate()
    mint(other)
    assert collection_of(deployment).total_supply() == 1
    certificate.refresh_from_db()
    assert (certificate.status, certificate.serial_number) == (CertificateStatus.REVOKED, None)


def test_a_token_on_its_way_arrives_and_is_burned(chain: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    advance()
    assert SoulboundToken.objects.get().state == TokenState.MINTING
    revoke_certificate(certificate_id=certificate.pk, reason=REASON)
    work_until(is_burned)
    assert collection_of(deployment).is_revoked(certificate.fingerprint or "")
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED


def test_a_token_that_waits_after_a_failure_is_dropped(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    advance()
    SoulboundToken.objects.update(state=TokenState.WAITING, mint_transaction=None, attempts=1, due_at=timezone.now())
    Transaction.objects.filter(minted_tokens=None, transaction_type="nft_mint_certificate").delete()
    revoke_certificate(certificate_id=certificate.pk, reason=REASON)
    work_for_a_while()
    assert SoulboundToken.objects.get().state == TokenState.DROPPED
    assert collection_of(deployment).total_supply() == 0


def test_a_burn_that_failed_in_the_books_but_not_on_the_chain_is_not_repeated(devnet: Chain) -> None:
    deploy()
    certificate = make_certificate()
    mint(certificate)
    revoke_certificate(certificate_id=certificate.pk, reason=REASON)
    work_until(is_burned)
    SoulboundToken.objects.update(
        state=TokenState.LIVE, burned_at=None, burn_transaction=None, attempts=1, due_at=timezone.now()
    )
    work_until(is_burned)
    assert burns() == 1
