from celery import shared_task
from django.utils import timezone

from community.threads import archive, view_counts


@shared_task
def write_views() -> int:
    """Bring the views that have gathered to their threads."""
    return view_counts.write_views()


@shared_task
def forget_old_visits() -> int:
    """Forget who read what long ago in threads that rest."""
    return archive.forget_old_visits(now=timezone.now())
