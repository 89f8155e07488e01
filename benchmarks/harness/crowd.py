"""Many who ask at once, and ask again as soon as they are answered: what a server can do in a second.

It sends bytes made beforehand and looks at no more than the status and the length of an answer, so that it leaves the
processors to the server. It runs in the same machine all the same: what it finds is the least.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from benchmarks.harness.client import UnexpectedAnswer
from benchmarks.harness.sampling import Timings

_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Throughput:
    """How many were answered in how many seconds, and how long each waited, in milliseconds."""

    answers: int
    seconds: float
    waited: Timings

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds


def ask_at_once(port: int, requests: Sequence[bytes], *, people: int, seconds: float) -> Throughput:
    """Send `requests` in turn, over as many connections as there are `people`. Raises UnexpectedAnswer."""
    return asyncio.run(_ask_at_once(port, requests, people, seconds))


def request_bytes(path: str, headers: dict[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _ask_at_once(port: int, requests: Sequence[bytes], people: int, seconds: float) -> Throughput:
    turns, waited, begun = cycle(requests), list[float](), time.monotonic()

    async def ask() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < begun + seconds:
            asked = time.perf_counter_ns()
            writer.write(next(turns))
            await _read_answer(reader)
            waited.append((time.perf_counter_ns() - asked) / 1e6)
        writer.close()

    await asyncio.gather(*(ask() for _ in range(people)))
    return Throughput(len(waited), time.monotonic() - begun, Timings(sorted(waited), []))


async def _read_answer(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(_END_OF_HEAD)
    if not head.startswith(b"HTTP/1.1 200 "):
        first_line = head.split(b"\r\n")[0].decode("latin-1")
        raise UnexpectedAnswer(f"Of many who asked at once, one was answered with {first_line}.")
    lengths = (line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(next(lengths)))
