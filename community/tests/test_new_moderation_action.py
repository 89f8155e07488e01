"""A moderation action is one class that an app registers, and nothing else knows it by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Notification
from community.moderation import registry
from community.moderation.base import ModerationAction, Post
from community.moderation.menus import perform_action
from community.moderation.record import write_log_entry
from community.moderation.registry import register_moderation_action
from community.moderation.undo import undo_entry
from community.notifications import recipients
from community.notifications.email.tasks import send_immediately
from community.notifications.moderation_kind import MODERATION
from community.tests.moderation_browser import address, follow_undo, text
from community.tests.moderation_tools import logged, member, now
from community.tests.notification_tools import choose_channel
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db

LOG = reverse("community:moderation-log")
THREADS = reverse("admin:community_discussion_changelist")


class MarkAsGuide(ModerationAction[Discussion]):
    """A good thread becomes a guide: it gets a tag."""

    key = "guide"
    logged_as = "marked as a guide"
    button = "Mark as a guide for everybody"
    menu_label = "Make it a guide"
    done = "The thread is a guide now."
    notice_text = "%(post)s is a guide now"
    admin_labels = {Discussion: "Mark as a guide"}
    applies_to = (Discussion,)

    def is_offered(self, post: Post) -> bool:
        return "guide" not in getattr(post, "tags", [])

    def do(self, *, moderator: Member, target: Discussion, reason: str, now: datetime) -> ModerationLogEntry | None:
        if "guide" in target.tags:
            return None
        Discussion.objects.filter(pk=target.pk).update(tags=[*target.tags, "guide"])
        return write_log_entry(action=self.key, moderator=moderator, post=target, reason=reason)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return "guide" in post.tags

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        assert entry.discussion
        Discussion.objects.filter(pk=entry.discussion.pk).update(tags=[])
        return write_log_entry(action=self.key, moderator=moderator, post=entry.discussion, details={"undone": True})


@pytest.fixture(autouse=True)
def guide(monkeypatch: pytest.MonkeyPatch) -> MarkAsGuide:
    monkeypatch.setattr(registry, "_actions", dict(registry._actions))
    action = MarkAsGuide()
    register_moderation_action(action)
    return action


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina, title="Where do keys go?", tags=[])


def is_guide() -> bool:
    return Discussion.objects.filter(tags__contains=["guide"]).exists()


def test_its_button_stands_in_menu_and_page_and_two_clicks_undo_it(thread: Discussion, moyo_client: Client) -> None:
    assert "Make it a guide" in text(moyo_client, thread.get_absolute_url())
    assert "Mark as a guide for everybody" in text(moyo_client, address("moderate", thread))
    moyo_client.post(address("moderate", thread), {"act": "guide", "reason": "It is clear."})
    assert is_guide()
    page = text(moyo_client, thread.get_absolute_url())
    assert "The thread is a guide now." in page
    assert "Make it a guide" not in page
    follow_undo(moyo_client, page)
    assert not is_guide()
    assert logged() == [("moyo", "guide"), ("moyo", "guide")]


def test_it_is_for_threads_alone(thread: Discussion, kwame: User, moyo: User, moyo_client: Client) -> None:
    reply = make_reply(kwame, thread)
    assert "guide" not in text(moyo_client, address("moderate", reply))
    assert moyo_client.post(address("moderate", reply), {"act": "guide"}).status_code == 422
    with pytest.raises(PostRefused):
        perform_action("guide", moderator=member(moyo), target=reply, reason="", now=now())


def test_only_moderators_do_it_and_take_it_back(thread: Discussion, amina: User, moyo: User) -> None:
    with pytest.raises(PostRefused, match="Only moderators"):
        perform_action("guide", moderator=member(amina), target=thread, reason="", now=now())
    entry = perform_action("guide", moderator=member(moyo), target=thread, reason="", now=now())
    assert entry is not None
    entry = ModerationLogEntry.objects.get(pk=entry.pk)
    with pytest.raises(PostRefused, match="Only moderators"):
        undo_entry(moderator=member(amina), entry=entry, now=now())
    assert is_guide()


def test_the_log_tells_and_filters_it(thread: Discussion, moyo_client: Client) -> None:
    moyo_client.post(address("moderate", thread), {"act": "guide", "reason": "It is clear."})
    moyo_client.post(address("moderate", thread), {"act": "pin"})
    page = text(moyo_client, f"{LOG}?action=guide")
    assert "<strong>Marked as a guide</strong>" in page
    assert "<strong>Pinned</strong>" not in page
    assert '<option value="guide" selected>marked as a guide</option>' in page


def test_its_author_is_told_on_the_page_and_by_mail(
    thread: Discussion, amina: User, amina_client: Client, moyo: User, settings: Settings
) -> None:
    settings.SENDS_MAIL = True
    User.objects.filter(pk=amina.pk).update(email="amina@example.org")
    choose_channel(amina, "email", MODERATION.key)
    entry = perform_action("guide", moderator=member(moyo), target=thread, reason="It is clear.", now=now())
    assert entry is not None
    recipients.notify_of_moderation(entry_id=entry.pk)
    sentence = "Your thread “Where do keys go?” is a guide now"
    assert sentence in text(amina_client, reverse("notifications:inbox"))
    Notification.objects.update(read_at=None)
    send_immediately([*Notification.objects.values_list("pk", flat=True)])
    assert sentence in str(mail.outbox[0].body)
    assert "It is clear." in str(mail.outbox[0].body)


def test_the_admin_offers_it_for_chosen_threads_and_names_it_in_its_log(
    thread: Discussion, moyo_client: Client
) -> None:
    assert "Mark as a guide" in text(moyo_client, THREADS)
    form = {"action": "guide", "_selected_action": [thread.pk], "reason": "It is clear."}
    assert "Done for 1 of 1." in moyo_client.post(THREADS, form, follow=True).content.decode()
    assert is_guide()
    assert LogEntry.objects.get().change_message == "marked as a guide It is clear."
    log = reverse("admin:community_moderationlogentry_changelist")
    page = text(moyo_client, f"{log}?action=guide")
    assert "marked as a guide" in page
    line = reverse("admin:community_moderationlogentry_change", args=[ModerationLogEntry.objects.get().pk])
    assert "marked as a guide" in text(moyo_client, line)


def test_what_an_app_did_that_is_not_installed_any_more_stays_in_the_log(
    thread: Discussion, amina: User, amina_client: Client, moyo: User, moyo_client: Client
) -> None:
    entry = write_log_entry(action="forgotten", moderator=member(moyo), post=thread, reason="It was so.")
    page = text(moyo_client, LOG)
    assert "<strong>Forgotten</strong>" in page
    assert "undo" not in page
    recipients.notify_of_moderation(entry_id=entry.pk)
    assert "was changed by a moderator" in text(amina_client, reverse("notifications:inbox"))


@pytest.mark.parametrize("key", ["", "Guide", "to guide", "guide2", "a" * 21])
def test_a_key_that_cannot_be_stored_is_refused(key: str, thread: Discussion) -> None:
    action = MarkAsGuide()
    action.key = key
    with pytest.raises(ValueError, match="cannot be stored"):
        register_moderation_action(action)
    if len(key) <= 20:
        with pytest.raises(IntegrityError), transaction.atomic():
            ModerationLogEntry.objects.create(action=key)


def test_two_actions_do_not_share_a_key() -> None:
    with pytest.raises(ValueError, match="already"):
        register_moderation_action(MarkAsGuide())
