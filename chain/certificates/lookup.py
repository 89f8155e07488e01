"""What a certificate is asked for by: its number, its verification code, or an address that holds the code."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from chain.certificates.numbering import ALPHABET, GROUP_LENGTH, GROUPS, MISREAD, grouped

# Longer than any address of ours; what comes after is not read.
MOST_READ: Final = 500

CODE: Final = re.compile(f"[{ALPHABET}]{{{GROUPS * GROUP_LENGTH}}}")
NUMBER: Final = re.compile(r"W3V(20[0-9]{2})([0-9]{5,11})")
IN_A_PATH: Final = re.compile(r"/certificates/([^/?#]+)")


@dataclass(frozen=True)
class Reference:
    """A number such as W3V-2026-00042, or a code, as they are stored; the other one is empty."""

    number: str = ""
    code: str = ""


def read_reference(text: str) -> Reference | None:
    """The number or code that `text` means, however it was typed or pasted; None when it can be neither."""
    text = text[:MOST_READ].strip()
    return read_signs(from_address(text) or text)


def read_code(text: str) -> str:
    """The code that `text` means, "" when it is none."""
    reference = read_signs(text[:MOST_READ])
    return reference.code if reference else ""


def read_signs(text: str) -> Reference | None:
    """Full-width letters, dashes of any kind, spaces and lower case come from phones and paper, and are forgiven."""
    compatible = unicodedata.normalize("NFKC", text).upper()
    signs = "".join(sign for sign in compatible if not parts_groups(sign)).translate(MISREAD)
    if found := NUMBER.fullmatch(signs):
        return Reference(number=f"W3V-{found[1]}-{found[2]}")
    return Reference(code=grouped(signs)) if CODE.fullmatch(signs) else None


def parts_groups(sign: str) -> bool:
    """Whether it is a space or a dash, of whatever kind."""
    return sign.isspace() or sign == "\N{MINUS SIGN}" or unicodedata.category(sign) == "Pd"


def from_address(text: str) -> str:
    """The part of a pasted address that names the certificate, "" when `text` is no such address."""
    try:
        parts = urlsplit(text)
        asked = parse_qs(parts.query, max_num_fields=20).get("code")
    except ValueError:
        return ""
    if asked:
        return asked[0]
    found = IN_A_PATH.search(parts.path)
    return unquote(found[1]).split(".")[0] if found else ""
