"""A gunicorn worker whose threads meet whole requests only: a client that sends slowly costs memory, and no thread.

gunicorn's own threads read headers and bodies themselves, so that a few clients who send a byte now and then hold them
all (docs/decisions/015). Here the poller gathers a request first, within a time and a size. TLS is a proxy's matter.
"""

import socket
import struct
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

MAX_HEAD: Final = 64 * 1024
# Django refuses more than half of it with a page of its own (DATA_UPLOAD_MAX_MEMORY_SIZE).
MAX_BODY: Final = 512 * 1024

# Asked by who watches over the site: each has a thread of its own, as all others may be waiting for a hung database.
HEALTH_PATHS: Final = (b"/healthz", b"/readyz")

_END_OF_HEAD: Final = b"\r\n\r\n"
_RECEIVED_AT_ONCE: Final = 64 * 1024
# How long a refused client is listened to, so that it can read why.
_FAREWELL_SECONDS: Final = 2.0
# A thread that still has to wait for a client waits this long; answers go into the kernel's buffer as a whole.
_THREAD_SECONDS: Final = 10
_SEND_BUFFER: Final = 512 * 1024


class RequestRefused(Exception):
    """Not to be handed to a thread."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def read_length(received: bytes) -> int | None:
    """How many bytes the request has in all that `received` begins with; None until its headers are whole.

    Raises RequestRefused for what is too large, has no stated length, or states it in more than one way.
    """
    head, end, _rest = received.partition(_END_OF_HEAD)
    if len(head) > MAX_HEAD:
        raise RequestRefused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    if not end:
        return None
    lengths = []
    for line in head.split(b"\r\n")[1:]:
        name, _colon, value = line.partition(b":")
        if name.strip().lower() == b"transfer-encoding":
            raise RequestRefused(HTTPStatus.LENGTH_REQUIRED)
        if name.strip().lower() == b"content-length":
            lengths.append(value.strip(b" \t"))
    if len(lengths) > 1 or not all(length.isdigit() and len(length) < 20 for length in lengths):
        raise RequestRefused(HTTPStatus.BAD_REQUEST)
    body = int(lengths[0]) if lengths else 0
    if body > MAX_BODY:
        raise RequestRefused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return len(head) + len(_END_OF_HEAD) + body


def read_path(received: bytes) -> bytes:
    """The path that a request is for, without its query."""
    words = received.partition(b"\r\n")[0].split(b" ")
    return words[1].partition(b"?")[0] if len(words) > 1 else b""


@dataclass(eq=False, slots=True)
class Arrival:
    """A connection whose next request is not here yet. `deadline` is of the monotonic clock."""

    conn: TConn
    deadline: float
    received: bytearray = field(default_factory=bytearray)
    length: int | None = None
    is_refused: bool = False

    def take(self, data: bytes) -> bool:
        """Whether the request is whole with this. Raises RequestRefused."""
        self.received += data
        if self.length is None:
            # Empty lines before a request are to be passed over (RFC 9112, 2.2).
            while self.received.startswith(b"\r\n"):
                del self.received[:2]
            self.length = read_length(bytes(self.received))
            self._say_continue()
        return self.length is not None and len(self.received) >= self.length

    def _say_continue(self) -> None:
        """Who asks before sending the body (Expect: 100-continue) would else wait for us, as we for it."""
        if self.length is not None and self.length > len(self.received):
            head = bytes(self.received).partition(_END_OF_HEAD)[0].lower()
            if b"\r\nexpect: 100-continue" in head:
                self.say(b"HTTP/1.1 100 Continue\r\n\r\n")

    def say(self, answer: bytes) -> None:
        with suppress(OSError):
            self.conn.sock.send(answer)


class BufferingWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gthread, but a connection waits in the poller until a whole request is there."""

    # From the first byte, or the connection, to the last byte.
    arrival_seconds = 20.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The oldest first.
        self.arrivals: dict[TConn, Arrival] = {}
        self.health_pools: dict[bytes, ThreadPoolExecutor] = {}

    def init_process(self) -> None:
        self.health_pools = {path: ThreadPoolExecutor(1, f"health{path.decode()}") for path in HEALTH_PATHS}
        super().init_process()

    def enqueue_new(self, conn: TConn) -> None:
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        # These hold in the threads, whose sockets have no time-out of Python's.
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            conn.sock.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", _THREAD_SECONDS, 0))
        self.begin_arrival(conn)
        # There is always room for one more: who has been sending the longest has to go.
        if self.nr_conns >= self.worker_connections:
            self.drop(next(iter(self.arrivals.values())))

    def accept(self, listener: socket.socket) -> None:
        """As gthread does, but into the poller instead of a thread."""
        with suppress(BlockingIOError, ConnectionAbortedError):
            client, address = listener.accept()
            self.nr_conns += 1
            self.enqueue_new(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request on a kept connection."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self.begin_arrival(conn)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Where a thread has read more than its request, the rest is the beginning of the next."""
        goes_on = not fs.cancelled() and fs.exception() is None and fs.result() is True
        if goes_on and (rest := conn.parser.unreader.take_buffered()):
            return self.begin_arrival(conn, rest)
        return super().finish_request(conn, fs)  # type: ignore[no-any-return]

    def begin_arrival(self, conn: TConn, received: bytes = b"") -> None:
        conn.sock.setblocking(False)
        arrival = Arrival(conn, time.monotonic() + self.arrival_seconds)
        self.arrivals[conn] = arrival
        self.poller.register(conn.sock, EVENT_READ, partial(self.receive, arrival))
        if received:
            self.advance(arrival, received)

    def receive(self, arrival: Arrival, client: socket.socket) -> None:
        try:
            data = client.recv(_RECEIVED_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.drop(arrival)
        elif not arrival.is_refused:
            self.advance(arrival, data)

    def advance(self, arrival: Arrival, data: bytes) -> None:
        try:
            is_whole = arrival.take(data)
        except RequestRefused as refusal:
            return self.refuse(arrival, refusal.status)
        if is_whole:
            conn = self.leave_poller(arrival)
            conn.init()
            conn.sock.setblocking(True)
            conn.data_ready = True
            received = bytes(arrival.received)
            conn.parser.unreader.unread(received)
            self.hand_over(conn, self.health_pools.get(read_path(received)) or self.tpool)
        return None

    def hand_over(self, conn: TConn, threads: Any) -> None:
        handled = threads.submit(self.handle, conn)
        handled.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def refuse(self, arrival: Arrival, status: HTTPStatus) -> None:
        self.log.warning("A request was refused before it was whole: %d %s", status, status.phrase)
        answer = f"HTTP/1.1 {status} {status.phrase}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        arrival.say(answer.encode())
        with suppress(OSError):
            arrival.conn.sock.shutdown(socket.SHUT_WR)
        arrival.is_refused = True
        arrival.received.clear()
        arrival.deadline = time.monotonic() + _FAREWELL_SECONDS

    def murder_pending(self) -> None:
        """Called once a second at least, also while the worker stops."""
        super().murder_pending()
        now = time.monotonic()
        for arrival in list(self.arrivals.values()):
            is_idle = not arrival.received
            if is_idle and not self.alive:
                self.drop(arrival)
            elif arrival.deadline <= now:
                if is_idle or arrival.is_refused:
                    self.drop(arrival)
                else:
                    self.refuse(arrival, HTTPStatus.REQUEST_TIMEOUT)

    def drop(self, arrival: Arrival) -> None:
        conn = self.leave_poller(arrival)
        self.nr_conns -= 1
        conn.close()

    def leave_poller(self, arrival: Arrival) -> TConn:
        del self.arrivals[arrival.conn]
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(arrival.conn.sock)
        return arrival.conn
