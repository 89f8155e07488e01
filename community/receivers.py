"""What the forum does when it hears of learners."""

from typing import Any

from django.dispatch import receiver

from community.posts.account_deletion import leave_forum
from learning.signals import account_deletion_started


@receiver(account_deletion_started, dispatch_uid="community.unname_posts")
def unname_posts(*, user_id: int, **_: Any) -> None:
    leave_forum(user_id=user_id)
