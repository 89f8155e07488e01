from celery import shared_task
from django.utils import timezone

from chain import notifications
from chain.certificates.naming import issue_unanswered
from chain.evidence.record import keep_owed_evidence


@shared_task
def notify_of_certificate(certificate_id: int) -> None:
    """Tell a learner that their certificate is minted."""
    notifications.notify_of_certificate(certificate_id=certificate_id)


@shared_task
def ask_for_name(user_id: int, course_id: int) -> None:
    """Tell a learner that a certificate waits for the name that shall stand on it, if it does."""
    notifications.notify_of_awaited_name(user_id=user_id, course_id=course_id)


@shared_task
def issue_unanswered_certificates() -> None:
    """Issue under the username what has waited for another name long enough."""
    issue_unanswered(now=timezone.now())


@shared_task
def keep_evidence_of_old_certificates() -> None:
    """Write down what is known of certificates that were issued before evidence was kept."""
    keep_owed_evidence()
