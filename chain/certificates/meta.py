"""What a certificate's page says of itself (learning/web/page_meta.py). Only to whoever has its address."""

from django.urls import reverse

from chain.certificates.picture.sheet import HEIGHT, WIDTH, Words
from chain.models import NftCertificate
from learning.courses.meta import course_reference
from learning.web.page_meta import Json, PageMeta, Picture, absolute, school_node


def certificate_meta(certificate: NftCertificate, words: Words) -> PageMeta:
    """Of one that is valid. It names a person, so no search engine keeps it."""
    code = certificate.verification_code
    return PageMeta(
        title=f"{words.heading}: {certificate.course_title}",
        description=words.in_one_sentence(),
        path=reverse("chain:certificate", args=[code]),
        picture=Picture(reverse("chain:certificate-png", args=[code]), words.in_one_sentence(), WIDTH, HEIGHT),
        kind="article",
        data=[_credential_node(certificate, words)],
        is_indexed=False,
    )


def _credential_node(certificate: NftCertificate, words: Words) -> Json:
    return {
        "@type": "EducationalOccupationalCredential",
        "name": f"{words.heading}: {certificate.course_title}",
        "description": words.in_one_sentence(),
        "url": absolute(reverse("chain:certificate", args=[certificate.verification_code])),
        "identifier": certificate.certificate_number,
        "credentialCategory": "certificate",
        "recognizedBy": school_node(),
        "dateCreated": certificate.completion_date.isoformat(),
        "about": course_reference(certificate.course) | {"name": certificate.course_title},
    }
