"""What expressions come to where the reference and the makers of a Python lesson are.

That is an author's code, not a learner's. It runs in the interpreter that learners' code runs in, which knows no files
and no network, without the box around it: that is for hostile hands.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from pydantic_monty import Monty, MontyError, ResourceLimits

from learning.grading.inside.tools import TOOLS, WRITTEN
from learning.lesson_types.kind import GradingUnavailable

# Seconds and bytes.
_LIMITS: Final = ResourceLimits(max_turn_duration_secs=2.0, max_feed_duration_secs=3.0, max_memory=64 << 20)
_PATIENCE: Final = 5

WorkOut = Callable[[str, Mapping[str, Any]], Any]


class NoReference(Exception):
    """The author's own code does not do what the lesson asks of it. Says why, for the log."""


@contextmanager
def reference_session(hidden: str, *, tools: list[str]) -> Iterator[WorkOut]:
    """Works out an expression with inputs, after `hidden` was run once.

    Raises NoReference, and GradingUnavailable when the interpreter cannot start.
    """
    offered = {name: TOOLS[name] for name in tools if name in TOOLS}
    lent = [WRITTEN[name] for name in tools if name in WRITTEN]
    try:
        with (
            Monty(min_processes=1, max_processes=1, request_timeout=_PATIENCE) as pool,
            pool.checkout(script_name="reference.py", limits=_LIMITS) as session,
        ):
            session.feed_run("\n".join([*lent, hidden]), external_lookup=offered)
            yield lambda words, inputs: session.feed_run(words, inputs=dict(inputs), external_lookup=offered)
    except MontyError as error:
        raise NoReference(f"The reference did not run: {error}") from error
    except (RuntimeError, OSError) as error:
        raise GradingUnavailable("the interpreter of Python lessons does not start") from error
