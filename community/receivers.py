"""What the forum does when it hears of learners."""

from typing import Any

from django.dispatch import receiver

from community.posts.account_deletion import release_posts_on_account_deletion
from learning.signals import account_deletion_started


@receiver(account_deletion_started, dispatch_uid="community.unname_posts")
def unname_posts(*, user_id: int, **_: Any) -> None:
    release_posts_on_account_deletion(user_id=user_id)
