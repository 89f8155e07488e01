"""`manage.py check_grading`: what protects this machine from the code that it judges, and whether languages work."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.grading.box import probe, run_contract, run_python
from learning.grading.inside.probes import ATTEMPTS
from learning.grading.jobs import Call, ContractJob, Deploy, Evaluate, Limits, PythonJob
from learning.grading.kept import Box
from learning.grading.reports import Report

ADA = "0x" + "a1" * 20
# keccak256("five()")
FIVE = bytes.fromhex("af11c34c")
SOURCES = {
    "solidity": "contract Five { function five() external pure returns (uint256) { return 5; } }",
    "vyper": "@external\n@pure\ndef five() -> uint256:\n    return 5\n",
}
# Short: what holds on a second holds on eight.
LIMITS = Limits(wall=4.0, cpu=2)
# How much worse a machine is without it.
WALLS = {
    "network": "a network of its own, with no way out",
    "user": "a user that owns nothing (a box that does not run as root keeps its own)",
    "writing": "no file can be written",
    "landlock": "no file can be reached but libraries",
    "seccomp": "no system call that leads out",
    "time": "processor time is limited",
    "memory": "memory is limited",
    "files": "few files can be open",
    "processes": "no process can be started",
    "child_landlock": "a child reaches no file at all",
    "child_seccomp": "a child can compute and nothing else",
    "group": "nothing leaves the group of processes that is ended as one (Python)",
    "interpreter": "no file can be reached but the interpreter, and nobody outside be signalled (Python)",
}
# Python's child starts its interpreter, so that it may start others, which end with it. Kernels before 6.12 let it
# signal its server, which is then started again.
TOLERATED = {"fork", "fork_many", "kill_parent"}


class Command(BaseCommand):
    help = (
        "Say which walls stand around the grading box on this machine, try them, and grade a probe in every language."
    )
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        box = Box(probing=True)
        try:
            broken = [*self.try_languages(box), *self.try_walls(box)]
        finally:
            box.stop()
        if broken:
            raise CommandError("The grading box does not hold: " + ", ".join(broken) + ".")
        self.stdout.write(self.style.SUCCESS("The grading box holds."))

    def try_languages(self, box: Box) -> list[str]:
        """Languages that do not work."""
        broken = []
        for language in ("solidity", "vyper", "python"):
            for pace in ("cold", "warm"):
                started = time.monotonic()
                right = grade_probe(language, box)
                spent = time.monotonic() - started
                self.stdout.write(f"{language:9} {pace}: {'works' if right else 'DOES NOT WORK'} ({spent:.3f} s)")
            if not right:
                broken.append(language)
        return broken

    def try_walls(self, box: Box) -> list[str]:
        """Attempts to get out that came through."""
        standing = box.server.hello["walls"]
        for interpreting in (True, False):
            standing |= probe("kill_parent", limits=LIMITS, box=box, interpreting=interpreting).get("walls", {})
        for wall, words in WALLS.items():
            why_not = standing.get(wall, "not tried")
            self.stdout.write(f"wall {wall:15} {'absent: ' + why_not if why_not else 'stands'} - {words}")
        return [*self.try_attempts(box, interpreting=False), *self.try_attempts(box, interpreting=True)]

    def try_attempts(self, box: Box, *, interpreting: bool) -> list[str]:
        broken, place = [], "python  " if interpreting else "contract"
        for attempt in ATTEMPTS:
            came_to = probe(attempt, limits=LIMITS, box=box, interpreting=interpreting)
            if "managed" not in came_to:
                ended = came_to.get("held") or f"ended: {came_to.get('reason')}"
            elif interpreting and attempt in TOLERATED:
                ended = f"no, but it ends with its job: {came_to['managed']}"
            else:
                ended = f"NO, IT CAME THROUGH: {came_to['managed']}"
                broken.append(f"{attempt} ({place.strip()})")
            self.stdout.write(f"{place} {attempt:16} held: {ended}")
        return broken


def grade_probe(language: str, box: Box) -> bool:
    """Whether a submission of a line comes to 5."""
    report: Report
    if language == "python":
        report = python = run_python(PythonJob("def five():\n    return 5\n", ((Evaluate("five()"),),)), box=box)
        return report.ran and bool(python.scripts) and python.scripts[0][0].value == 5
    script = (Deploy(ADA), Call(ADA, FIVE))
    job = ContractJob("solidity" if language == "solidity" else "vyper", SOURCES[language], scripts=(script,))
    contract = run_contract(job, box=box)
    return contract.ran and contract.scripts[0][-1].output == (5).to_bytes(32, "big")
