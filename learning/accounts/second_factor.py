"""The second factor of staff: codes that change each half minute (TOTP, RFC 6238), and recovery codes good for once."""

import secrets
from base64 import b32encode, urlsafe_b64encode
from datetime import datetime
from typing import Final

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import transaction
from django.utils.crypto import salted_hmac

from learning.models import SecondFactor, User
from learning.web.client_ip import object_mark

STEP_SECONDS: Final = 30
RECOVERY_CODES: Final = 10
_DIGITS: Final = 6
_SECRET_BYTES: Final = 20
# Clocks differ by half a minute.
_DRIFT: Final = (0, -1, 1)


def find_factor(person: User) -> SecondFactor | None:
    """The one that is asked for; None before it is confirmed."""
    return SecondFactor.objects.filter(user=person, confirmed_at__isnull=False).first()


def begin_enrolment(*, person: User) -> SecondFactor:
    """The factor to confirm, the same until that is done."""
    secret = _cipher().encrypt(secrets.token_bytes(_SECRET_BYTES)).decode()
    factor, _is_new = SecondFactor.objects.get_or_create(user=person, defaults={"secret": secret})
    return factor


def readable_secret(factor: SecondFactor) -> str:
    """The secret as apps take it, typed by hand (base 32)."""
    return b32encode(_cipher().decrypt(factor.secret)).decode()


def provisioning_uri(factor: SecondFactor, *, site: str) -> str:
    """What the QR code says."""
    return _totp(factor).get_provisioning_uri(factor.user.username, site)


@transaction.atomic
def confirm_factor(*, person: User, code: str, now: datetime) -> list[str] | None:
    """Ask for this factor from now on, when the code proves that the app has it; its recovery codes, shown once.

    None when the code is wrong, or the factor was confirmed before.
    """
    factor = SecondFactor.objects.select_for_update().filter(user=person, confirmed_at=None).first()
    if factor is None or not _take(factor, code, now):
        return None
    codes = [f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(RECOVERY_CODES)]
    factor.confirmed_at, factor.recovery_marks = now, [_mark(person, each) for each in codes]
    factor.save()
    return codes


@transaction.atomic
def check_code(*, person: User, code: str, now: datetime) -> bool:
    """Whether `code` opens the door. It does so once: what was taken, or an earlier code, opens nothing."""
    factor = SecondFactor.objects.select_for_update().filter(user=person, confirmed_at__isnull=False).first()
    if factor is None:
        return False
    mark = _mark(person, code)
    if mark in factor.recovery_marks:
        factor.recovery_marks.remove(mark)
    elif not _take(factor, code, now):
        return False
    factor.save()
    return True


def reset_factor(*, person: User) -> bool:
    """Forget the factor, confirmed or not; whether there was one. A new one is set up at the next sign-in."""
    deleted, _by_model = SecondFactor.objects.filter(user=person).delete()
    return deleted > 0


def _take(factor: SecondFactor, code: str, now: datetime) -> bool:
    """Whether an app shows `code` now; the factor remembers its half minute, and the caller saves."""
    this_step = int(now.timestamp()) // STEP_SECONDS
    digits = "".join(code.split()).encode()
    totp = _totp(factor)
    for step in (this_step + drift for drift in _DRIFT):
        try:
            totp.verify(digits, step * STEP_SECONDS)
        except InvalidToken:
            continue
        if step <= factor.last_step:
            return False
        factor.last_step = step
        return True
    return False


def _totp(factor: SecondFactor) -> TOTP:
    # SHA-1 is what all apps know, and is not broken as HMAC.
    return TOTP(_cipher().decrypt(factor.secret), _DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303


def _mark(person: User, code: str) -> str:
    return object_mark("".join(code.split()).lower(), "recovery", person.pk)


def _cipher() -> Fernet:
    """By the site's key, which the database does not know."""
    key = salted_hmac("learning.second_factor", "secret", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
