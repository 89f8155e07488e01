from django.db import models
from django.utils.translation import gettext_lazy as _


class ChainSigner(models.Model):
    """One of the operator's accounts on one chain. Whoever signs or sends with it holds this row's lock.

    `turn` counts the holders: a sender whose turn has passed knows that another may have sent its bytes.
    """

    chain_id = models.BigIntegerField(_("chain"))
    address = models.CharField(_("address"), max_length=42)
    next_nonce = models.BigIntegerField(_("next nonce"), db_default=0, default=0)
    epoch = models.SmallIntegerField(_("epoch"), db_default=0, default=0)
    genesis_hash = models.CharField(
        _("first block"), max_length=66, db_default="", default="", help_text=_("Another one means another chain.")
    )
    turn = models.BigIntegerField(_("turn"), db_default=0, default=0)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)

    class Meta:
        db_table = "chain_signers"
        verbose_name = _("operator account")
        verbose_name_plural = _("operator accounts")
        constraints = (
            models.UniqueConstraint(fields=("chain_id", "address"), name="chain_signers_chain_id_address_key"),
            models.CheckConstraint(condition=models.Q(next_nonce__gte=0), name="chain_signers_next_nonce_check"),
        )

    def __str__(self) -> str:
        return self.address
