from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from chain.models import SignInChallenge
from chain.signin import challenge as challenges
from chain.signin.challenge import LIFETIME, claim_challenge, forget_challenges, issue_challenge
from chain.signin.errors import SignInRefused
from chain.signin.message import SignInMessage
from chain.tests.signing_in import account

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)


def issue(browser: str = "here", network: str | None = "192.0.2.1", now: datetime = NOW) -> SignInChallenge:
    return issue_challenge(address=account().address, browser=browser, network=network, now=now)


def test_the_message_names_the_place_the_person_and_the_time(settings: Settings) -> None:
    settings.SITE_URL, settings.CHAIN_ID = "https://Learn.example.org:8443", 297
    message = SignInMessage.parse(issue().message)
    assert (message.domain, message.uri) == ("learn.example.org:8443", "https://Learn.example.org:8443")
    assert (message.chain_id, message.address) == (297, account().address)
    assert (message.issued_at, message.expiration_time) == ("2026-03-14T15:09:26Z", "2026-03-14T15:19:26Z")


def test_each_nonce_is_new_and_has_at_least_128_bits() -> None:
    nonces = {issue().nonce for _ in range(10)}
    assert len(nonces) == 10
    assert all(nonce.isalnum() and len(nonce) >= 32 for nonce in nonces)


def test_a_challenge_is_claimed_once_by_the_browser_that_asked() -> None:
    nonce = issue().nonce
    with pytest.raises(SignInRefused, match="unknown_challenge"):
        claim_challenge(nonce=nonce, browser="elsewhere", now=NOW)
    assert claim_challenge(nonce=nonce, browser="here", now=NOW).used_at == NOW
    with pytest.raises(SignInRefused, match="already_used"):
        claim_challenge(nonce=nonce, browser="here", now=NOW)


def test_a_claim_is_one_statement() -> None:
    nonce = issue().nonce
    with CaptureQueriesContext(
        connection,
    ) as queries:
        claim_challenge(nonce=nonce, browser="here", now=NOW)
    assert len(queries) == 1


def test_a_nonce_nobody_issued_is_unknown() -> None:
    with pytest.raises(SignInRefused, match="unknown_challenge"):
        claim_challenge(nonce="a" * 40, browser="here", now=NOW)


def test_an_expired_challenge_is_not_claimed() -> None:
    challenge = issue()
    with pytest.raises(SignInRefused, match="expired"):
        claim_challenge(nonce=challenge.nonce, browser="here", now=challenge.expires_at)
    challenge.refresh_from_db()
    assert challenge.used_at is None


def test_one_browser_gets_only_so_many_in_ten_minutes() -> None:
    for _ in range(challenges.MAX_PER_BROWSER):
        issue()
    with pytest.raises(SignInRefused, match="too_many"):
        issue()
    assert issue(browser="elsewhere")
    assert issue(now=NOW + LIFETIME)


def test_one_network_gets_only_so_many_in_ten_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenges, "MAX_PER_NETWORK", 3)
    for number in range(3):
        issue(browser=str(number))
    with pytest.raises(SignInRefused, match="too_many"):
        issue(browser="one more")
    assert issue(browser="one more", network="192.0.2.2")
    assert issue(browser="one more", network=None)


def test_old_rows_are_swept_away_when_new_ones_come() -> None:
    old, used = issue(), issue()
    claim_challenge(nonce=used.nonce, browser="here", now=NOW)
    issue(now=NOW + LIFETIME + timedelta(minutes=59))
    assert SignInChallenge.objects.count() == 3
    newest = issue(now=NOW + LIFETIME + timedelta(minutes=61))
    assert old not in SignInChallenge.objects.all()
    assert newest in SignInChallenge.objects.all()
    assert SignInChallenge.objects.count() == 2


def test_a_flood_of_old_rows_is_swept_little_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenges, "_SWEEP_BATCH", 2)
    for _ in range(5):
        issue()
    issue(now=NOW + timedelta(days=1))
    assert SignInChallenge.objects.count() == 4


def test_networks_are_forgotten_when_nobody_signs_in_for_an_hour() -> None:
    now = datetime.now(UTC)
    for number in range(3):
        issue_challenge(
            address="0x" + f"{number:040x}", browser="b", network="192.0.2.1", now=now - timedelta(minutes=5)
        )
    forget_challenges(now=now)
    assert SignInChallenge.objects.count() == 3
    forget_challenges(now=now + timedelta(hours=2))
    assert not SignInChallenge.objects.exists()
