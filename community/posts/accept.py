"""Accepting an answer: the thread is solved then, and the answer stands on top."""

from django.db import transaction

from community.access.locks import lock_rows, lock_thread_rows, refresh_or_gone
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.models import Discussion, Reply
from community.signals import answer_accepted


@transaction.atomic
def accept_answer(*, member: Member, reply: Reply) -> bool:
    """Make `reply` the solution of its thread instead of any other. False when it was already. Raises PostRefused."""
    thread = _lock_thread(member, reply)
    if reply.is_solution:
        return False
    # One solution a thread: the other goes first.
    Reply.objects.filter(discussion=thread, is_solution=True).update(is_solution=False)
    reply.is_solution = True
    reply.save(update_fields=["is_solution"])
    if reply.author_id is not None:
        answer_accepted.send(
            sender=Reply,
            user_id=reply.author_id,
            discussion_id=thread.pk,
            reply_id=reply.pk,
            asker_id=thread.author_id,
            giver_id=member.giver_id,
            network=member.network,
        )
    return True


@transaction.atomic
def withdraw_acceptance(*, member: Member, reply: Reply) -> bool:
    """Let `reply` be an answer like any other again. False when it was. XP that was given stays. Raises PostRefused."""
    _lock_thread(member, reply)
    if not reply.is_solution:
        return False
    reply.is_solution = False
    reply.save(update_fields=["is_solution"])
    return True


def _lock_thread(member: Member, reply: Reply) -> Discussion:
    """Lock what will change, look at it anew, and make sure that this person may decide."""
    lock_thread_rows(reply, people=[member.pk])
    refresh_or_gone(reply, ["discussion"])
    solutions = Reply.objects.filter(discussion=reply.discussion_id, is_solution=True)
    lock_rows(replies=[reply.pk, *solutions.values_list("pk", flat=True)])
    refresh_or_gone(reply)
    require(PostAction.ACCEPT, member, reply)
    return reply.discussion
