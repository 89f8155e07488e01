from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class TroubleKind(models.TextChoices):
    UNREACHABLE = "unreachable", _("The chain cannot be reached")
    WRONG_CHAIN = "wrong_chain", _("The node serves another chain")
    KEYS = "keys", _("The operator's keys cannot be used")
    BUSY = "busy", _("The network takes no transactions")
    BALANCE = "balance", _("An operator account is empty")
    LOW_BALANCE = "low_balance", _("The operator accounts will soon be empty")
    STUCK = "stuck", _("Transactions are waiting")
    CONTRACT = "contract", _("The certificate contract cannot be used")


class ChainTrouble(models.Model):
    """Something that keeps the platform from paying and minting, or soon will, for as long as it lasts."""

    chain_id = models.BigIntegerField(_("chain"))
    kind = models.CharField(_("trouble"), max_length=20, choices=TroubleKind)
    sentence = models.CharField(_("what is wrong"), max_length=300)
    since = models.DateTimeField(_("since"), db_default=Now(), editable=False)

    class Meta:
        db_table = "chain_troubles"
        verbose_name = _("chain trouble")
        verbose_name_plural = _("chain troubles")
        constraints = (
            models.UniqueConstraint(fields=("chain_id", "kind"), name="chain_troubles_chain_id_kind_key"),
            models.CheckConstraint(condition=models.Q(kind__in=TroubleKind.values), name="chain_troubles_kind_check"),
        )

    def __str__(self) -> str:
        return self.sentence
