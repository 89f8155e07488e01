"""What expressions come to where the reference and the makers of a Python lesson are.

That is an author's code, not a learner's. It runs in the interpreter that learners' code runs in, which knows no files
and no network, without the box around it: that is for hostile hands.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from pydantic_monty import Monty, MontyError, ResourceLimits

from learning.takehome.texts import file_text

# Seconds and bytes.
_LIMITS: Final = ResourceLimits(max_turn_duration_secs=2.0, max_feed_duration_secs=3.0, max_memory=64 << 20)
_PATIENCE: Final = 5


class NoFolder(Exception):
    """The folder cannot be made. Says why, for the log."""


@contextmanager
def reference_session(hidden: str, *, tools: list[str]) -> Iterator[Callable[[str, Mapping[str, Any]], Any]]:
    """Works out an expression with inputs, after `hidden` was run once. Raises NoFolder."""
    offered = {name: _tools()[name] for name in tools}
    try:
        with (
            Monty(min_processes=1, max_processes=1, request_timeout=_PATIENCE) as pool,
            pool.checkout(script_name="reference.py", limits=_LIMITS) as session,
        ):
            session.feed_run(hidden, external_lookup=offered)
            yield lambda words, inputs: session.feed_run(words, inputs=dict(inputs), external_lookup=offered)
    except MontyError as error:
        raise NoFolder(f"The reference did not run: {error}") from error


@cache
def _tools() -> dict[str, Callable[..., Any]]:
    """Those of the folder itself, which learners will run their code with."""
    written: dict[str, Any] = {}
    exec(file_text("tools.py.txt"), written)  # noqa: S102 - our own file
    return written
