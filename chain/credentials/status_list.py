"""Which credentials have ended, as a list that others may keep: nobody tells us whose certificate they look at.

Source: https://www.w3.org/TR/vc-bitstring-status-list/ (Bitstring Status List v1.0).
"""

import base64
import gzip
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Max, Min
from django.urls import reverse

from chain.credentials.data_integrity import add_proofs, canonical, write_moment
from chain.credentials.did import issuer_did, key_address
from chain.credentials.rdf import CREDENTIALS
from chain.credentials.signing_key import SigningKey
from chain.models import CredentialStatus
from chain.models.credential_status import POSITIONS


class NoSuchList(LookupError):
    """No certificate has a place in a list of this number."""


def list_address(number: int) -> str:
    return settings.SITE_URL + reverse("chain:status-list", args=[number])


def status_entry(status: CredentialStatus) -> dict[str, Any]:
    """Where a credential says that its status is found."""
    address = list_address(status.list_number)
    return {
        "id": f"{address}#{status.position}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(status.position),
        "statusListCredential": address,
    }


def read_status_list(number: int, key: SigningKey) -> bytes:
    """The list as a signed credential, in canonical JSON: the same bytes until one more ends. Raises NoSuchList."""
    places = CredentialStatus.objects.filter(list_number=number)
    ended = places.filter(ended_at__isnull=False)
    moment = ended.aggregate(newest=Max("ended_at"))["newest"] or places.aggregate(oldest=Min("created_at"))["oldest"]
    if moment is None:
        raise NoSuchList
    return sign_list(list_address(number), encode(ended.values_list("position", flat=True)), moment, key)


def encode(positions: Iterable[int]) -> str:
    """A bit for each place, set for those in `positions`; the first is the highest bit of the first byte."""
    bits = bytearray(POSITIONS // 8)
    for position in positions:
        bits[position // 8] |= 0x80 >> position % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bits, mtime=0)).rstrip(b"=").decode()


# Asked for far more often than it changes.
@lru_cache(maxsize=16)
def sign_list(address: str, encoded: str, moment: datetime, key: SigningKey) -> bytes:
    document = {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_did(),
        "validFrom": write_moment(moment),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
        },
    }
    return canonical(add_proofs(document, sign=key.sign, method=key_address(key), created=moment))
