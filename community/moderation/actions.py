"""What a moderator can do to a post by one button, and what the page says when it is done."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction as Action
from community.moderation.accept import solution_of, solve_thread, unsolve_thread
from community.moderation.decisions import dismiss_reports
from community.moderation.hide import hide_post, restore_post
from community.moderation.lock import lock_thread, unlock_thread
from community.moderation.pin import pin_thread, unpin_thread
from community.moderation.unmerge import unmerge_thread

# In the order in which they are offered, each with what its button says.
THREAD_ACTS: Final[dict[str, str | Promise]] = {
    Action.PIN: gettext_lazy("Pin above every list"),
    Action.UNPIN: gettext_lazy("Unpin"),
    Action.LOCK: gettext_lazy("Lock: nothing new, nothing changed"),
    Action.UNLOCK: gettext_lazy("Unlock"),
    Action.UNSOLVE: gettext_lazy("Take the accepted answer back"),
    Action.HIDE: gettext_lazy("Hide from everybody but its author and moderators"),
    Action.RESTORE: gettext_lazy("Show it again"),
    Action.UNMERGE: gettext_lazy("Take the merge back: make it a thread again"),
    Action.DISMISS: gettext_lazy("Dismiss the reports on it"),
}
REPLY_ACTS: Final = {
    Action.SOLVE: gettext_lazy("Accept as the answer"),
    **{act: THREAD_ACTS[act] for act in (Action.UNSOLVE, Action.HIDE, Action.RESTORE, Action.DISMISS)},
}
SAID: Final[dict[str, str | Promise]] = {
    Action.PIN: gettext_lazy("The thread is pinned."),
    Action.UNPIN: gettext_lazy("The thread is not pinned any more."),
    Action.LOCK: gettext_lazy("The thread is locked."),
    Action.UNLOCK: gettext_lazy("The thread is unlocked."),
    Action.SOLVE: gettext_lazy("The answer is accepted."),
    Action.UNSOLVE: gettext_lazy("No answer is accepted any more."),
    Action.MOVE: gettext_lazy("The thread is moved."),
    Action.EDIT: gettext_lazy("It is changed. Everybody can read what it said before."),
    Action.HIDE: gettext_lazy("It is hidden."),
    Action.RESTORE: gettext_lazy("It is shown again."),
    Action.MERGE: gettext_lazy("The threads are merged."),
    Action.UNMERGE: gettext_lazy("The merge is taken back."),
    Action.SUSPEND: gettext_lazy("The person is suspended."),
    Action.LIFT: gettext_lazy("The suspension is lifted."),
    Action.DISMISS: gettext_lazy("The reports are dismissed."),
    Action.REOPEN: gettext_lazy("The reports wait for a decision again."),
}


def offered(post: Discussion | Reply) -> list[tuple[str, str | Promise]]:
    """The acts that would change something, each with its words."""
    acts = THREAD_ACTS if isinstance(post, Discussion) else REPLY_ACTS
    return [(act, words) for act, words in acts.items() if act in _changing(post)]


def _changing(post: Discussion | Reply) -> set[str]:
    if isinstance(post, Reply):
        return {
            Action.RESTORE if post.hidden_at else Action.HIDE,
            Action.UNSOLVE if post.is_solution else Action.SOLVE,
        }
    if post.merged_into_id is not None:
        return {Action.UNMERGE}
    return {
        Action.UNPIN if post.is_pinned else Action.PIN,
        Action.UNLOCK if post.is_locked else Action.LOCK,
        Action.RESTORE if post.hidden_at else Action.HIDE,
        *([Action.UNSOLVE] if post.is_solved else []),
    }


def do_act(
    act: str, *, moderator: Member, post: Discussion | Reply, reason: str, now: datetime
) -> ModerationLogEntry | None:
    """`act` is one of those for threads or for replies. None when it was so already. Raises PostRefused."""
    if act in _ON_POSTS:
        return _ON_POSTS[act](moderator=moderator, post=post, reason=reason, now=now)
    if isinstance(post, Discussion):
        if act in _ON_THREADS:
            return _ON_THREADS[act](moderator=moderator, thread=post, reason=reason)
        if act == Action.UNMERGE:
            return unmerge_thread(moderator=moderator, source=post, reason=reason)
    reply = solution_of(post.pk) if isinstance(post, Discussion) else post
    deed = solve_thread if act == Action.SOLVE else unsolve_thread
    return deed(moderator=moderator, reply=reply, reason=reason) if reply else None


_ON_POSTS: Final[dict[str, Callable[..., ModerationLogEntry | None]]] = {
    Action.HIDE: hide_post,
    Action.RESTORE: restore_post,
    Action.DISMISS: dismiss_reports,
}
_ON_THREADS: Final[dict[str, Callable[..., ModerationLogEntry | None]]] = {
    Action.PIN: pin_thread,
    Action.UNPIN: unpin_thread,
    Action.LOCK: lock_thread,
    Action.UNLOCK: unlock_thread,
}
