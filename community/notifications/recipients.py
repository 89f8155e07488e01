"""Whom a fact of the forum concerns. A task calls each of these with ids, perhaps twice, perhaps late: what is hidden,
deleted or taken back by then reaches nobody."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from community.markup.mentions import mentioned_people
from community.models import Discussion, DiscussionReader, DiscussionVote, ModerationLogEntry, NotificationChoice, Reply
from community.models.notification import Channel
from community.models.vote import VoteType
from community.moderation.registry import action_of
from community.notifications.forum_kinds import MENTION, REPLY, SOLUTION, VOTES
from community.notifications.kinds import NotificationKind
from community.notifications.moderation_kind import MODERATION
from community.notifications.store import Event, notify


def notify_of_thread(*, discussion_id: int) -> None:
    """Notify those whom a new thread mentions."""
    thread = Discussion.objects.listed().filter(pk=discussion_id).first()
    if thread is not None:
        event = _post_event(thread, thread, MENTION)
        notify(people=[person.pk for person in mentioned_people(thread.content)], event=event)


def notify_of_reply(*, reply_id: int) -> None:
    """Notify those whom a new reply mentions, and else whoever follows its thread or wrote what it answers."""
    rows = Reply.objects.live().select_related("discussion", "parent_reply")
    reply = rows.filter(pk=reply_id, discussion__is_listed=True).first()
    if reply is None:
        return
    mentioned = _without_muted_mentions({person.pk for person in mentioned_people(reply.content)})
    readers = DiscussionReader.objects.filter(discussion=reply.discussion, is_following=True)
    concerned = {*readers.values_list("user_id", flat=True)}
    if reply.parent_reply and reply.parent_reply.author_id:
        concerned.add(reply.parent_reply.author_id)
    event = _post_event(reply, reply.discussion, MENTION)
    notify(people=mentioned, event=event)
    notify(people=concerned - mentioned, event=replace(event, kind=REPLY))


def notify_of_acceptance(*, reply_id: int) -> None:
    """Notify whoever wrote the answer, unless they accepted it themselves."""
    reply = Reply.objects.live().select_related("discussion").filter(pk=reply_id, is_solution=True).first()
    if reply is not None and reply.author_id != reply.discussion.author_id:
        event = Event(
            kind=SOLUTION,
            subject=reply.key,
            key="accepted",
            title=reply.discussion.title,
            url=reply.get_absolute_url(),
            happened_at=timezone.now(),
        )
        notify(people=[reply.author_id], event=event)


def notify_of_upvote(*, post: str, voter_id: int) -> None:
    """Notify the author of `post` ("reply:12"): not of who it was, only that one more found it good."""
    kind, _sep, pk = post.partition(":")
    column = "discussion" if kind == "discussion" else "reply"
    votes = DiscussionVote.objects.select_related("discussion", "reply__discussion")
    vote = votes.filter(**{column: int(pk)}, user=voter_id, vote_type=VoteType.UPVOTE).first()
    voted_for = (vote.discussion or vote.reply) if vote else None
    if voted_for is None:
        return
    thread = voted_for.discussion if isinstance(voted_for, Reply) else voted_for
    event = Event(
        kind=VOTES,
        subject=post,
        key=f"by:{voter_id}",
        title=thread.title,
        url=voted_for.get_absolute_url(),
        happened_at=timezone.now(),
    )
    notify(people={voted_for.author_id} - {voter_id}, event=event)


def notify_of_moderation(*, entry_id: int) -> None:
    """Notify the author of what was moderated, or the person who was; the audit log holds the reason."""
    entry = ModerationLogEntry.objects.select_related("discussion", "reply__discussion").filter(pk=entry_id).first()
    if entry is None or not action_of(entry).is_news(entry):
        return
    post = entry.post
    thread = entry.reply.discussion if entry.reply else entry.discussion
    event = Event(
        kind=MODERATION,
        subject=post.key if post else f"person:{entry.person_id}",
        key=f"act:{entry.pk}",
        title=thread.title if thread else "",
        url=post.get_absolute_url() if post else reverse("community:thread-list"),
        happened_at=entry.created_at,
    )
    notify(people={entry.person_id} - {entry.actor_id}, event=event)


def _post_event(post: Discussion | Reply, thread: Discussion, kind: NotificationKind) -> Event:
    return Event(
        kind=kind,
        subject=thread.key,
        key=f"{post.key}:by:{post.author_id or 0}",
        title=thread.title,
        url=post.get_absolute_url(),
        happened_at=post.created_at,
        actor_id=post.author_id,
    )


def _without_muted_mentions(people: set[int]) -> set[int]:
    """`people` who want to hear of mentions; the others still hear of the replies in what they follow."""
    muted = NotificationChoice.objects.filter(user__in=people, kind=MENTION.key, channel=Channel.NEVER)
    return people - {*muted.values_list("user_id", flat=True)}
