from celery import shared_task

from learning.studio.due import publish_due


@shared_task
def publish_due_drafts() -> None:
    """Publish the courses that were approved for an hour which has come."""
    publish_due()
