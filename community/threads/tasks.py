from celery import shared_task

from community.threads import view_counts


@shared_task
def write_views() -> int:
    """Bring the views that have gathered to their threads."""
    return view_counts.write_views()
