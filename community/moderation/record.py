"""A line of the audit log for every act of moderation, and the news of it."""

from typing import Any

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction
from community.signals import post_moderated


def write_log_entry(
    *,
    action: ModerationAction,
    moderator: Member | None,
    post: Discussion | Reply | None = None,
    person_id: int | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> ModerationLogEntry:
    """Log what has just been done. Without a moderator it was the forum itself; `person_id` is left out for posts."""
    act = ModerationLogEntry.objects.create(
        actor_id=moderator.pk if moderator else None,
        action=action,
        discussion=post if isinstance(post, Discussion) else None,
        reply=post if isinstance(post, Reply) else None,
        person_id=post.author_id if post else person_id,
        reason=reason,
        details=(details or {}) | ({} if moderator else {"by_forum": True}),
    )
    post_moderated.send(sender=ModerationLogEntry, act_id=act.pk)
    return act
