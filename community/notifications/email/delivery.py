"""Putting a mail together, text and HTML that say the same, and handing it to the mail server."""

import logging
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.template.loader import render_to_string
from django.urls import reverse

from community.notifications.email.unsubscribe import Subscription

logger = logging.getLogger(__name__)

# SMTP's answers from here on are final; those of 400 and more ask to come back later.
PERMANENT: Final = 500
_TAKE_TURN: Final = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


def compose_mail(
    template: str, *, to: str, subject: str, context: dict[str, Any], subscription: Subscription | None = None
) -> EmailMultiAlternatives:
    """The mail of templates/community/mail/<template>.txt and .html.

    With a `subscription` it can be ended with one click, by the mail program itself too (RFC 8058).
    """
    headers: dict[str, str] = {}
    context = context | {"site": settings.SITE_URL, "subject": subject}
    if subscription is not None:
        leave = settings.SITE_URL + reverse("notifications:unsubscribe", args=[subscription.token])
        context["unsubscribe_url"] = leave
        headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(
        # A line end here would begin another header.
        subject=" ".join(subject.split()),
        body=render_to_string(f"community/mail/{template}.txt", context),
        to=[to],
        headers=headers,
    )
    mail.attach_alternative(render_to_string(f"community/mail/{template}.html", context), "text/html")
    return mail


class NotNow(Exception):
    """The mail server does not take this mail at the moment; it may take others."""


def send_mail(mail: EmailMultiAlternatives, server: BaseEmailBackend) -> None:
    """Raises NotNow, and OSError when the server takes nothing at all.

    What the server will never take is as good as sent: trying again would change nothing.
    """
    try:
        server.send_messages([mail])
    except SMTPRecipientsRefused as error:
        _give_up_or_wait([code for code, _answer in error.recipients.values()])
    except SMTPDataError as error:
        _give_up_or_wait([error.smtp_code])


def _give_up_or_wait(codes: list[int]) -> None:
    if any(code < PERMANENT for code in codes):
        raise NotNow
    logger.warning("The mail server refuses a mail for good (%s)", ", ".join(map(str, codes)))


def take_turn(what: str) -> bool:
    """Whether nobody else is sending `what` at the moment; others are kept off until this transaction ends.

    Rows stay free meanwhile: nobody's page waits for a mail server.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_TURN, [what])
        (is_mine,) = cursor.fetchone()
    return bool(is_mine)
