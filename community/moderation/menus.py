"""Which actions are offered on a post, and doing the one that was chosen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import ModerationLogEntry
from community.moderation.base import Post, Text
from community.moderation.registry import all_actions, get_action


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A button that posts `key`, asking for a reason when it has a `reason_label`; or a link to `url`."""

    key: str
    label: Text
    url: str = ""
    reason_label: Text = ""
    is_severe: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The short menu below a post: plain buttons, buttons with a reason, and links."""

    buttons: list[MenuItem]
    with_reason: list[MenuItem]
    links: list[MenuItem]


def button_choices(post: Post) -> list[tuple[str, Text]]:
    """Every action that a button can do to a post of this kind, with its words: what the form takes."""
    return [
        (action.key, label)
        for action in all_actions()
        if isinstance(post, action.applies_to) and (label := action.button_for(post)) and not action.page(post, back="")
    ]


def offered_choices(post: Post) -> list[tuple[str, Text]]:
    """Those that would change something now."""
    return [(key, label) for key, label in button_choices(post) if get_action(key).is_offered(post)]


def page_links(post: Post, *, back: str) -> list[MenuItem]:
    """The actions that have a page of their own, as the page of all actions lists them."""
    items = [
        MenuItem(action.key, action.button_for(post), action.page(post, back=back))
        for action in all_actions()
        if isinstance(post, action.applies_to) and action.is_offered(post)
    ]
    return [item for item in items if item.label and item.url]


def short_menu(post: Post, *, back: str) -> Menu:
    """What would change something, in as few words as there is room for."""
    items = [
        MenuItem(action.key, action.menu_label_for(post), action.page(post, back=back), action.reason_label)
        for action in all_actions()
        if isinstance(post, action.applies_to) and action.is_offered(post)
    ]
    return Menu(
        buttons=[item for item in items if item.label and not item.url and not item.reason_label],
        with_reason=[item for item in items if item.label and not item.url and item.reason_label],
        links=[item for item in items if item.label and item.url],
    )


def queue_items(post: Post, *, back: str) -> list[MenuItem]:
    """What answers the reports on a post, in the review queue: buttons, then links."""
    items = [
        MenuItem(action.key, action.queue_label_for(post), action.page(post, back=back), is_severe=action.is_severe)
        for action in all_actions()
        if isinstance(post, action.applies_to)
    ]
    return sorted((item for item in items if item.label), key=lambda item: bool(item.url))


def perform_action(
    key: str, *, moderator: Member, target: object, reason: str, now: datetime
) -> ModerationLogEntry | None:
    """Do the registered action `key` to `target`. None when it was so already. Raises PostRefused."""
    action = get_action(key)
    if refusal := action.denial(moderator):
        raise PostRefused(refusal, status=403)
    if not isinstance(target, action.applies_to):
        raise PostRefused(_("There is no such act."))
    return action.do(moderator=moderator, target=target, reason=reason, now=now)
