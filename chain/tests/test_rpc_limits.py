"""How much may be asked and sent: by a browser, by a network, by a class of forty behind one router."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from chain.rpc import answering, limits
from chain.rpc.limits import Blocks
from chain.testing.chains import Chain
from chain.testing.nodes import new_key
from chain.tests.rpc import fresh_door, post, question, read, signed_transfer
from learning.models import ThrottleMark

pytestmark = pytest.mark.django_db
__all__ = ("fresh_door",)


def poll(client: Client, session: str = "", address: str = "198.51.100.7", times: int = 1) -> list[int]:
    client.cookies["sessionid"] = session
    return [
        client.generic(
            "POST",
            "/chain/rpc/",
            b'{"jsonrpc": "2.0", "id": 7, "method": "eth_chainId"}',
            "application/json",
            REMOTE_ADDR=address,
        ).status_code
        for _ in range(times)
    ]


def test_a_class_of_forty_behind_one_router_polls(client: Client, devnet: Chain) -> None:
    answers = [status for n in range(40) for status in poll(client, f"browser-{n}", times=20)]
    assert set(answers) == {200}


def test_one_browser_that_floods_is_refused_and_nobody_else_is(client: Client, devnet: Chain) -> None:
    answers = poll(client, "greedy-browser", times=limits.MOST_OF_SESSION + 5)
    assert answers == [200] * limits.MOST_OF_SESSION + [429] * 5
    assert poll(client, "modest-browser") == [200]


def test_a_network_that_floods_is_refused_with_whatever_cookies(
    client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_OF_NETWORK", 300)
    answers = [poll(client, f"invented-{n % 7}", f"198.51.100.{n % 250}")[0] for n in range(310)]
    assert answers == [200] * 300 + [429] * 10
    assert poll(client, "browser-elsewhere", "203.0.113.1") == [200]


def test_a_refusal_says_when_to_come_back(client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OF_NETWORK", 0)
    for body in (question("eth_chainId", number=7), [question("eth_chainId", number=n) for n in (7, 8)]):
        response = post(client, body)
        answer = read(response)
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "10"
        answers = answer if isinstance(answer, list) else [answer]
        assert [(each["id"], each["error"]["code"]) for each in answers] == [(7, -32005), (8, -32005)][: len(answers)]
        assert "Wait 10 seconds" in answers[0]["error"]["message"]


def test_each_of_a_batch_counts(client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OF_NETWORK", 100)
    batch = [question("eth_chainId")] * 50
    assert [post(client, batch).status_code for _ in range(3)] == [200, 200, 429]


def test_a_call_counts_by_the_gas_it_may_use(client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OF_NETWORK", 100)
    call = question("eth_call", {"gas": "0xffffff"})
    assert [post(client, call).status_code for _ in range(11)] == [200] * 9 + [429] * 2


def test_sends_are_counted_apart(client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SENT_BY_NETWORK", 2)
    key = new_key(devnet.anvil)[0]
    bodies = [
        question("eth_sendRawTransaction", signed_transfer(devnet.anvil, key=key, nonce=nonce)[0]) for nonce in range(3)
    ]
    responses = [post(client, body) for body in bodies]
    assert [response.status_code for response in responses] == [200, 200, 429]
    assert responses[-1].headers["Retry-After"] == "60"
    assert post(client, question("eth_blockNumber")).status_code == 200


def test_what_is_refused_is_seen_by_moderators_and_names_nobody(client: Client, devnet: Chain) -> None:
    poll(client, "greedy-browser", times=limits.MOST_OF_SESSION + 1)
    (mark,) = ThrottleMark.objects.refused()
    assert mark.scope == limits.READS
    assert mark.subject.startswith("object:")
    assert "greedy-browser" not in mark.subject


def test_a_flood_costs_less_than_what_it_asks_for(
    client: Client, devnet: Chain, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_OF_NETWORK", 0)
    poll(client)
    with django_assert_num_queries(0):
        assert poll(client, times=50) == [429] * 50


def test_a_database_that_is_away_is_an_error_and_no_page(
    client: Client, devnet: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(answering, "count_reads", fail)
    response = post(client, question("eth_blockNumber"))
    assert (response.status_code, read(response)["error"]["code"]) == (200, -32603)


def test_what_is_left_of_a_block_ends_with_its_window(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 100.0
    monkeypatch.setattr("chain.rpc.limits.time.monotonic", lambda: moment)
    blocks, hits = Blocks(block=10, seconds=5), []

    def hit() -> bool:
        hits.append(moment)
        return len(hits) > 3

    assert all(blocks.take("a", 1, hit) for _ in range(10))
    assert len(hits) == 1
    moment += 6
    assert blocks.take("a", 15, hit)
    assert len(hits) == 3
    assert not blocks.take("a", 6, hit)
    assert not blocks.take("a", 1, hit)
    assert len(hits) == 4
