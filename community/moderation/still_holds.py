"""Whether things are still as an act of moderation left them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from community.models import ModerationLogEntry
from community.models.moderation import ModerationAction as Action
from community.moderation.locations import Place, place_of


def is_as_left(act: ModerationLogEntry, *, now: datetime) -> bool:
    """As far as the act's own row and what it names can tell, without asking the database anew."""
    if act.action == Action.SUSPEND:
        return act.person is not None and datetime.fromisoformat(act.details["until"]) > now
    if act.action == Action.LIFT:
        return act.person is not None
    post, holds = act.discussion or act.reply, _HOLDS.get(act.action)
    return post is not None and holds is not None and holds(post, act.details)


# The post and the act's details are handed in.
_HOLDS: Final[dict[str, Callable[[Any, dict[str, Any]], bool]]] = {
    Action.PIN: lambda thread, _: thread.is_pinned,
    Action.UNPIN: lambda thread, _: not thread.is_pinned,
    Action.LOCK: lambda thread, _: thread.is_locked,
    Action.UNLOCK: lambda thread, _: not thread.is_locked,
    Action.SOLVE: lambda reply, _: reply.is_solution,
    Action.UNSOLVE: lambda reply, _: not reply.is_solution and reply.is_live,
    Action.MOVE: lambda thread, details: place_of(thread) == Place(**details["to"]),
    Action.HIDE: lambda post, _: post.hidden_at is not None,
    Action.RESTORE: lambda post, _: post.hidden_at is None and post.deleted_at is None,
    Action.DISMISS: lambda post, _: post.deleted_at is None,
    Action.MERGE: lambda thread, details: thread.merged_into_id == details["into"],
    Action.UNMERGE: lambda thread, _: thread.merged_into_id is None,
}
