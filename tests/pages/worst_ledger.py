"""What the chain brings to the worst school: transactions, payouts and certificates in every state."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.numbering import GROUP_LENGTH, GROUPS, grouped
from chain.models import FaucetRequest, NftCertificate, Transaction
from learning.models import Course, User
from tests.builders import finish_course, make_course, make_enrolment
from tests.pages.worst_words import ARABIC, HUGE, THAI, WIDE, filled


@dataclass(frozen=True, slots=True)
class Ledger:
    """`certificates` by status, all of them the boss's; `transaction` failed."""

    certificates: dict[str, NftCertificate]
    transaction: Transaction


def make_ledger(boss: User, other: User, finished: Course) -> Ledger:
    transactions = [
        _transaction(boss, number, status) for number, status in enumerate(("failed", "success", "pending"))
    ]
    for row, status in zip(transactions, ("failed", "completed", "pending"), strict=True):
        FaucetRequest.objects.create(
            user=boss, evm_address=boss.evm_address or "", amount_hbar="9.12345678", transaction=row, status=status
        )
    courses = {
        "minted": finished,
        "pending": make_course(THAI * 3, slug="pending", lessons=1),
        "revoked": make_course("W" * 119, slug="revoked", lessons=1),
    }
    certificates = {}
    for number, (status, course) in enumerate(courses.items()):
        if course != finished:
            make_enrolment(boss, course)
            finish_course(boss, course)
        certificates[status] = _certificate(boss, course, number, status)
    _certificate(other, finished, 9, "minted")
    return Ledger(certificates, transactions[0])


def _transaction(boss: User, number: int, status: str) -> Transaction:
    ended = {} if status == "pending" else {"consensus_timestamp": timezone.now(), "settled_at": timezone.now()}
    return Transaction.objects.create(
        user=boss,
        transaction_id=f"0.0.{HUGE}@{number}{'9' * 60}",
        transaction_hash=f"0x{number:x}{'f' * 63}",
        transaction_type="faucet_request",
        status=status,
        chain_id=HUGE,
        amount_hbar=Decimal("999999999999.12345678"),
        fee_hbar=Decimal("999999999999.12345678"),
        from_account=f"0x{'a' * 40}",
        to_account=f"0x{'b' * 40}",
        memo=filled(100),
        error_message="W" * 400,
        block_number=HUGE,
        gas_used=HUGE,
        **ended,
    )


def _certificate(holder: User, course: Course, number: int, status: str) -> NftCertificate:
    revoked = {"revoked_at": timezone.now(), "revocation_reason": filled(100)} if status == "revoked" else {}
    certificate = NftCertificate(
        user=holder,
        course=course,
        certificate_number=f"W3V-2026-9999{number}",
        course_title=course.title,
        completion_date=timezone.now().date(),
        verification_code=grouped(str(number) * GROUPS * GROUP_LENGTH),
        holder_name=f"{ARABIC} {WIDE}",
        recipient_address=holder.evm_address or "",
        status=status,
        collection_id=f"0x{'c' * 40}",
        serial_number=HUGE + number,
        token_id="9" * 78,
        **revoked,
    )
    certificate.fingerprint = fingerprint_of(certificate)
    certificate.save()
    return certificate
