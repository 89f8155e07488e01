from django.db.models import Q

from chain.models import (
    BadgeMinting,
    CertificateEvidence,
    FaucetRequest,
    NftCertificate,
    PracticalAttempt,
    PracticalClaim,
    PracticalInstance,
    PracticalNote,
    ReplacedCertificate,
    SoulboundToken,
    Transaction,
)
from web3versity.export.section import Section, same


def chain_sections(user_id: int) -> list[Section]:
    return [
        Section(
            "faucet_requests",
            FaucetRequest.objects.filter(user=user_id),
            same("evm_address", "hedera_account_id", "amount_hbar", "status", "requested_at", "completed_at")
            | {
                "class": "school_class__name",
                "request_ip": "request_ip",
                "transaction": "transaction__transaction_hash",
            },
        ),
        Section(
            "transactions",
            Transaction.objects.filter(user=user_id),
            same(
                "transaction_type",
                "status",
                "chain_id",
                "transaction_id",
                "transaction_hash",
                "amount_hbar",
                "fee_hbar",
            )
            | same("from_account", "to_account", "memo", "error_message", "hashscan_url", "consensus_timestamp")
            | {"course": "related_course__slug", "badge": "related_achievement__slug"}
            | same("created_at"),
        ),
        Section(
            "certificates",
            NftCertificate.objects.filter(user=user_id),
            same("certificate_number", "verification_code", "course_title", "holder_name", "recipient_address")
            | {"course": "course__slug", "finished_on": "completion_date"}
            | same("status", "issued_at", "revoked_at", "revocation_reason", "is_withdrawn")
            | same("collection_id", "token_id", "serial_number", "metadata_uri", "fingerprint")
            | {"transaction": "transaction__transaction_hash"},
        ),
        Section(
            "certificate_evidence",
            CertificateEvidence.objects.filter(certificate__user=user_id),
            {"certificate": "certificate__certificate_number"} | same("record", "digest", "kept_at", "is_late"),
        ),
        Section(
            "replaced_certificates",
            ReplacedCertificate.objects.filter(certificate__user=user_id),
            {"replaced_by": "certificate__certificate_number"}
            | same("certificate_number", "verification_code", "holder_name", "recipient_address", "issued_at")
            | same("replaced_at", "reason", "revoked_at", "revocation_reason", "fingerprint"),
        ),
        Section(
            "tokens",
            SoulboundToken.objects.filter(Q(certificate__user=user_id) | Q(earned_badge__user=user_id)),
            {"certificate": "certificate__certificate_number", "badge": "earned_badge__achievement__slug"}
            | same("recipient", "state", "serial_number", "minted_at", "burned_at", "burn_reason", "fingerprint"),
        ),
        Section(
            "practical_attempts",
            PracticalAttempt.objects.filter(user=user_id),
            {"course": "lesson__course__slug", "lesson": "lesson__slug"}
            | same("state", "chain_id", "address", "params", "handed", "answers", "declined", "green", "results")
            | same("began_at", "passed_at"),
        ),
        Section(
            "practical_instances",
            PracticalInstance.objects.filter(attempt__user=user_id),
            {"lesson": "attempt__lesson__slug"} | same("contract", "address", "planned_at"),
        ),
        Section(
            "practical_claims",
            PracticalClaim.objects.filter(attempt__user=user_id),
            {"lesson": "attempt__lesson__slug"} | same("chain_id", "transaction_hash", "claimed_at"),
        ),
        Section(
            "practical_notes",
            PracticalNote.objects.filter(attempt__user=user_id),
            {"lesson": "attempt__lesson__slug"} | same("request_id", "message", "issued_at", "used_at", "signed_at"),
        ),
        Section("badge_minting", BadgeMinting.objects.filter(user=user_id), same("since")),
    ]
