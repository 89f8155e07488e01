from celery import shared_task
from django.core.management import call_command

from learning.accounts.sessions import forget_ended_sessions


@shared_task
def clear_expired_sessions() -> None:
    """Delete sessions nobody can use any more; Django leaves them lying."""
    call_command("clearsessions")
    forget_ended_sessions()
