"""A certificate as an Open Badges 3.0 credential, which is a W3C Verifiable Credential 2.0.

Source: https://www.imsglobal.org/spec/ob/v3p0. Its texts are not translated: what is signed must be the same for all.
"""

from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from chain.credentials.data_integrity import add_proofs, write_moment
from chain.credentials.did import issuer_did, issuer_name, key_address
from chain.credentials.rdf import CREDENTIALS, OPEN_BADGES
from chain.credentials.signing_key import SigningKey
from chain.credentials.status_list import status_entry
from chain.evidence.reading import summary_of
from chain.models import CertificateEvidence, NftCertificate
from chain.networks import credential_network

CONTEXTS: Final = [CREDENTIALS, OPEN_BADGES]
SCHOOL_DESCRIPTION: Final = "Web3Versity, a free school for blockchains and the open web"


def sign_credential(certificate: NftCertificate, key: SigningKey) -> dict[str, Any]:
    """To be called for a certificate that has just been found valid. Signed twice, it is the same to the byte."""
    return add_proofs(describe(certificate, key), sign=key.sign, method=key_address(key), created=certificate.issued_at)


def describe(certificate: NftCertificate, key: SigningKey) -> dict[str, Any]:
    page = settings.SITE_URL + reverse("chain:certificate", args=[certificate.verification_code])
    kept = CertificateEvidence.objects.filter(certificate=certificate).first()
    # What is signed must be the same in every language.
    with override(settings.LANGUAGE_CODE):
        summary = summary_of(kept.record) if kept else ""
    return {
        "@context": CONTEXTS,
        "id": page,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": certificate.course_title,
        "description": f"{certificate.holder_name} finished the course {certificate.course_title}"
        f"{f': {summary}' if summary else ''}.",
        "issuer": {
            "id": issuer_did(),
            "type": ["Profile"],
            "name": issuer_name(key),
            "url": settings.SITE_URL,
        },
        "validFrom": write_moment(certificate.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": certificate.holder_name,
                    "identityType": "userName",
                }
            ],
            "licenseNumber": certificate.certificate_number,
            "activityEndDate": f"{certificate.completion_date.isoformat()}T00:00:00Z",
            "achievement": achievement(certificate),
        },
        "credentialStatus": status_entry(certificate.credential_status),
        "evidence": [
            {
                "id": f"{settings.SITE_URL}{reverse('chain:verify')}?code={certificate.verification_code}",
                "type": ["Evidence"],
                "name": "The certificate, checked live against the chain",
                "narrative": f"Record {certificate.fingerprint} is token {certificate.serial_number} of the contract "
                f"{certificate.collection_id} on the chain {credential_network().chain_id}.",
            },
            *([learning_evidence(certificate, kept, summary)] if kept else []),
        ],
    }


def learning_evidence(certificate: NftCertificate, kept: CertificateEvidence, summary: str) -> dict[str, Any]:
    """The page that tells each lesson, and the digest of the record it tells it from."""
    page = reverse("chain:certificate-evidence", args=[certificate.verification_code])
    return {
        "id": settings.SITE_URL + page,
        "type": ["Evidence"],
        "name": "What was proved, lesson by lesson",
        "narrative": f"Done by {kept.record['finished_at']}: {summary}. The page tells the result, the day, the tries "
        f"and the content version of each lesson. The SHA-256 of the record (evidence.json) is {kept.digest}.",
    }


def achievement(certificate: NftCertificate) -> dict[str, Any]:
    return {
        "id": settings.SITE_URL + reverse("learning:course", args=[certificate.course.slug]),
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": certificate.course_title,
        "description": f"The course {certificate.course_title} at {SCHOOL_DESCRIPTION}.",
        "criteria": {
            "narrative": "Every lesson of the course was completed. Quizzes and exercises were graded on the server of "
            "the school, tasks with a wallet on the chain where they were done."
        },
    }
