"""/faucet/: the page, asking by it, and the fragment that follows a request until it has ended."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from chain.faucet import request_payout
from chain.faucet.errors import PayoutRefused
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT
from chain.models import ChainTrouble, FaucetRequest, Transaction
from chain.models.trouble import TroubleKind
from chain.networks import practice_network
from chain.testing.nodes import new_address
from chain.tests.payouts import ask, end
from learning.models import User
from tests.html import laid_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undivided_budget")]

Setting = Callable[[str, Any], None]
FAUCET = "/faucet/"
REQUESTS = "/faucet/requests/"
HTMX = {"HX-Request": "true"}


def read(browser: Client, path: str = FAUCET, **options: Any) -> str:
    return laid_out(browser.get(path, **options).content.decode())


def mark_of(browser: Client) -> str:
    return str(browser.get(FAUCET).context["history"].mark)


def test_asking_sends_one_back_to_the_page_which_tells_of_the_request(amina: User, amina_client: Client) -> None:
    response = amina_client.post(FAUCET, {"amount": "2.5"}, REMOTE_ADDR="203.0.113.7")
    assert (response.status_code, response["Location"]) == (302, FAUCET)
    request = FaucetRequest.objects.get(user=amina)
    assert (str(request.amount_hbar.normalize()), request.request_ip) == ("2.5", "203.0.113.0")
    page = read(amina_client)
    for words in (
        "2.5 HBAR are on their way",
        "Waiting",
        "7.5</strong> of 10 HBAR left",
        "2.5 HBAR come back",
    ):
        assert words in page
    assert 'hx-trigger="every 2s"' in page


def test_a_newcomer_reads_what_can_be_had_and_how_to_have_more(amina_client: Client, platform_setting: Setting) -> None:
    platform_setting("faucet_first_hbar", 1)
    page = read(amina_client)
    assert "You can have 1 now." in page
    assert "From 1 to 10" not in page
    assert "complete a lesson at a reader's pace and more opens" in page


def test_sentences_about_one_hbar_speak_of_one(amina: User, amina_client: Client) -> None:
    amina_client.post(FAUCET, {"amount": "1"})
    page = read(amina_client)
    assert "1 HBAR is on its way" in page
    assert "1 HBAR comes back" in page
    assert "From 1 to 9 now" in page
    refused = PayoutRefused("network", amount=Decimal(1), until=timezone.now())
    assert "There is 1 HBAR for it again" in refused.sentence
    refused = PayoutRefused("network", amount=Decimal("2.5"), until=timezone.now())
    assert "There are 2.5 HBAR for it again" in refused.sentence


def test_what_was_paid_is_told_and_not_asked_for_again(amina: User, amina_client: Client) -> None:
    request = ask(amina, 5)
    end(request, paid=True)
    page = read(amina_client)
    assert "Paid" in page
    assert reverse("chain:transaction", args=[request.transaction_id]) in page
    assert "hx-trigger" not in page


def test_what_failed_gives_the_allowance_back(amina: User, amina_client: Client) -> None:
    end(ask(amina, 5), paid=False)
    page = read(amina_client)
    assert "Your allowance is back." in page
    assert "10</strong> of 10 HBAR left" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write how many HBAR you would like."),
        ("lots", "Write a number, such as 2.5."),
        ("2,5", "Write a number, such as 2.5."),
        ("NaN", "Write a number, such as 2.5."),
        ("0.5", "Ask for at least 1 HBAR."),
        ("-3", "Ask for at least 1 HBAR."),
        ("11", "Ask for at most 10 HBAR."),
        ("1e400", "Ask for at most 10 HBAR."),
        ("1.123456789", "HBAR have at most eight decimals."),
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_kept(amina_client: Client, typed: str, sentence: str) -> None:
    response = amina_client.post(FAUCET, {"amount": typed})
    page = laid_out(response.content.decode())
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{typed}"' in page or not typed
    assert not Transaction.objects.exists()


def test_an_amount_beyond_the_allowance_is_refused_with_what_is_possible(amina: User, amina_client: Client) -> None:
    ask(amina, 8)
    response = amina_client.post(FAUCET, {"amount": "3"})
    assert response.status_code == 422
    page = laid_out(response.content.decode())
    assert "Your allowance has only 2 HBAR left." in page
    assert 'value="3"' in page


def test_buttons_that_would_be_refused_cannot_be_pressed(amina: User, amina_client: Client) -> None:
    ask(amina, 6)
    page = read(amina_client)
    assert [f'value="{number}" disabled' in page for number in (1, 5, 10)] == [False, True, True]


def test_nobody_pays_for_another(amina: User, kwame: User, amina_client: Client) -> None:
    amina_client.post(FAUCET, {"amount": "1", "user": kwame.pk, "user_id": kwame.pk, "evm_address": new_address()})
    assert FaucetRequest.objects.get().user == amina
    assert FaucetRequest.objects.get().evm_address.lower() == str(amina.evm_address).lower()


def test_a_visitor_is_invited_and_can_ask_for_nothing(client: Client) -> None:
    assert "/signin/?next=/faucet/" in read(client)
    response = client.post(FAUCET, {"amount": "1"})
    assert (response.status_code, response["Location"]) == (302, "/signin/?next=/faucet/")
    assert not Transaction.objects.exists()


def test_a_form_of_another_site_pays_nothing(amina: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina)
    assert browser.post(FAUCET, {"amount": "1"}).status_code == 403
    assert not Transaction.objects.exists()


def test_who_has_no_wallet_is_led_to_one(moyo_client: Client) -> None:
    assert reverse("chain:wallet-change") in read(moyo_client)
    assert moyo_client.post(FAUCET, {"amount": "1"}).status_code == 422


def test_a_closed_faucet_says_so(amina_client: Client, platform_setting: Setting) -> None:
    platform_setting("faucet_enabled", False)
    page = read(amina_client)
    assert "The faucet is closed for the moment." in page
    assert 'name="amount"' not in page
    assert amina_client.post(FAUCET, {"amount": "1"}).status_code == 422


def test_an_empty_faucet_says_until_when(kwame: User, amina_client: Client, platform_setting: Setting) -> None:
    platform_setting("faucet_daily_budget_hbar", 5)
    ask(kwame, 5)
    page = read(amina_client)
    assert "The faucet is empty until" in page
    assert 'name="amount"' not in page


def test_a_used_allowance_says_when_it_renews_on_the_learners_clock(amina: User, amina_client: Client) -> None:
    """Lagos is an hour ahead of UTC."""
    asked_at = timezone.now()
    ask(amina, 10, at=asked_at)
    back = asked_at + timedelta(hours=25)
    page = read(amina_client)
    assert f"from {back.day} {back:%B, %H:%M} WAT." in page
    assert 'name="amount"' not in page


def test_the_page_and_its_refusals_name_the_limits_that_hold(amina_client: Client) -> None:
    page = read(amina_client)
    assert f"From {MIN_AMOUNT} to {MAX_AMOUNT}, such as" in page
    assert f'value="{MIN_AMOUNT}"' in page
    assert f'value="{MAX_AMOUNT}"' in page
    sentence = PayoutRefused("bad_amount").sentence
    assert sentence == f"Ask for {MIN_AMOUNT} to {MAX_AMOUNT} HBAR, with at most eight decimals."


def test_a_flood_is_answered_as_one(amina_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_payout, "MAX_PER_IP", 1)
    assert [amina_client.post(FAUCET, {"amount": "1"}).status_code for _ in range(3)] == [302, 429, 429]


@pytest.mark.parametrize("kind", [TroubleKind.UNREACHABLE, TroubleKind.BALANCE, TroubleKind.KEYS])
def test_while_nothing_can_be_paid_requests_are_kept_and_the_page_says_so(
    amina_client: Client, kind: TroubleKind
) -> None:
    ChainTrouble.objects.create(chain_id=298, kind=kind, sentence="Key number 1 of the operator is broken.")
    assert amina_client.post(FAUCET, {"amount": "1"}).status_code == 302
    page = read(amina_client)
    assert "Your request is kept and paid as soon as it can" in page
    assert "Key number 1" not in page
    ChainTrouble.objects.all().delete()
    assert "Your request is kept" not in read(amina_client)


def test_an_account_that_only_runs_low_worries_no_learner(amina: User, amina_client: Client) -> None:
    ChainTrouble.objects.create(chain_id=298, kind=TroubleKind.LOW_BALANCE, sentence="Soon.")
    ask(amina)
    assert "Your request is kept" not in read(amina_client)


def test_the_fragment_is_silent_until_there_is_news_and_then_tells_it_once(amina: User, amina_client: Client) -> None:
    request = ask(amina, 5)
    mark = mark_of(amina_client)
    waiting = amina_client.get(REQUESTS, {"mark": mark}, headers=HTMX)
    assert (waiting.status_code, waiting.content) == (204, b"")
    end(request, paid=True)
    answer = amina_client.get(REQUESTS, {"mark": mark}, headers=HTMX).content.decode()
    assert "5 HBAR have arrived." in answer
    assert "hx-trigger" not in answer
    assert 'id="allowance"' in answer
    assert "<html" not in answer
    assert amina_client.get(REQUESTS, {"mark": mark_of(amina_client)}, headers=HTMX).status_code == 204


def test_the_fragment_tells_of_each_step(amina: User, amina_client: Client) -> None:
    request = ask(amina, 5)
    mark = mark_of(amina_client)
    Transaction.objects.filter(faucet_request=request).update(accepted_at=timezone.now())
    answer = amina_client.get(REQUESTS, {"mark": mark}, headers=HTMX).content.decode()
    assert "On its way" in answer
    assert "every 2s" in answer
    assert "data-announce" not in answer


@pytest.mark.parametrize("mark", ["", "-", "nonsense", "\0", "%s" * 50])
def test_the_fragment_answers_any_mark(amina: User, amina_client: Client, mark: str) -> None:
    ask(amina)
    assert amina_client.get(REQUESTS, {"mark": mark}, headers=HTMX).status_code == 200


def test_the_fragment_leads_back_to_the_page(client: Client, amina_client: Client) -> None:
    assert amina_client.get(REQUESTS)["Location"] == FAUCET
    assert client.get(REQUESTS, headers=HTMX)["HX-Redirect"] == f"/signin/?next={FAUCET}"


def test_hedera_requests_link_to_the_explorer(amina: User, amina_client: Client, settings: Settings) -> None:
    settings.CHAIN_NETWORK = "hedera-testnet"
    Transaction.objects.filter(faucet_request=ask(amina)).update(transaction_hash="0xabc")
    assert '<a href="https://hashscan.io/testnet/tx/0xabc" rel="external">HashScan</a>' in read(amina_client)
    settings.CHAIN_NETWORK = "devnet"
    assert "hashscan" not in read(amina_client).lower()


def test_devnet_requests_link_to_our_own_explorer_and_say_so(amina: User, amina_client: Client) -> None:
    row = Transaction.objects.get(faucet_request=ask(amina))
    Transaction.objects.filter(pk=row.pk).update(transaction_hash="0xabc")
    link = f"{practice_network().explorer_url}/tx/0xabc"
    assert f'<a href="{link}" rel="external">Explorer</a>' in read(amina_client)
    details = amina_client.get(reverse("chain:transaction", args=[row.pk])).content.decode()
    log = amina_client.get(reverse("chain:transactions")).content.decode()
    for page, words in ((details, "See it in the explorer"), (log, "Explorer")):
        assert re.search(rf'href="{re.escape(link)}" rel="external">\s*{words}', page)
        assert "hashscan" not in page.lower()


def test_others_see_nothing_of_it(amina: User, kwame_client: Client) -> None:
    ask(amina, 5)
    page = read(kwame_client)
    assert "Waiting" not in page
    assert "10</strong> of 10 HBAR left" in page


def test_it_takes_few_queries_however_many_requests(
    amina: User,
    amina_client: Client,
    platform_setting: Setting,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    platform_setting("faucet_daily_limit_hbar", 100)
    for _ in range(20):
        ask(amina)
    mark = mark_of(amina_client)
    with django_assert_max_num_queries(8):
        read(amina_client)
    with django_assert_max_num_queries(4):
        amina_client.get(REQUESTS, {"mark": mark}, headers=HTMX)
