from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.transaction import Transaction
from learning.models import SchoolClass


class FaucetStatus(models.TextChoices):
    PENDING = "pending", _("On its way")
    COMPLETED = "completed", _("Paid")
    FAILED = "failed", _("Failed")


class FaucetPart(models.TextChoices):
    """What a request was served from: a part of the faucet's day (shares.py), or a class's budget (class_budget.py)."""

    NEWCOMER = "newcomer", _("Newcomers")
    FIRST = "first", _("First requests of learners")
    LEARNER = "learner", _("Learners")
    CLASS = "class", _("Budget of a class")


class FaucetRequestQuerySet(models.QuerySet["FaucetRequest"]):
    def counting_since(self, moment: datetime) -> "FaucetRequestQuerySet":
        """What was asked for after `moment` and has not failed: this uses up allowances and the budget."""
        return self.filter(status__in=(FaucetStatus.PENDING, FaucetStatus.COMPLETED), requested_at__gt=moment)

    def of_the_faucet(self) -> "FaucetRequestQuerySet":
        """What the faucet's own day gave: budgets of classes lie beside it, and neither uses up the other."""
        return self.exclude(part=FaucetPart.CLASS)

    def of_classes(self) -> "FaucetRequestQuerySet":
        return self.filter(part=FaucetPart.CLASS)

    def by_whom_or_to(self, learner_id: int, address: str) -> "FaucetRequestQuerySet":
        """A learner's requests under whatever wallet, and a wallet's under whatever account."""
        return self.filter(Q(user=learner_id) | Q(evm_address=address))

    def total(self) -> Decimal:
        """HBAR in all."""
        return self.aggregate(total=Sum("amount_hbar"))["total"] or Decimal(0)


class FaucetRequest(models.Model):
    """A learner's request for test HBAR. Pending and completed requests use up the allowance; failed ones do not."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="faucet_requests", db_index=False
    )
    hedera_account_id = models.CharField(_("Hedera account"), max_length=32, null=True, blank=True)
    evm_address = models.CharField(_("wallet address"), max_length=42)
    amount_hbar = models.DecimalField(_("HBAR"), max_digits=20, decimal_places=8)
    transaction = models.OneToOneField(
        Transaction, models.PROTECT, null=True, blank=True, related_name="faucet_request"
    )
    status = models.CharField(
        _("status"), max_length=10, choices=FaucetStatus, db_default="pending", default=FaucetStatus.PENDING
    )
    # Anew when it is paid again (chain/faucet/pay_again.py).
    requested_at = models.DateTimeField(_("asked"), db_default=Now(), editable=False)
    completed_at = models.DateTimeField(_("paid"), null=True, blank=True)
    request_ip = models.GenericIPAddressField(_("IP address"), null=True, blank=True)
    part = models.CharField(
        _("part of the budget"),
        max_length=10,
        choices=FaucetPart,
        db_default=FaucetPart.LEARNER,
        default=FaucetPart.LEARNER,
    )
    school_class = models.ForeignKey(
        SchoolClass, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("class")
    )
    # Of one network and day (learning/web/client_ip.py).
    network_mark = models.CharField(max_length=16, blank=True, db_default="", default="", editable=False)

    objects = FaucetRequestQuerySet.as_manager()

    class Meta:
        db_table = "faucet_requests"
        verbose_name = _("faucet request")
        verbose_name_plural = _("faucet requests")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount_hbar__gte=1, amount_hbar__lte=10), name="faucet_requests_amount_hbar_check"
            ),
            models.CheckConstraint(condition=Q(status__in=FaucetStatus.values), name="faucet_requests_status_check"),
            models.CheckConstraint(condition=Q(part__in=FaucetPart.values), name="faucet_requests_part_check"),
        )
        indexes = (
            models.Index(F("user"), F("requested_at").desc(), name="faucet_requests_user_idx"),
            models.Index(F("evm_address"), F("requested_at").desc(), name="faucet_requests_address_idx"),
            models.Index(F("request_ip"), F("requested_at").desc(), name="faucet_requests_ip_idx"),
            models.Index(
                fields=("requested_at",),
                include=("amount_hbar",),
                name="faucet_requests_budget_idx",
                condition=Q(status__in=("pending", "completed")),
            ),
            models.Index(fields=("-requested_at",), name="faucet_requests_failed_idx", condition=Q(status="failed")),
            models.Index(
                F("school_class"),
                F("requested_at").desc(),
                name="faucet_requests_class_idx",
                condition=Q(school_class__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount_hbar} HBAR to {self.evm_address}"
