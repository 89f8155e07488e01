"""Who may do what to which post: the rules of the forum in one place, as pure functions.

A denial is the sentence that tells the person why not, or None when they may. The server asks before every operation;
the pages ask to know which buttons to show.
"""

from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, Reply
from learning.content.isolation import isolate
from learning.models import User


class PostAction(StrEnum):
    """What can be done to a thread or reply, apart from reading."""

    REPLY = "reply"
    VOTE = "vote"
    EDIT = "edit"
    DELETE = "delete"
    ACCEPT = "accept"
    FOLLOW = "follow"
    REPORT = "report"
    MODERATE = "moderate"


def may_read(member: Member, thread: Discussion) -> bool:
    """Hidden threads are there for their author and moderators, deleted ones while answers are left to read, if need be
    in the thread they were merged into."""
    if member.is_moderator:
        return True
    if thread.deleted_at is not None and thread.reply_count == 0 and thread.merged_into_id is None:
        return False
    return thread.hidden_at is None or member.wrote(thread)


def may_read_reply(member: Member, reply: Reply) -> bool:
    """Whether the words of a reply are shown, and not only that there was one."""
    if reply.deleted_at is not None:
        return False
    return reply.hidden_at is None or member.is_moderator or member.wrote(reply)


def posting_denial(member: Member) -> str | None:
    """Why this person may write nothing at all; None when they may."""
    if member.user is None:
        return _("Sign in first: it takes a minute and costs nothing.")
    if member.suspended_until is not None:
        until = date_format(timezone.localtime(member.suspended_until))
        why = {"date": until, "reason": isolate(member.suspended_for)}
        return (
            _("A moderator has suspended you from the forum until %(date)s: “%(reason)s” You can go on reading.") % why
        )
    return None


def moderation_denial(member: Member) -> str | None:
    """Why this person may not do what moderators do; None when they may. A suspended moderator may not."""
    if member.user is not None and not member.is_moderator:
        return _("Only moderators do that.")
    return posting_denial(member)


def denial(action: PostAction, member: Member, post: Discussion | Reply) -> str | None:
    """Why `member` may not do `action` to `post`, which they can read; None when they may.

    A reply is judged with its thread, as `post.discussion` has it.
    """
    if member.user is None:
        return posting_denial(member)
    if action is PostAction.MODERATE:
        return moderation_denial(member)
    if action is PostAction.FOLLOW:
        return None
    if action is PostAction.DELETE:
        # What is one's own can be taken away at any time: also when suspended, and also from a locked thread.
        return _denial_when_deleted(post) or (None if member.wrote(post) else _("Only its author can delete it."))
    return (
        posting_denial(member)
        or _denial_when_deleted(post)
        or (_denial_when_hidden if action is PostAction.REPORT else _denial_when_closed)(member, post)
        or _denial_by_role(action, member, post)
    )


def can(action: PostAction, member: Member, post: Discussion | Reply) -> bool:
    """Whether `member` may do `action` to `post`."""
    return denial(action, member, post) is None


def require(action: PostAction, member: Member, post: Discussion | Reply) -> User:
    """The person, when they may do `action` to `post`. Raises PostRefused (403)."""
    return _person(member, denial(action, member, post))


def require_poster(member: Member) -> User:
    """The person, when they may write in the forum at all. Raises PostRefused (403)."""
    return _person(member, posting_denial(member))


def _person(member: Member, reason: str | None) -> User:
    if reason is not None or member.user is None:
        raise PostRefused(reason or _("Sign in first: it takes a minute and costs nothing."), status=403)
    return member.user


def _thread_of(post: Discussion | Reply) -> Discussion:
    return post if isinstance(post, Discussion) else post.discussion


def _denial_when_deleted(post: Discussion | Reply) -> str | None:
    return _("It has been deleted.") if post.deleted_at is not None else None


def _denial_when_hidden(member: Member, post: Discussion | Reply) -> str | None:
    """None while everybody sees it, or a moderator asks."""
    thread = _thread_of(post)
    if thread.merged_into_id is not None:
        return _("This thread was merged into another one. Go on there.")
    is_hidden = thread.hidden_at is not None or post.hidden_at is not None
    return _("A moderator has hidden this.") if is_hidden and not member.is_moderator else None


def _denial_when_closed(member: Member, post: Discussion | Reply) -> str | None:
    """None while the thread takes anything new."""
    thread = _thread_of(post)
    if thread.deleted_at is not None:
        return _("The question was deleted, so nothing new can be added here.")
    if thread.is_locked and thread.merged_into_id is None and not member.is_moderator:
        return _("This thread is locked: it can be read, and nothing changes in it.")
    return _denial_when_hidden(member, post)


def _denial_by_role(action: PostAction, member: Member, post: Discussion | Reply) -> str | None:
    """None when this is theirs to do, or not theirs, as the action wants it."""
    is_theirs = member.wrote(post)
    if action is PostAction.VOTE and is_theirs:
        return _("You cannot vote for your own post.")
    if action is PostAction.REPORT and is_theirs:
        return _("This is your own: edit or delete it.")
    if action is PostAction.EDIT and not (is_theirs or member.is_moderator):
        return _("Only its author can edit it.")
    if action is PostAction.ACCEPT and not (member.wrote(_thread_of(post)) or member.is_moderator):
        return _("Only who asked can accept an answer.")
    if action is PostAction.ACCEPT and post.hidden_at is not None:
        return _("A hidden answer cannot be the accepted one.")
    return None
