"""What workers do for practical lessons. Each may be lost, repeated, or run many times at once without harm."""

from datetime import timedelta
from typing import Final

from celery import shared_task
from django.utils import timezone

from chain.models import PracticalAttempt
from chain.models.practical import PracticalState
from chain.practicals.own import compile_own
from settings.queue import is_grading_full

# Until then the first message has the time to arrive.
_FIRST_SWEEP: Final = timedelta(seconds=30)
_AT_ONCE: Final = 50


@shared_task
def compile_own_contract(attempt_id: int) -> None:
    """In a worker of the queue `grading`, beside the box."""
    attempt = PracticalAttempt.objects.select_related("lesson").filter(pk=attempt_id, code="").first()
    if attempt is not None:
        compile_own(attempt)


@shared_task
def compile_waiting_contracts() -> None:
    """Compile what no task has compiled: the queue was away, a worker died, or the box was lost."""
    if is_grading_full():
        return
    waiting = PracticalAttempt.objects.filter(
        state=PracticalState.OPEN, code="", began_at__lt=timezone.now() - _FIRST_SWEEP
    )
    for attempt_id in waiting.order_by("began_at").values_list("pk", flat=True)[:_AT_ONCE]:
        # Until the next run, which asks again: they do not gather in a queue that nobody serves.
        compile_own_contract.apply_async((attempt_id,), retry=False, expires=60)
