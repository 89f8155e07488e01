"""The mirror node as a check, and a lesson done once more on Hedera, for a mark of honour."""

import time
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from chain.models import PracticalAttempt, PracticalClaim
from chain.networks import credential_network, on_network
from chain.practicals.begin import MOST_REPLAYS_A_DAY
from chain.practicals.instances import bring_forward
from chain.practicals.life import current_instance
from chain.testing.chains import Chain
from chain.testing.nodes import give
from chain.tests.practicals import POT, SEND, Doer, begin, contract_of, make_doer, make_practical, offer, weibars, why
from chain.tests.sending import sweep_until_settled
from gamification.models import XpAward
from learning.models import Lesson, LessonCompletion

pytestmark = pytest.mark.django_db

MIRROR = {"id": "known", "kind": "mirror", "expect": {"of": "sent"}, "says": "Known.", "hint": "Wait for the mirror."}
TWICE: dict[str, Any] = SEND | {"replay": True, "checks": [*SEND["checks"], MIRROR]}


@pytest.fixture
def practice(double: Chain, own_anvil: str, settings: Settings) -> str:
    """The practice network's node; the credential network is the double."""
    settings.PRACTICE_RPC_URL, settings.PRACTICE_PRIVATE_KEYS = own_anvil, []
    return own_anvil


def there(doer: Doer, double: Chain) -> Doer:
    """The learner with HBAR on the credential network, past the relay's limits."""
    give(double.anvil, doer.address, 100)
    return Doer(doer.user, doer.key, double.anvil)


def client_of(doer: Doer) -> Client:
    client = Client()
    client.force_login(doer.user)
    return client


def pay(doer: Doer, attempt: PracticalAttempt) -> str:
    return doer.send(attempt.params["target"], value=weibars(attempt.params["amount"]))


def replay(client: Client, lesson: Lesson) -> PracticalAttempt | None:
    """The attempt on the credential network that is open after asking for one."""
    client.post(f"{lesson.get_absolute_url()}practical/begin/", {"replay": "1"})
    return PracticalAttempt.objects.select_related("lesson__course", "user").filter(state="open", chain_id=296).first()


def test_a_lesson_is_done_once_more_on_hedera_for_honour_alone(practice: str, double: Chain) -> None:
    lesson = make_practical(TWICE)
    doer = make_doer(practice, lesson)
    client, hedera = client_of(doer), there(doer, double)
    here = begin(doer, lesson)
    assert replay(client, lesson) is None
    paid = pay(doer, here)
    assert offer(here, paid).attempt.is_passed  # there is no mirror node to ask
    earned = list(XpAward.objects.values_list("pk", flat=True))
    assert "Begin on Hedera Testnet" in client.get(lesson.get_absolute_url()).text
    again = replay(client, lesson)
    assert again is not None
    begin_url = f"{lesson.get_absolute_url()}practical/begin/"
    client.post(begin_url, {"leave": "1"})
    assert "Begin on Hedera Testnet" in client.get(lesson.get_absolute_url()).text
    again = replay(client, lesson)
    assert again is not None
    page = client.get(lesson.get_absolute_url()).text
    assert "Known." in page
    assert again.params["target"] in page
    assert "hashio.io" in page
    assert "This transaction is on another network" in why(offer(again, paid), "sent")
    assert "is on another network" in why(offer(again, pay(doer, again)), "sent")
    assert "sent by another account" in why(offer(again, pay(there(make_doer(practice), double), again)), "sent")
    hash_there = pay(hedera, again)
    assert double.double is not None
    double.double.taken_at[hash_there] = time.time()
    double.double.faults = replace(double.double.faults, mirror_late_seconds=10**6)
    looked = offer(again, hash_there)
    assert set(looked.attempt.green) == {"sent"}
    assert "does not have this transaction yet" in why(looked, "known")
    double.double.taken_at.clear()
    done = client.post(f"{lesson.get_absolute_url()}practical/{again.pk}/look/", {"press": "1"})
    assert done.status_code == 302
    again.refresh_from_db()
    assert again.is_passed
    assert again.green["known"]["result"] == "SUCCESS"
    assert PracticalClaim.objects.get(chain_id=296).transaction_hash == hash_there
    assert LessonCompletion.objects.count() == 1
    assert list(XpAward.objects.values_list("pk", flat=True)) == earned
    after = client.get(lesson.get_absolute_url()).text
    assert "That is a mark of honour" in after
    assert "Begin on Hedera Testnet" not in after
    assert f"https://hashscan.io/testnet/tx/{hash_there}" in after
    assert "Mark of honour" in client.get(lesson.course.get_absolute_url()).text
    assert "Mark of honour" not in client_of(make_doer(practice, lesson)).get(lesson.course.get_absolute_url()).text
    assert replay(client, lesson) is None


def test_replays_are_few_a_day_as_the_platform_pays_for_their_contracts(practice: str, double: Chain) -> None:
    lesson = make_practical(TWICE)
    doer = make_doer(practice, lesson)
    LessonCompletion.objects.create(user=doer.user, lesson=lesson)
    client = client_of(doer)
    for _ in range(MOST_REPLAYS_A_DAY):
        assert replay(client, lesson)
    refused = client.post(f"{lesson.get_absolute_url()}practical/begin/", {"replay": "1"})
    assert refused.status_code == 429
    assert "very often today" in refused.text
    assert begin(doer, lesson).is_open


def test_a_transaction_that_hedera_turned_away_is_no_trouble_of_ours(practice: str, double: Chain) -> None:
    lesson = make_practical(TWICE)
    doer = make_doer(practice, lesson)
    here = begin(doer, lesson)
    offer(here, pay(doer, here))
    again = replay(client_of(doer), lesson)
    assert again is not None
    assert double.double is not None
    rejected = "0x" + "ab" * 32
    double.double.rejected[rejected] = "WRONG_NONCE"
    for shape in ("null", "error", "lying"):
        double.double.faults = replace(double.double.faults, rejected_receipt=shape)
        looked = offer(again, rejected)
        assert looked.trouble == ""
        assert "no block with such a transaction" in why(looked, "sent")


def test_a_contract_of_a_replay_stands_on_hedera_and_counts_in_tinybars(practice: str, double: Chain) -> None:
    lesson = make_practical(POT | {"replay": True})
    doer = make_doer(practice, lesson)
    LessonCompletion.objects.create(user=doer.user, lesson=lesson)
    again = replay(client_of(doer), lesson)
    assert again is not None
    instance = current_instance(again)
    assert instance is not None
    with on_network(credential_network()):
        sweep_until_settled(instance.transaction)
        bring_forward(again, "turn_pot", credential_network())
    assert contract_of(again)
    hedera = there(doer, double)
    looked = offer(again, hedera.call(again, "take", again.params["too_much"]))
    assert set(looked.attempt.green) == {"refused"}
    looked = offer(again, hedera.call(again, "take", "2"), fee=str(int(looked.attempt.green["refused"]["fee"]) / 1e18))
    assert looked.attempt.is_passed


def test_a_replay_is_refused_where_there_is_nothing_to_replay(practice: str, double: Chain, settings: Settings) -> None:
    lesson, plain = make_practical(TWICE), make_practical(SEND)
    doer = make_doer(practice, lesson)
    client = client_of(doer)
    for each in (lesson, plain):
        here = begin(doer, each)
        offer(here, pay(doer, here))
    assert replay(client, plain) is None
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.CHAIN_RPC_URL = "devnet", 298, practice
    settings.CHAIN_MIRROR_URL = None
    assert replay(client, lesson) is None
    assert "mark of honour" not in client.get(lesson.get_absolute_url()).text
