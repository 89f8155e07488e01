"""Mail servers as tests need them, in place of Django's own backend."""

from collections.abc import Callable, Sequence
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend

# What a server says to a recipient; None takes the mail.
Answer = Callable[[str], Exception | None]


def takes_all(_to: str) -> None:
    return None


class MailServer(EmailBackend):
    """Takes mails into mail.outbox, unless `answer` says otherwise."""

    answer: Answer = staticmethod(takes_all)
    is_away = False

    def open(self) -> bool | None:
        if type(self).is_away:
            raise ConnectionRefusedError("Nobody listens there.")
        return None

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            if refusal := type(self).answer(message.to[0]):
                raise refusal
        return super().send_messages(messages)


class Killed(BaseException):
    """The worker dies."""


class Deadly(MailServer):
    """Takes the mail, and the worker dies before it has heard so."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise Killed


def away() -> type[MailServer]:
    return type("Away", (MailServer,), {"is_away": True})


def says(answer: Answer) -> type[MailServer]:
    return type("Answering", (MailServer,), {"answer": staticmethod(answer)})


def refused(code: int) -> Answer:
    return lambda to: SMTPRecipientsRefused({to: (code, b"")})


def not_wanted(code: int) -> Answer:
    return lambda _to: SMTPDataError(code, b"")


def hangs_up(_to: str) -> Exception:
    return SMTPServerDisconnected("Connection unexpectedly closed")


def html_of(sent: EmailMessage) -> str:
    assert isinstance(sent, EmailMultiAlternatives)
    return str(sent.alternatives[0][0])


def use_server(monkeypatch: Any, server: type[MailServer]) -> None:
    """Have the tasks use this server."""
    monkeypatch.setattr("community.notifications.email.tasks.get_connection", server)
