"""After a server has not answered, pages say so at once for a moment instead of waiting for it one after the other.

A worker has few threads. If each visitor held one for seconds, the next ones would wait for those before them.
"""

import time
from typing import Final

import psycopg

SECONDS: Final = 2.0

# Of this process, by the monotonic clock.
_silent_until = float("-inf")


def note_silence() -> None:
    """The server has just not answered in time."""
    global _silent_until
    _silent_until = time.monotonic() + SECONDS


def refuse_while_silent() -> None:
    """Raises psycopg.errors.ConnectionTimeout within two seconds after it did not answer."""
    if time.monotonic() < _silent_until:
        raise psycopg.errors.ConnectionTimeout("the server did not answer a moment ago")
