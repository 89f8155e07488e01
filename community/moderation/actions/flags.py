"""What a thread either is or is not: turned on and off in one way."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import refuse_gone, require_moderator
from community.moderation.record import write_log_entry


class ThreadFlagAction(ModerationAction[Discussion]):
    """Sets the column `flag` of a thread to `value`."""

    flag: Literal["is_pinned", "is_locked"]
    value: bool
    applies_to = (Discussion,)

    def is_offered(self, post: Post) -> bool:
        return (
            isinstance(post, Discussion) and post.merged_into_id is None and getattr(post, self.flag) is not self.value
        )

    def do(self, *, moderator: Member, target: Discussion, reason: str, now: datetime) -> ModerationLogEntry | None:
        return self.set_flag(moderator=moderator, thread=target, reason=reason)

    @transaction.atomic
    def set_flag(self, *, moderator: Member, thread: Discussion, reason: str) -> ModerationLogEntry | None:
        """None when the thread is so already. Raises PostRefused."""
        require_moderator(moderator)
        lock_post_rows(thread, people=[moderator.pk])
        if getattr(thread, self.flag) is self.value:
            return None
        if self.value:
            refuse_gone(thread)
        setattr(thread, self.flag, self.value)
        thread.save(update_fields=[self.flag])
        return write_log_entry(action=self.key, moderator=moderator, post=thread, reason=reason)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return getattr(post, self.flag) is self.value

    def apply_admin_form(
        self, *, moderator: Member, post: Discussion, values: Mapping[str, Any], now: datetime
    ) -> None:
        if values[self.flag] is self.value:
            self.set_flag(moderator=moderator, thread=post, reason="")
