"""Many workers, readers and senders in the same moment: nobody waits for ever, nothing is stored or sent twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from threading import Event

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from community.models import DigestMail, EmailConfirmation, Notification
from community.notifications.email.confirmation import TooManyEmails, request_confirmation
from community.notifications.email.digest import send_digest
from community.notifications.email.immediate import send_notification
from community.notifications.inbox import open_notification, read_all
from community.notifications.store import notify
from community.tests.mail_servers import MailServer, says
from community.tests.notification_tools import choose_channel, make_event, make_notification, unread
from learning.accounts.deletion import delete_account
from learning.models import User
from tests.builders import make_user
from tests.parallel import at_once
from tests.sql import column

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

DAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
UNEQUAL = """
    SELECT u.id FROM users u WHERE u.unread_notifications <> (
           SELECT count(*) FROM notifications n WHERE n.user_id = u.id AND n.read_at IS NULL)"""


def test_the_same_event_from_many_workers_is_stored_once() -> None:
    people = [make_user().pk for _ in range(5)]
    told = at_once(*[partial(notify, people=people, event=make_event()) for _ in range(8)])
    assert sum(told) == 5
    assert Notification.objects.count() == 5
    assert column(UNEQUAL) == []


def test_different_events_at_once_are_merged_and_none_is_lost() -> None:
    person = make_user()
    events = [make_event(key=f"reply:{number}:by:{number}") for number in range(12)]
    at_once(*[partial(notify, people=[person.pk], event=item) for item in events])
    assert set(Notification.objects.get().events) == {item.key for item in events}
    assert unread(person) == 1


def test_senders_readers_and_leavers_do_not_wait_for_each_other_in_a_ring() -> None:
    """Everybody is notified of what everybody does, in whatever order the ids are given."""
    people = [make_user() for _ in range(10)]
    ids = [person.pk for person in people]
    leaving = {people[2].pk, people[6].pk}

    def run(number: int) -> None:
        who = people[number % len(people)]
        try:
            for turn in range(6):
                order = ids if (number + turn) % 2 else ids[::-1]
                key = f"reply:{number}{turn}:by:{who.pk}"
                notify(people=order, event=make_event(subject=f"discussion:{turn % 2}", key=key, actor_id=who.pk))
                if number % 3 == 0:
                    read_all(user_id=who.pk, now=timezone.now())
                for pk in Notification.objects.filter(user=who).values_list("pk", flat=True)[:2]:
                    open_notification(user_id=who.pk, notification_id=pk, now=timezone.now())
            if who.pk in leaving:
                delete_account(user_id=who.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(run, range(20)))
    assert User.objects.count() == 8
    assert column(UNEQUAL) == []
    assert not Notification.objects.filter(actor__in=leaving).exists()


def reachable(channel: str) -> User:
    person = make_user(email="amina@example.org")
    choose_channel(person, channel)
    return person


def test_two_digests_at_once_send_one_mail() -> None:
    person = reachable("digest")
    make_notification(person, happened_at=NOON)
    send = partial(send_digest, user_id=person.pk, day=DAY, now=NOON)
    sent = at_once(*[partial(send, server=MailServer()) for _ in range(6)])
    assert Counter(sent) == {True: 1, False: 5}
    assert len(mail.outbox) == 1
    assert DigestMail.objects.count() == 1


def test_two_workers_with_the_same_mail_send_it_once() -> None:
    row = make_notification(reachable("email"))
    send = partial(send_notification, notification_id=row.pk, now=timezone.now())
    sent = at_once(*[partial(send, server=MailServer()) for _ in range(6)])
    assert Counter(sent) == {True: 1, False: 5}
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("channel", ["email", "digest"])
def test_a_slow_mail_server_keeps_nobody_from_their_own_things(channel: str) -> None:
    """While the mail is under way, more is told and read, and what was told meanwhile is not taken for sent."""
    person = reachable(channel)
    row = make_notification(person, kind="reply", subject="discussion:5", events=["reply:1:by:0"], happened_at=NOON)
    is_under_way, may_end = Event(), Event()

    def slowly(_to: str) -> None:
        is_under_way.set()
        assert may_end.wait(timeout=60)

    def send() -> bool:
        server = says(slowly)()
        if channel == "digest":
            return send_digest(user_id=person.pk, day=DAY, server=server, now=NOON)
        return send_notification(notification_id=row.pk, server=server, now=NOON)

    def live_on() -> bool:
        assert is_under_way.wait(timeout=60)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        try:
            notify(people=[person.pk], event=make_event(happened_at=NOON))
            notify(people=[person.pk], event=make_event(kind="badge", happened_at=NOON))
            read_all(user_id=person.pk, now=NOON)
            notify(people=[person.pk], event=make_event(key="reply:9:by:0", happened_at=NOON))
        finally:
            may_end.set()
        return True

    assert at_once(send, live_on) == [True, True]
    assert len(mail.outbox) == 1
    assert unread(person) == 1
    assert Notification.objects.get(user=person, read_at=None).emailed_at is None


def test_an_account_that_leaves_while_its_digest_is_sent_is_gone() -> None:
    person = reachable("digest")
    make_notification(person, happened_at=NOON)
    # On a connection of its own.
    server = says(lambda _to: at_once(partial(delete_account, user_id=person.pk))[0])()

    def send() -> bool:
        return send_digest(user_id=person.pk, day=DAY, server=server, now=NOON)

    assert at_once(send) == [True]
    assert not User.objects.exists()
    assert not DigestMail.objects.exists()


def test_links_asked_for_at_once_are_three_at_most_and_one_for_a_mailbox() -> None:
    person = make_user()

    def ask(address: str) -> bool:
        try:
            request_confirmation(person=person, address=address, now=timezone.now())
        except TooManyEmails:
            return False
        return True

    assert Counter(at_once(*[partial(ask, "amina@example.org")] * 10)) == {True: 1, False: 9}
    others = [partial(ask, f"amina-{number}@example.org") for number in range(10)]
    assert Counter(at_once(*others)) == {True: 2, False: 8}
    assert EmailConfirmation.objects.count() == 3
    assert EmailConfirmation.objects.filter(ended_at=None).count() == 1
