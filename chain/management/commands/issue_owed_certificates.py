"""`manage.py issue_owed_certificates`: certify courses finished while certificates were off, or without a wallet."""

from typing import Any

from django.core.management.base import BaseCommand

from chain.certificates.issuing import issue_owed, learners_owed


class Command(BaseCommand):
    help = "Issue certificates for courses that were finished while it was not possible. Safe to run again."

    def handle(self, *_args: Any, **_options: Any) -> None:
        issued = sum(len(issue_owed(user_id=user_id)) for user_id in learners_owed())
        self.stdout.write(f"{issued} certificates issued; the workers mint them.")
