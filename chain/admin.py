"""What the platform did on a chain is read here. Operations write it: the row first, the sending after."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chain.certificates.admin import NftCertificateAdmin
from chain.models import (
    BadgeMinting,
    ChainTrouble,
    ContractDeployment,
    CredentialStatus,
    FaucetRequest,
    ReplacedCertificate,
    SignInChallenge,
    SoulboundToken,
    Transaction,
)
from chain.sending.admin import ChainSignerAdmin
from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner

__all__ = ("ChainSignerAdmin", "NftCertificateAdmin")


@admin.register(Transaction)
class TransactionAdmin(FindByLearner[Transaction], ReadOnlyAdmin[Transaction]):
    list_display = (
        "id",
        "transaction_type",
        "status",
        "user",
        "amount_hbar",
        "transaction_id",
        "created_at",
        "consensus_timestamp",
    )
    list_filter = ("status", "transaction_type", "chain_id")
    list_select_related = ("user",)
    exact_fields = ("transaction_id", "transaction_hash")
    search_help_text = _("A username or a part of it, wallet address, Hedera account, transaction id or hash.")
    exclude = ("raw_transaction",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Transaction]:
        return super().get_queryset(request).defer("raw_transaction")


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

    list_display = ("kind", "sentence", "since")
    search_fields = ("sentence",)


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
