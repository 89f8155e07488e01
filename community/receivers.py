"""What the forum does when it hears of learners."""

from typing import Any

from django.dispatch import receiver

from community.posts.account_deletion import leave_forum
from learning.signals import learner_leaving


@receiver(learner_leaving, dispatch_uid="community.unname_posts")
def unname_posts(*, user_id: int, **_: Any) -> None:
    leave_forum(user_id=user_id)
