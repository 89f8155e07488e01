"""Is this certificate what it says it is? Read-only, and never valid unless the chain has just said so.

What is asked, in this order: is there a record; does its content still give the fingerprint it was issued under; was
it revoked; was it minted; and does the chain hold exactly this record's token, for exactly this recipient.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.lookup import Reference, read_reference
from chain.certificates.onchain import OnChainState, QueryStatus, TokenQuery, query_chain
from chain.models import ContractDeployment, NftCertificate, ReplacedCertificate
from chain.models.certificate import CertificateStatus
from chain.tokens.standing import origin_of


class Outcome(models.TextChoices):
    VALID = "valid", _("Valid")
    NOT_FOUND = "not_found", _("No such certificate")
    REPLACED = "replaced", _("Replaced by a newer certificate")
    TAMPERED = "tampered", _("Not as it was issued")
    REVOKED = "revoked", _("Revoked")
    WITHDRAWN = "withdrawn", _("Withdrawn by its holder")
    PENDING = "pending", _("Being minted")
    MISSING = "missing", _("Not on the chain as recorded")
    UNREACHABLE = "unreachable", _("Recorded, but the chain cannot be asked")


EXPLANATIONS: dict[str, str | Promise] = {
    Outcome.VALID: _("The record is as it was issued, and the chain confirms it."),
    Outcome.NOT_FOUND: _("We have no certificate with this number or code. Please compare it with the original."),
    Outcome.REPLACED: _("This certificate was issued again, and only the newer one counts."),
    Outcome.TAMPERED: _("What is stored differs from what was certified. Do not rely on anything it says."),
    Outcome.REVOKED: _("The school has taken this certificate back. It is not valid any more."),
    Outcome.WITHDRAWN: _("Its holder has ended it and left, and their name is erased. It is not valid any more."),
    Outcome.PENDING: _("It is written down, but not on the chain yet. Please look again in a few minutes."),
    Outcome.MISSING: _("The chain does not hold this certificate's token where it should. It does not count as valid."),
    Outcome.UNREACHABLE: _("It is in our records, unchanged. Whether the chain agrees could not be checked just now."),
}


@dataclass(frozen=True)
class Check:
    """`passed` is None for what could not be asked."""

    question: str | Promise
    passed: bool | None
    note: str | Promise = ""


@dataclass(frozen=True)
class Verification:
    """`certificate` is None when there is no such record, and when it was `replaced`.

    `by_code` is False for whoever asked with the number alone, which can be guessed: they are not told who holds it.
    """

    outcome: Outcome
    checked_at: datetime
    checks: tuple[Check, ...] = ()
    certificate: NftCertificate | None = None
    replaced: ReplacedCertificate | None = None
    by_code: bool = True

    @property
    def is_valid(self) -> bool:
        return self.outcome is Outcome.VALID

    @property
    def explanation(self) -> str | Promise:
        return EXPLANATIONS[self.outcome]

    @property
    def shown_reason(self) -> str:
        """Why it was revoked: words that an admin wrote, which may name the holder."""
        return self.certificate.revocation_reason if self.certificate and self.by_code else ""


def verify(text: str) -> Verification:
    """Check what a number, code or address stands for, however it was typed."""
    reference = read_reference(text)
    record = find_record(reference) if reference else None
    by_code = bool(reference and reference.code)
    if isinstance(record, NftCertificate):
        found = verify_certificate(record)
    elif isinstance(record, ReplacedCertificate):
        checks = (Check(_("There is a record of it"), True), Check(_("It was not replaced"), False, record.reason))
        found = Verification(Outcome.REPLACED, timezone.now(), checks, replaced=record)
    else:
        return Verification(Outcome.NOT_FOUND, timezone.now(), (Check(_("There is a record of it"), False),))
    return found if by_code else without_reasons(found)


def without_reasons(found: Verification) -> Verification:
    """For whoever has only the number: what an admin wrote may name the holder."""
    checks = tuple(replace(check, note="") for check in found.checks)
    return replace(found, checks=checks, by_code=False)


def find_record(reference: Reference) -> NftCertificate | ReplacedCertificate | None:
    named: dict[str, str] = (
        {"certificate_number": reference.number} if reference.number else {"verification_code": reference.code}
    )
    certificate = NftCertificate.objects.filter(**named).select_related("course", "transaction", "user").first()
    return certificate or ReplacedCertificate.objects.filter(**named).select_related("certificate").first()


def verify_certificate(certificate: NftCertificate) -> Verification:
    checks = list(record_checks(certificate))
    recorded = recorded_outcome(certificate)
    if recorded is not None:
        return Verification(recorded, timezone.now(), tuple(checks), certificate)
    deployment = deployment_of(certificate)
    if deployment is None or deployment.address is None or certificate.serial_number is None:
        checks.append(Check(_("The contract it names is ours"), False))
        return Verification(Outcome.TAMPERED, timezone.now(), tuple(checks), certificate)
    state = query_chain(
        TokenQuery(
            chain_id=deployment.chain_id,
            address=deployment.address,
            origin=origin_of(deployment),
            serial=certificate.serial_number,
            fingerprint=certificate.fingerprint or "",
        )
    )
    checks += chain_checks(certificate, state)
    return Verification(chain_outcome(certificate, state), state.asked_at, tuple(checks), certificate)


def recorded_outcome(certificate: NftCertificate) -> Outcome | None:
    """What the record alone decides; None when it is the chain's turn to speak."""
    if certificate.is_withdrawn:
        return Outcome.WITHDRAWN
    if not is_as_issued(certificate):
        return Outcome.TAMPERED
    if certificate.status == CertificateStatus.REVOKED:
        return Outcome.REVOKED
    return Outcome.PENDING if certificate.status == CertificateStatus.PENDING else None


def is_as_issued(certificate: NftCertificate) -> bool:
    return certificate.fingerprint == fingerprint_of(certificate)


def record_checks(certificate: NftCertificate) -> Iterator[Check]:
    yield Check(_("There is a record of it"), True)
    if certificate.is_withdrawn:
        yield Check(_("Its holder stands by it"), False)
        return
    yield Check(_("Name, course, date and number are as they were certified"), is_as_issued(certificate))
    revoked = certificate.status == CertificateStatus.REVOKED
    yield Check(_("The school has not revoked it"), not revoked, certificate.revocation_reason if revoked else "")
    if not revoked:
        yield Check(_("It has been minted"), certificate.status == CertificateStatus.MINTED)


def deployment_of(certificate: NftCertificate) -> ContractDeployment | None:
    """Our contract in which the record says its token is."""
    return (
        ContractDeployment.objects.filter(address=certificate.collection_id, tokens__certificate=certificate)
        .select_related("transaction")
        .order_by("-pk")
        .first()
    )


def chain_outcome(certificate: NftCertificate, state: OnChainState) -> Outcome:
    if state.status is QueryStatus.UNREACHABLE:
        return Outcome.UNREACHABLE
    if state.status is QueryStatus.RESET or is_zero(state.fingerprint):
        return Outcome.MISSING
    if state.is_revoked:
        return Outcome.REVOKED
    if state.fingerprint != certificate.fingerprint:
        return Outcome.TAMPERED
    return Outcome.VALID if state.owner == certificate.recipient_address else Outcome.MISSING


def chain_checks(certificate: NftCertificate, state: OnChainState) -> Iterator[Check]:
    answered = state.status is QueryStatus.ANSWERED
    yield Check(_("The chain can be asked"), state.status is not QueryStatus.UNREACHABLE)
    if state.status is QueryStatus.RESET:
        yield Check(
            _("The contract stands on this chain"),
            False,
            _("It was reset, or is another one; certificates are minted again."),
        )
    exists = answered and not is_zero(state.fingerprint)
    yield Check(_("Its token exists on the chain"), exists if answered else None)
    yield Check(
        _("The token stands for exactly this record"), state.fingerprint == certificate.fingerprint if exists else None
    )
    yield Check(_("The recipient holds the token"), state.owner == certificate.recipient_address if exists else None)
    yield Check(_("The chain has not revoked it"), not state.is_revoked if answered else None)


def is_zero(fingerprint: str) -> bool:
    return not fingerprint.removeprefix("0x").strip("0")
