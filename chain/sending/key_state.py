"""What holds a key, in words, for the admin. Asks the node, and changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from chain import gateway, keys
from chain.models import ChainSigner, Transaction
from chain.networks import network_in_use, on_network
from chain.sending.queues import outstanding, unsigned_of_everyone

PROBE_SECONDS = 3


@dataclass(frozen=True)
class KeyState:
    """`row` is the oldest that is not settled, None when nothing waits. `ran` counts the key's transactions in blocks,
    None when the node cannot be asked; `trouble` says why."""

    signer: ChainSigner
    row: Transaction | None
    ran: int | None
    trouble: str

    @property
    def since(self) -> datetime | None:
        """Since when the row is in its present state."""
        if self.row is None:
            return None
        return self.row.accepted_at or self.row.signed_at or self.row.created_at

    @property
    def last_answer(self) -> str:
        """What was said last of the row, in the node's or the ledger's words."""
        return self.row.error_message if self.row is not None else ""

    @property
    def nonces(self) -> str:
        """The next nonce as the chain sees it, beside ours."""
        ours = _("next to be signed: %(nonce)d") % {"nonce": self.signer.next_nonce}
        if self.row is not None and self.row.nonce is not None:
            ours = _("%(held)d is held; %(ours)s") % {"held": self.row.nonce, "ours": ours}
        if self.ran is None:
            return ours
        return _("%(ours)s; the chain expects: %(ran)d") % {"ours": ours, "ran": self.ran}

    @property
    def explanation(self) -> str:
        """What the key is waiting for."""
        if self.trouble:
            return self.trouble
        if self.row is None:
            return _("Nothing waits: the key is free.")
        if self.signer.paused_until is not None and self.signer.paused_until > timezone.now():
            return _("It rests for a moment after the node's last answer, and then tries again.")
        if self.row.nonce is None or self.ran is None:
            return _("It is not signed yet: a worker does that when it is due and the account can pay for it.")
        return explain_signed(self.row, self.row.nonce, self.ran)


def explain_signed(row: Transaction, nonce: int, ran: int) -> str:
    if ran < nonce:
        return _("The chain waits for nonce %(nonce)d first.") % {"nonce": ran}
    if ran > nonce:
        return _("The chain has used its nonce, for it or for another one: a worker finds out which.")
    if row.accepted_at is None:
        return _("It is signed, and no node has said yet that it has it.")
    return _("A node has it, and the chain has not run it yet.")


def examine_key(signer: ChainSigner) -> KeyState:
    """Never raises for anything that node and keys do or do not do; a node that is away is waited for a few seconds."""
    row = outstanding(signer).first() or unsigned_of_everyone(signer).first()
    network = network_in_use(signer.chain_id)
    if network is None:
        return KeyState(signer, row, None, _("The platform does not use this chain any more."))
    with on_network(network):
        return ask_about_key(signer, row)


def ask_about_key(signer: ChainSigner, row: Transaction | None) -> KeyState:
    try:
        gateway.read_chain_id(timeout=PROBE_SECONDS)
        gateway.verify_chain()
        is_ours = signer.address in keys.operator_addresses()
        trouble = "" if is_ours else _("Its key is not among the platform's keys any more: it signs nothing new.")
        return KeyState(signer, row, gateway.transaction_count(signer.address, block="latest"), trouble)
    except (OSError, ValueError, KeyError):
        return KeyState(signer, row, None, _("The chain's node does not answer."))
    except (gateway.ChainUnreachable, gateway.ChainRefused, keys.KeysUnusable) as error:
        return KeyState(signer, row, None, str(error))
