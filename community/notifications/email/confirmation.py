"""A person's e-mail address: written down only after a link that was mailed there came back.

Whoever has no access to the mailbox can have a mail an hour and two a day sent to it, with however many accounts, until
its owner wants none at all (mailbox.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.access.locks import lock_rows
from community.models import EmailConfirmation, NotificationChoice
from community.models.notification import Channel
from community.notifications.email.delivery import compose_mail, given_back, send_mail
from community.notifications.email.mailbox import is_full, make_block_token
from community.notifications.preferences import EMAIL_CHANNELS
from community.signals import confirmation_requested
from learning.models import User
from learning.web.throttle import is_place_throttled, register_scope

MAX_PER_HOUR: Final = 3
# Within an hour; a class that gives its addresses in one lesson gets through.
MAX_PER_NETWORK: Final = 60
MAIL_SCOPE: Final = register_scope("mail", gettext_lazy("Links mailed to addresses"))
VALID_FOR: Final = timedelta(hours=48)

_SALT: Final = "community.notifications.address"


class TooManyEmails(Exception):
    """This person, this network or this mailbox has had enough links; or its owner wants none."""


class LinkExpired(Exception):
    """The link was ours, but it is older than two days, was used before, or a newer one was sent since."""


@dataclass(frozen=True, slots=True)
class ConfirmationLink:
    """That an address is this person's, as a link says it; `is_confirmed` when it was opened before."""

    confirmation: EmailConfirmation
    is_confirmed: bool


@transaction.atomic
def request_confirmation(*, person: User, address: str, now: datetime, network: str | None = None) -> EmailConfirmation:
    """Mail a link to `address`; links sent before work no more. Raises TooManyEmails.

    `network` is where they ask from (learning/web/client_ip.py), None when unknown.
    """
    lock_rows(people=[person.pk])
    earlier = EmailConfirmation.objects.filter(user=person)
    if earlier.filter(sent_at__gt=now - timedelta(hours=1)).count() >= MAX_PER_HOUR:
        raise TooManyEmails
    # Counted by the throttle and not by these rows, which go with an account.
    if is_place_throttled(network, MAIL_SCOPE, limit=MAX_PER_NETWORK, seconds=60 * 60) or is_full(address):
        raise TooManyEmails
    earlier.filter(ended_at=None).update(ended_at=now)
    confirmation = EmailConfirmation.objects.create(user=person, address=address, sent_at=now)
    confirmation_requested.send(sender=EmailConfirmation, confirmation_id=confirmation.pk)
    return confirmation


def find_pending(*, user_id: int, now: datetime) -> EmailConfirmation | None:
    """The link that waits to be opened."""
    pending = EmailConfirmation.objects.filter(user=user_id, ended_at=None, sent_at__gt=now - VALID_FOR)
    return pending.order_by("-pk").first()


def make_token(confirmation: EmailConfirmation) -> str:
    return signing.dumps([confirmation.pk, confirmation.user_id, confirmation.address], salt=_SALT)


def read_link(token: str, *, now: datetime) -> ConfirmationLink:
    """What the link says. Raises LinkExpired, also for what we never signed."""
    try:
        pk, user_id, address = signing.loads(token, salt=_SALT, max_age=VALID_FOR)
    except (signing.BadSignature, ValueError):
        raise LinkExpired from None
    rows = EmailConfirmation.objects.select_related("user")
    row = rows.filter(pk=pk, user=user_id, address=address, user__is_active=True).first()
    is_confirmed = row is not None and row.ended_at is not None and row.user.email == address
    if row is None or (row.ended_at is not None and not is_confirmed) or row.sent_at <= now - VALID_FOR:
        raise LinkExpired
    return ConfirmationLink(row, is_confirmed)


@transaction.atomic
def confirm_address(*, token: str, now: datetime) -> ConfirmationLink:
    """Write the address down. Raises LinkExpired."""
    lock_rows(people=[read_link(token, now=now).confirmation.user_id])
    link = read_link(token, now=now)
    row = link.confirmation
    if not link.is_confirmed:
        EmailConfirmation.objects.filter(pk=row.pk).update(ended_at=now)
        User.objects.filter(pk=row.user_id).update(email=row.address)
    return link


@transaction.atomic
def remove_address(*, person: User, now: datetime) -> None:
    """Forget the address; what was to be mailed stands on the site instead, and no link that is under way works."""
    lock_rows(people=[person.pk])
    User.objects.filter(pk=person.pk).update(email="")
    NotificationChoice.objects.filter(user=person, channel__in=EMAIL_CHANNELS).update(channel=Channel.PAGE)
    EmailConfirmation.objects.filter(user=person, ended_at=None).update(ended_at=now)


def mail_confirmation(*, confirmation_id: int, server: BaseEmailBackend, now: datetime) -> bool:
    """Send the link, unless that was done or it has ended; whether it was sent. At most once (delivery.py).

    Raises RetryLater or OSError, and it stays unsent.
    """
    rows = EmailConfirmation.objects.filter(pk=confirmation_id, ended_at=None)
    row = rows.select_related("user").first()
    if row is None:
        return False
    mail = compose_confirmation(row)
    if not rows.filter(mailed_at=None).update(mailed_at=now):
        return False
    with given_back(lambda: rows.update(mailed_at=None)):
        send_mail(mail, server)
    return True


def compose_confirmation(confirmation: EmailConfirmation) -> EmailMultiAlternatives:
    """The mail with the link."""
    url = settings.SITE_URL + reverse("notifications:address-confirm", args=[make_token(confirmation)])
    block = settings.SITE_URL + reverse("notifications:mailbox-block", args=[make_block_token(confirmation.address)])
    return compose_mail(
        "confirmation",
        to=confirmation.address,
        subject=_("Is this your e-mail address?"),
        context={"person": confirmation.user, "address": confirmation.address, "url": url, "block_url": block},
    )
