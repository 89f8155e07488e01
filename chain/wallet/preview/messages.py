"""A message in plain words: its text, or that it has none. As static/js/wallet/message_preview.js."""

import re
from typing import Final

from chain.wallet.preview.writing import Writing

_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TRICKS: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SIGN_IN: Final = re.compile(r"(?:https?://)?(\S+) wants you to sign in with your Ethereum account:")
_HASH_BYTES: Final = 32


def describe_message(writing: Writing, octets: bytes) -> None:
    writing.title("message_title")
    text = _text_of(octets)
    if text is None:
        writing.unknown()
        writing.line("message_bytes", "0x" + octets.hex())
        writing.warn("message_hash" if len(octets) == _HASH_BYTES else "message_unreadable")
        return
    writing.line("message_text", text)
    if _TRICKS.search(text):
        writing.warn("message_tricks")
    sign_in = _SIGN_IN.match(text)
    if sign_in and sign_in[1] != writing.context.host:
        writing.warn("message_other_site", site=sign_in[1], host=writing.context.host)


def _text_of(octets: bytes) -> str | None:
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return None
    return None if _NOT_TEXT.search(text) else text
