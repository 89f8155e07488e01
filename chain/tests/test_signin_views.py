import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from chain.models import SignInChallenge
from chain.signin.challenge import MAX_PER_BROWSER
from chain.signin.keys_lesson import COURSE, LESSON
from chain.tests.signing_in import CHALLENGE, VERIFY, account, answer, ask, is_signed_in, sign, sign_in
from learning.accounts.signup import sign_up_with_wallet
from learning.models import Course, User
from tests.builders import make_course, make_lesson

pytestmark = pytest.mark.django_db

THIRTY_DAYS = 30 * 24 * 60 * 60


def test_the_page_offers_both_ways_and_says_what_goes_without_a_script(client: Client) -> None:
    page = client.get("/signin/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    for words in ("I have a wallet", "Make a practice wallet", "<noscript>", "What your signature does"):
        assert words in page.text
    assert "sessionid" not in client.cookies


def test_the_page_leads_to_the_lesson_on_keys_where_there_is_one(client: Client) -> None:
    course = make_course(slug=COURSE)
    lesson = make_lesson(course, slug=LESSON)
    assert f'href="{lesson.get_absolute_url()}"' in client.get("/signin/").text
    Course.objects.update(is_published=False)
    assert lesson.get_absolute_url() not in client.get("/signin/").text


def test_the_page_holds_no_inline_code(client: Client) -> None:
    text = client.get("/signin/").text
    assert text.count("<script") == text.count('<script type="module" src=') + text.count('type="application/json"')
    for forbidden in (" style=", " onclick=", "<style", "javascript:"):
        assert forbidden not in text


def test_a_page_opened_at_another_address_names_the_right_one(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://learn.example.org"
    assert "https://learn.example.org/signin/" in client.get("/signin/").text
    settings.SITE_URL = "http://testserver"
    assert "http://testserver/signin/" not in client.get("/signin/").text


def test_a_wallet_signs_in(client: Client) -> None:
    told = sign_in(client, account())
    ada = User.objects.get()
    assert told.json() == {"username": ada.username, "is_new": True, "next": "/dashboard/"}
    assert ada.evm_address == account().address
    assert ada.last_login is not None
    assert is_signed_in(client)
    assert abs(client.session.get_expiry_age() - THIRTY_DAYS) < 5
    assert client.cookies["sessionid"]["max-age"] == THIRTY_DAYS


def test_signing_in_again_is_the_same_learner(client: Client) -> None:
    first = sign_in(client, account()).json()
    second = sign_in(client, account()).json()
    elsewhere = sign_in(Client(), account()).json()
    assert first["username"] == second["username"] == elsewhere["username"]
    assert (first["is_new"], second["is_new"], elsewhere["is_new"]) == (True, False, False)
    assert User.objects.count() == 1


def test_another_wallet_in_the_same_browser_is_another_learner(client: Client) -> None:
    sign_in(client, account())
    client.session["left_by_the_first"] = True
    sign_in(client, account(11))
    assert client.session["_auth_user_id"] == str(User.objects.get(evm_address=account(11).address).pk)
    assert "left_by_the_first" not in client.session


def test_the_session_key_changes_at_every_sign_in(client: Client) -> None:
    message = ask(client, account().address)
    before = client.session.session_key
    answer(client, message, sign(message, account()))
    first = client.session.session_key
    sign_in(client, account())
    assert len({before, first, client.session.session_key}) == 3


def test_a_message_asked_for_and_never_signed_leaves_a_session_of_an_hour(client: Client) -> None:
    ask(client, account().address)
    assert client.session.get_expiry_age() <= 3600


def test_a_form_signs_in_though_html_turned_its_line_ends(client: Client) -> None:
    message = ask(client, account().address)
    form = {"message": message.replace("\n", "\r\n"), "signature": sign(message, account()), "next": "/courses/?q=a"}
    sent = client.post(VERIFY, form)
    assert (sent.status_code, sent["Location"]) == (302, "/courses/?q=a")
    assert is_signed_in(client)


def test_a_new_learner_is_welcomed_by_name(client: Client) -> None:
    sign_in(client, account())
    assert f"You are {User.objects.get().username} here." in client.get("/signin/").text


def test_a_refused_form_shows_the_page_with_the_sentence_and_keeps_next(client: Client) -> None:
    message = ask(client, account().address)
    page = client.post(VERIFY, {"message": message, "signature": sign(message, account(11)), "next": "/courses/"})
    assert page.status_code == 403
    assert "Another account signed this message." in page.text
    assert 'name="next" value="/courses/"' in page.text
    assert not is_signed_in(client)


def test_reloading_a_refused_form_leads_back_to_the_page(client: Client) -> None:
    assert client.get(VERIFY)["Location"] == "/signin/"


@pytest.mark.parametrize(
    "unsafe",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:evil",
        "http://testserver@evil.example/",
        " //evil.example",
        "/a\r\nSet-Cookie: a=b",
        "/a\0b",
        "/\ud800",
        "/signin/?next=/signin/",
        "/signout/",
        "/courses/any-course/enrol/",
        "/nowhere/at/all/",
        "",
    ],
)
def test_next_is_followed_only_within_the_site(client: Client, unsafe: str) -> None:
    assert sign_in(client, account(), next=unsafe).json()["next"] == "/dashboard/"


def test_a_message_is_refused_in_another_browser_and_then_still_good_in_its_own(client: Client) -> None:
    message = ask(client, account().address)
    signature = sign(message, account())
    thief = Client()
    ask(thief, account(11).address)
    for other in (thief, Client()):
        refused = answer(other, message, signature)
        assert (refused.status_code, refused.json()["code"]) == (403, "unknown_challenge")
        assert not is_signed_in(other)
    assert answer(client, message, signature).status_code == 200


def test_a_message_is_refused_the_second_time(client: Client) -> None:
    message = ask(client, account().address)
    signature = sign(message, account())
    answer(client, message, signature)
    client.post("/signout/")
    # Signing out forgets the browser's mark; even with it, the nonce is gone.
    assert answer(client, message, signature).json()["code"] == "unknown_challenge"
    assert SignInChallenge.objects.get().used_at is not None
    assert not is_signed_in(client)


def test_an_expired_message_is_refused(client: Client) -> None:
    message = ask(client, account().address)
    SignInChallenge.objects.update(expires_at=timezone.now(), issued_at=timezone.now() - timedelta(minutes=10))
    assert answer(client, message, sign(message, account())).json()["code"] == "expired"


def test_a_suspended_learner_reads_why(client: Client) -> None:
    ada, _ = sign_up_with_wallet(address=account().address)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    refused = sign_in(client, account())
    assert refused.status_code == 403
    assert refused.json()["sentence"].startswith("This account is suspended.")
    assert not is_signed_in(client)


def test_signing_in_gives_no_powers_whatever_is_claimed(client: Client) -> None:
    sign_in(client, account(), is_staff=True, is_superuser=True, role="admin", user_id=1, address=account(11).address)
    ada = User.objects.get()
    assert (ada.is_staff, ada.is_superuser, ada.evm_address) == (False, False, account().address)
    assert client.get("/admin/").status_code == 302


def test_signing_out_takes_a_post_and_may_be_repeated(client: Client) -> None:
    sign_in(client, account())
    assert client.get("/signout/").status_code == 405
    assert is_signed_in(client)
    for _ in range(2):
        gone = client.post("/signout/")
        assert (gone.status_code, gone["Location"]) == (302, "/")
        assert not is_signed_in(client)


def test_every_way_in_is_guarded_against_forged_posts() -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in (CHALLENGE, VERIFY, "/signout/"):
        assert strict.post(address, {}).status_code == 403


def test_a_browser_may_ask_only_so_often(client: Client) -> None:
    for _ in range(MAX_PER_BROWSER):
        ask(client, account().address)
    refused = client.post(CHALLENGE, {"address": account().address}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
    ask(Client(), account().address)


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("203.0.113.9, 198.51.100.7", "198.51.100.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:198.51.100.7", "198.51.100.0"),
        ("nonsense", None),
    ],
)
def test_behind_a_proxy_the_visitor_is_who_the_proxy_names(
    client: Client, settings: Settings, forwarded: str, expected: str | None
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.post(CHALLENGE, {"address": account().address}, headers={"X-Forwarded-For": forwarded})
    assert SignInChallenge.objects.get().network == expected


def test_without_a_proxy_nobody_can_claim_another_network(client: Client) -> None:
    client.post(CHALLENGE, {"address": account().address}, headers={"X-Forwarded-For": "198.51.100.7"})
    assert SignInChallenge.objects.get().network == "127.0.0.0"


@pytest.mark.parametrize("spelling", [str, str.lower, lambda text: "0x" + text[2:].upper()])
def test_an_address_is_taken_in_every_correct_spelling(client: Client, spelling: Any) -> None:
    assert account().address in ask(client, spelling(account().address))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "bad_address"),
        ("0x123", "bad_address"),
        ("vitalik.eth", "bad_address"),
        ("0.0.1234", "bad_address"),
        (account().address + "\n", "bad_address"),
        (account().address[2:], "bad_address"),
        (account().address.swapcase().replace("X", "x"), "bad_address"),
        ("0x" + "\uff11" * 40, "bad_address"),
        ("0x" + "0" * 40, "long_zero"),
        ("0x00000000000000000000000000000000000004d2", "long_zero"),
    ],
)
def test_an_address_that_cannot_sign_in_is_refused_with_a_reason(client: Client, address: str, code: str) -> None:
    refused = client.post(CHALLENGE, {"address": address}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert not SignInChallenge.objects.exists()


DEEP = "[" * 100_000 + "]" * 100_000
HOSTILE_VALUES: list[object] = [
    None,
    7,
    1.5,
    True,
    [],
    ["0x"],
    {},
    {"a": {"b": []}},
    "\0",
    "\ud800",
    "x" * 200_000,
    "0x" + "00" * 65,
]
HOSTILE_JSON: list[bytes] = [
    b"null",
    b"[]",
    b"7",
    b'"text"',
    b"{",
    b"\xff\xfe{}",
    b'{"address": "\xc3\x28"}',
    b"\x00",
    DEEP.encode(),
    b'{"address": ' + b"9" * 5000 + b"}",
    b'{"address": NaN, "message": Infinity, "signature": -Infinity}',
    *[json.dumps({"address": v, "message": v, "signature": v, "next": v}).encode() for v in HOSTILE_VALUES],
    json.dumps({"message": "x" * 1_000_000, "signature": "0x", "address": "0x"}).encode(),
]


@pytest.mark.parametrize("path", [CHALLENGE, VERIFY])
@pytest.mark.parametrize("body", HOSTILE_JSON, ids=range(len(HOSTILE_JSON)))
def test_any_json_is_answered_with_a_refusal(client: Client, path: str, body: bytes) -> None:
    ask(client, account().address)
    refused = client.post(path, body, content_type="application/json")
    assert 400 <= refused.status_code < 500
    assert set(refused.json()) == {"code", "sentence"}
    assert not is_signed_in(client)


@pytest.mark.parametrize("path", [CHALLENGE, VERIFY])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"message=%00&signature=%ff%fe&address=%00&next=%00"),
        ("application/x-www-form-urlencoded", b"message=" + b"x" * 1_000_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=" % n for n in range(2000))),
        ("application/x-www-form-urlencoded; charset=utf-16", b"message=a&signature=b&address=c"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"message=a&signature=b&address=c"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("text/plain", b"message=a"),
        ("", b""),
    ],
    ids=range(9),
)
def test_any_form_is_answered_with_a_refusal(path: str, kind: str, body: bytes) -> None:
    calm = Client(raise_request_exception=False)
    assert 400 <= calm.generic("POST", path, body, content_type=kind).status_code < 500


def test_a_signature_of_a_contract_wallet_is_refused_with_an_explanation(client: Client) -> None:
    refused = answer(client, ask(client, account().address), "0x" + "00" * 96 + "6492" * 16)
    assert (refused.status_code, refused.json()["code"]) == (403, "contract_wallet")
    assert "not supported yet" in refused.json()["sentence"]
