"""Accepting an answer in somebody else's thread, and taking that back: as in community/posts/accept.py, but logged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from community.access.locks import lock_thread_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import reply_of, require_moderator
from community.moderation.record import write_log_entry
from community.posts.accept import accept_answer, withdraw_acceptance


class SolveThread(ModerationAction[Reply]):
    key = "solve"
    logged_as = _("accepted an answer")
    button = _("Accept as the answer")
    done = _("The answer is accepted.")
    admin_labels = {Reply: _("Accept as the answer")}
    applies_to = (Reply,)

    def is_offered(self, post: Post) -> bool:
        return isinstance(post, Reply) and not post.is_solution

    def do(self, *, moderator: Member, target: Reply, reason: str, now: datetime) -> ModerationLogEntry | None:
        return solve_thread(moderator=moderator, reply=target, reason=reason)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return bool(post.is_solution)

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        """The answer that was accepted before is so again."""
        reply = reply_of(entry)
        instead_of = entry.details["instead_of"]
        before = Reply.objects.live().filter(pk=instead_of, discussion=reply.discussion_id).first()
        if before is not None:
            return solve_thread(moderator=moderator, reply=before)
        return unsolve_thread(moderator=moderator, reply=reply)


class UnsolveThread(ModerationAction[Post]):
    """Of a thread it takes back whichever answer is accepted."""

    key, reverse = "unsolve", "solve"
    logged_as = _("took an accepted answer back")
    button = _("Take the accepted answer back")
    done = _("No answer is accepted any more.")
    notice_text = _("%(post)s is not the accepted one any more")
    admin_labels = {Reply: _("Take the acceptance back")}

    def is_offered(self, post: Post) -> bool:
        if isinstance(post, Reply):
            return post.is_solution
        return post.is_solved and post.merged_into_id is None

    def menu_label_for(self, post: Post) -> Any:
        return _("Not solved") if isinstance(post, Discussion) else ""

    def do(self, *, moderator: Member, target: Post, reason: str, now: datetime) -> ModerationLogEntry | None:
        reply = target if isinstance(target, Reply) else solution_of(target.pk)
        return unsolve_thread(moderator=moderator, reply=reply, reason=reason) if reply else None

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return not post.is_solution and bool(post.is_live)


@transaction.atomic
def solve_thread(*, moderator: Member, reply: Reply, reason: str = "") -> ModerationLogEntry | None:
    """Make `reply` the accepted answer of its thread. None when it is already. Raises PostRefused."""
    require_moderator(moderator)
    lock_thread_rows(reply, people=[moderator.pk])
    reply.refresh_from_db(fields=["discussion"])
    before = solution_of(reply.discussion_id)
    if not accept_answer(member=moderator, reply=reply):
        return None
    details = {"instead_of": before.pk if before else None}
    return write_log_entry(action=SolveThread.key, moderator=moderator, post=reply, reason=reason, details=details)


@transaction.atomic
def unsolve_thread(*, moderator: Member, reply: Reply, reason: str = "") -> ModerationLogEntry | None:
    """Let `reply` be the accepted answer no more. None when it is not. Raises PostRefused."""
    require_moderator(moderator)
    if not withdraw_acceptance(member=moderator, reply=reply):
        return None
    return write_log_entry(action=UnsolveThread.key, moderator=moderator, post=reply, reason=reason)


def solution_of(discussion_id: int) -> Reply | None:
    return Reply.objects.filter(discussion=discussion_id, is_solution=True).first()
