"""Slow clients hold no thread (web3versity/gunicorn_worker.py), shown at a real gunicorn with two of them."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings

from web3versity.gunicorn_worker import MAX_BODY, MAX_HEAD, RequestRefused, read_length

SLOW = 12
# Twice a test's own patience with an answer, so that a thread which waits for a slow client cannot pass.
HELD_SECONDS = 40
PATIENCE = 20
CONFIG = """
import time
from pathlib import Path
from web3versity.gunicorn_worker import BufferingWorker

class Worker(BufferingWorker):
    arrival_seconds = {seconds}

def application(environ, start_response):
    if environ["PATH_INFO"] == "/hang":
        time.sleep({seconds})
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]

worker_class, workers, threads, bind = Worker, 1, 2, "127.0.0.1:0"
pythonpath, wsgi_app, control_socket_disable = {folder!r}, "echoing:application", True

def when_ready(server):
    Path({port_file!r}).write_text(str(server.LISTENERS[0].sock.getsockname()[1]))
"""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[float], int]]:
    """Starts a gunicorn that answers with what was sent to it; the port."""
    with ExitStack() as stack:

        def start(seconds: float) -> int:
            port_file = tmp_path / "port"
            config = tmp_path / "echoing.py"
            text = CONFIG.format(seconds=seconds, port_file=str(port_file), folder=str(tmp_path))
            config.write_text(text, encoding="utf-8")
            command = [sys.executable, "-m", "gunicorn", "--config", str(config), "--log-level", "critical"]
            server = subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603 (our own command)
            stack.callback(server.wait, timeout=60)
            stack.callback(server.terminate)
            while not (port_file.exists() and port_file.read_text(encoding="utf-8")):
                assert server.poll() is None
                time.sleep(0.05)
            return int(port_file.read_text(encoding="utf-8"))

        yield start


def connect(port: int, begin: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.sendall(begin)
    return client


def post(body: bytes, *headers: bytes) -> bytes:
    lines = (b"POST / HTTP/1.1", b"Host: localhost", b"Content-Length: %d" % len(body), *headers)
    return b"\r\n".join((*lines, b"", body))


def answer_to(client: socket.socket, *, until: bytes = b"\r\n\r\n") -> bytes:
    received = b""
    while until not in received:
        data = client.recv(4096)
        if not data:
            break
        received += data
    return received


def test_slow_headers_slow_bodies_and_silent_clients_keep_nobody_waiting(serve: Callable[[float], int]) -> None:
    port = serve(HELD_SECONDS)
    beginnings = (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na", b"GET / HTTP/1.1\r\nX-", b"")
    with ExitStack() as stack:
        slow = [stack.enter_context(connect(port, begin)) for begin in beginnings for _ in range(SLOW)]
        honest = stack.enter_context(connect(port, post(b"hello")))
        assert answer_to(honest, until=b"hello").startswith(b"HTTP/1.1 200 OK")
        # Who was slow is answered like everybody as soon as all is there, also after many pieces.
        for piece in (b"b", b"cdefgh", b"i"):
            slow[0].sendall(piece)
        assert answer_to(slow[0], until=b"abcdefghi").startswith(b"HTTP/1.1 200 OK")


def test_requests_on_one_connection_are_answered_in_order_however_they_are_cut(serve: Callable[[float], int]) -> None:
    port = serve(HELD_SECONDS)
    both = post(b"first") + post(b"second")
    with connect(port, both[:-3]) as client:
        assert b"first" in answer_to(client, until=b"first")
        client.sendall(both[-3:])
        assert b"second" in answer_to(client, until=b"second")


def test_health_is_told_while_every_thread_waits_for_something_else(serve: Callable[[float], int]) -> None:
    port = serve(HELD_SECONDS)
    with ExitStack() as stack:
        for _ in range(6):
            stack.enter_context(connect(port, b"GET /hang HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        time.sleep(0.5)
        for path in (b"/healthz", b"/readyz?x", b"/healthz"):
            began = time.monotonic()
            with connect(port, b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n") as probe:
                assert answer_to(probe).startswith(b"HTTP/1.1 200 OK")
            assert time.monotonic() - began < 5


def test_who_has_not_sent_all_in_time_is_told_and_let_go(serve: Callable[[float], int]) -> None:
    with connect(serve(0.1), post(b"hello")[:-1]) as client:
        assert answer_to(client).startswith(b"HTTP/1.1 408 Request Timeout")
        assert client.recv(1) == b""


def test_who_asks_before_sending_the_body_is_told_to_go_on(serve: Callable[[float], int]) -> None:
    whole = post(b"hello", b"Expect: 100-continue")
    with connect(serve(HELD_SECONDS), whole[:-5]) as client:
        assert answer_to(client).startswith(b"HTTP/1.1 100 Continue")
        client.sendall(whole[-5:])
        assert b"200 OK" in answer_to(client, until=b"hello")


@pytest.mark.parametrize(
    ("received", "length"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\n", None),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 27),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next", 27),
        (b"POST / HTTP/1.1\r\nCONTENT-length:  12 \r\n\r\nab", 53),
    ],
)
def test_the_length_of_a_request_is_read_from_its_headers(received: bytes, length: int | None) -> None:
    assert read_length(received) == length


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (b"Content-Length: 1\r\nContent-Length: 1", 400),
        (b"Content-Length: -1", 400),
        (b"Content-Length: 1, 1", 400),
        (b"Content-Length: ", 400),
        (b"Content-Length: " + b"9" * 30, 400),
        (b"Content-Length: %d" % (MAX_BODY + 1), 413),
        (b"Transfer-Encoding: chunked", 411),
        (b"X: " + b"a" * MAX_HEAD, 431),
    ],
)
def test_what_cannot_be_gathered_is_refused(headers: bytes, status: int) -> None:
    with pytest.raises(RequestRefused) as refusal:
        read_length(b"POST / HTTP/1.1\r\n" + headers + b"\r\n\r\n")
    assert refusal.value.status == status
