"""Who may do what to which post: the rules of the forum in one place, as pure functions.

Each answers "" for yes, or the sentence that tells the person why not. The server asks before every deed; the pages ask
to know which buttons to show.
"""

from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.access.member import Member
from community.models import Discussion, Reply


class Act(StrEnum):
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


def why_not_post(member: Member) -> str:
    """Whether this person may write anything at all."""
    if member.user is None:
        return _("Sign in first: it takes a minute and costs nothing.")
    if member.suspended_until is not None:
        why = {"date": date_format(member.suspended_until, "j F Y"), "reason": member.suspended_for}
        return (
            _("A moderator has suspended you from the forum until %(date)s: “%(reason)s” You can go on reading.") % why
        )
    return ""


def why_not_moderate(member: Member) -> str:
    """Whether this person may do what moderators do. One who is suspended may not."""
    if member.user is not None and not member.is_moderator:
        return _("Only moderators do that.")
    return why_not_post(member)


def why_not(act: Act, member: Member, thread: Discussion, reply: Reply | None = None) -> str:
    """Whether `member` may do `act` to `reply`, or to the thread itself; the thread can be read by them."""
    post = reply or thread
    if member.user is None:
        return why_not_post(member)
    if act is Act.MODERATE:
        return why_not_moderate(member)
    if act is Act.FOLLOW:
        return ""
    if act is Act.DELETE:
        # What is one's own can be taken away at any time: also when suspended, and also from a locked thread.
        return _why_not_gone(post) or ("" if member.wrote(post) else _("Only its author can delete it."))
    return (
        why_not_post(member)
        or _why_not_gone(post)
        or (_why_not_shown if act is Act.REPORT else _why_not_open)(member, thread, reply)
        or _why_not_by_role(act, member, thread, post)
    )


def _why_not_gone(post: Discussion | Reply) -> str:
    return _("It has been deleted.") if post.deleted_at is not None else ""


def _why_not_shown(member: Member, thread: Discussion, reply: Reply | None) -> str:
    """Whether everybody sees it, and moderators have not looked at it yet."""
    if thread.merged_into_id is not None:
        return _("This thread was merged into another one. Go on there.")
    is_hidden = thread.hidden_at is not None or (reply is not None and reply.hidden_at is not None)
    return _("A moderator has hidden this.") if is_hidden and not member.is_moderator else ""


def _why_not_open(member: Member, thread: Discussion, reply: Reply | None) -> str:
    """Whether the thread takes anything new."""
    if thread.deleted_at is not None:
        return _("The question was deleted, so nothing new can be added here.")
    if thread.is_locked and thread.merged_into_id is None and not member.is_moderator:
        return _("This thread is locked: it can be read, and nothing changes in it.")
    return _why_not_shown(member, thread, reply)


def _why_not_by_role(act: Act, member: Member, thread: Discussion, post: Discussion | Reply) -> str:
    """Whether this is theirs to do, or not theirs."""
    if act in (Act.VOTE, Act.REPORT) and member.wrote(post):
        return _("You cannot vote for your own post.") if act is Act.VOTE else _("This is your own: edit or delete it.")
    if act is Act.EDIT and not (member.wrote(post) or member.is_moderator):
        return _("Only its author can edit it.")
    if act is Act.ACCEPT and not (member.wrote(thread) or member.is_moderator):
        return _("Only who asked can accept an answer.")
    if act is Act.ACCEPT and post.hidden_at is not None:
        return _("A hidden answer cannot be the accepted one.")
    return ""
