"""The warm server of the box: everything is imported once, and each submission meets a forked child within its walls.

It reads jobs from standard input and answers on standard output, one at a time, in frames (frames.py). It ends when its
worker does. Its standard error is the null device, which children get for all three.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from typing import Any, Final

from learning.grading.inside import evm, frames, probes, python_runner, vyper_compiler, walls

MOST_ANSWER: Final = 1 << 20
# Between closing its pipe and being gone.
LAST_SECONDS: Final = 2.0
# What every job of a kind does in its child.
DONE_BY_COMPUTING: Final = {
    "compile_vyper": lambda job: vyper_compiler.compile_vyper(job["source"]),
    "run_scripts": lambda job: evm.run_scripts(
        job["code"], job["scripts"], job["funds"], job["people"], job["programs"]
    ),
    "probe": lambda job: probes.try_to(job["attempt"]),
}
# What is still there at the end of its time, and has hardly computed, never got the processor.
NEVER_WAITING: Final = ("compile_vyper", "run_scripts")
LEAST_SHARE: Final = 0.05


def serve(*, monty: str, without: frozenset[str], probing: bool) -> None:
    """Raise the outer walls, warm up, then serve until standard input ends.

    In this order: a wall stands around one thread and what that thread starts, and libraries may start others.
    """
    standing = walls.raise_walls(walls.SERVER, without=without)
    walls.die_with_parent()
    walls.adopt_orphans()
    vyper_compiler.warm_up()
    evm.warm_up()
    gc.collect()
    gc.freeze()
    frames.send(1, frames.pack({"ready": True, "walls": standing}))
    while True:
        try:
            body = frames.receive(0)
        except (frames.Closed, frames.Overlong):
            return
        frames.send(1, do(body, monty=monty, without=without, probing=probing))


def do(body: bytes, *, monty: str, without: frozenset[str], probing: bool) -> bytes:
    """Have a child do the job and say how that ended; what the child says goes back unread."""
    job = json.loads(body)
    if job["do"] == "probe" and not probing:
        raise ValueError("this box answers no probes")
    reads, writes = os.pipe()
    started, child = time.monotonic(), os.fork()
    if child == 0:
        in_child(job, writes, monty=monty, without=without)
    os.close(writes)
    try:
        answer, why = listen(reads, started + job["wall"])
        if not answer and not why and not has_ended(child):
            why = "gave_up"
    finally:
        os.close(reads)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
        reap()
    ended = describe(status, used, why, job)
    spent = {"seconds": round(time.monotonic() - started, 4), "memory": used.ru_maxrss << 10}
    return frames.pack({"ended": ended if not answer or why else "", **spent}) + b"\n" + (b"" if why else answer)


def listen(reads: int, deadline: float) -> tuple[bytes, str]:
    """What the child says until it closes its pipe, and why it was not heard to the end."""
    answer = bytearray()
    while True:
        if not frames.is_ready(reads, deadline):
            return bytes(answer), "wall"
        part = os.read(reads, 1 << 16)
        if not part:
            return bytes(answer), ""
        answer += part
        if len(answer) > MOST_ANSWER:
            return b"", "answer_too_long"


def reap() -> None:
    """Let go of what a child has left, which is this process's since its parent is gone."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def has_ended(child: int) -> bool:
    """Whether the child that closed its pipe is gone, or about to be. One that lives on has nothing to say."""
    until = time.monotonic() + LAST_SECONDS
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def describe(status: int, used: resource.struct_rusage, why: str, job: dict[str, Any]) -> str:
    """Why there is no answer, as a reason of a report; `lost` when it was none of the submission's doing."""
    spent = used.ru_utime + used.ru_stime
    if why == "wall" and job["do"] in NEVER_WAITING and spent < LEAST_SHARE * job["wall"]:
        return "lost"
    if why:
        return why
    if os.WIFSIGNALED(status):
        if os.WTERMSIG(status) == signal.SIGXCPU or spent >= job["cpu"]:
            return "cpu"
        if os.WTERMSIG(status) == signal.SIGKILL:
            return "memory" if used.ru_maxrss << 10 > job["memory"] // 2 else "lost"
    return "gave_up"


def in_child(job: dict[str, Any], writes: int, *, monty: str, without: frozenset[str]) -> None:
    """Raise the inner walls, do the job, answer, and end. Never returns."""
    try:
        walls.leave_group()
        for descriptor in (0, 1):
            os.dup2(2, descriptor)
        walls.close_all_but((0, 1, 2, writes))
        answer = frames.pack(result_of(job, monty=monty, without=without))
        sent = 0
        while sent < len(answer):
            sent += os.write(writes, answer[sent:])
    finally:
        # Whatever happened, a child never goes back to serving.
        os._exit(0)


def result_of(job: dict[str, Any], *, monty: str, without: frozenset[str]) -> dict[str, Any]:
    """Do a job within walls; what goes wrong is a reason."""
    interprets = job["do"] == "run_python" or job.get("as") == "interpreter"
    inner = walls.child_walls(cpu=job["cpu"], memory=job["memory"], interpreter=monty if interprets else "")
    standing = walls.raise_walls(inner, without=without)
    try:
        if job["do"] == "run_python":
            return python_runner.run_sessions(job["source"], job["scripts"], job["tools"], program=monty)
        done = DONE_BY_COMPUTING[job["do"]](job)
    except RecursionError:
        return {"reason": "too_deep"}
    except MemoryError:
        return {"reason": "memory"}
    except BaseException as error:  # noqa: BLE001 (compilers raise what they like, and what is hostile may raise anything)
        return {"reason": "gave_up", "said": f"{type(error).__name__}: {error}"[:300]}
    return done | ({"walls": standing} if job["do"] == "probe" else {})


def main(arguments: list[str]) -> None:
    """`monty`: the interpreter's program; `without`: walls that are left out, of tests; `probing`: answer probes."""
    monty, without, probing = arguments
    sys.setrecursionlimit(3000)
    serve(monty=monty, without=frozenset(filter(None, without.split(","))), probing=probing == "probing")
