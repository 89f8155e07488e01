"""A notification as a sentence, the same on the page and in e-mails."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.models import ModerationAct, Notification
from community.models.moderation import ModerationAction
from community.models.notification import NotificationKind
from community.notifications.store import MOST_EVENTS

Acts = dict[int, ModerationAct]

# Names of templates/_icon.html.
ICONS: Final = {
    NotificationKind.REPLY: "reply",
    NotificationKind.MENTION: "at",
    NotificationKind.SOLUTION: "check",
    NotificationKind.VOTES: "up",
    NotificationKind.BADGE: "star",
    NotificationKind.PAYOUT: "drop",
    NotificationKind.CERTIFICATE: "scroll",
    NotificationKind.MODERATION: "flag",
}
_MODERATED: Final[dict[str, Promise]] = {
    ModerationAction.PIN: gettext_lazy("%(post)s was pinned"),
    ModerationAction.UNPIN: gettext_lazy("%(post)s is not pinned any more"),
    ModerationAction.LOCK: gettext_lazy("%(post)s was locked"),
    ModerationAction.UNLOCK: gettext_lazy("%(post)s was unlocked"),
    ModerationAction.UNSOLVE: gettext_lazy("%(post)s is not the accepted one any more"),
    ModerationAction.MOVE: gettext_lazy("%(post)s was moved to where it belongs"),
    ModerationAction.EDIT: gettext_lazy("%(post)s was edited by a moderator"),
    ModerationAction.HIDE: gettext_lazy("%(post)s was hidden by a moderator"),
    ModerationAction.RESTORE: gettext_lazy("%(post)s is shown again"),
    ModerationAction.DISMISS: gettext_lazy("%(post)s is shown again"),
    ModerationAction.MERGE: gettext_lazy("%(post)s was merged into another thread"),
    ModerationAction.UNMERGE: gettext_lazy("%(post)s stands on its own again"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """`sentence` says what happened, without a full stop; `detail` more of it (a reason), or is empty."""

    sentence: str
    detail: str = ""


def words_of(row: Notification, acts: Acts) -> Words:
    """`acts` are those that read_acts() has found."""
    kind = NotificationKind(row.kind)
    return _moderated(row, acts) if kind is NotificationKind.MODERATION else _BY_KIND[kind](row)


def read_acts(rows: Iterable[Notification]) -> Acts:
    """What moderators did and why, for those of `rows` that tell of it. One query, or none."""
    ids = [pk for row in rows if row.kind == NotificationKind.MODERATION and (pk := _act_of(row))]
    return ModerationAct.objects.in_bulk(ids) if ids else {}


def people_in(row: Notification) -> int:
    """How many different people caused it."""
    return len({event.rpartition("by:")[2] for event in row.events})


def _replied(row: Notification) -> Words:
    count = len(row.events)
    detail = ngettext("%(count)d new reply", "%(count)d new replies", count) % {"count": count} if count > 1 else ""
    return Words(_("%(people)s replied in “%(title)s”") % {"people": _people(row), "title": row.title}, detail)


def _mentioned(row: Notification) -> Words:
    return Words(_("%(people)s mentioned you in “%(title)s”") % {"people": _people(row), "title": row.title})


def _solved(row: Notification) -> Words:
    return Words(_("Your answer in “%(title)s” was accepted") % {"title": row.title})


def _voted(row: Notification) -> Words:
    count = len(row.events)
    shown = {"count": _("%(count)d or more") % {"count": count} if count >= MOST_EVENTS else count, "title": row.title}
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
    return Words(sentence % shown)


def _earned(row: Notification) -> Words:
    return Words(_("You earned the badge “%(title)s”") % {"title": row.title})


def _paid(row: Notification) -> Words:
    if "paid" in row.events:
        return Words(_("%(amount)s arrived in your wallet") % {"amount": row.title})
    detail = _("Your allowance is back: ask again when you like.")
    return Words(_("%(amount)s could not be sent") % {"amount": row.title}, detail)


def _certified(row: Notification) -> Words:
    return Words(_("Your certificate for “%(title)s” is on the chain") % {"title": row.title})


def _moderated(row: Notification, acts: Acts) -> Words:
    act = acts.get(_act_of(row))
    if act is None:
        return Words(_("A moderator has decided about something of yours"))
    if act.action == ModerationAction.LIFT:
        return Words(_("Your suspension from the forum is lifted"), act.reason)
    if act.action == ModerationAction.SUSPEND:
        until = parse_datetime(str(act.details.get("until", "")))
        if until is None:
            return Words(_("You are suspended from the forum"), act.reason)
        shown = {"date": date_format(until, "j F Y")}
        return Words(_("You are suspended from the forum until %(date)s") % shown, act.reason)
    if act.action == ModerationAction.HIDE and act.details.get("by_forum"):
        sentence = _("%(post)s is hidden for now: several learners reported it")
        detail = _("A moderator looks at it and decides.")
        return Words(sentence % {"post": _post(row)}, detail)
    sentence = str(_MODERATED.get(act.action, gettext_lazy("%(post)s was changed by a moderator")))
    return Words(sentence % {"post": _post(row)}, act.reason)


def _people(row: Notification) -> str:
    """Kwame and 2 others; the latest is named."""
    name = row.actor.username if row.actor else _("A former learner")
    others = people_in(row) - 1
    if not others:
        return name
    if len(row.events) >= MOST_EVENTS:
        return _("%(name)s and many others") % {"name": name}
    shown = {"name": name, "count": others}
    return ngettext("%(name)s and %(count)d other", "%(name)s and %(count)d others", others) % shown


def _post(row: Notification) -> str:
    sentence = _("Your answer in “%(title)s”") if row.subject.startswith("reply:") else _("Your thread “%(title)s”")
    return sentence % {"title": row.title}


def _act_of(row: Notification) -> int:
    """The newest act it tells of; 0 when there is none."""
    return max((int(event.removeprefix("act:")) for event in row.events if event.startswith("act:")), default=0)


_BY_KIND: Final[dict[NotificationKind, Callable[[Notification], Words]]] = {
    NotificationKind.REPLY: _replied,
    NotificationKind.MENTION: _mentioned,
    NotificationKind.SOLUTION: _solved,
    NotificationKind.VOTES: _voted,
    NotificationKind.BADGE: _earned,
    NotificationKind.PAYOUT: _paid,
    NotificationKind.CERTIFICATE: _certified,
}
