"""Voting for what others wrote: one vote per person and post, up or down, to be turned or taken back at any time."""

from django.db import transaction

from community.access.errors import PostRefused
from community.access.locks import hold, look_again
from community.access.member import Member
from community.access.permissions import Act, why_not
from community.models import Discussion, DiscussionVote, Reply
from community.models.vote import VoteType, about
from community.signals import upvote_received


@transaction.atomic
def cast_vote(*, member: Member, post: Discussion | Reply, vote: VoteType | None) -> None:
    """Make `vote` this person's vote on `post`; None takes it back. Raises PostRefused.

    The same vote again changes nothing.
    """
    _hold(member, post)
    thread, reply = (post, None) if isinstance(post, Discussion) else (post.discussion, post)
    refusal = why_not(Act.VOTE, member, thread, reply)
    if refusal or member.user is None:
        raise PostRefused(refusal, status=403)
    own = DiscussionVote.objects.filter(user=member.user, **about(post))
    if vote is None:
        own.delete()
        return
    before = own.first()
    if before is not None and before.vote_type == vote:
        return
    if before is None:
        DiscussionVote.objects.create(user=member.user, vote_type=vote, **about(post))
    else:
        own.update(vote_type=vote)
    if vote == VoteType.UPVOTE and post.author_id is not None:
        upvote_received.send(
            sender=DiscussionVote,
            user_id=post.author_id,
            post=post.key,
            voter_id=member.user.pk,
            is_trusted=member.is_trusted,
        )


def _hold(member: Member, post: Discussion | Reply) -> None:
    """Lock what will change, and look at it anew: the thread may have been locked while the page was open."""
    people, state = [member.pk, post.author_id], ["author", "hidden_at", "deleted_at"]
    if isinstance(post, Discussion):
        hold(people=people, threads=[post.pk])
    else:
        hold(people=people, replies=[post.pk])
        look_again(post, ["discussion", *state])
    thread = post if isinstance(post, Discussion) else post.discussion
    look_again(thread, ["is_locked", "merged_into", *state])
