"""A person's e-mail address: written down only after a link that was mailed there came back.

Whoever has no access to the mailbox can have three such mails an hour sent to it, and no other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from community.access.locks import lock_rows
from community.models import EmailConfirmation, NotificationChoice
from community.models.notification import Channel
from community.notifications.email.delivery import compose_mail
from community.notifications.preferences import BY_MAIL
from community.signals import confirmation_requested
from learning.models import User

MOST_AN_HOUR: Final = 3
GOOD_FOR: Final = timedelta(hours=48)

_SALT: Final = "community.notifications.address"


class TooManyMails(Exception):
    """Three links within an hour are enough."""


class LinkTooOld(Exception):
    """The link was ours, but it is older than two days, was used before, or a newer one was sent since."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That an address is this person's, as a link says it; `is_settled` when it was confirmed before."""

    confirmation: EmailConfirmation
    is_settled: bool


@transaction.atomic
def ask_for_confirmation(*, person: User, address: str, now: datetime) -> EmailConfirmation:
    """Mail a link to `address`; links sent before work no more. Raises TooManyMails."""
    lock_rows(people=[person.pk])
    earlier = EmailConfirmation.objects.filter(user=person)
    if earlier.filter(sent_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        raise TooManyMails
    earlier.filter(ended_at=None).update(ended_at=now)
    confirmation = EmailConfirmation.objects.create(user=person, address=address, sent_at=now)
    confirmation_requested.send(sender=EmailConfirmation, confirmation_id=confirmation.pk)
    return confirmation


def find_pending(*, user_id: int, now: datetime) -> EmailConfirmation | None:
    """The link that waits to be opened."""
    waiting = EmailConfirmation.objects.filter(user=user_id, ended_at=None, sent_at__gt=now - GOOD_FOR)
    return waiting.order_by("-pk").first()


def token_of(confirmation: EmailConfirmation) -> str:
    return signing.dumps([confirmation.pk, confirmation.user_id, confirmation.address], salt=_SALT)


def read_claim(token: str, *, now: datetime) -> Claim:
    """What the link says. Raises LinkTooOld, also for what we never signed."""
    try:
        pk, user_id, address = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        raise LinkTooOld from None
    rows = EmailConfirmation.objects.select_related("user")
    row = rows.filter(pk=pk, user=user_id, address=address, user__is_active=True).first()
    is_settled = row is not None and row.ended_at is not None and row.user.email == address
    if row is None or (row.ended_at is not None and not is_settled) or row.sent_at <= now - GOOD_FOR:
        raise LinkTooOld
    return Claim(row, is_settled)


@transaction.atomic
def confirm_address(*, token: str, now: datetime) -> Claim:
    """Write the address down. Raises LinkTooOld."""
    lock_rows(people=[read_claim(token, now=now).confirmation.user_id])
    claim = read_claim(token, now=now)
    row = claim.confirmation
    if not claim.is_settled:
        EmailConfirmation.objects.filter(pk=row.pk).update(ended_at=now)
        User.objects.filter(pk=row.user_id).update(email=row.address)
    return claim


@transaction.atomic
def remove_address(*, person: User, now: datetime) -> None:
    """Forget the address; what was to be mailed is told on the site instead, and no link that is under way works."""
    lock_rows(people=[person.pk])
    User.objects.filter(pk=person.pk).update(email="")
    NotificationChoice.objects.filter(user=person, channel__in=BY_MAIL).update(channel=Channel.PAGE)
    EmailConfirmation.objects.filter(user=person, ended_at=None).update(ended_at=now)


def compose_confirmation(confirmation: EmailConfirmation) -> EmailMultiAlternatives:
    """The mail with the link."""
    url = settings.SITE_URL + reverse("notifications:address-confirm", args=[token_of(confirmation)])
    return compose_mail(
        "confirmation",
        to=confirmation.address,
        subject=_("Is this your e-mail address?"),
        context={"person": confirmation.user, "address": confirmation.address, "url": url},
    )
