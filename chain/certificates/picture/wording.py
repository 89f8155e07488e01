"""What the picture of one certificate says, in the language of the page."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chain.certificates.picture.sheet import Words
from chain.certificates.verification import Outcome, recorded_outcome
from chain.evidence.reading import summary_for
from chain.models import NftCertificate


def words_for(certificate: NftCertificate) -> Words:
    """From the record alone; what the chain says stands on the page. A record that is not in order says so."""
    course = certificate.course
    code = certificate.verification_code
    return Words(
        category=course.category,
        difficulty=course.difficulty,
        slug=course.slug,
        heading=_("Certificate of completion"),
        certifies=_("This certifies that"),
        holder=certificate.holder_name or _("former learner"),
        finished=_("has completed the course"),
        course=certificate.course_title,
        finished_on=pgettext("course", "Finished on %(day)s") % {"day": long_date(certificate)},
        number=certificate.certificate_number,
        number_label=_("Certificate number"),
        code=code,
        code_label=_("Verification code"),
        check_at=settings.SITE_URL + reverse("chain:verify"),
        check_label=_("Check it at"),
        address=settings.SITE_URL + reverse("chain:certificate", args=[code]),
        issued_at=certificate.issued_at,
        proves=summary_for(certificate),
        warning=warning_for(certificate),
        is_waiting=recorded_outcome(certificate) is Outcome.PENDING,
    )


def long_date(certificate: NftCertificate) -> str:
    return date_format(certificate.completion_date, "j F Y")


def warning_for(certificate: NftCertificate) -> str:
    match recorded_outcome(certificate):
        case Outcome.TAMPERED:
            return _("Not as it was issued: do not rely on this")
        case Outcome.WITHDRAWN:
            return _("Withdrawn by its holder: not valid any more")
        case Outcome.REVOKED:
            day = date_format(certificate.revoked_at, "j F Y") if certificate.revoked_at else ""
            return _("Revoked on %(day)s: not valid any more") % {"day": day}
        case Outcome.PENDING:
            return _("Not on the chain yet: valid once it is minted")
    return ""
