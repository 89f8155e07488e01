"""Practice HBAR: given freely within limits, exactly once, and anew when the practice chain was reset."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain.models import ChainLife, ChainSigner, FaucetRequest, Transaction
from chain.networks import on_network, practice_network
from chain.practice import give as giving
from chain.practice.epoch import observe_practice_epoch, practice_epoch
from chain.practice.errors import GiftRefused
from chain.practice.give import ensure_practice_balance, give_practice_hbar
from chain.practice.tasks import look_for_practice_reset
from chain.signals import practice_chain_began_anew
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, give, new_address, reset_anvil
from chain.tests.sending import sweep_until_settled
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db
URL = reverse("chain:practice-hbar")
NOWHERE = "http://127.0.0.1:1"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def practice(double: Chain, own_anvil: str, settings: Settings) -> str:
    """The practice node's address, beside a credential network of Hedera's kind."""
    settings.PRACTICE_RPC_URL = own_anvil
    return own_anvil


@pytest.fixture
def learner(db: None) -> User:
    return make_user(evm_address=new_address().lower())


@pytest.fixture
def learner_client(learner: User) -> Client:
    client = Client()
    client.force_login(learner)
    return client


def settle(*rows: Transaction) -> None:
    with on_network(practice_network()):
        sweep_until_settled(*rows)


def spend(url: str, learner: User) -> None:
    give(url, learner.evm_address or "", 1)


def refusal_of(call: Callable[[], object]) -> str:
    with pytest.raises(GiftRefused) as refused:
        call()
    return refused.value.code


def test_a_hundred_arrive_on_the_practice_network_and_nowhere_else(practice: str, double: Chain, learner: User) -> None:
    gift = give_practice_hbar(learner=learner)
    assert (gift.chain_id, gift.transaction_type, gift.user_id) == (298, "practice_hbar", learner.pk)
    settle(gift)
    assert balance(practice, learner.evm_address or "") == 100 * HBAR
    assert balance(double.anvil, learner.evm_address or "") == 0
    assert not FaucetRequest.objects.exists()


def test_asking_again_meanwhile_gives_the_same_and_a_full_wallet_gets_none(practice: str, learner: User) -> None:
    gift = give_practice_hbar(learner=learner)
    assert give_practice_hbar(learner=learner) == gift
    assert ensure_practice_balance(learner=learner, at_least=Decimal(5)) == gift
    settle(gift)
    assert refusal_of(lambda: give_practice_hbar(learner=learner)) == "enough"
    assert balance(practice, learner.evm_address or "") == 100 * HBAR


def test_five_a_day_are_a_persons_share(practice: str, learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(giving.MOST_OF_A_PERSON):
        settle(give_practice_hbar(learner=learner))
        spend(practice, learner)
    assert refusal_of(lambda: give_practice_hbar(learner=learner)) == "often"
    # Lessons have a share of their own.
    assert ensure_practice_balance(learner=learner, at_least=Decimal(5)) is not None
    Transaction.objects.filter(user=learner).update(status="success", created_at=timezone.now() - timedelta(hours=25))
    assert give_practice_hbar(learner=learner)


def test_a_network_has_a_share(practice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving, "MOST_OF_A_NETWORK", 2)
    people = [make_user(evm_address=new_address().lower()) for _ in range(4)]
    for person in people[:2]:
        give_practice_hbar(learner=person, network="10.0.0.0")
    assert refusal_of(lambda: give_practice_hbar(learner=people[2], network="10.0.0.0")) == "network"
    assert give_practice_hbar(learner=people[2], network="10.0.1.0")
    assert give_practice_hbar(learner=people[3], network=None)


def test_without_a_wallet_and_without_a_node_there_is_a_sentence(
    practice: str, learner: User, settings: Settings
) -> None:
    assert refusal_of(lambda: give_practice_hbar(learner=make_user(evm_address=None))) == "no_wallet"
    settings.PRACTICE_RPC_URL = NOWHERE
    assert refusal_of(lambda: give_practice_hbar(learner=learner)) == "away"
    assert refusal_of(lambda: ensure_practice_balance(learner=learner, at_least=Decimal(1))) == "away"
    assert not Transaction.objects.exists()


def test_a_lesson_gets_what_it_needs_and_no_more_than_once(practice: str, learner: User) -> None:
    other = new_address()
    gift = ensure_practice_balance(learner=learner, at_least=Decimal(60), address=other.lower())
    assert gift is not None
    settle(gift)
    assert balance(practice, other) == 100 * HBAR
    assert ensure_practice_balance(learner=learner, at_least=Decimal(60), address=other) is None
    with pytest.raises(ValueError, match="0 to 100 HBAR, not 101"):
        ensure_practice_balance(learner=learner, at_least=Decimal(101))


def test_after_a_reset_what_waits_is_paid_once_and_the_share_begins_anew(
    practice: str, learner: User, settings: Settings
) -> None:
    look_for_practice_reset()
    for _ in range(giving.MOST_OF_A_PERSON):
        settle(give_practice_hbar(learner=learner))
        spend(practice, learner)
    waiting, early = (give_practice_hbar(learner=make_user(evm_address=new_address().lower())) for _ in range(2))
    assert practice_epoch() == 0
    with on_network(practice_network()):
        reset = reset_anvil()
    with reset as url:
        settings.PRACTICE_RPC_URL = url
        # What is paid before anybody has looked is no proof of the old chain.
        settle(early)
        look_for_practice_reset()
        look_for_practice_reset()
        assert practice_epoch() == 1
        again = give_practice_hbar(learner=learner)
        settle(waiting, again)
        assert [balance(url, row.to_account) for row in (early, waiting, again)] == [100 * HBAR] * 3
        signers = ChainSigner.objects.filter(chain_id=298)
        assert sum(count(url, signer.address) for signer in signers) == 3


def test_a_life_ends_with_its_chain_and_not_with_the_name_of_its_first_block(
    practice: str, learner: User, settings: Settings
) -> None:
    told: list[int] = []

    def listen(*, epoch: int, **_: Any) -> None:
        told.append(epoch)

    practice_chain_began_anew.connect(listen)
    try:
        assert observe_practice_epoch() == observe_practice_epoch() == 0
        settle(give_practice_hbar(learner=learner))
        # As an anvil that was started again may say.
        ChainLife.objects.update(genesis_hash="0xanother")
        assert observe_practice_epoch() == 0
        assert ChainLife.objects.get().genesis_hash != "0xanother"
        with on_network(practice_network()):
            reset = reset_anvil()
        with reset as url:
            settings.PRACTICE_RPC_URL = url
            assert [observe_practice_epoch(), observe_practice_epoch()] == [1, 1]
    finally:
        practice_chain_began_anew.disconnect(listen)
    assert told == [1]


def test_the_form_sends_them_and_leads_on(practice: str, learner: User, learner_client: Client) -> None:
    assert "Get practice HBAR" in learner_client.get(URL).text
    assert learner_client.post(URL).headers["Location"] == URL
    page = learner_client.get(URL).text
    assert "100 HBAR are on their way to your wallet" in page
    assert 'hx-trigger="every 2s"' in page
    settle(*Transaction.objects.all())
    page = learner_client.get(URL).text
    assert "100 HBAR have arrived." in page
    assert "holds less than 50 HBAR" in page
    assert "Get practice HBAR" not in page
    assert 'hx-trigger="every 2s"' not in page
    spend(practice, learner)
    for path, to in (("/wallet/", "/wallet/"), ("https://evil.example", URL), ("//evil.example", URL)):
        assert learner_client.post(URL, {"next": path}).headers["Location"] == to


def test_htmx_gets_the_fragment_alone(practice: str, learner_client: Client, settings: Settings) -> None:
    sent = learner_client.post(URL, headers=HTMX)
    assert sent.status_code == 200
    assert "<html" not in sent.text
    assert "on their way" in sent.text
    assert "on their way" in learner_client.get(URL, headers=HTMX).text
    settle(*Transaction.objects.all())
    full = learner_client.post(URL, headers=HTMX)
    assert (full.status_code, "<html" in full.text, "enough for now" in full.text) == (422, False, True)
    settings.PRACTICE_RPC_URL = NOWHERE
    away = learner_client.post(URL, headers=HTMX)
    assert (away.status_code, "does not answer at the moment" in away.text) == (200, True)


def test_refusals_are_sentences_in_the_page(
    practice: str, learner: User, learner_client: Client, settings: Settings
) -> None:
    settle(give_practice_hbar(learner=learner))
    full = learner_client.post(URL)
    assert (full.status_code, "holds less than 50 HBAR" in full.text) == (422, True)
    settings.PRACTICE_RPC_URL = NOWHERE
    away = learner_client.post(URL)
    assert (away.status_code, "does not answer at the moment" in away.text) == (503, True)
    assert learner_client.get(URL).status_code == 200


def test_visitors_sign_in_first(client: Client) -> None:
    for answer in (client.get(URL), client.post(URL)):
        assert answer.headers["Location"] == f"{reverse('chain:signin')}?next={URL}"
