from celery import shared_task

from chain import notifications


@shared_task
def notify_of_certificate(certificate_id: int) -> None:
    """Tell a learner that their certificate is minted."""
    notifications.notify_of_certificate(certificate_id=certificate_id)
