"""The practice network as its explorer knows it: a copy, made anew whenever the chain is.

Only one life of the chain is kept at a time, so that no row needs to name it: the position says which, and a reset
empties the three tables at once. Hashes and addresses are bytes in the database (HexField). Amounts are in weibars.
"""

from datetime import UTC, datetime
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.hex_field import HexField
from chain.units import Weibar

# A place is the number of a block, and with it the number of a transaction or event in the block. A block's gas is
# enough for a few thousand of either.
PLACES: Final = 2**20


def place_of(block: int, index: int) -> int:
    """Where the transaction or event `index` of a block stands among all of the chain."""
    return block * PLACES + index


class ExplorerPosition(models.Model):
    """How far the explorer's index has come, in which life of the chain. Written with what it counts, in one commit."""

    id = models.SmallIntegerField(primary_key=True, db_default=1, default=1)
    life = models.CharField(_("life of the chain"), max_length=100, help_text=_("A chain that was reset has another."))
    next_block = models.BigIntegerField(_("next block"), db_default=0, default=0)
    last_hash = HexField(_("last block's hash"), null=True, blank=True)
    head = models.BigIntegerField(
        _("newest block"), db_default=-1, default=-1, help_text=_("As the node said last; -1 before it has.")
    )
    transaction_count = models.BigIntegerField(_("transactions"), db_default=0, default=0)
    began_at = models.DateTimeField(_("began"), db_default=Now(), editable=False)
    looked_at = models.DateTimeField(_("looked"), null=True, blank=True)

    class Meta:
        db_table = "explorer_position"
        verbose_name = _("explorer position")
        verbose_name_plural = _("explorer position")
        constraints = (models.CheckConstraint(condition=Q(id=1), name="explorer_position_id_check"),)

    def __str__(self) -> str:
        return f"{self.life}: {self.next_block}"


class ExplorerBlock(models.Model):
    """A block of the practice network."""

    number = models.BigIntegerField(_("number"), primary_key=True)
    hash = HexField(_("hash"))
    parent_hash = HexField(_("hash of the block before"))
    # Seconds since 1970, as the chain has it: a devnet's clock may be set to any year.
    timestamp = models.BigIntegerField(_("time"))
    gas_used = models.BigIntegerField(_("gas used"))
    gas_limit = models.BigIntegerField(_("gas limit"))
    base_fee_weibar = models.DecimalField(_("base fee per gas"), max_digits=78, decimal_places=0)
    transaction_count = models.IntegerField(_("transactions"))

    class Meta:
        db_table = "explorer_blocks"
        verbose_name = _("block of the practice network")
        verbose_name_plural = _("blocks of the practice network")
        constraints = (models.UniqueConstraint(fields=("hash",), name="explorer_blocks_hash_key"),)

    def __str__(self) -> str:
        return str(self.number)

    @property
    def moment(self) -> datetime | None:
        return moment_of(self.timestamp)


class ExplorerTransaction(models.Model):
    """A transaction in a block of the practice network, and how it ended."""

    # PLACES times the block's number, and the number in the block: the order of the chain.
    place = models.BigIntegerField(_("place"), primary_key=True)
    block = models.ForeignKey(ExplorerBlock, models.CASCADE, related_name="transactions", db_index=False)
    hash = HexField(_("hash"))
    sender = HexField(_("from"))
    receiver = HexField(_("to"), null=True, blank=True, help_text=_("Empty for a deployment."))
    created = HexField(_("contract created"), null=True, blank=True)
    value_weibar = models.DecimalField(_("amount"), max_digits=78, decimal_places=0)
    nonce = models.BigIntegerField(_("nonce"))
    kind = models.SmallIntegerField(_("type"), help_text=_("0 legacy, 1 with an access list, 2 of EIP-1559."))
    gas_limit = models.BigIntegerField(_("gas allowed"))
    gas_used = models.BigIntegerField(_("gas used"))
    gas_price_weibar = models.DecimalField(_("price paid per gas"), max_digits=78, decimal_places=0)
    succeeded = models.BooleanField(_("succeeded"))
    input = HexField(_("input"))
    # What a failed one was refused with: the contract's own data, and the node's word. Both empty until it is known.
    revert_data = HexField(_("refused with"), null=True, blank=True)
    failure = models.CharField(_("failure"), max_length=200, db_default="", default="", blank=True)

    class Meta:
        db_table = "explorer_transactions"
        verbose_name = _("transaction of the practice network")
        verbose_name_plural = _("transactions of the practice network")
        constraints = (
            models.UniqueConstraint(fields=("hash",), name="explorer_transactions_hash_key"),
            models.UniqueConstraint(
                fields=("created",), name="explorer_transactions_created_key", condition=Q(created__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(place__gte=F("block") * PLACES, place__lt=(F("block") + 1) * PLACES),
                name="explorer_transactions_place_check",
            ),
        )
        indexes = (
            models.Index(fields=("block",), name="explorer_tx_block_idx"),
            models.Index(F("sender"), F("place").desc(), name="explorer_tx_from_idx"),
            models.Index(
                F("receiver"),
                F("place").desc(),
                name="explorer_tx_to_idx",
                condition=Q(receiver__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.hash

    @property
    def index(self) -> int:
        """Its number in the block, from 0."""
        return self.place % PLACES

    @property
    def fee(self) -> Weibar:
        return Weibar(self.gas_used * int(self.gas_price_weibar))


class ExplorerLog(models.Model):
    """An event that a contract of the practice network announced, in the transaction that made it happen."""

    # PLACES times the block's number, and the number in the block.
    place = models.BigIntegerField(_("place"), primary_key=True)
    transaction = models.ForeignKey(
        ExplorerTransaction, models.CASCADE, related_name="logs", db_index=False, verbose_name=_("transaction")
    )
    address = HexField(_("contract"))
    topic0 = HexField(_("event"), null=True, blank=True)
    topic1 = HexField(null=True, blank=True)
    topic2 = HexField(null=True, blank=True)
    topic3 = HexField(null=True, blank=True)
    data = HexField(_("data"))

    class Meta:
        db_table = "explorer_logs"
        verbose_name = _("event of the practice network")
        verbose_name_plural = _("events of the practice network")
        constraints = (
            models.CheckConstraint(
                condition=Q(place__gte=F("transaction") - F("transaction") % PLACES)
                & Q(place__lt=F("transaction") - F("transaction") % PLACES + PLACES),
                name="explorer_logs_place_check",
            ),
        )
        indexes = (models.Index(fields=("transaction",), name="explorer_logs_tx_idx"),)

    def __str__(self) -> str:
        return str(self.place)

    @property
    def index(self) -> int:
        """Its number in the block, from 0."""
        return self.place % PLACES

    @property
    def topics(self) -> list[str]:
        return [topic for topic in (self.topic0, self.topic1, self.topic2, self.topic3) if topic is not None]


def moment_of(timestamp: int) -> datetime | None:
    """None for a time that no calendar has, as a devnet's clock can be set."""
    try:
        return datetime.fromtimestamp(timestamp, tz=UTC)
    except (OverflowError, ValueError, OSError):
        return None
