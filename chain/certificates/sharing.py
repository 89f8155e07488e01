"""Ways a certificate leaves the site: to LinkedIn, to wallets, to an explorer."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from chain.credentials.did import SCHOOL
from chain.models import NftCertificate
from chain.networks import current_network


def page_address(certificate: NftCertificate) -> str:
    return settings.SITE_URL + reverse("chain:certificate", args=[certificate.verification_code])


def linkedin_link(certificate: NftCertificate) -> str:
    """LinkedIn's form for a licence or certification, filled in."""
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": certificate.course_title,
        "organizationName": SCHOOL,
        "issueYear": certificate.completion_date.year,
        "issueMonth": certificate.completion_date.month,
        "certId": certificate.certificate_number,
        "certUrl": page_address(certificate),
    }
    return f"https://www.linkedin.com/profile/add?{urlencode(fields)}"


def explorer_link(certificate: NftCertificate) -> str:
    """Where everyone can see the minting; empty on a network without an explorer."""
    network, minting = current_network(), certificate.transaction
    if minting is not None and minting.transaction_hash:
        return network.transaction_link(minting.transaction_hash)
    return network.address_link(certificate.collection_id) if certificate.collection_id else ""


def token_metadata(certificate: NftCertificate) -> dict[str, Any]:
    """ERC-721's metadata, for whoever has the code. What the token itself points to names nobody."""
    traits = {
        "Course": certificate.course_title,
        "Holder": certificate.holder_name,
        "Certificate number": certificate.certificate_number,
        "Finished on": certificate.completion_date.isoformat(),
        "Status": str(certificate.status),
    }
    picture = settings.SITE_URL + reverse("chain:certificate-picture", args=[certificate.verification_code])
    return {
        "name": f"{SCHOOL} certificate {certificate.certificate_number}",
        "description": f"{certificate.holder_name} completed the course {certificate.course_title} at {SCHOOL}. "
        "It belongs to its holder and cannot be transferred.",
        "image": picture,
        "external_url": page_address(certificate),
        "attributes": [{"trait_type": name, "value": value} for name, value in traits.items()],
    }
