"""Every kind of mail about notifications, to the boss of the worst school: each at once, and all in one digest."""

from django.core import mail
from django.utils import timezone

from community.models import Notification
from community.notifications.email.digest import send_digest
from community.notifications.email.immediate import send_notification
from community.tests.mail_servers import html_of
from community.tests.notification_tools import choose_channel
from tests.pages.worst_school import School


def collect_mails(school: School) -> list[str]:
    """The HTML of each."""
    now, before = timezone.now(), len(mail.outbox)
    rows = Notification.objects.filter(user=school.boss)
    server = mail.get_connection("django.core.mail.backends.locmem.EmailBackend")
    rows.update(read_at=None, emailed_at=None)
    choose_channel(school.boss, "email")
    for row in rows:
        assert send_notification(notification_id=row.pk, server=server, now=now)
    rows.update(emailed_at=None)
    choose_channel(school.boss, "digest")
    assert send_digest(user_id=school.boss.pk, day=now.date(), server=server, now=now)
    return [html_of(sent) for sent in mail.outbox[before:]]
