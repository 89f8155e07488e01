"""Following a thread: its followers are notified of every reply."""

from community.models import Discussion, DiscussionReader


def follow(*, user_id: int, thread: Discussion, automatically: bool = False) -> None:
    """Follow `thread`; `automatically`, because they wrote in it, not when they have stopped following it before."""
    reader, is_new = DiscussionReader.objects.get_or_create(
        user_id=user_id, discussion=thread, defaults={"is_following": True}
    )
    if not (is_new or reader.is_following or (automatically and reader.has_unfollowed)):
        DiscussionReader.objects.filter(pk=reader.pk).update(is_following=True, has_unfollowed=False)


def unfollow(*, user_id: int, thread: Discussion) -> None:
    """Follow `thread` no more; writing in it again does not change that."""
    DiscussionReader.objects.filter(user_id=user_id, discussion=thread).update(is_following=False, has_unfollowed=True)
