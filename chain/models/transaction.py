from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from gamification.models import Achievement
from learning.models import Course


class TransactionType(models.TextChoices):
    FAUCET_REQUEST = "faucet_request", _("Faucet")
    PRACTICE_TRANSFER = "practice_transfer", _("Practice transfer")
    PRACTICE_HBAR = "practice_hbar", _("Practice HBAR")
    NFT_MINT_CERTIFICATE = "nft_mint_certificate", _("Certificate")
    NFT_MINT_BADGE = "nft_mint_badge", _("Badge")
    TOKEN_TRANSFER = "token_transfer", _("Token transfer")
    NFT_REVOKE = "nft_revoke", _("Revocation")
    CONTRACT_DEPLOYMENT = "contract_deployment", _("Contract deployment")


class TransactionStatus(models.TextChoices):
    PENDING = "pending", _("Pending")
    SUCCESS = "success", _("Done")
    FAILED = "failed", _("Failed")


class Transaction(models.Model):
    """What the platform means to do, or saw done, on a chain. The row comes first, the sending after.

    Amounts are in HBAR with 8 decimals (whole tinybars). `due_at` is when the sender looks at the row next; it is null
    for what the platform did not send itself. `signer`, `nonce` and the signed bytes come together, and once they are
    there only the same bytes are ever sent (chain/sending). A year after it has settled the bytes are dropped
    (chain/transactions/archive.py).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="transactions", db_index=False
    )
    transaction_id = models.CharField(_("transaction id"), max_length=100, null=True, blank=True)
    transaction_type = models.CharField(_("type"), max_length=30, choices=TransactionType)
    amount_hbar = models.DecimalField(_("HBAR"), max_digits=20, decimal_places=8, null=True, blank=True)
    from_account = models.CharField(_("from"), max_length=64, db_default="", default="", blank=True)
    to_account = models.CharField(_("to"), max_length=64, db_default="", default="", blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=TransactionStatus, db_default="pending", default=TransactionStatus.PENDING
    )
    related_course = models.ForeignKey(Course, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    related_achievement = models.ForeignKey(
        Achievement, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    consensus_timestamp = models.DateTimeField(_("consensus"), null=True, blank=True)
    memo = models.CharField(_("memo"), max_length=100, db_default="", default="", blank=True)
    hashscan_url = models.URLField(_("explorer"), max_length=300, db_default="", default="", blank=True)
    error_message = models.TextField(_("error"), db_default="", default="", blank=True)
    chain_id = models.BigIntegerField(_("chain"))
    signer = models.CharField(_("signed by"), max_length=42, null=True, blank=True)
    nonce = models.BigIntegerField(_("nonce"), null=True, blank=True)
    raw_transaction = models.BinaryField(_("signed bytes"), null=True, blank=True)
    transaction_hash = models.CharField(_("hash"), max_length=66, null=True, blank=True)
    call_data = models.BinaryField(
        _("call"), null=True, blank=True, help_text=_("What a contract is asked to do; empty for a plain transfer.")
    )
    gas_limit = models.BigIntegerField(_("gas allowed"), null=True, blank=True)
    gas_price_weibar = models.BigIntegerField(
        _("gas price"), null=True, blank=True, help_text=_("Weibars per gas, the most that was offered.")
    )
    epoch = models.SmallIntegerField(
        _("epoch"),
        db_default=0,
        default=0,
        help_text=_("The life of the chain in which it was signed: a chain that was reset counts nonces anew."),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("times sent"), db_default=0, default=0)
    refusals = models.PositiveSmallIntegerField(_("times refused"), db_default=0, default=0)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("taken by the node"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    block_number = models.BigIntegerField(_("block"), null=True, blank=True)
    gas_used = models.BigIntegerField(_("gas used"), null=True, blank=True)
    fee_hbar = models.DecimalField(_("fee in HBAR"), max_digits=20, decimal_places=8, null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "transactions"
        verbose_name = _("transaction")
        verbose_name_plural = _("transactions")
        constraints = (
            models.UniqueConstraint(fields=("transaction_id",), name="transactions_transaction_id_key"),
            models.UniqueConstraint(
                fields=("chain_id", "transaction_hash", "epoch"), name="transactions_chain_id_transaction_hash_key"
            ),
            models.UniqueConstraint(
                fields=("chain_id", "signer", "nonce", "epoch"), name="transactions_chain_id_signer_nonce_key"
            ),
            models.CheckConstraint(
                condition=Q(transaction_type__in=TransactionType.values), name="transactions_transaction_type_check"
            ),
            models.CheckConstraint(condition=Q(status__in=TransactionStatus.values), name="transactions_status_check"),
            models.CheckConstraint(
                condition=Q(amount_hbar__isnull=True) | Q(amount_hbar__gte=0), name="transactions_amount_hbar_check"
            ),
            models.CheckConstraint(
                condition=Q(signer__isnull=True, nonce__isnull=True, raw_transaction__isnull=True)
                | Q(signer__isnull=False, nonce__isnull=False)
                & (Q(raw_transaction__isnull=False) | Q(settled_at__isnull=False)),
                name="transactions_signed_whole_check",
            ),
        )
        indexes = (
            models.Index(F("user"), F("created_at").desc(), name="transactions_user_idx"),
            models.Index(fields=("created_at",), name="transactions_live_idx", condition=Q(status="pending")),
            models.Index(
                fields=("id",),
                name="transactions_unsigned_idx",
                condition=Q(status="pending", signer__isnull=True, due_at__isnull=False),
            ),
            models.Index(
                fields=("due_at",),
                name="transactions_due_idx",
                condition=Q(signer__isnull=False, due_at__isnull=False),
            ),
            models.Index(
                fields=("chain_id", "signer", "nonce"),
                name="transactions_outstanding_idx",
                condition=Q(status="pending", signer__isnull=False),
            ),
            models.Index(F("transaction_type"), F("created_at").desc(), name="transactions_type_idx"),
            models.Index(fields=("id",), name="transactions_failed_idx", condition=Q(status="failed")),
            models.Index(
                fields=("related_course",), name="transactions_course_idx", condition=Q(related_course__isnull=False)
            ),
            models.Index(
                fields=("related_achievement",),
                name="transactions_achievement_idx",
                condition=Q(related_achievement__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.transaction_type} #{self.pk}"
