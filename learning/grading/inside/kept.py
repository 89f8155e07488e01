"""Node, kept running for the Solidity compiler: the walls are raised around it before it starts."""

import os
from pathlib import Path
from typing import Final

from learning.grading.inside import walls

OPTIONS: Final = ("--max-old-space-size=512", "--expose-gc", "--no-warnings", "--openssl-config=/dev/null")
SCRIPT: Final = Path(__file__).with_name("solidity.cjs")


def become(node: str, modules: str, without: str) -> None:
    """Become `node` running the compiler in `modules` (a folder). Its memory is watched from outside: the address space
    that it asks for is no measure of what it uses."""
    program = os.path.realpath(node)
    steps = dict(walls.SERVER)
    steps["landlock"] = lambda: walls.libraries_only([program, modules, str(SCRIPT), os.path.realpath(modules)])
    walls.raise_walls(steps, without=[*without.split(","), *([] if may_be_nobody(program, modules) else ["user"])])
    walls.die_with_parent()
    # The configuration of a library that it does not need stands where it cannot read.
    command = [program, *OPTIONS, str(SCRIPT), modules]
    os.execv(program, command)  # noqa: S606 (no shell is wanted)


def may_be_nobody(*paths: str) -> bool:
    """Whether everybody may read what Node needs."""
    return all(walls.readable_to_others(path) for path in (*paths, str(SCRIPT)))
