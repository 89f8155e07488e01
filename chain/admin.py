"""What the platform did on a chain is read here. Operations write it: the row first, the sending after."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chain.certificates.admin import NftCertificateAdmin
from chain.explorer.admin import ExplorerPositionAdmin
from chain.faucet.admin import ClassBudgetAdmin
from chain.faucet.pay_again import NotPaidAgain, pay_again
from chain.models import (
    BadgeMinting,
    CertificateEvidence,
    ChainLife,
    ChainTrouble,
    ContractDeployment,
    CredentialStatus,
    FaucetRequest,
    PracticalAttempt,
    PracticalClaim,
    PracticalInstance,
    PracticalNote,
    ReplacedCertificate,
    SignInChallenge,
    SoulboundToken,
    Transaction,
)
from chain.network_filter import NetworkFilter
from chain.sending.admin import ChainSignerAdmin
from learning.admin.long_list import AT_ONCE
from learning.admin.public_page import link_to
from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner

__all__ = ("ChainSignerAdmin", "ClassBudgetAdmin", "ExplorerPositionAdmin", "NftCertificateAdmin")


@admin.register(Transaction)
class TransactionAdmin(FindByLearner[Transaction], ReadOnlyAdmin[Transaction]):
    list_display = (
        "id",
        "transaction_type",
        "status",
        "user",
        "amount_hbar",
        "transaction_id",
        "explorer",
        "created_at",
        "consensus_timestamp",
    )
    list_filter = ("status", "transaction_type", NetworkFilter, "created_at")
    list_select_related = ("user",)
    exact_fields = ("transaction_id", "transaction_hash")
    search_help_text = _("A username or a part of it, wallet address, Hedera account, transaction id or hash.")
    exclude = ("raw_transaction",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Transaction]:
        return super().get_queryset(request).defer("raw_transaction")

    @admin.display(description=_("explorer"))
    def explorer(self, row: Transaction) -> SafeString | str:
        return link_to(row.hashscan_url)

    def view_on_site(self, row: Transaction) -> str | None:
        return row.hashscan_url or None


@admin.register(FaucetRequest)
class FaucetRequestAdmin(FindByLearner[FaucetRequest], ReadOnlyAdmin[FaucetRequest]):
    list_display = (
        "id",
        "user",
        "amount_hbar",
        "status",
        "evm_address",
        "request_ip",
        "requested_at",
        "completed_at",
    )
    list_filter = ("status", "requested_at")
    list_select_related = ("user",)
    exact_fields = ("evm_address",)
    actions = ("pay_again",)

    def has_pay_permission(self, request: HttpRequest) -> bool:
        """Nobody edits a request, but who may change it may have it paid again."""
        return bool(request.user.is_active and request.user.has_perm("chain.change_faucetrequest"))

    @admin.action(description=_("Pay again what has failed"), permissions=["pay"])
    def pay_again(self, request: HttpRequest, chosen: QuerySet[FaucetRequest]) -> None:
        for asked in chosen.order_by("pk")[:AT_ONCE]:
            try:
                pay_again(request_id=asked.pk)
            except NotPaidAgain as refusal:
                self.message_user(request, f"{asked}: {refusal}", messages.WARNING)
                continue
            self.log_change(request, asked, str(_("Pay again what has failed")))
            self.message_user(request, _("%(payout)s is on its way again.") % {"payout": asked})


@admin.register(SignInChallenge)
class SignInChallengeAdmin(ReadOnlyAdmin[SignInChallenge]):
    """For finding out why someone cannot sign in. The mark of the browser that asked stays hidden."""

    list_display = ("evm_address", "network", "issued_at", "expires_at", "used_at")
    list_filter = (("used_at", admin.EmptyFieldListFilter),)
    search_fields = ("network__exact",)
    exclude = ("browser", "nonce", "message")
    ordering = ("-pk",)


@admin.register(ChainTrouble)
class ChainTroubleAdmin(ReadOnlyAdmin[ChainTrouble]):
    """A trouble goes by itself when it is over."""

    list_display = ("kind", "chain_id", "sentence", "since")
    list_filter = ("chain_id",)
    search_fields = ("sentence",)


@admin.register(ChainLife)
class ChainLifeAdmin(ReadOnlyAdmin[ChainLife]):
    """Each reset of the practice chain begins one."""

    list_display = ("chain_id", "epoch", "began_at", "genesis_hash")
    search_fields = ("genesis_hash__exact",)


@admin.register(ContractDeployment)
class ContractDeploymentAdmin(ReadOnlyAdmin[ContractDeployment]):
    list_display = ("id", "chain_id", "address", "is_current", "planned_at", "deployed_at", "block_number")
    list_filter = ("is_current", "chain_id")
    search_fields = ("address__exact",)


@admin.register(SoulboundToken)
class SoulboundTokenAdmin(ReadOnlyAdmin[SoulboundToken]):
    list_display = (
        "id",
        "state",
        "certificate",
        "earned_badge",
        "recipient",
        "serial_number",
        "minted_at",
        "burned_at",
        "attempts",
        "trouble",
    )
    list_filter = ("state", "deployment")
    list_select_related = ("certificate", "earned_badge")
    search_fields = ("certificate__certificate_number__exact",)
    search_help_text = _("A whole certificate number.")


@admin.register(ReplacedCertificate)
class ReplacedCertificateAdmin(ReadOnlyAdmin[ReplacedCertificate]):
    list_display = ("certificate_number", "certificate", "holder_name", "issued_at", "replaced_at", "reason")
    list_select_related = ("certificate",)
    search_fields = ("certificate_number__exact", "verification_code__exact")
    search_help_text = _("A whole certificate number or verification code.")


@admin.register(CertificateEvidence)
class CertificateEvidenceAdmin(ReadOnlyAdmin[CertificateEvidence]):
    list_display = ("certificate", "kept_at", "is_late", "digest")
    list_filter = ("is_late",)
    list_select_related = ("certificate",)
    search_fields = ("certificate__certificate_number__exact", "certificate__verification_code__exact")
    search_help_text = _("A whole certificate number or verification code.")


@admin.register(BadgeMinting)
class BadgeMintingAdmin(FindByLearner[BadgeMinting], ReadOnlyAdmin[BadgeMinting]):
    list_display = ("user", "since")
    list_select_related = ("user",)


@admin.register(CredentialStatus)
class CredentialStatusAdmin(ReadOnlyAdmin[CredentialStatus]):
    """Kept by the database: no certificate means that it was issued again or deleted."""

    list_display = ("list_number", "position", "certificate", "created_at", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    list_select_related = ("certificate",)
    search_fields = ("certificate__certificate_number__exact",)
    search_help_text = _("A whole certificate number.")


@admin.register(PracticalAttempt)
class PracticalAttemptAdmin(FindByLearner[PracticalAttempt], ReadOnlyAdmin[PracticalAttempt]):
    """For finding out why a lesson does not turn green. The seed, and the mark of the session, stay hidden."""

    list_display = ("id", "user", "lesson", "state", "chain_id", "began_at", "looked_at", "passed_at")
    list_filter = ("state", NetworkFilter)
    list_select_related = ("user", "lesson")
    exact_fields = ("address",)
    exclude = ("seed", "session_mark")


@admin.register(PracticalInstance)
class PracticalInstanceAdmin(ReadOnlyAdmin[PracticalInstance]):
    list_display = ("id", "attempt", "contract", "address", "epoch", "planned_at")
    list_filter = ("contract",)
    list_select_related = ("attempt",)
    search_fields = ("address__exact",)


@admin.register(PracticalClaim)
class PracticalClaimAdmin(ReadOnlyAdmin[PracticalClaim]):
    """A transaction that is here counts for nobody else."""

    list_display = ("transaction_hash", "attempt", "chain_id", "epoch", "claimed_at")
    list_select_related = ("attempt",)
    search_fields = ("transaction_hash__exact",)


@admin.register(PracticalNote)
class PracticalNoteAdmin(ReadOnlyAdmin[PracticalNote]):
    list_display = ("id", "attempt", "request_id", "issued_at", "used_at", "signed_at")
    list_select_related = ("attempt",)
    search_fields = ("request_id__exact",)
    exclude = ("nonce", "message", "session_mark")
