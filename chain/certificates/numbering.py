"""What a certificate is called: a running number for people, and a random code that opens it."""

import secrets
from datetime import datetime
from typing import Final

from django.db import connection

# Crockford's base 32: no I, L, O and U, so that what is read aloud or typed from paper arrives.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD: Final = str.maketrans("ILO", "110")
GROUPS: Final = 4
GROUP_LENGTH: Final = 5  # 4 × 5 characters of 5 bits: 100 bits


def next_number(now: datetime) -> str:
    """W3V-2026-00042, never given twice. The count does not begin again in a new year."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('certificate_numbers')")
        (number,) = cursor.fetchone()
    return f"W3V-{now:%Y}-{number:05d}"


def new_code() -> str:
    """ABCDE-FGH12-34567-89JKM, drawn by chance alone."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_LENGTH)))


def grouped(characters: str) -> str:
    return "-".join(characters[start : start + GROUP_LENGTH] for start in range(0, len(characters), GROUP_LENGTH))
