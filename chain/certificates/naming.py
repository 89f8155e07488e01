"""The name that stands on certificates: asked for before the first one is minted, in any script, and remembered.

Whoever does not answer gets their certificate under the username after some days, so that nobody is left without one.
"""

from datetime import datetime, timedelta

from django.db import transaction

from chain.certificates.issuing import certificates_owed, issue_owed
from chain.models import NftCertificate
from learning.accounts.person_names import clean_person_name
from learning.models import User
from settings.registry import CERTIFICATE_NAME_DAYS


def choose_name(*, learner: User, name: str) -> list[NftCertificate]:
    """Remember the name and issue what waited for it; "" declines, and the username stands there. Raises BadPersonName.

    Certificates that exist keep the name printed on them, and can be issued again.
    """
    tidy = clean_person_name(name) if name.strip() else ""
    with transaction.atomic():
        User.objects.filter(pk=learner.pk).update(certificate_name=tidy)
        learner.certificate_name = tidy
        return issue_owed(user_id=learner.pk)


def courses_awaiting(learner: User) -> list[str]:
    """The titles of the courses whose certificates wait for the learner's answer. No query once they have answered."""
    if learner.certificate_name is not None or not learner.evm_address:
        return []
    return list(
        certificates_owed().filter(user=learner).order_by("completed_at").values_list("course__title", flat=True)
    )


def issue_unanswered(*, now: datetime) -> int:
    """Issue under the username what has waited long enough; how many."""
    since = now - timedelta(days=CERTIFICATE_NAME_DAYS.current())
    waited = certificates_owed().filter(
        completed_at__lte=since, user__certificate_name__isnull=True, user__evm_address__isnull=False
    )
    learners = waited.order_by("user_id").values_list("user_id", flat=True).distinct()
    return sum(len(issue_owed(user_id=user_id)) for user_id in learners)
