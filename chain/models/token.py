from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.certificate import NftCertificate
from chain.models.deployment import ContractDeployment
from chain.models.transaction import Transaction
from gamification.models import UserAchievement


class TokenState(models.TextChoices):
    WAITING = "waiting", _("To be minted")
    MINTING = "minting", _("Being minted")
    LIVE = "live", _("Minted")
    BURNING = "burning", _("Being burned")
    BURNED = "burned", _("Burned")
    DROPPED = "dropped", _("Not wanted before it was minted")
    LOST = "lost", _("Lost with its chain")


class SoulboundToken(models.Model):
    """What one contract should hold for a certificate or a badge, and how far that has come.

    `fingerprint` names the record on the chain; the contract issues it once. `burn_wanted_at` may be set in any state:
    what is on its way arrives first and is burned then.
    """

    deployment = models.ForeignKey(ContractDeployment, models.PROTECT, related_name="tokens", db_index=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=66)
    certificate = models.ForeignKey(
        NftCertificate, models.CASCADE, null=True, blank=True, related_name="tokens", db_index=False
    )
    earned_badge = models.ForeignKey(
        UserAchievement, models.CASCADE, null=True, blank=True, related_name="tokens", db_index=False
    )
    recipient = models.CharField(_("goes to"), max_length=42)
    state = models.CharField(
        _("state"), max_length=10, choices=TokenState, db_default="waiting", default=TokenState.WAITING
    )
    serial_number = models.BigIntegerField(_("serial"), null=True, blank=True)
    mint_transaction = models.ForeignKey(
        Transaction, models.SET_NULL, null=True, blank=True, related_name="minted_tokens", db_index=False
    )
    minted_at = models.DateTimeField(_("minted"), null=True, blank=True)
    burn_wanted_at = models.DateTimeField(_("to be burned since"), null=True, blank=True)
    burn_reason = models.CharField(_("burned because"), max_length=100, db_default="", default="", blank=True)
    burn_transaction = models.ForeignKey(
        Transaction, models.SET_NULL, null=True, blank=True, related_name="burned_tokens", db_index=False
    )
    burned_at = models.DateTimeField(_("burned"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("failed attempts"), db_default=0, default=0)
    due_at = models.DateTimeField(_("due"), db_default=Now())
    trouble = models.CharField(_("last trouble"), max_length=300, db_default="", default="", blank=True)

    class Meta:
        db_table = "soulbound_tokens"
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = (
            models.UniqueConstraint(
                fields=("deployment", "fingerprint"), name="soulbound_tokens_deployment_id_fingerprint_key"
            ),
            models.UniqueConstraint(
                fields=("deployment", "serial_number"), name="soulbound_tokens_deployment_id_serial_number_key"
            ),
            models.UniqueConstraint(
                fields=("earned_badge", "deployment"), name="soulbound_tokens_earned_badge_id_deployment_id_key"
            ),
            models.CheckConstraint(condition=Q(state__in=TokenState.values), name="soulbound_tokens_state_check"),
            models.CheckConstraint(
                condition=Q(certificate__isnull=True, earned_badge__isnull=False)
                | Q(certificate__isnull=False, earned_badge__isnull=True),
                name="soulbound_tokens_subject_check",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("live", "burning", "burned")) | Q(serial_number__isnull=False),
                name="soulbound_tokens_serial_number_check",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_at",),
                name="soulbound_tokens_open_idx",
                condition=Q(state__in=("waiting", "minting", "burning")),
            ),
            models.Index(
                fields=("burn_wanted_at",),
                name="soulbound_tokens_unwanted_idx",
                condition=Q(state="live", burn_wanted_at__isnull=False),
            ),
            models.Index(
                fields=("certificate",),
                name="soulbound_tokens_cert_idx",
                condition=Q(certificate__isnull=False),
            ),
            models.Index(
                fields=("mint_transaction",),
                name="soulbound_tokens_mint_idx",
                condition=Q(mint_transaction__isnull=False),
            ),
            models.Index(
                fields=("burn_transaction",),
                name="soulbound_tokens_burn_idx",
                condition=Q(burn_transaction__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.fingerprint[:10]
