"""A line of the audit log for everything that moderators do, and the news of it."""

from typing import Any

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.signals import post_moderated


def write_log_entry(
    *,
    action: str,
    moderator: Member | None,
    post: Discussion | Reply | None = None,
    person_id: int | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> ModerationLogEntry:
    """Log what has just been done; `action` is the key of a registered one.

    Without a moderator it was the forum itself; `person_id` is left out for posts.
    """
    entry = ModerationLogEntry.objects.create(
        actor_id=moderator.pk if moderator else None,
        action=action,
        discussion=post if isinstance(post, Discussion) else None,
        reply=post if isinstance(post, Reply) else None,
        person_id=post.author_id if post else person_id,
        reason=reason,
        details=(details or {}) | ({} if moderator else {"by_forum": True}),
    )
    post_moderated.send(sender=ModerationLogEntry, entry_id=entry.pk)
    return entry
