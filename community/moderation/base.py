"""What a moderation action is: all that the forum knows of one kind stands in one class (actions/)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from community.access.member import Member
from community.access.permissions import moderation_denial
from community.models import Discussion, ModerationLogEntry, Reply

# What it is done to: a thread, a post of either kind, or a person.
T = TypeVar("T")
Text = str | Promise
Post = Discussion | Reply


@dataclass(frozen=True, slots=True)
class Notice:
    """What the person concerned is told: a sentence without a full stop, and more of it (a reason) or nothing."""

    sentence: str
    detail: str = ""


class ModerationAction(Generic[T]):
    """One kind of thing that moderators do. One instance of each subclass is registered (registry.py).

    Whatever an attribute leaves empty, the action does not have: a button, a place in a menu, a notice.
    """

    # In moderation_acts.action: lower-case letters and underscores, at most 20.
    key: str
    # What the log says that the moderator did: "pinned".
    logged_as: Text
    # What the page says when it is done: "The thread is pinned."
    done: Text
    # What the author of the post is told; %(post)s becomes "Your thread “Keys”".
    notice_text: Text = ""

    # What its button or link is called on the page of all actions, and in the menu below a post.
    button: Text = ""
    menu_label: Text = ""
    # What the menu asks for beside its button.
    reason_label: Text = ""
    # The models whose lists in the admin offer it for chosen rows, with what it is called there.
    admin_labels: Mapping[type[Model], Text] = {}
    # The fields of a post's form in the admin that it saves, and the one at which it tells what it refuses.
    admin_fields: Collection[str] = ()
    admin_error_field: str | None = None

    applies_to: tuple[type[Model], ...] = (Discussion, Reply)
    # It concerns a person, whatever they wrote.
    is_about_person = False
    # It answers the open reports on the post.
    decides_reports = False
    # It stands out in the review queue.
    is_severe = False

    # The key of the action that takes it back when done to the same post; undo() is for what needs more than that.
    reverse: str = ""
    is_undoable = True

    def denial(self, member: Member) -> str | None:
        """Why `member` may not do it, nor take it back; None when they may."""
        return moderation_denial(member)

    def is_offered(self, post: Post) -> bool:
        """Whether doing it to `post` would change something."""
        return True

    def button_for(self, post: Post) -> Text:
        return self.button

    def menu_label_for(self, post: Post) -> Text:
        return self.menu_label

    def queue_label_for(self, post: Post) -> Text:
        """What it is called in the review queue; empty when it does not answer a report."""
        return ""

    def page(self, post: Post, *, back: str) -> str:
        """The address of its own form, which leads `back`; empty when a button is enough."""
        return ""

    def do(self, *, moderator: Member, target: T, reason: str, now: datetime) -> ModerationLogEntry | None:
        """Do it and log it. None when it was so already. Raises PostRefused."""
        raise NotImplementedError(f"{self.key} is done from its own page.")

    def apply_admin_form(self, *, moderator: Member, post: Any, values: Mapping[str, Any], now: datetime) -> None:
        """Bring `post` to the `values` of the admin's form, in which `admin_fields` changed. Raises PostRefused."""

    def still_holds(self, entry: ModerationLogEntry, *, now: datetime) -> bool:
        """Whether things are as `entry` left them, as far as it and its post can tell without another query."""
        post = entry.post
        return post is not None and self.is_in_effect(post, entry.details)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        """The same of a post that is there; `details` are the log entry's."""
        return False

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        """Take back what `entry` logs, which is logged too. None when somebody was faster. Raises PostRefused."""
        raise NotImplementedError(f"{self.key} is taken back by {self.reverse}.")

    def is_news(self, entry: ModerationLogEntry) -> bool:
        """Whether the person concerned is told of it."""
        return bool(self.notice_text)

    def notice(self, entry: ModerationLogEntry, *, post: str) -> Notice:
        """What they are told; `post` is what it was done to, in words."""
        sentence = self.notice_text or _("%(post)s was changed by a moderator")
        return Notice(str(sentence) % {"post": post}, entry.reason)

    def log_detail(self, entry: ModerationLogEntry) -> str:
        """What the log says besides, as text or safe HTML: from where to where, until when."""
        return ""
