"""Opens every page once and keeps what it answered, with every link inside the site that it shows."""

from dataclasses import dataclass, field
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from chain.certificates.verification import Outcome, Verification, record_checks, verify_certificate
from chain.models import NftCertificate
from chain.models.certificate import CertificateStatus
from learning.models import User
from tests.pages.visits import Visit, visits
from tests.pages.worst_school import School
from tests.personas import signed_in


@dataclass(frozen=True, slots=True)
class Page:
    visit: Visit
    status: int
    html: str

    @property
    def name(self) -> str:
        return f"{self.visit.person.username if self.visit.person else 'visitor'}: {self.visit.path}"


@dataclass
class Collector:
    """A browser for each person, who stays signed in."""

    browsers: dict[User | None, Client] = field(default_factory=dict)

    def browser_of(self, person: User | None) -> Client:
        if person not in self.browsers:
            self.browsers[person] = signed_in(person) if person else Client()
        return self.browsers[person]


def collect_pages(school: School) -> list[Page]:
    """With a chain that confirms what is minted."""
    with patch("chain.views.certificate.verify_certificate", _verify):
        return _collect(school)


def _verify(certificate: NftCertificate) -> Verification:
    if certificate.status != CertificateStatus.MINTED:
        return verify_certificate(certificate)
    return Verification(Outcome.VALID, timezone.now(), (*record_checks(certificate),), certificate)


def _collect(school: School) -> list[Page]:
    collector = Collector()
    pages = []
    for visit in visits(school):
        status, content = _open(collector.browser_of(visit.person), visit)
        pages.append(Page(visit, status, content.decode()))
    return pages


def _open(browser: Client, visit: Visit) -> tuple[int, bytes]:
    if visit.posted is not None:
        answer = browser.post(visit.path, visit.posted)
    else:
        answer = browser.get(visit.path, headers={"HX-Request": "true"} if visit.is_fragment else {})
    return answer.status_code, answer.content
