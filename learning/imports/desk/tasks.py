"""What workers do for imports. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from learning.imports.desk.reading import run_import
from learning.imports.desk.sweeping import forget_files, lost_imports


@shared_task(soft_time_limit=600, time_limit=660)
def read_import(import_id: int) -> None:
    """Read a file that somebody sent just now, or make a draft of it."""
    run_import(import_id=import_id)


@shared_task
def sweep_imports() -> None:
    """Read what no task has read, and forget files that nobody came back for."""
    now = timezone.now()
    forget_files(now=now)
    for import_id in lost_imports(now=now):
        read_import.apply_async((import_id,), retry=False, expires=60)
