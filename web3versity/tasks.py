from celery import shared_task
from django.core.management import call_command


@shared_task
def clear_expired_sessions() -> None:
    """Delete sessions nobody can use any more; Django leaves them lying."""
    call_command("clearsessions")
