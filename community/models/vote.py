from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion
from community.models.reply import Reply

# What a row of votes, reports or revisions is about: one thread or one reply, never both.
ONE_POST = Q(discussion__isnull=True, reply__isnull=False) | Q(discussion__isnull=False, reply__isnull=True)


def about(post: Discussion | Reply) -> dict[str, Any]:
    """`post` as such a row refers to it, to find or make one."""
    return {"discussion": post} if isinstance(post, Discussion) else {"reply": post}


class VoteType(models.TextChoices):
    UPVOTE = "upvote", _("Up")
    DOWNVOTE = "downvote", _("Down")


class DiscussionVote(models.Model):
    """One learner's vote on one thread or one reply of somebody else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="votes", db_index=False)
    discussion = models.ForeignKey(
        Discussion, models.CASCADE, null=True, blank=True, related_name="votes", db_index=False
    )
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, blank=True, related_name="votes", db_index=False)
    vote_type = models.CharField(_("vote"), max_length=10, choices=VoteType)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "discussion_votes"
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = (
            models.CheckConstraint(condition=ONE_POST, name="discussion_votes_one_object_check"),
            models.CheckConstraint(condition=Q(vote_type__in=VoteType.values), name="discussion_votes_vote_type_check"),
            models.UniqueConstraint(fields=("discussion", "user"), name="discussion_votes_discussion_id_user_id_key"),
            models.UniqueConstraint(fields=("reply", "user"), name="discussion_votes_reply_id_user_id_key"),
        )
        indexes = (models.Index(fields=("user",), name="discussion_votes_user_idx"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.vote_type}"
