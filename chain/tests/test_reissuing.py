"""Reissuing after a change of name or wallet: a new number and token, and a trail from the old ones."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.reissuing import ReissueRefused, reissue_certificate, reissue_own_certificate
from chain.certificates.revoking import BadReason, revoke_certificate
from chain.models import NftCertificate, ReplacedCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.testing.chains import Chain
from chain.testing.nodes import new_address
from chain.tests.minting import collection_of, deploy, holder_of, make_certificate, mint, work_until
from learning.models import User, UserProgress
from tests.builders import make_user

pytestmark = pytest.mark.django_db


def rename(certificate: NftCertificate, name: str = "amina-diallo") -> None:
    User.objects.filter(pk=holder_of(certificate).pk).update(username=name)


def test_a_new_certificate_takes_the_place_of_the_old_one(chain: Chain) -> None:
    deployment, old = deploy(), make_certificate("amina")
    mint(old)
    rename(old)
    new = reissue_certificate(certificate_id=old.pk, reason="New name")
    assert new.pk == old.pk
    assert (new.holder_name, new.status) == ("amina-diallo", CertificateStatus.PENDING)
    assert new.certificate_number != old.certificate_number
    assert new.verification_code != old.verification_code
    mint(new)
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.BURNED).exists())
    collection = collection_of(deployment)
    assert collection.owner_of(1) is None
    assert collection.is_revoked(old.fingerprint or "")
    assert collection.owner_of(2) == new.recipient_address
    assert collection.certificate_of(2) == new.fingerprint == fingerprint_of(new)
    progress = UserProgress.objects.get(user=new.user_id)
    assert progress.certificate_nft_id == f"eip155:{deployment.chain_id}/erc721:{deployment.address}/2"


def test_the_old_number_and_code_lead_to_the_new_certificate() -> None:
    old = make_certificate("amina")
    rename(old)
    new = reissue_certificate(certificate_id=old.pk, reason="New name")
    trail = ReplacedCertificate.objects.get(verification_code=old.verification_code)
    assert trail.certificate == new
    assert (trail.certificate_number, trail.holder_name) == (old.certificate_number, "amina")
    assert (trail.fingerprint, trail.reason, trail.issued_at) == (old.fingerprint, "New name", old.issued_at)


def test_what_would_read_the_same_is_not_reissued() -> None:
    certificate = make_certificate()
    with pytest.raises(ReissueRefused, match="nothing to change"):
        reissue_certificate(certificate_id=certificate.pk, reason="Why not")
    with pytest.raises(BadReason):
        reissue_certificate(certificate_id=certificate.pk, reason="")
    rename(certificate)
    reissue_certificate(certificate_id=certificate.pk, reason="New name")
    with pytest.raises(ReissueRefused, match="nothing to change"):
        reissue_certificate(certificate_id=certificate.pk, reason="New name")
    assert ReplacedCertificate.objects.count() == 1


def test_one_reissued_before_it_was_minted_is_minted_once(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    rename(certificate)
    new = reissue_certificate(certificate_id=certificate.pk, reason="New name")
    mint(new)
    assert collection_of(deployment).total_supply() == 1


def test_a_certificate_moves_to_a_new_wallet(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    wallet = new_address()
    User.objects.filter(pk=holder_of(certificate).pk).update(evm_address=wallet)
    new = reissue_own_certificate(user_id=holder_of(certificate).pk, certificate_id=certificate.pk)
    mint(new)
    assert collection_of(deployment).owner_of(2) == new.recipient_address == wallet


def test_an_admin_undoes_a_revocation_by_reissuing() -> None:
    certificate = make_certificate()
    revoke_certificate(certificate_id=certificate.pk, reason="Mistaken for another")
    with pytest.raises(ReissueRefused, match="revoked"):
        reissue_own_certificate(user_id=holder_of(certificate).pk, certificate_id=certificate.pk)
    new = reissue_certificate(certificate_id=certificate.pk, reason="Revoked by mistake")
    assert (new.status, new.revoked_at, new.revocation_reason) == (CertificateStatus.PENDING, None, "")
    trail = ReplacedCertificate.objects.get()
    assert trail.revocation_reason == "Mistaken for another"
    assert trail.revoked_at is not None


def test_a_learner_reissues_once_in_thirty_days() -> None:
    certificate = make_certificate()
    rename(certificate)
    reissue_own_certificate(user_id=holder_of(certificate).pk, certificate_id=certificate.pk)
    rename(certificate, "amina-the-second")
    with pytest.raises(ReissueRefused, match="30 days"):
        reissue_own_certificate(user_id=holder_of(certificate).pk, certificate_id=certificate.pk)
    ReplacedCertificate.objects.update(replaced_at=timezone.now() - timedelta(days=31))
    reissue_own_certificate(user_id=holder_of(certificate).pk, certificate_id=certificate.pk)
    assert ReplacedCertificate.objects.count() == 2


def test_nobody_reissues_somebody_elses() -> None:
    certificate = make_certificate()
    rename(certificate)
    with pytest.raises(NftCertificate.DoesNotExist):
        reissue_own_certificate(user_id=make_user().pk, certificate_id=certificate.pk)
    assert not ReplacedCertificate.objects.exists()
