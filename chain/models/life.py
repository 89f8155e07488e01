from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class ChainLife(models.Model):
    """A life of the practice chain: a reset begins the next one. Rows about the chain keep the epoch they belong to."""

    chain_id = models.BigIntegerField(_("chain"))
    epoch = models.IntegerField(_("epoch"))
    genesis_hash = models.CharField(_("first block"), max_length=66)
    began_at = models.DateTimeField(_("first seen"), db_default=Now(), editable=False)

    class Meta:
        db_table = "chain_lives"
        verbose_name = _("life of the practice chain")
        verbose_name_plural = _("lives of the practice chain")
        constraints = (
            models.UniqueConstraint(fields=("chain_id", "epoch"), name="chain_lives_chain_id_epoch_key"),
            models.CheckConstraint(condition=models.Q(epoch__gte=0), name="chain_lives_epoch_check"),
        )

    def __str__(self) -> str:
        return f"{self.chain_id}: {self.epoch}"
