"""Python in Monty, an interpreter without files, network or objects of ours, as a process for one submission."""

from collections.abc import Callable
from typing import Any, Final

from pydantic_monty import (
    Monty,
    MontyCrashedError,
    MontyError,
    MontyRuntimeError,
    MontySession,
    MontySyntaxError,
    ResourceLimits,
)

from learning.grading.inside import plain
from learning.grading.inside.tools import TOOLS, WRITTEN

MOST_PRINTED: Final = 4000
MOST_MESSAGE: Final = 400
# Of a session; three seconds' worth.
MOST_CALLS: Final = 5_000
# Seconds of one expression and of its parts between two calls of tools; bytes.
LIMITS: Final[ResourceLimits] = {
    "max_turn_duration_secs": 2.0,
    "max_feed_duration_secs": 3.0,
    "max_memory": 64 << 20,
    "max_recursion_depth": 300,
    # Beyond the last call that is counted here, or Monty would stop its session before a sentence can be said.
    "max_suspensions": MOST_CALLS + 1_000,
}
SOURCE: Final = "your_code.py"
OUT_OF_TIME: Final = "TimeoutError"
# As Monty calls what is run second in a session.
SECOND_FEED: Final = "<python-input-1>"


class Printed:
    """The beginning of what was printed."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.left = MOST_PRINTED

    def __call__(self, _stream: str, text: str) -> None:
        if self.left > 0:
            self.parts.append(text[: self.left])
            self.left -= len(text)

    def text(self) -> str:
        return "".join(self.parts)


class Counted:
    """Tools that stop answering somebody who never stops asking."""

    def __init__(self, names: list[str]) -> None:
        self.left = MOST_CALLS
        self.tools = {name: self._counted(TOOLS[name]) for name in names if name in TOOLS}

    def _counted(self, tool: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise RuntimeError("that is called too often")
            return tool(*arguments)

        call.__name__ = tool.__name__
        return call


def run_sessions(
    source: str,
    scripts: list[list[dict[str, Any]]],
    tools: list[str],
    *,
    program: str,
    after_start: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Each script in a session in which `source` has run. Nothing is done after an expression that ran out of time:
    whoever waits for an answer has it then.

    `after_start` is called once the interpreter's process is there and before it gets anything.
    """
    with Monty(binary_path=program, min_processes=1, max_processes=1, request_timeout=8) as pool:
        after_start()
        results: list[list[dict[str, Any]]] = []
        for script in scripts or [[]]:
            with pool.checkout(script_name=SOURCE, limits=LIMITS) as session:
                loading, values = _run_script(session, source, script, tools)
            if loading is not None:
                return loading
            results.append(values)
            if values and values[-1].get("error") == OUT_OF_TIME:
                break
    return {"scripts": results}


def _run_script(
    session: MontySession, source: str, script: list[dict[str, Any]], names: list[str]
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    tools = Counted(names).tools
    # Something even when nothing is lent, so that the source is always the second feed of its session.
    session.feed_run("\n".join(["None", *(WRITTEN[name] for name in names if name in WRITTEN)]))
    loaded = _evaluate(session, source, {}, tools)
    if loaded.get("syntax"):
        return {"mistakes": [(loaded["line"], loaded["column"], loaded["message"])]}, []
    if not loaded["is_ok"]:
        return {"loading": loaded}, []
    values: list[dict[str, Any]] = []
    for step in script:
        values.append(_evaluate(session, step["expression"], step["inputs"], tools))
        if values[-1].get("error") == OUT_OF_TIME:
            break
    return None, values


def _evaluate(
    session: MontySession, code: str, inputs: dict[str, Any], tools: dict[str, Callable[..., Any]]
) -> dict[str, Any]:
    printed = Printed()
    bound = {name: plain.decode(value) for name, value in inputs.items()}
    try:
        value = session.feed_run(code, inputs=bound, external_lookup=tools, print_callback=printed)
        return {"is_ok": True, "value": plain.encode(value), "printed": printed.text()}
    except MontySyntaxError as error:
        return _told(error, printed) | {"syntax": True}
    except MontyRuntimeError as error:
        return _told(error, printed)
    except MontyCrashedError:
        return {
            "is_ok": False,
            "error": "MemoryError",
            "message": "The interpreter gave up.",
            "printed": printed.text(),
        }
    except (plain.TooLarge, MontyError, ValueError, TypeError) as error:
        words = str(error)[:MOST_MESSAGE]
        return {"is_ok": False, "error": type(error).__name__, "message": words, "printed": printed.text()}


def _told(error: MontyRuntimeError | MontySyntaxError, printed: Printed) -> dict[str, Any]:
    raised = error.exception()
    frames = [frame for frame in error.traceback() if frame.filename == SECOND_FEED]
    last = frames[-1] if frames else None
    return {
        "is_ok": False,
        "error": type(raised).__name__,
        "message": str(raised)[:MOST_MESSAGE],
        "line": last.line if last else 0,
        "column": last.column if last else 0,
        "printed": printed.text(),
    }
