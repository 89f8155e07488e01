"""Putting a mail together, text and HTML that say the same, and handing it to the mail server.

No mail goes out twice: that it was sent is written down and committed before it is handed over, and taken back when the
server says no. A worker that dies in between leaves it unsent, which the site still shows. Only a server that hangs up
after it has taken a mail gets it again.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from community.notifications.email.mailbox import is_blocked
from community.notifications.email.unsubscribe import Subscription

logger = logging.getLogger(__name__)

# SMTP's answers from here on are final; those of 400 and more ask to come back later.
PERMANENT_ERROR: Final = 500


def compose_mail(
    template: str, *, to: str, subject: str, context: dict[str, Any], subscription: Subscription | None = None
) -> EmailMultiAlternatives:
    """The mail of templates/community/mail/<template>.txt and .html.

    With a `subscription` it can be ended with one click, by the mail program itself too (RFC 8058).
    """
    # Programs that answer mails leave those alone that no person wrote (RFC 3834).
    headers = {"Auto-Submitted": "auto-generated"}
    context = context | {"site": settings.SITE_URL, "subject": subject}
    if subscription is not None:
        leave = settings.SITE_URL + reverse("notifications:unsubscribe", args=[subscription.token])
        context["unsubscribe_url"] = leave
        headers |= {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(
        # A line end here would begin another header.
        subject=" ".join(subject.split()),
        body=render_to_string(f"community/mail/{template}.txt", context),
        to=[to],
        headers=headers,
    )
    mail.attach_alternative(render_to_string(f"community/mail/{template}.html", context), "text/html")
    return mail


class RetryLater(Exception):
    """The mail server does not take this mail at the moment; it may take others."""


def send_mail(mail: EmailMultiAlternatives, server: BaseEmailBackend) -> None:
    """Raises RetryLater, and OSError when the server takes nothing at all.

    What the server will never take, or the owner of the mailbox, is as good as sent: trying again would change nothing.
    """
    if any(is_blocked(address) for address in mail.to):
        return
    try:
        server.send_messages([mail])
    except SMTPRecipientsRefused as error:
        _raise_unless_permanent([code for code, _answer in error.recipients.values()])
    except SMTPDataError as error:
        _raise_unless_permanent([error.smtp_code])


def _raise_unless_permanent(codes: list[int]) -> None:
    if any(code < PERMANENT_ERROR for code in codes):
        raise RetryLater
    logger.warning("The mail server refuses a mail for good (%s)", ", ".join(map(str, codes)))


@contextmanager
def given_back(undo: Callable[[], object]) -> Iterator[None]:
    """`undo` what was written down before, when the mail server does not take the mail."""
    try:
        yield
    except (RetryLater, OSError):
        undo()
        raise
