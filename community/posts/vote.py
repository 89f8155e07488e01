"""Voting for what others wrote: one vote per person and post, up or down, to be turned or taken back at any time."""

from django.db import transaction

from community.access.locks import lock_rows, refresh_or_gone
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.models import Discussion, DiscussionVote, Reply
from community.models.vote import VoteType, about
from community.signals import upvote_received


@transaction.atomic
def cast_vote(*, member: Member, post: Discussion | Reply, vote: VoteType | None) -> None:
    """Make `vote` this person's vote on `post`; None takes it back. Raises PostRefused.

    The same vote again changes nothing.
    """
    _lock(member, post)
    voter = require(PostAction.VOTE, member, post)
    own = DiscussionVote.objects.filter(user=voter, **about(post))
    if vote is None:
        own.delete()
        return
    before = own.first()
    if before is not None and before.vote_type == vote:
        return
    if before is None:
        DiscussionVote.objects.create(user=voter, vote_type=vote, **about(post))
    else:
        own.update(vote_type=vote)
    if vote == VoteType.UPVOTE and post.author_id is not None:
        upvote_received.send(
            sender=DiscussionVote,
            user_id=post.author_id,
            post=post.key,
            voter_id=voter.pk,
            giver_id=member.giver_id,
            network=member.network,
        )


def _lock(member: Member, post: Discussion | Reply) -> None:
    """Lock what will change, and look at it anew: the thread may have been locked while the page was open."""
    people, state = [member.pk, post.author_id], ["author", "hidden_at", "deleted_at"]
    if isinstance(post, Discussion):
        lock_rows(people=people, threads=[post.pk])
    else:
        lock_rows(people=people, replies=[post.pk])
        refresh_or_gone(post, ["discussion", *state])
    thread = post if isinstance(post, Discussion) else post.discussion
    refresh_or_gone(thread, ["is_locked", "merged_into", *state])
