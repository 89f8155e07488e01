"""What the chain brings to the worst school: transactions, payouts and certificates in every state."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.numbering import GROUP_LENGTH, GROUPS, grouped
from chain.evidence.record import keep_evidence
from chain.models import (
    ExplorerBlock,
    ExplorerLog,
    ExplorerPosition,
    ExplorerTransaction,
    FaucetRequest,
    NftCertificate,
    Transaction,
)
from chain.models.explorer import place_of
from learning.models import Course, User
from tests.builders import finish_course, make_course, make_enrolment
from tests.pages.worst_words import ARABIC, HUGE, THAI, WIDE, filled


@dataclass(frozen=True, slots=True)
class Ledger:
    """`certificates` by status, all of them the boss's; `transaction` failed, as did `failed` in the explorer."""

    certificates: dict[str, NftCertificate]
    transaction: Transaction
    failed: ExplorerTransaction
    creation: ExplorerTransaction


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
    return Ledger(certificates, transactions[0], *make_index(boss))


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
    keep_evidence(certificate)
    return certificate


def make_index(boss: User) -> tuple[ExplorerTransaction, ExplorerTransaction]:
    """One that failed with what somebody wrote, announcing what nobody knows, and one that created a contract."""
    block = ExplorerBlock.objects.create(
        number=0,
        hash=f"0x{'7' * 64}",
        parent_hash=f"0x{'6' * 64}",
        timestamp=2**62,
        gas_used=HUGE,
        gas_limit=HUGE,
        base_fee_weibar="9" * 78,
        transaction_count=2,
    )
    said = ARABIC.encode()
    words = f"0x08c379a0{32:064x}{len(said):064x}{said.hex().ljust(-(-len(said) // 32) * 64, '0')}"
    sender = (boss.evm_address or "").lower()
    common = {"block": block, "sender": sender, "value_weibar": "9" * 78, "kind": 2, "gas_price_weibar": "9" * 78}
    common |= {"nonce": HUGE, "gas_limit": HUGE, "gas_used": HUGE}
    failed = ExplorerTransaction.objects.create(
        place=place_of(0, 0),
        hash=f"0x{'a' * 64}",
        receiver=f"0x{'b' * 40}",
        succeeded=False,
        input=f"0xdeadbeef{'ff' * 9000}",
        failure="execution reverted",
        revert_data=words,
        **common,
    )
    creation = ExplorerTransaction.objects.create(
        place=place_of(0, 1), hash=f"0x{'c' * 64}", created=f"0x{'d' * 40}", succeeded=True, input="0x60", **common
    )
    topics = {f"topic{place}": f"0x{'e' * 64}" for place in range(4)}
    ExplorerLog.objects.create(
        place=place_of(0, 0), transaction=creation, address=f"0x{'d' * 40}", data="0x" + "f" * 9000, **topics
    )
    ExplorerPosition.objects.create(id=1, life="0", next_block=1, head=0, transaction_count=HUGE)
    return failed, creation
