from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django import Settings

from chain.models import SignInChallenge
from chain.signin.challenge import issue_challenge
from chain.signin.errors import SignInRefused
from chain.signin.verify import verify_signin
from chain.tests.signing_in import account, sign
from learning.accounts.signup import sign_up_with_wallet
from learning.models import User

T = TypeVar("T")


def issue(address: str = "", browser: str = "here") -> SignInChallenge:
    return issue_challenge(
        address=address or account().address, browser=browser, network=None, now=timezone.now() - timedelta(seconds=2)
    )


def verify(message: str, signature: str, browser: str = "here") -> tuple[User, bool]:
    return verify_signin(message=message, signature=signature, browser=browser, now=timezone.now())


def at_once(call: Callable[[], T], times: int) -> list[T | SignInRefused]:
    """What each of several threads, let go together, got from the call."""
    barrier = Barrier(times)

    def run() -> T | SignInRefused:
        try:
            barrier.wait()
            return call()
        except SignInRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(times)]]


@pytest.mark.django_db
def test_the_signer_comes_in_and_stays_the_same_person() -> None:
    first = issue()
    ada, is_new = verify(first.message, sign(first.message, account()))
    assert is_new
    assert ada.evm_address == account().address
    second = issue()
    assert verify(second.message, sign(second.message, account())) == (ada, False)


@pytest.mark.django_db
def test_a_message_opens_the_door_only_once() -> None:
    challenge = issue()
    signature = sign(challenge.message, account())
    verify(challenge.message, signature)
    with pytest.raises(SignInRefused, match="already_used"):
        verify(challenge.message, signature)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_failed_attempt_uses_the_message_up() -> None:
    challenge = issue()
    with pytest.raises(SignInRefused, match="wrong_signer"):
        verify(challenge.message, sign(challenge.message, account(11)))
    with pytest.raises(SignInRefused, match="already_used"):
        verify(challenge.message, sign(challenge.message, account()))
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_message_issued_to_another_browser_is_refused_and_stays_theirs() -> None:
    challenge = issue(browser="theirs")
    signature = sign(challenge.message, account())
    with pytest.raises(SignInRefused, match="unknown_challenge"):
        verify(challenge.message, signature, browser="mine")
    with pytest.raises(SignInRefused, match="unknown_challenge"):
        verify(challenge.message, signature, browser="")
    assert verify(challenge.message, signature, browser="theirs")


@pytest.mark.django_db
def test_text_that_is_not_the_issued_text_is_refused_even_when_well_signed() -> None:
    challenge = issue()
    changed = challenge.message.replace("sends nothing", "sends money")
    with pytest.raises(SignInRefused, match="altered"):
        verify(changed, sign(changed, account()))


@pytest.mark.django_db
def test_another_address_put_into_the_message_is_refused() -> None:
    challenge = issue()
    changed = challenge.message.replace(account().address, account(11).address)
    with pytest.raises(SignInRefused, match="altered"):
        verify(changed, sign(changed, account(11)))


@pytest.mark.django_db
def test_a_message_written_for_an_earlier_address_of_the_site_is_refused(settings: Settings) -> None:
    challenge = issue()
    settings.SITE_URL = "https://moved.example.org"
    with pytest.raises(SignInRefused, match="wrong_domain"):
        verify(challenge.message, sign(challenge.message, account()))


@pytest.mark.django_db
def test_a_message_written_for_an_earlier_network_of_the_site_is_refused(settings: Settings) -> None:
    challenge = issue()
    settings.CHAIN_ID = 297
    with pytest.raises(SignInRefused, match="wrong_chain"):
        verify(challenge.message, sign(challenge.message, account()))


@pytest.mark.django_db
def test_a_suspended_learner_stays_outside() -> None:
    ada, _ = sign_up_with_wallet(address=account().address)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    challenge = issue()
    with pytest.raises(SignInRefused, match="suspended"):
        verify(challenge.message, sign(challenge.message, account()))


@pytest.mark.django_db(transaction=True)
def test_of_parallel_verifications_of_one_message_exactly_one_gets_in() -> None:
    for number in range(7, 12):
        challenge = issue(account(number).address)
        signature = sign(challenge.message, account(number))
        outcomes = at_once(lambda c=challenge, s=signature: verify(c.message, s), 6)  # type: ignore[misc]
        refused = [outcome.code for outcome in outcomes if isinstance(outcome, SignInRefused)]
        assert refused == ["already_used"] * 5
    assert User.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_two_first_sign_ins_at_once_make_one_learner() -> None:
    waiting = [issue(browser=str(number)) for number in range(6)]
    turns = iter(waiting)

    def first_visit() -> tuple[User, bool]:
        challenge = next(turns)
        return verify(challenge.message, sign(challenge.message, account()), browser=challenge.browser)

    outcomes = at_once(first_visit, 6)
    assert not any(isinstance(outcome, SignInRefused) for outcome in outcomes)
    assert sum(outcome[1] for outcome in outcomes if not isinstance(outcome, SignInRefused)) == 1
    assert User.objects.count() == 1
