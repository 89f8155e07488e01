"""Whoever owns an account hears of what a stranger might have done to it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain.tests.signing_in import account, ask, sign, sign_in
from community.models import Notification
from community.notifications.tasks import notify_of_new_browser, notify_of_wallet_change
from community.tests.notification_tools import Capture, choose_channel, run_tasks
from learning.accounts.known_browsers import COOKIE
from learning.models import User
from settings.models import OwedTask
from tests.builders import make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

WALLET, NEW_WALLET = account(31), account(32)
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"


@pytest.fixture(autouse=True)
def served_from_its_own_address(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]


@pytest.fixture
def owner(db: None) -> User:
    """Has signed in before, in a browser that has forgotten it."""
    return make_user("owner", evm_address=WALLET.address, timezone="Africa/Lagos", last_login=timezone.now())


def told() -> list[str]:
    return list(Notification.objects.filter(kind="security").order_by("pk").values_list("title", flat=True))


def test_a_sign_in_from_another_browser_is_told_once_with_its_words_and_day(
    owner: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        sign_in(Client(headers={"User-Agent": FIREFOX}), WALLET)
    assert "notify_of_new_browser" in queue.done
    row = Notification.objects.get(kind="security")
    session_id = int(row.subject.removeprefix("sign_in:"))
    for _ in range(2):
        notify_of_new_browser(owner.pk, session_id, "Firefox on Android", timezone.now().isoformat())
    assert told() == ["Firefox on Android"]
    assert row.url == "/account/sessions/"

    Notification.objects.update(happened_at="2026-03-10T23:30Z")  # the 11th in Lagos
    page = signed_in(owner).get("/notifications/").content.decode()
    assert "New sign-in to your account on 11 March 2026: Firefox on Android" in page


def test_the_very_first_sign_in_and_a_browser_that_was_signed_in_before_are_not_told(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    browser, other = Client(), Client()
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        assert sign_in(browser, WALLET).json()["is_new"]
        browser.post("/signout/")
        sign_in(browser, WALLET)
        assert told() == []
        sign_in(other, WALLET)
    assert len(told()) == 1


def test_a_browser_that_knows_one_account_is_new_to_another_and_then_knows_both(
    owner: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    shared = Client()
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        sign_in(shared, NEW_WALLET)
        for wallet in (WALLET, NEW_WALLET, WALLET):
            sign_in(shared, wallet)
    assert list(Notification.objects.filter(kind="security").values_list("user", flat=True)) == [owner.pk]


def test_a_mark_that_somebody_made_up_is_none(owner: User, django_capture_on_commit_callbacks: Capture) -> None:
    forger = Client()
    forger.cookies[COOKIE] = "made-up"
    sign_in(forger, WALLET)
    assert OwedTask.objects.filter(task__endswith=".notify_of_new_browser").count() == 1
    assert forger.cookies[COOKIE]["httponly"]


def test_a_change_of_wallet_is_told_and_mailed_when_that_was_chosen(
    owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    settings.SENDS_MAIL = True
    User.objects.filter(pk=owner.pk).update(email="owner@example.org")
    choose_channel(owner, "email", "security")
    browser = signed_in(owner)
    browser.get("/account/sessions/")
    asked = browser.post("/account/wallet/challenge/", {"address": NEW_WALLET.address}, content_type="application/json")
    message = asked.json()["message"]
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        answer = browser.post(
            "/account/wallet/",
            {"message": message, "signature": sign(message, NEW_WALLET)},
            headers={"User-Agent": FIREFOX},
        )
    assert answer.status_code == 302
    (row,) = Notification.objects.filter(subject__startswith="wallet:")
    assert (row.title, row.url) == ("Firefox on Android", "/account/sessions/")
    (sent,) = mail.outbox
    assert "Your account got another wallet on" in sent.subject
    assert "Firefox on Android" in sent.subject


def test_each_change_of_wallet_is_told_once_and_changing_back_is_another(owner: User) -> None:
    first = timezone.now()
    for at in (first, first, first + timedelta(hours=1)):
        notify_of_wallet_change(owner.pk, WALLET.address, "Safari on Mac", at.isoformat())
    assert [len(row.events) for row in Notification.objects.all()] == [2]


def test_a_change_that_was_refused_is_not_told(owner: User) -> None:
    browser = signed_in(owner)
    message = ask(browser, NEW_WALLET.address)  # for a sign-in
    OwedTask.objects.all().delete()
    browser.post("/account/wallet/", {"message": message, "signature": sign(message, NEW_WALLET)})
    assert not OwedTask.objects.exists()
