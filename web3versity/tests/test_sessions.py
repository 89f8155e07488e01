"""Where somebody is signed in, and signing out there (learning/accounts/sessions.py)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.accounts.deletion import delete_account
from learning.accounts.devices import name_device
from learning.accounts.session_log import PRECISION
from learning.models import SignInSession, User
from tests.personas import signed_in
from web3versity.tasks import clear_expired_sessions

pytestmark = pytest.mark.django_db

LIST = "/account/sessions/"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def row_of(browser: Client) -> SignInSession:
    return SignInSession.objects.get(session_key=browser.session.session_key)


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (FIREFOX, "Firefox", "Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/131.0 Mobile Safari/604.1", "Chrome", "iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36 Edg/131.0", "Edge", "Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15", "Safari", "Mac"),
        ("Mozilla/5.0 (Linux; Android 13) SamsungBrowser/27.0 Chrome/125.0 Mobile", "Samsung Internet", "Android"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/131.0", "Chrome", "ChromeOS"),
        ("curl/8.5.0", "", ""),
        ("", "", ""),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent: str, browser: str, system: str) -> None:
    assert name_device(user_agent) == (browser, system)


def test_each_browser_is_listed_and_this_one_is_marked(amina: User, kwame: User) -> None:
    here, _there, _kwames = signed_in(amina), signed_in(amina), signed_in(kwame)
    SignInSession.objects.filter(pk=row_of(here).pk).update(browser="Firefox", system="Android")
    page = here.get(LIST).content.decode()
    assert "Firefox on Android" in page
    assert page.count("last used") == 2
    assert page.count("This browser") == 1


def test_no_address_of_the_network_is_kept(amina: User) -> None:
    here = signed_in(amina)
    here.get(LIST, headers={"X-Forwarded-For": "203.0.113.7"}, REMOTE_ADDR="203.0.113.7")
    columns = SignInSession.objects.values().get()
    assert "203.0.113.7" not in str(columns)


def test_one_of_them_is_signed_out(amina: User) -> None:
    here, there, elsewhere = signed_in(amina), signed_in(amina), signed_in(amina)
    address = f"{LIST}{row_of(there).pk}/end/"
    for _ in range(2):
        assert here.post(address)["Location"] == LIST
    assert (is_in(here), is_in(there), is_in(elsewhere)) == (True, False, True)
    assert here.get(address)["Location"] == LIST


def test_nobody_is_signed_out_by_somebody_else(amina: User, kwame: User) -> None:
    amina_browser = signed_in(amina)
    signed_in(kwame).post(f"{LIST}{row_of(amina_browser).pk}/end/")
    assert is_in(amina_browser)


def test_signing_out_everywhere_else_keeps_this_browser(amina: User, kwame: User) -> None:
    here, there, kwames = signed_in(amina), signed_in(amina), signed_in(kwame)
    unnoted = signed_in(amina)
    SignInSession.objects.filter(session_key=unnoted.session.session_key).delete()
    here.post(f"{LIST}end/")
    assert [is_in(browser) for browser in (here, there, unnoted, kwames)] == [True, False, False, True]
    assert here.get(LIST).content.decode().count("last used") == 1


def test_signing_out_everywhere_signs_out_here_too(amina: User) -> None:
    here, there = signed_in(amina), signed_in(amina)
    here.post(f"{LIST}end/", {"here": "1"})
    assert not is_in(here)
    assert not is_in(there)
    assert not SignInSession.objects.exists()


def test_staff_keep_their_password(moyo: User) -> None:
    here, there = signed_in(moyo), signed_in(moyo)
    here.post(f"{LIST}end/")
    assert is_in(here)
    assert not is_in(there)
    assert User.objects.get(pk=moyo.pk).check_password("not-a-real-password")


def test_signing_out_takes_the_line_away(amina_client: Client) -> None:
    amina_client.post("/signout/")
    assert not SignInSession.objects.exists()


def test_a_session_from_before_the_log_is_noted_when_it_is_used(amina_client: Client, amina: User) -> None:
    SignInSession.objects.all().delete()
    session = amina_client.session
    del session["noted"]
    session.save()
    amina_client.get(LIST, headers={"User-Agent": FIREFOX})
    assert row_of(amina_client).device == "Firefox on Android"


def test_it_writes_only_now_and_then(amina_client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    before = row_of(amina_client).last_used_at
    amina_client.get("/account/")
    with django_assert_num_queries(3):  # session, person, whether they have a certificate
        amina_client.get("/account/")
    session = amina_client.session
    session["noted"][1] -= PRECISION.total_seconds() + 1
    session.save()
    amina_client.get("/account/privacy/")
    assert row_of(amina_client).last_used_at > before


def test_a_session_that_gets_a_new_key_stays_one_line(amina: User, moyo: User) -> None:
    browser = signed_in(moyo)
    began = row_of(browser).began_at
    browser.post(f"{LIST}end/")
    assert row_of(browser).began_at == began
    assert SignInSession.objects.count() == 1


def test_sessions_that_have_ended_are_forgotten(amina: User) -> None:
    browser, expired = signed_in(amina), signed_in(amina)
    Session.objects.filter(pk=expired.session.session_key).update(expire_date=timezone.now() - timedelta(days=1))
    assert browser.get(LIST).content.decode().count("last used") == 1
    clear_expired_sessions()
    assert SignInSession.objects.count() == 1


def test_a_deleted_account_leaves_no_session(amina: User) -> None:
    signed_in(amina)
    delete_account(user_id=amina.pk)
    assert not Session.objects.exists()
    assert not SignInSession.objects.exists()


def test_visitors_sign_in_first(client: Client) -> None:
    for answer in (client.get(LIST), client.post(f"{LIST}end/"), client.post(f"{LIST}1/end/")):
        assert answer["Location"].startswith("/signin/")
