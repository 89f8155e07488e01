"""What the token pipeline does when it hears that there is something to mint, confirm or burn."""

from typing import Any

from django.dispatch import receiver

from chain.signals import tokens_waiting
from chain.tokens.tasks import advance_tokens
from settings.queue import enqueue_on_commit


@receiver(tokens_waiting, dispatch_uid="chain.tokens.advance")
def advance_when_committed(**_: Any) -> None:
    enqueue_on_commit(advance_tokens)
