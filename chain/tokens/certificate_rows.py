"""What a token leaves in the row of its certificate, and taking that away again."""

from chain.models import NftCertificate
from learning.models import User, UserProgress


def lock_certificate(certificate_id: int) -> NftCertificate:
    """The certificate, its learner's row locked first, if there is one still."""
    learner_id = NftCertificate.objects.values_list("user_id", flat=True).get(pk=certificate_id)
    if learner_id is not None:
        User.objects.select_for_update(no_key=True).filter(pk=learner_id).first()
    locked = NftCertificate.objects.select_for_update(no_key=True, of=("self",))
    return locked.select_related("user", "course").get(pk=certificate_id)


def clear_token(certificate: NftCertificate) -> None:
    """The certificate as before it was minted; the caller saves it."""
    certificate.collection_id = certificate.token_id = certificate.serial_number = None
    certificate.metadata_uri, certificate.transaction = "", None


def forget_minting(certificate: NftCertificate) -> None:
    UserProgress.objects.filter(user=certificate.user_id, course=certificate.course_id).update(
        certificate_nft_id=None, certificate_minted_at=None
    )
