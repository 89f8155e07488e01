"""`make faults`: start a site, break one thing after the other, and write docs/faults.md."""

import os
from argparse import ArgumentParser
from pathlib import Path
from queue import Queue
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from benchmarks.faults.document import write_document
from benchmarks.faults.people import People
from benchmarks.faults.provoking import FAULTS
from benchmarks.faults.school import make_learners
from benchmarks.faults.site import Site
from benchmarks.faults.small_disk import move_back, move_to_a_small_disk
from benchmarks.faults.trial import Finding, provoke
from web3versity.devserver.process import wait_until
from web3versity.management.commands.run import prepare_data

_START_SECONDS = 120
# Two a second at most, for as long as it takes.
_LEARNERS_A_FAULT = 150


class Command(BaseCommand):
    help = "Break a site of its own in every way that operators fear, and write docs/faults.md (see `make faults`)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        keys = [fault.key for fault in FAULTS]
        parser.add_argument("--only", nargs="+", choices=keys, help="Leaves the document as it is.")

    def handle(self, *_args: Any, only: list[str] | None, **_options: Any) -> None:
        if Path(settings.VAR_DIR).name != "faults":
            raise CommandError("It kills servers: run it as `make faults`, which has servers of its own in var/faults.")
        chosen = [fault for fault in FAULTS if only is None or fault.key in only]
        prepare_data()
        learners = make_learners(_LEARNERS_A_FAULT * len(chosen))
        reader = next(iter(learners.values()))
        waiting: Queue[tuple[int, str]] = Queue()
        for pair in list(learners.items())[1:]:
            waiting.put(pair)
        connections.close_all()
        site = Site()
        has_small_disk = move_to_a_small_disk(site)
        findings: list[Finding] = []
        people = People(site.port, waiting)
        try:
            site.start()
            if not wait_until(lambda: people.ask("readyz", "/readyz").status == 200, seconds=_START_SECONDS):
                raise CommandError(f"The site did not start: see {site.logs}.")
            people.start(reader)
            for fault in chosen:
                if fault.key == "disk-full" and not has_small_disk:
                    self.stdout.write(f"{fault.title}: skipped, as mounting a small disk takes root.")
                    continue
                findings.append(provoke(fault, site, people))
                self.report(findings[-1])
        finally:
            people.ended.set()
            site.stop()
            move_back(site)
        if only is None:
            machine = f"{os.cpu_count()} cores, shared with other work at the time."
            write_document(settings.BASE_DIR / "docs" / "faults.md", findings, machine=machine, now=timezone.now())

    def report(self, finding: Finding) -> None:
        well = "never well" if finding.well_after is None else f"well after {finding.well_after:.1f} s"
        self.stdout.write(f"{finding.fault.title}: {well}; {finding.balance}")
        for what in ("visitor", "learner", "deed", "healthz", "readyz"):
            slow = [f"{a.seconds:.1f} at {a.at - finding.answers[0].at:.0f}" for a in finding.of(what) if a.seconds > 2]
            self.stdout.write(
                f"  {what}: {dict(finding.counts(what))}, slowest {finding.slowest(what):.1f} s {slow[:6]}"
            )
        self.stdout.write(f"  named: {finding.named()}; said: {finding.sentences()}")
        self.stdout.flush()
