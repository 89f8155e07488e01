"""users.unread_notifications is what a recount says, whatever happens."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from community.models import Notification
from community.notifications.inbox import open_notification, read_all
from community.notifications.store import notify
from community.tests.notification_tools import choose_channel, make_event
from learning.accounts.deletion import delete_account
from learning.models import User
from tests.builders import make_user
from tests.sql import column, run

PEOPLE = 3
KINDS = ("reply", "votes")

DIFFERENT = """
    SELECT u.id FROM users u
     WHERE u.unread_notifications <> (
           SELECT count(*) FROM notifications n WHERE n.user_id = u.id AND n.read_at IS NULL)"""


class Inboxes:
    """Every method is something that can happen; its numbers pick who and what."""

    def __init__(self) -> None:
        for _ in range(PEOPLE):
            make_user()

    def _person(self, pick: int) -> User:
        people = list(User.objects.order_by("pk"))
        return people[pick % len(people)]

    def _row(self, pick: int) -> Notification | None:
        rows = list(Notification.objects.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    def notify_one(self, who: int, what: int) -> None:
        kind, key = KINDS[what % 2], f"reply:{what}:by:{who}"
        notify(people=[self._person(who).pk], event=make_event(kind, key=key))

    def notify_all(self, who: int, what: int) -> None:
        actor, key = self._person(who).pk, f"reply:{what}:by:{who}"
        people = User.objects.values_list("pk", flat=True)
        notify(people=people, event=make_event(subject=f"discussion:{what % 2}", key=key, actor_id=actor))

    def open_one(self, _who: int, what: int) -> None:
        if row := self._row(what):
            open_notification(user_id=row.user_id, notification_id=row.pk, now=timezone.now())

    def read_all(self, who: int, _what: int) -> None:
        read_all(user_id=self._person(who).pk, now=timezone.now())

    def mute_or_unmute(self, who: int, what: int) -> None:
        choose_channel(self._person(who), "never" if what % 2 else "page", KINDS[what % 2])

    def remove_every_other_row(self, _who: int, _what: int) -> None:
        run("DELETE FROM notifications WHERE id % 2 = 0")

    def read_every_other_row_behind_djangos_back(self, _who: int, _what: int) -> None:
        run("UPDATE notifications SET read_at = now() WHERE id % 2 = 0")

    def leave(self, who: int, _what: int) -> None:
        if User.objects.count() > 1:
            delete_account(user_id=self._person(who).pk)
            make_user()


HAPPENINGS = [name for name in vars(Inboxes) if not name.startswith("_")]


@pytest.mark.stress
@pytest.mark.django_db
@settings(
    max_examples=60,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    story=st.lists(
        st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 5), st.integers(0, 9)), min_size=5, max_size=30
    )
)
def test_the_counter_is_what_a_recount_says_after_anything_that_can_happen(story: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        inboxes = Inboxes()
        for happening, who, what in story:
            happen: Callable[[int, int], None] = getattr(inboxes, happening)
            happen(who, what)
            assert column(DIFFERENT) == [], happening
        transaction.set_rollback(True)
