"""The row lock of a key: whoever signs or sends with it holds it, and dying lets go of it."""

from django.db import OperationalError, connection

from chain.models import ChainSigner
from chain.networks import current_network

PATIENCE_MILLISECONDS = 2000
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code


class KeyBusy(Exception):
    """Another sender holds the key; it will look for new rows before it lets go."""


def ensure_signers(addresses: list[str]) -> None:
    """The rows of the operator's accounts, made at their first use."""
    chain_id = current_network().chain_id
    known = set(ChainSigner.objects.filter(chain_id=chain_id).values_list("address", flat=True))
    missing = [ChainSigner(chain_id=chain_id, address=new) for new in addresses if new not in known]
    if missing:
        ChainSigner.objects.bulk_create(missing, ignore_conflicts=True)


def lock_signer(address: str, *, wait: bool) -> ChainSigner:
    """The locked row, inside the caller's transaction. Raises KeyBusy at once, or after two seconds when `wait`."""
    rows = ChainSigner.objects.filter(chain_id=current_network().chain_id, address=address)
    if not wait:
        row = rows.select_for_update(skip_locked=True, no_key=True).first()
        if row is None:
            raise KeyBusy
        return row
    turn_before = rows.values_list("turn", flat=True).get()
    set_lock_timeout(PATIENCE_MILLISECONDS)
    try:
        row = rows.select_for_update(no_key=True).get()
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
            raise
        raise KeyBusy from error
    set_lock_timeout(None)
    if row.turn != turn_before:
        # Its holder has just committed what it is about to send; stepping in between would make that doubtful.
        raise KeyBusy
    return row


def set_lock_timeout(milliseconds: int | None) -> None:
    """For the rest of this transaction; None waits as long as the connection otherwise does."""
    with connection.cursor() as cursor:
        if milliseconds is None:
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
        else:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(milliseconds)])
