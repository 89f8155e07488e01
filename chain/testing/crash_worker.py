"""`python -m chain.testing.crash_worker`: forks workers on request, each to be ended by SIGKILL.

Reads lines of JSON from its standard input, {"work": "sweep" | "celery", "failpoint": "signed" | null, "pass": 2}, and
answers each with the number of the process it forked. A worker with a failpoint kills itself when it reaches that for
the given time, and appends the failpoint to DEATHS first. Forking saves the second that starting Python takes.
"""

import json
import os
import signal
import sys
import time
import traceback
import warnings
from dataclasses import replace

import django

SHORT_WAITS = json.loads(os.environ.get("SHORT_WAITS", "{}"))


def prepare() -> None:
    """All that takes long and can be inherited: no connection is open yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")
    django.setup()
    import web3  # noqa: F401

    from chain import networks
    from chain.sending import deliver, release

    release.FIRST_REST /= 10
    release.NETWORK_REST /= 100
    for result in deliver.PAUSES:
        deliver.PAUSES[result] /= 20
    for name, network in list(networks.NETWORKS.items()):
        networks.NETWORKS[name] = replace(network, **SHORT_WAITS)


def fork(order: dict[str, str | int | None]) -> int:
    child = os.fork()
    if child:
        return child
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    try:
        live(order)
    except BaseException:  # noqa: BLE001 (a fork must never return to its parent's loop)
        traceback.print_exc()
    finally:
        os._exit(1)


def live(order: dict[str, str | int | None]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if order["failpoint"]:
        kill_at(str(order["failpoint"]), int(order["pass"] or 1))
    if order["work"] == "celery":
        # That a worker runs as root is no news to whoever runs the tests so.
        warnings.simplefilter("ignore")
        from web3versity.celery import app

        app.worker_main(
            ["--quiet", "worker", "--pool=solo", "--loglevel=CRITICAL", "--without-gossip", "--without-mingle"]
        )
    from chain.sending.sweep import sweep

    while True:
        sweep()
        time.sleep(0.02)


def kill_at(failpoint: str, passes: int) -> None:
    from chain.sending import failpoints

    left = passes

    def watch(reached: failpoints.Failpoint) -> None:
        nonlocal left
        if reached == failpoint:
            left -= 1
            if left == 0:
                deaths = os.open(os.environ["DEATHS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
                os.write(deaths, f"{failpoint}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

    failpoints.hook = watch


if __name__ == "__main__":
    prepare()
    # Children that ended are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        print(fork(json.loads(line)), flush=True)  # noqa: T201 (the answer)
