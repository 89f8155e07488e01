"""How the box and its worker talk: the length in four bytes, then JSON."""

import json
import os
import select
import struct
import time
from typing import Any, Final

HEAD: Final = struct.Struct(">I")
MOST_BYTES: Final = 4 << 20


class Closed(OSError):
    """The other side is gone."""


class Silent(TimeoutError):
    """Nothing came in time."""


class Overlong(ValueError):
    """The other side says more than anybody reads."""


def pack(message: dict[str, Any]) -> bytes:
    """ASCII, so that half a character in what somebody wrote is no mistake here."""
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode()


def send(descriptor: int, body: bytes) -> None:
    """Raises Closed."""
    rest = memoryview(HEAD.pack(len(body)) + body)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except BrokenPipeError as error:
        raise Closed("nobody reads") from error


def receive(descriptor: int, *, deadline: float | None = None) -> bytes:
    """The next message. `deadline` is on the monotonic clock. Raises Closed, Silent and Overlong."""
    (length,) = HEAD.unpack(_read(descriptor, HEAD.size, deadline))
    if length > MOST_BYTES:
        raise Overlong(f"{length} bytes")
    return _read(descriptor, length, deadline)


def _read(descriptor: int, length: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        if deadline is not None and not is_ready(descriptor, deadline):
            raise Silent("no answer in time")
        part = os.read(descriptor, min(1 << 16, length - len(parts)))
        if not part:
            raise Closed("nobody writes")
        parts += part
    return bytes(parts)


def is_ready(descriptor: int, deadline: float) -> bool:
    left = deadline - time.monotonic()
    return left > 0 and bool(select.select([descriptor], [], [], left)[0])
