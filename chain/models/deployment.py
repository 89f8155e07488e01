from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.transaction import Transaction


class ContractDeployment(models.Model):
    """The certificate contract on one chain. The row is written before anything is sent; its address comes later.

    A chain that is reset forgets its contracts: `genesis_hash` tells the old chain from the new one.
    """

    chain_id = models.BigIntegerField(_("chain"))
    genesis_hash = models.CharField(_("first block"), max_length=66, db_default="", default="", blank=True)
    deployer = models.CharField(_("deployed by"), max_length=42)
    base_uri = models.CharField(
        _("base URI"), max_length=200, db_default="", default="", help_text=_("A token's metadata is here, by number.")
    )
    source_sha256 = models.CharField(_("source"), max_length=64, help_text=_("SHA-256 of the contract's source."))
    transaction = models.OneToOneField(Transaction, models.PROTECT, related_name="deployment")
    address = models.CharField(_("address"), max_length=42, null=True, blank=True)
    block_number = models.BigIntegerField(_("block"), null=True, blank=True)
    planned_at = models.DateTimeField(_("planned"), db_default=Now(), editable=False)
    deployed_at = models.DateTimeField(_("deployed"), null=True, blank=True)
    is_current = models.BooleanField(_("in use"), db_default=False, default=False)

    class Meta:
        db_table = "contract_deployments"
        verbose_name = _("contract deployment")
        verbose_name_plural = _("contract deployments")
        constraints = (
            models.UniqueConstraint(
                fields=("chain_id",), name="contract_deployments_current_key", condition=Q(is_current=True)
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(address__isnull=False, deployed_at__isnull=False),
                name="contract_deployments_current_check",
            ),
        )

    def __str__(self) -> str:
        return self.address or f"#{self.pk}"
