"""What workers do for work that is owed. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task

from settings.owed import do_due, do_owed


@shared_task
def do_owed_task(owed_id: int) -> None:
    """Do one thing that is owed, unless that is done or somebody is at it."""
    do_owed(owed_id=owed_id)


@shared_task
def sweep_owed_tasks() -> None:
    """Do what is owed and was not done: its message was lost, or it failed before."""
    do_due()
