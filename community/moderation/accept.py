"""Accepting an answer in somebody else's thread, and taking that back: as in community/posts/accept.py, but logged."""

from django.db import transaction

from community.access.locks import lock_thread_rows
from community.access.member import Member
from community.models import ModerationLogEntry, Reply
from community.models.moderation import ModerationAction
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from community.posts.accept import accept_answer, withdraw_acceptance


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
    return write_log_entry(
        action=ModerationAction.SOLVE, moderator=moderator, post=reply, reason=reason, details=details
    )


@transaction.atomic
def unsolve_thread(*, moderator: Member, reply: Reply, reason: str = "") -> ModerationLogEntry | None:
    """Let `reply` be the accepted answer no more. None when it is not. Raises PostRefused."""
    require_moderator(moderator)
    if not withdraw_acceptance(member=moderator, reply=reply):
        return None
    return write_log_entry(action=ModerationAction.UNSOLVE, moderator=moderator, post=reply, reason=reason)


def solution_of(discussion_id: int) -> Reply | None:
    return Reply.objects.filter(discussion=discussion_id, is_solution=True).defer("search").first()
