"""Notes to sign (V4): written by the server with a fresh nonce, bound to an attempt and a session, taken once."""

import re
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from eth_utils.address import to_checksum_address

from chain.models import PracticalAttempt, PracticalNote
from chain.practicals.params import filled
from chain.signin.errors import SignInRefused
from chain.signin.message import format_time
from chain.signin.signature import recover_signer
from chain.signin.site import signin_domain, signin_uri

LIFETIME: Final = timedelta(minutes=10)
MOST_OPEN: Final = 30
NONCE: Final = re.compile(r"[0-9a-f]{40}", re.ASCII)


class NoteRefused(Exception):
    """`sentence` is for people."""

    def __init__(self, sentence: Any, status: int = 422) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.status = status


UNKNOWN: Final = _("We did not ask you for this signature. Let the page show you the note again.")
USED: Final = _("This note was signed before. Let the page show you a new one.")
EXPIRED: Final = _("This note is too old. Let the page show you a new one.")
OTHERS: Final = _(
    "This signature is of another address, %(signer)s. Sign with the account you are signed in with here."
)
UNREADABLE: Final = _("This is not a signature of this note. Copy it whole: 0x and 130 characters.")
TOO_MANY: Final = _("You have asked for many notes. Please wait a few minutes.")

_CLAIM: Final = """
    UPDATE practical_notes SET used_at = %(now)s
    WHERE nonce = %(nonce)s AND attempt_id = %(attempt)s AND session_mark = %(mark)s
      AND used_at IS NULL AND expires_at > %(now)s
    RETURNING *
"""


def issue_note(
    *, attempt: PracticalAttempt, request_id: str, session_mark: str, path: str, now: datetime
) -> PracticalNote:
    """A fresh note for the request, which must ask for a message. Raises NoteRefused.

    Its first line is another one than that of EIP-4361, so that it never signs anybody in.
    """
    request = next(
        (each for each in attempt.lesson.content.get("requests", []) if each["id"] == request_id and "message" in each),
        None,
    )
    if request is None:
        raise NoteRefused(UNKNOWN, 404)
    recent = attempt.notes.filter(issued_at__gt=now - LIFETIME)
    if recent.count() >= MOST_OPEN:
        raise NoteRefused(TOO_MANY, 429)
    nonce, issued_at = secrets.token_hex(20), now.replace(microsecond=0)
    lines = [
        f"{signin_domain()} asks for a practice signature of the account:",
        attempt.address,
        "",
        filled(request["message"].strip(), attempt.params),
        "",
        f"Page: {signin_uri()}{path}",
        f"Chain ID: {attempt.chain_id}",
        f"Nonce: {nonce}",
        f"Issued At: {format_time(issued_at)}",
        f"Expiration Time: {format_time(issued_at + LIFETIME)}",
    ]
    return PracticalNote.objects.create(
        attempt=attempt,
        request_id=request_id,
        nonce=nonce,
        message="\n".join(lines),
        session_mark=session_mark,
        issued_at=issued_at,
        expires_at=issued_at + LIFETIME,
    )


def take_signature(
    *, attempt: PracticalAttempt, nonce: str, signature: str, session_mark: str, now: datetime
) -> PracticalNote:
    """Use up the note, and note that it was signed by the attempt's address. Raises NoteRefused; the note stays used.

    Must not run in a transaction that a failed verification would roll back.
    """
    if not NONCE.fullmatch(nonce):
        raise NoteRefused(UNKNOWN)
    claim = {"nonce": nonce, "attempt": attempt.pk, "mark": session_mark, "now": now}
    note = next(iter(PracticalNote.objects.raw(_CLAIM, claim)), None)
    if note is None:
        missed = attempt.notes.filter(nonce=nonce, session_mark=session_mark).first()
        raise NoteRefused(UNKNOWN if missed is None else USED if missed.used_at else EXPIRED)
    try:
        signer = recover_signer(note.message, signature.strip())
    except SignInRefused:
        raise NoteRefused(UNREADABLE) from None
    if to_checksum_address(attempt.address) != signer:
        raise NoteRefused(OTHERS % {"signer": signer})
    note.signed_at = now
    note.save(update_fields=["signed_at"])
    return note


def open_note(attempt: PracticalAttempt, now: datetime) -> PracticalNote | None:
    """The newest that may still be signed, for a page without a script."""
    return attempt.notes.filter(used_at=None, expires_at__gt=now).order_by("-issued_at").first()
