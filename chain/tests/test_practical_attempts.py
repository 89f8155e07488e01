"""An attempt from its beginning to its end: notes, sessions, answers, and a chain that is reset meanwhile."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from eth_account import Account
from eth_account.messages import encode_defunct
from pytest_django.fixtures import Settings

from chain.models import ChainLife, PracticalAttempt, PracticalInstance
from chain.networks import on_network, practice_network
from chain.practicals.begin import keep_up
from chain.practicals.looking import look
from chain.testing.chains import Chain
from chain.testing.nodes import give, reset_anvil
from chain.tests.practicals import POT, SEND, Doer, begin, contract_of, make_doer, make_practical, offer, stand, weibars
from learning.lesson_types import compile_content
from learning.models import Lesson, LessonCompletion, LessonReading
from tests.builders import make_user

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
NOTE: dict[str, Any] = {
    "task": "Sign here, then elsewhere.",
    "requests": [
        {"id": "here", "label": "Sign the note", "message": "I read before I sign."},
        {"id": "there", "label": "Sign again", "message": "I am back."},
        {"id": "trap", "label": "Sign the trap", "message": "All that I own is yours."},
    ],
    "checks": [
        {"id": "first", "kind": "signature", "expect": {"message": "here", "session": "same"}}
        | {"says": "Signed here.", "hint": "Here."},
        {"id": "again", "kind": "signature", "expect": {"message": "there", "session": "other"}}
        | {"says": "Signed elsewhere.", "hint": "Elsewhere."},
        {"id": "refused", "kind": "absence", "expect": {"request": "trap"}, "says": "Refused.", "hint": "Say no."},
    ],
    "debrief": "You are your key.",
}


@pytest.fixture
def practice(devnet: Chain) -> str:
    return devnet.anvil


def client_of(doer: Doer) -> Client:
    client = Client()
    client.force_login(doer.user)
    return client


def attempt_of(doer: Doer) -> PracticalAttempt:
    return PracticalAttempt.objects.select_related("lesson__course", "user").get(user=doer.user, state="open")


def address(lesson: Lesson, what: str, attempt: PracticalAttempt | None = None) -> str:
    return f"{lesson.get_absolute_url()}practical/{f'{attempt.pk}/' if attempt else ''}{what}/"


def send_json(client: Client, url: str, **texts: str) -> tuple[int, dict[str, Any]]:
    answer = client.post(url, json.dumps(texts), content_type="application/json")
    return answer.status_code, answer.json()


def sign(client: Client, doer: Doer, attempt: PracticalAttempt, request: str, *, key: str = "") -> tuple[int, Any]:
    _, note = send_json(client, address(attempt.lesson, "note", attempt), request=request)
    signed = Account.sign_message(encode_defunct(text=note["message"]), key or doer.key)
    signature = "0x" + bytes(signed.signature).hex()
    return send_json(client, address(attempt.lesson, "signature", attempt), nonce=note["nonce"], signature=signature)


def test_a_learner_begins_sends_and_is_done_once(practice: str) -> None:
    lesson = make_practical(SEND, title="Send it exactly")
    doer = make_doer(practice, lesson)
    client = client_of(doer)
    assert "What we look for" not in client.get(lesson.get_absolute_url()).text
    begun = client.post(address(lesson, "begin"))
    assert begun.headers["Location"] == f"{lesson.get_absolute_url()}#practical"
    attempt = attempt_of(doer)
    page = client.get(lesson.get_absolute_url()).text
    assert attempt.params["amount"] in page
    assert attempt.params["target"] in page
    paid = doer.send(attempt.params["target"], value=weibars(attempt.params["amount"]))
    look_url = address(lesson, "look", attempt)
    wrong = client.post(look_url, {"transaction": doer.address})
    assert wrong.status_code == 422
    assert "This is an address" in wrong.text
    assert doer.address in wrong.text
    done = client.post(look_url, {"transaction": paid}, headers=HTMX)
    assert done.headers["HX-Redirect"]
    assert LessonCompletion.objects.filter(user=doer.user, lesson=lesson).count() == 1
    after = client.get(lesson.get_absolute_url()).text
    assert "Sent." in after
    assert "Begin again" in after
    assert client.post(look_url, {"transaction": paid}).status_code == 302
    assert LessonCompletion.objects.filter(user=doer.user, lesson=lesson).count() == 1


def test_what_is_done_in_seconds_is_green_at_once_and_counts_when_the_quickest_could_have_done_it(
    practice: str, learning_takes_time: None
) -> None:
    lesson = make_practical(SEND, duration_minutes=10)
    doer = make_doer(practice, lesson)
    client, attempt = client_of(doer), begin(doer, lesson)
    client.get(lesson.get_absolute_url())
    paid = doer.send(attempt.params["target"], value=weibars(attempt.params["amount"]))
    look_url = address(lesson, "look", attempt)
    early = client.post(look_url, {"transaction": paid}, headers=HTMX).text
    assert "Done: 1 of 1" in early
    assert "All of it is done" in early
    assert not LessonCompletion.objects.exists()
    LessonReading.objects.update(opened_at=timezone.now() - timedelta(seconds=72))
    done = client.post(look_url, {"press": "1"}, headers=HTMX)
    assert done.headers["HX-Redirect"]
    assert LessonCompletion.objects.filter(user=doer.user, lesson=lesson).exists()


def test_posting_that_it_is_complete_completes_nothing(practice: str) -> None:
    lesson = make_practical(SEND)
    doer = make_doer(practice, lesson)
    begin(doer, lesson)
    client_of(doer).post(f"{lesson.get_absolute_url()}complete/", {"practical": "done"})
    assert not LessonCompletion.objects.exists()


def test_strangers_and_visitors_reach_no_attempt(practice: str) -> None:
    lesson = make_practical(SEND)
    attempt = begin(make_doer(practice, lesson), lesson)
    stranger, visitor = client_of(make_doer(practice, lesson)), Client()
    for what in ("look", "hand-in", "note", "signature"):
        assert stranger.post(address(lesson, what, attempt)).status_code == 404
        assert visitor.post(address(lesson, what, attempt)).status_code in (302, 403)
    assert visitor.post(address(lesson, "begin")).status_code == 302
    outsider = Client()
    outsider.force_login(make_user())
    assert outsider.post(address(lesson, "begin")).status_code == 302
    assert PracticalAttempt.objects.count() == 1


def test_a_list_with_nothing_new_is_not_sent_again(practice: str) -> None:
    lesson = make_practical(SEND)
    doer = make_doer(practice, lesson)
    attempt, client = begin(doer, lesson), client_of(doer)
    first = client.post(address(lesson, "look", attempt), headers=HTMX)
    mark = first.text.split('name="mark" value="')[1].split('"')[0]
    assert client.post(address(lesson, "look", attempt), {"mark": mark}, headers=HTMX).status_code == 204


def test_notes_are_signed_here_and_elsewhere_and_what_is_refused_stays_unsigned(practice: str) -> None:
    lesson = make_practical(NOTE)
    doer = make_doer(practice, lesson)
    here, there = client_of(doer), client_of(doer)
    here.post(address(lesson, "begin"))
    attempt = attempt_of(doer)
    status, told = sign(here, doer, attempt, "here", key=str(Account.create().key.hex()))
    assert status == 422
    assert "of another address" in told["sentence"]
    assert sign(here, doer, attempt, "here")[0] == 200
    assert sign(here, doer, attempt, "there")[0] == 200
    looked = look(attempt=attempt, is_pressing=True)
    assert set(looked.attempt.green) == {"first"}
    assert "in which you began" in looked.attempt.results["again"]["why"]
    assert sign(there, doer, attempt, "there")[0] == 200
    assert set(look(attempt=attempt_of(doer), is_pressing=True).attempt.green) == {"first", "again"}
    assert send_json(here, address(lesson, "hand-in", attempt), declined="trap") == (200, {"ok": True})
    assert look(attempt=attempt_of(doer), is_pressing=True).attempt.is_passed


def test_a_note_is_answered_once_and_in_its_own_session(practice: str) -> None:
    lesson = make_practical(NOTE)
    doer = make_doer(practice, lesson)
    here, there = client_of(doer), client_of(doer)
    attempt = begin(doer, lesson)
    _, note = send_json(here, address(lesson, "note", attempt), request="here")
    assert "practice signature" in note["message"].splitlines()[0]
    signed = Account.sign_message(encode_defunct(text=note["message"]), doer.key)
    answer = {"nonce": note["nonce"], "signature": "0x" + bytes(signed.signature).hex()}
    url = address(lesson, "signature", attempt)
    assert "did not ask you" in send_json(there, url, **answer)[1]["sentence"]
    assert send_json(here, url, **answer) == (200, {"ok": True})
    assert "signed before" in send_json(here, url, **answer)[1]["sentence"]
    for what_no_database_keeps in ("\0", "\ud800"):
        refused = send_json(here, url, **(answer | {"nonce": what_no_database_keeps}))
        assert "did not ask you" in refused[1]["sentence"]
    assert send_json(here, address(lesson, "note", attempt), request="nothing")[0] == 404


def test_what_was_signed_was_not_refused(practice: str) -> None:
    lesson = make_practical(NOTE)
    doer = make_doer(practice, lesson)
    client, attempt = client_of(doer), begin(doer, lesson)
    assert sign(client, doer, attempt, "trap")[0] == 200
    send_json(client, address(lesson, "hand-in", attempt), declined="trap")
    looked = look(attempt=attempt_of(doer), is_pressing=True)
    assert "cannot be taken back" in looked.attempt.results["refused"]["why"]


def test_the_fee_of_a_failed_transaction_is_found_out_and_typed(practice: str) -> None:
    lesson = make_practical(POT)
    doer = make_doer(practice, lesson)
    attempt, client = begin(doer, lesson), client_of(doer)
    offer(attempt, doer.call(attempt, "take", attempt.params["too_much"]))
    fee = int(attempt_of(doer).green["refused"]["fee"])
    assert fee
    url = address(lesson, "look", attempt)
    wrong = client.post(url, {"answer-fee": "1\0,5"}, headers=HTMX)
    assert "You typed “1,5”" in wrong.text
    assert str(fee) not in wrong.text
    client.post(url, {"answer-fee": f"{fee / 10**18:.8f} HBAR".replace(".", ",")})
    assert set(attempt_of(doer).green) == {"refused", "fee"}
    assert offer(attempt_of(doer), doer.call(attempt, "take", "2")).attempt.is_passed


def test_a_lesson_that_is_changed_meanwhile_says_so_and_goes_on(practice: str) -> None:
    lesson = make_practical(SEND)
    doer = make_doer(practice, lesson)
    attempt, client = begin(doer, lesson), client_of(doer)
    check = SEND["checks"][0] | {"expect": {"to": "{target}", "value": "{tip}"}, "says": "Tipped {tip}."}
    params = SEND["params"] | {"tip": {"kind": "hbar", "from": "0.01", "to": "0.20"}}
    lesson.content = compile_content("practical", SEND | {"params": params, "checks": [check]})
    lesson.save()
    page = client.get(lesson.get_absolute_url()).text
    assert "was changed since you began" in page
    assert "{tip}" not in page
    tip = attempt_of(doer)
    keep_up(tip)
    paid = doer.send(attempt.params["target"], value=weibars(tip.params["tip"]))
    assert client.post(address(lesson, "look", attempt), {"transaction": paid}).status_code == 302
    assert LessonCompletion.objects.filter(user=doer.user, lesson=lesson).exists()
    lesson.lesson_type, lesson.content = "text", compile_content("text", {"markdown": "Words."})
    lesson.save()
    assert client.get(lesson.get_absolute_url()).status_code == 200
    assert client.post(address(lesson, "look", attempt)).status_code == 404


@pytest.mark.parametrize("is_read", [True, False])
def test_a_reset_of_the_chain_costs_nobody_anything(practice: str, settings: Settings, is_read: bool) -> None:
    """Only what an answer has still to be read of is sent again: its first life can be looked up nowhere."""
    lesson = make_practical(POT)
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    offer(attempt, doer.call(attempt, "take", attempt.params["too_much"]))
    before = contract_of(attempt_of(doer))
    if is_read:
        offer(attempt_of(doer), "", fee=fee_of(attempt_of(doer)))
    with on_network(practice_network()):
        reset = reset_anvil()
    with reset as url:
        settings.CHAIN_RPC_URL = url
        for funded in PracticalInstance.objects.all():
            give(url, str(funded.transaction.signer), 1000)
        assert look(attempt=attempt_of(doer), is_pressing=True).trouble == "reset"
        assert ChainLife.objects.count() == 2
        looked = look(attempt=attempt_of(doer), is_pressing=True)
        assert set(looked.attempt.green) == ({"refused", "fee"} if is_read else set())
        assert "was started again" in client_of(doer).get(lesson.get_absolute_url()).text
        stand(looked.attempt)
        give(url, doer.address, 100)
        again = Doer(doer.user, doer.key, url)
        attempt = attempt_of(doer)
        assert PracticalInstance.objects.filter(attempt=attempt).count() == 2
        assert contract_of(attempt) != before or attempt.epoch == 1
        if not is_read:
            offer(attempt, again.call(attempt, "take", attempt.params["too_much"]))
            offer(attempt_of(doer), "", fee=fee_of(attempt_of(doer)))
        looked = offer(attempt_of(doer), again.call(attempt_of(doer), "take", "2"))
        assert looked.attempt.is_passed
        assert looked.completed is not None


def fee_of(attempt: PracticalAttempt) -> str:
    """Of the failed transaction, in HBAR, as the explorer shows it."""
    return f"{Decimal(attempt.green['refused']['fee']) / 10**18:.18f}"
