import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest_django.fixtures import Settings

from chain import gateway
from chain.gateway import ChainRefused, ChainUnreachable, WrongChain
from chain.networks import NETWORKS
from chain.testing.chains import Chain

Reply = tuple[int, str] | None


@pytest.fixture
def node(settings: Settings) -> Iterator[Callable[..., list[str]]]:
    """`node((200, "..."), None)` answers so, in turn, None by hanging up; returns the bodies it was sent."""
    servers: list[ThreadingHTTPServer] = []

    def serve(*replies: Reply) -> list[str]:
        left, heard = list(replies), []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                heard.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                reply = left.pop(0)
                if reply is not None:
                    self.send_response(reply[0])
                    self.end_headers()
                    self.wfile.write(reply[1].encode())

            def log_message(self, *_: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        settings.CHAIN_RPC_URL = f"http://127.0.0.1:{server.server_address[1]}/hush-hush"
        return heard

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def error(code: int, message: str) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": code, "message": message}})


def test_it_reads_a_chain(chain: Chain, settings: Settings) -> None:
    gateway.verify_chain()
    assert gateway.chain_id() == settings.CHAIN_ID
    assert gateway.balance_of(chain.operator) == 10_000 * 10**18
    assert gateway.transaction_count(chain.operator) == 0
    assert gateway.block_timestamp(gateway.block_number()) > 0
    assert gateway.genesis_hash().startswith("0x")
    assert gateway.code_at(chain.operator) == b""
    assert gateway.read_receipt("0x" + "00" * 32) is None
    assert not gateway.knows_transaction("0x" + "00" * 32)


def test_another_chain_is_noticed(chain: Chain, settings: Settings) -> None:
    settings.CHAIN_ID = 295
    with pytest.raises(WrongChain, match=r"serves chain 29\d, but CHAIN_ID says 295"):
        gateway.verify_chain()


def test_a_lost_answer_to_a_send_is_not_followed_by_a_second_send(node: Callable[..., list[str]]) -> None:
    heard = node(None, None)
    with pytest.raises(ChainUnreachable):
        gateway.send_raw(b"\x02")
    assert len(heard) == 1


def test_a_question_is_put_again_when_the_connection_was_dead(node: Callable[..., list[str]]) -> None:
    heard = node(None, (200, '{"jsonrpc": "2.0", "id": 1, "result": "0x12a"}'))
    assert gateway.chain_id() == 298
    assert len(heard) == 2


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_refusal_keeps_its_code_whatever_the_status(node: Callable[..., list[str]], status: int) -> None:
    node((status, error(-32009, "Gas price '1' is below")))
    with pytest.raises(ChainRefused) as refused:
        gateway.send_raw(b"\x02")
    assert (refused.value.code, refused.value.message) == (-32009, "Gas price '1' is below")


def test_too_many_requests_is_a_refusal(node: Callable[..., list[str]]) -> None:
    node((429, "slow down"))
    with pytest.raises(ChainRefused) as refused:
        gateway.send_raw(b"\x02")
    assert refused.value.code == 429


@pytest.mark.parametrize("reply", [(502, "<html>"), (200, "<html>"), (200, "[]"), (200, "{}"), (200, '"yes"'), None])
def test_nonsense_and_silence_are_no_answer_and_name_no_address(node: Callable[..., list[str]], reply: Reply) -> None:
    node(reply, reply)
    with pytest.raises(ChainUnreachable) as lost:
        gateway.chain_id()
    assert "hush-hush" not in str(lost.value)


def test_an_answer_that_takes_too_long_is_none(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    # An address of the block that RFC 5737 keeps for documentation: packets to it are lost.
    settings.CHAIN_RPC_URL = "http://192.0.2.1:8545/hush-hush"
    monkeypatch.setitem(NETWORKS, "devnet", replace(NETWORKS["devnet"], answer_seconds=0.2))
    with pytest.raises(ChainUnreachable) as lost:
        gateway.chain_id()
    assert "hush-hush" not in str(lost.value)


def test_web_processes_do_not_pay_for_web3() -> None:
    program = "import django; django.setup(); import chain.sending.tasks, sys; sys.exit('web3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603
