"""What the forum notifies of: replies, mentions, accepted answers and votes."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.models import Notification
from community.notifications.kinds import NotificationKind, Sentence, per_row
from community.notifications.quotes import quote_posts
from community.notifications.store import MAX_EVENTS
from learning.content.isolation import isolate


def _render_reply(row: Notification) -> Sentence:
    count = len(row.events)
    detail = ngettext("%(count)d new reply", "%(count)d new replies", count) % {"count": count} if count > 1 else ""
    return Sentence(
        _("%(people)s replied in “%(title)s”") % {"people": _people(row), "title": isolate(row.title)}, detail
    )


def _render_mention(row: Notification) -> Sentence:
    return Sentence(
        _("%(people)s mentioned you in “%(title)s”") % {"people": _people(row), "title": isolate(row.title)}
    )


def _render_solution(row: Notification) -> Sentence:
    return Sentence(_("Your answer in “%(title)s” was accepted") % {"title": isolate(row.title)})


def _render_votes(row: Notification) -> Sentence:
    count = len(row.events)
    shown = {
        "count": _("%(count)d or more") % {"count": count} if count >= MAX_EVENTS else count,
        "title": isolate(row.title),
    }
    if row.subject.startswith("reply:"):
        sentence = ngettext(
            "%(count)s person found your answer in “%(title)s” useful",
            "%(count)s people found your answer in “%(title)s” useful",
            count,
        )
    else:
        sentence = ngettext(
            "%(count)s person found your thread “%(title)s” useful",
            "%(count)s people found your thread “%(title)s” useful",
            count,
        )
    return Sentence(sentence % shown)


def _people(row: Notification) -> str:
    """Kwame and 2 others; the latest is named."""
    name = row.actor.username if row.actor else _("A former learner")
    others = len({event.rpartition("by:")[2] for event in row.events}) - 1
    if not others:
        return name
    if len(row.events) >= MAX_EVENTS:
        return _("%(name)s and many others") % {"name": name}
    shown = {"name": name, "count": others}
    return ngettext("%(name)s and %(count)d other", "%(name)s and %(count)d others", others) % shown


REPLY: Final = NotificationKind(
    key="reply",
    icon="reply",
    label=gettext_lazy("Replies in threads I follow"),
    order=10,
    render=per_row(_render_reply),
    is_muted_by_suspension=True,
    quote=quote_posts,
)
MENTION: Final = NotificationKind(
    key="mention",
    icon="at",
    label=gettext_lazy("Somebody mentions me"),
    order=20,
    render=per_row(_render_mention),
    is_muted_by_suspension=True,
    quote=quote_posts,
)
SOLUTION: Final = NotificationKind(
    key="solution",
    icon="check",
    label=gettext_lazy("My answer is accepted"),
    order=30,
    render=per_row(_render_solution),
    is_muted_by_suspension=True,
)
VOTES: Final = NotificationKind(
    key="votes",
    icon="up",
    label=gettext_lazy("Votes for what I wrote"),
    order=40,
    render=per_row(_render_votes),
    is_muted_by_suspension=True,
)
