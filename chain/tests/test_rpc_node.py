"""The door while the practice node is away, slow, or talks nonsense."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from urllib3 import Timeout

from chain.rpc import node as door_node
from chain.tests.rpc import ask, fresh_door, post, question, read, refuse
from web3versity.devserver.ports import free_port

pytestmark = pytest.mark.django_db
__all__ = ("fresh_door",)
RECEIPT = ("eth_getTransactionReceipt", "0x" + "ab" * 32)
Reply = bytes | None | float


@pytest.fixture
def replies(settings: Settings) -> Iterator[list[Reply]]:
    """A node that answers so, in turn: with these bytes, by hanging up, or after so many seconds with nothing."""
    left: list[Reply] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            reply = left.pop(0)
            if isinstance(reply, float):
                time.sleep(reply)
            if not isinstance(reply, bytes):
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    settings.CHAIN_RPC_URL = f"http://127.0.0.1:{server.server_address[1]}/hush-hush"
    yield left
    server.shutdown()
    server.server_close()


def result(value: object) -> bytes:
    return json.dumps([{"jsonrpc": "2.0", "id": 0, "result": value}]).encode()


def test_a_node_that_is_away_is_an_error_with_a_sentence(client: Client, settings: Settings) -> None:
    settings.CHAIN_RPC_URL = f"http://127.0.0.1:{free_port()}/hush-hush"
    code, sentence = refuse(client, *RECEIPT)
    assert code == -32603
    assert "does not answer right now" in sentence
    assert "127.0.0.1" not in sentence
    # What needs no node is answered all the same, so that a wallet keeps the network.
    assert ask(client, "eth_accounts") == []
    assert read(post(client, [question(*RECEIPT), question("eth_accounts")]))[0]["error"]["code"] == -32603


@pytest.mark.parametrize(
    "reply", [b"", b"<html>", b"[]", b"{}", b"null", b'[{"id": 0}]', b'[{"id": 5, "result": 1}]', b"[" * 9000]
)
def test_nonsense_is_an_error(client: Client, replies: list[Reply], reply: bytes) -> None:
    replies.append(reply)
    code, sentence = refuse(client, *RECEIPT)
    assert code == -32603
    assert "hush-hush" not in sentence


def test_a_dead_connection_is_tried_once_more_for_questions(client: Client, replies: list[Reply]) -> None:
    replies.extend([None, result("0x1")])
    assert ask(client, *RECEIPT) == "0x1"
    replies.extend([None, None])
    assert refuse(client, *RECEIPT)[0] == -32603


def test_a_send_whose_answer_was_lost_is_sent_once_and_said_so(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chain.rpc.answering.check_raw_transaction", lambda *_: "0x")
    replies.extend([None, result("0x1")])
    code, sentence = refuse(client, "eth_sendRawTransaction", "0x02")
    assert code == -32603
    assert "may have arrived all the same" in sentence
    assert len(replies) == 1


def test_an_answer_that_is_too_large_is_refused_and_the_next_is_read(client: Client, replies: list[Reply]) -> None:
    replies.extend([result("x" * (door_node.MOST_ANSWER_BYTES + 1)), result("0x2")])
    assert refuse(client, *RECEIPT) == (-32005, "The answer is too large. Ask for fewer blocks or logs.")
    assert ask(client, *RECEIPT) == "0x2"


def test_a_node_that_is_silent_is_left_alone_for_a_while(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_node, "TIMES", Timeout(connect=1, read=0.05))
    replies.extend([0.2, result("0x1")])
    assert refuse(client, *RECEIPT)[0] == -32603
    began = time.monotonic()
    assert refuse(client, *RECEIPT)[0] == -32603
    assert (len(replies), time.monotonic() - began < 5) == (1, True)
    door_node.forget_silence()
    assert ask(client, *RECEIPT) == "0x1"


def test_a_hard_question_says_nothing_about_the_node(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else anybody could shut the door for all with a call that takes long."""
    monkeypatch.setattr(door_node, "TIMES", Timeout(connect=1, read=0.05))
    replies.extend([0.2, result("0x1")])
    assert refuse(client, "eth_call", {"gas": "0xffffff"})[0] == -32603
    assert ask(client, *RECEIPT) == "0x1"


def test_only_some_threads_wait_for_the_node(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_node, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(door_node, "_QUEUE_SECONDS", 0.01)
    with door_node._places:
        assert "much to do" in refuse(client, *RECEIPT)[1]
    replies.append(result("0x1"))
    assert ask(client, *RECEIPT) == "0x1"


def test_what_is_the_same_for_everybody_is_asked_once_a_second(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    replies.extend([result("0x1"), result("0x2"), result("0x3")])
    assert [ask(client, "eth_blockNumber") for _ in range(5)] == ["0x1"] * 5
    assert len(replies) == 2
    clock: Callable[[], float] = lambda: time.perf_counter() + 10**9  # noqa: E731
    monkeypatch.setattr("chain.rpc.memory.time.monotonic", clock)
    assert ask(client, "eth_blockNumber") == "0x2"


def test_a_send_makes_the_next_question_go_to_the_node(
    client: Client, replies: list[Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chain.rpc.answering.check_raw_transaction", lambda *_: "0x")
    replies.extend([result("0x1"), result("0xhash"), result("0x2")])
    assert ask(client, "eth_blockNumber") == "0x1"
    assert ask(client, "eth_sendRawTransaction", "0x02") == "0xhash"
    assert ask(client, "eth_blockNumber") == "0x2"
