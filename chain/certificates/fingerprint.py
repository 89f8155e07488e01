"""A certificate's fingerprint: its name on the chain, which fits nothing but what is printed on it.

Whoever changes the record in the database changes its fingerprint, and the chain does not know that one. The random
verification code inside keeps others from guessing names out of a fingerprint.
"""

import hashlib
import json

from chain.models import NftCertificate


def fingerprint_of(certificate: NftCertificate) -> str:
    """0x and 64 hexadecimal digits: SHA-256 of what is printed, as JSON with sorted keys, no spaces, ASCII only."""
    printed = {
        "code": certificate.verification_code,
        "completed": certificate.completion_date.isoformat(),
        "course": certificate.course_title,
        "holder": certificate.holder_name,
        "number": certificate.certificate_number,
    }
    text = json.dumps(printed, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "0x" + hashlib.sha256(text.encode("ascii")).hexdigest()
