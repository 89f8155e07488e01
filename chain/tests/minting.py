"""What workers do for certificates, done here and now, until nothing is left to do."""

import time
from collections.abc import Callable

from chain.certificates.issuing import issue_certificate
from chain.contracts.collection import Collection
from chain.models import ContractDeployment, NftCertificate, SoulboundToken
from chain.models.token import TokenState
from chain.sending.sweep import sweep
from chain.testing.nodes import new_address
from chain.testing.patience import Patience, transactions_moved
from chain.tokens.deploy import confirm_deployment, current_deployment, plan_deployment
from chain.tokens.pipeline import advance
from learning.models import Course, User
from tests.builders import finish_course, make_course, make_enrolment, make_user


def tokens_moved() -> int:
    """Every step of every token and of the transactions behind it."""
    minted = NftCertificate.objects.filter(status="minted").count()
    ended = SoulboundToken.objects.filter(state__in=(TokenState.LIVE, TokenState.BURNED)).count()
    burned = SoulboundToken.objects.filter(state=TokenState.BURNED).count()
    return transactions_moved() + minted + ended + burned


def token_patience() -> Patience:
    """For waits until something is minted or burned."""
    return Patience(tokens_moved, lambda: list(SoulboundToken.objects.values("state", "attempts", "trouble")))


def work_until(is_done: Callable[[], bool]) -> None:
    """Let the sender and the minters work until `is_done`."""
    patience = token_patience()
    while not is_done():
        patience.check()
        sweep()
        advance()
        time.sleep(0.02)


def work_for_a_while(rounds: int = 3) -> None:
    for _ in range(rounds):
        sweep()
        advance()


def deploy() -> ContractDeployment:
    """The contract on the test's chain, in use."""
    planned = plan_deployment()

    def is_confirmed() -> bool:
        confirm_deployment()
        planned.refresh_from_db()
        return planned.address is not None

    work_until(is_confirmed)
    assert current_deployment() == planned
    return planned


def collection_of(deployment: ContractDeployment) -> Collection:
    return Collection(deployment.address or "")


def make_graduate(username: str = "", course: Course | None = None) -> tuple[User, Course]:
    """A learner with a wallet that no ledger knows, who has finished a course; without a certificate."""
    learner = make_user(username, evm_address=new_address())
    course = course or make_course(lessons=1)
    make_enrolment(learner, course)
    finish_course(learner, course)
    return learner, course


def make_certificate(username: str = "") -> NftCertificate:
    """Issued and pending."""
    learner, course = make_graduate(username)
    certificate = issue_certificate(user_id=learner.pk, course_id=course.pk)
    assert certificate is not None
    return certificate


def holder_of(certificate: NftCertificate) -> User:
    """Of one whose account is there."""
    assert certificate.user is not None
    return certificate.user


def mint(*certificates: NftCertificate) -> None:
    """Work until they are minted."""
    wanted = [certificate.pk for certificate in certificates]
    work_until(lambda: NftCertificate.objects.filter(pk__in=wanted, status="minted").count() == len(wanted))
    for certificate in certificates:
        certificate.refresh_from_db()
