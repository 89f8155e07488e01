"""For each act that can be taken back, the deed that reverses it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction as Action
from community.moderation.accept import solve_thread, unsolve_thread
from community.moderation.decisions import take_decision_back
from community.moderation.hide import hide_post, restore_post
from community.moderation.locations import Place
from community.moderation.lock import lock_thread, unlock_thread
from community.moderation.merge import merge_thread
from community.moderation.move import move_thread
from community.moderation.pin import pin_thread, unpin_thread
from community.moderation.suspend import suspend_again, take_suspension_back
from community.moderation.unmerge import unmerge_thread
from learning.models import Course, Lesson

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Undoing:
    """`moderator` takes `act` back."""

    moderator: Member
    act: ModerationLogEntry
    now: datetime

    @property
    def thread(self) -> Discussion:
        return _there(self.act.discussion)

    @property
    def reply(self) -> Reply:
        return _there(self.act.reply)

    @property
    def post(self) -> Discussion | Reply:
        return self.act.discussion or self.reply


def _there(target: T | None) -> T:
    if target is None:
        raise PostRefused(_("It is not there any more."), status=404)
    return target


def _hide(undoing: Undoing) -> ModerationLogEntry | None:
    return hide_post(moderator=undoing.moderator, post=undoing.post, now=undoing.now, undoes=undoing.act)


def _restore(undoing: Undoing) -> ModerationLogEntry | None:
    """What had been hidden by reports alone before a moderator looked at it goes back to that."""
    deed = take_decision_back if undoing.act.details.get("was_hidden") else restore_post
    return deed(moderator=undoing.moderator, post=undoing.post, now=undoing.now, undoes=undoing.act)


def _reopen(undoing: Undoing) -> ModerationLogEntry | None:
    return take_decision_back(moderator=undoing.moderator, post=undoing.post, now=undoing.now, undoes=undoing.act)


def _move_back(undoing: Undoing) -> ModerationLogEntry | None:
    """Courses and lessons that have gone meanwhile are left out."""
    before = Place(**undoing.act.details["from"])
    course_id = Course.objects.filter(pk=before.course_id or 0).values_list("pk", flat=True).first()
    lesson_id = Lesson.objects.filter(pk=before.lesson_id or 0).values_list("pk", flat=True).first()
    return move_thread(
        moderator=undoing.moderator, thread=undoing.thread, to=Place(before.category, course_id, lesson_id)
    )


def _unsolve(undoing: Undoing) -> ModerationLogEntry | None:
    """The answer that was accepted before is so again."""
    instead_of = undoing.act.details["instead_of"]
    before = Reply.objects.live().filter(pk=instead_of, discussion=undoing.reply.discussion_id).first()
    if before is not None:
        return solve_thread(moderator=undoing.moderator, reply=before)
    return unsolve_thread(moderator=undoing.moderator, reply=undoing.reply)


def _merge_again(undoing: Undoing) -> ModerationLogEntry | None:
    target = _there(Discussion.objects.filter(pk=undoing.act.details["from"]).first())
    return merge_thread(moderator=undoing.moderator, source=undoing.thread, target=target)


def _take_suspension_back(undoing: Undoing) -> ModerationLogEntry | None:
    return take_suspension_back(moderator=undoing.moderator, act=undoing.act, now=undoing.now)


def _suspend_again(undoing: Undoing) -> ModerationLogEntry | None:
    return suspend_again(moderator=undoing.moderator, act=undoing.act, now=undoing.now)


# None is answered when somebody was faster.
REVERSES: Final[dict[str, Callable[[Undoing], ModerationLogEntry | None]]] = {
    Action.PIN: lambda undoing: unpin_thread(moderator=undoing.moderator, thread=undoing.thread),
    Action.UNPIN: lambda undoing: pin_thread(moderator=undoing.moderator, thread=undoing.thread),
    Action.LOCK: lambda undoing: unlock_thread(moderator=undoing.moderator, thread=undoing.thread),
    Action.UNLOCK: lambda undoing: lock_thread(moderator=undoing.moderator, thread=undoing.thread),
    Action.SOLVE: _unsolve,
    Action.UNSOLVE: lambda undoing: solve_thread(moderator=undoing.moderator, reply=undoing.reply),
    Action.MOVE: _move_back,
    Action.HIDE: _restore,
    Action.RESTORE: _hide,
    Action.DISMISS: _reopen,
    Action.MERGE: lambda undoing: unmerge_thread(moderator=undoing.moderator, source=undoing.thread),
    Action.UNMERGE: _merge_again,
    Action.SUSPEND: _take_suspension_back,
    Action.LIFT: _suspend_again,
}
