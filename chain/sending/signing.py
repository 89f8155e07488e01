"""Sign one row with the next free nonce, if the account can pay for it."""

import logging
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db import connection
from django.db.models import F, Q, Sum
from django.utils import timezone

from chain import gateway, keys, mirror
from chain.amounts import short_amount
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.errors import RATE_LIMITS
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.queues import outstanding
from chain.sending.release import put_off
from chain.treasury import spendable
from chain.troubles import note_trouble
from chain.units import (
    Weibar,
    hbar_to_tinybar,
    tinybar_to_hbar,
    tinybar_to_weibar,
    tinybars_covering,
    whole_tinybars_in,
)

logger = logging.getLogger(__name__)


@dataclass
class Terms:
    """What a batch is signed under: the most offered per gas, what is left to spend, the next nonce and those taken."""

    price: Weibar
    tip: int
    budget: int
    nonce: int
    held: frozenset[int]

    def take_nonce(self) -> int:
        while self.nonce in self.held:
            self.nonce += 1
        self.nonce += 1
        return self.nonce - 1


def terms_for(signer: ChainSigner) -> Terms:
    gas = current_network().gas
    nonce = max(signer.next_nonce, gateway.transaction_count(signer.address))
    # A mirror node's view may lag behind, a chain may have lost blocks: what we signed counts as well.
    ours = Q(epoch=signer.epoch, nonce__gte=nonce) | Q(status=TransactionStatus.PENDING)
    held = Transaction.objects.filter(ours, chain_id=signer.chain_id, signer=signer.address)
    return Terms(
        price=Weibar(int(gateway.gas_price() * gas.price_margin)),
        tip=gas.tip,
        budget=spendable(signer.address) - committed_by(signer),
        nonce=nonce,
        held=frozenset(taken for taken in held.values_list("nonce", flat=True) if taken is not None),
    )


def committed_by(signer: ChainSigner) -> Weibar:
    """What unsettled transactions of the key may still cost. Some of it may be paid already."""
    sums = outstanding(signer).aggregate(amounts=Sum("amount_hbar"), gas=Sum(F("gas_limit") * F("gas_price_weibar")))
    return Weibar(tinybar_to_weibar(hbar_to_tinybar(sums["amounts"] or Decimal(0))) + int(sums["gas"] or 0))


def sign_row(row: Transaction, signer: ChainSigner, terms: Terms) -> bool:
    """Sign `row` in memory; it stays unsigned when it would be refused. False when the account cannot pay for it."""
    try:
        gas = allow_gas(row, signer.address)
    except gateway.ChainRefused as refusal:
        if refusal.code in RATE_LIMITS:
            raise
        put_off(row, refusal.message)
        return True
    value = tinybar_to_weibar(hbar_to_tinybar(row.amount_hbar)) if row.amount_hbar is not None else Weibar(0)
    cost = Weibar(value + gas * terms.price)
    if cost > terms.budget:
        note_insufficient_funds(signer, cost)
        return False
    terms.budget -= cost
    row.signer, row.epoch, row.nonce, row.gas_limit = signer.address, signer.epoch, terms.take_nonce(), gas
    signed = keys.sign(signer.address, fields_of(row, value, terms))
    fail_point(Failpoint.SIGNED)
    row.raw_transaction, row.transaction_hash = bytes(signed.raw_transaction), "0x" + signed.hash.hex()
    return True


def fields_of(row: Transaction, value: Weibar, terms: Terms) -> dict[str, Any]:
    """The transaction as it is signed (EIP-1559). Without an address it deploys a contract."""
    return {
        "type": 2,
        "chainId": row.chain_id,
        "nonce": row.nonce,
        "value": value,
        "gas": row.gas_limit,
        "maxFeePerGas": terms.price,
        "maxPriorityFeePerGas": min(terms.tip, terms.price),
        "data": bytes(row.call_data or b""),
    } | ({"to": row.to_account} if row.to_account else {})


def store(rows: list[Transaction], signer: ChainSigner, price: Weibar) -> None:
    """Write the signatures of one batch, in one statement: fifty saves take as long as signing."""
    columns = zip(*((r.pk, r.nonce, r.gas_limit, r.raw_transaction, r.transaction_hash) for r in rows), strict=True)
    with connection.cursor() as cursor:
        now = timezone.now()
        values: list[Any] = [signer.address, signer.address, signer.epoch, price, now, now]
        cursor.execute(STORE, [*values, *(list(column) for column in columns)])


STORE: Final = """
    UPDATE transactions
       SET signer = %s, from_account = %s, epoch = %s, gas_price_weibar = %s, nonce = signed.nonce,
           gas_limit = signed.gas_limit, raw_transaction = signed.bytes, transaction_hash = signed.hash,
           signed_at = %s, due_at = %s, accepted_at = NULL
      FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bytea[], %s::text[])
           AS signed (id, nonce, gas_limit, bytes, hash)
     WHERE transactions.id = signed.id
"""


def note_insufficient_funds(signer: ChainSigner, cost: Weibar) -> None:
    needed = short_amount(tinybar_to_hbar(tinybars_covering(cost)))
    left = short_amount(tinybar_to_hbar(whole_tinybars_in(gateway.balance_of(signer.address))))
    note_trouble(
        TroubleKind.BALANCE,
        f"The operator account {signer.address} has {left} HBAR; the next transaction may cost {needed} HBAR.",
    )


def allow_gas(row: Transaction, sender: str) -> int:
    """The limit planned with the row, or what its kind takes on this network. Raises ChainRefused on a revert.

    Hedera may charge up to four fifths of the limit, so it stays close to what is needed.
    """
    rules = current_network().gas
    if row.gas_limit is not None:
        return row.gas_limit
    if row.call_data is None:
        return transfer_gas(row.to_account)
    fields = {"from": sender, "data": bytes(row.call_data)} | ({"to": row.to_account} if row.to_account else {})
    return min(int(gateway.estimate_gas(fields) * rules.estimate_margin), rules.most_per_transaction)


def transfer_gas(to: str) -> int:
    """A transfer to an address that the ledger does not know creates its account, at the sender's cost."""
    rules = current_network().gas
    if rules.new_account_gas is None or mirror.account(to) is not None:
        return rules.transfer_gas
    return rules.new_account_gas
