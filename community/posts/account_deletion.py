"""What becomes of a learner's part in the forum when their account goes: others' conversation stays as it is."""

from django.db import transaction

from community.access.locks import lock_rows
from community.models import Discussion, DiscussionVote, Reply


@transaction.atomic
def release_posts_on_account_deletion(*, user_id: int) -> None:
    """Take this person's votes back and their name off what they wrote. Their own row is locked already.

    Threads and replies are locked by id before any of them changes; what the foreign keys would do by themselves at the
    end takes them as they come.
    """
    written, answered = Discussion.objects.filter(author=user_id), Reply.objects.filter(author=user_id)
    votes = DiscussionVote.objects.filter(user=user_id)
    lock_rows(
        threads={*written.values_list("pk", flat=True), *votes.values_list("discussion_id", flat=True)},
        replies={*answered.values_list("pk", flat=True), *votes.values_list("reply_id", flat=True)},
    )
    votes.delete()
    written.update(author=None)
    answered.update(author=None)
