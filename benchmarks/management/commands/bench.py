"""`manage.py bench`: generate learners in a database of its own, measure, print a table, write docs/benchmarks.md."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from benchmarks.admin.filling import fill_school
from benchmarks.admin.measure import admin_section
from benchmarks.door.polling import door_section
from benchmarks.explorer.measure import explorer_section
from benchmarks.forum.measure import forum_report, measure_forum
from benchmarks.generate.recount import find_mistakes
from benchmarks.generate.scale import Scale, forum_scale_of, scale_of
from benchmarks.generate.world import generate
from benchmarks.grading.measure import grading_section
from benchmarks.harness.broker import tasks_go_nowhere
from benchmarks.harness.client import Client, UnexpectedAnswer
from benchmarks.harness.cpu import ProcessorTimeUnknown
from benchmarks.harness.database import DatabaseInTheWay, describe_data, own_database
from benchmarks.harness.server import ServerDidNotStart, serving
from benchmarks.learning.at_database import measure_at_database
from benchmarks.learning.board_refresh import measure_refreshes
from benchmarks.learning.operations import FLOORS, OPERATIONS
from benchmarks.learning.over_http import measure_floor, measure_over_http
from benchmarks.pages.at_once import measure_at_once
from benchmarks.pages.measure import measure_pages
from benchmarks.pages.report import SchoolResult, pages_report
from benchmarks.report.document import write_section
from benchmarks.report.facts import machine_facts, table_sizes
from benchmarks.report.markdown import report
from benchmarks.report.result import Result
from benchmarks.sender.payouts import chain_section
from learning.lesson_types.kind import GradingUnavailable
from web3versity.devserver.lifecycle import end_by_exit_on_signals

KEYS = (*(operation.key for operation in OPERATIONS), "refresh")
# In databases of their own: measured when they are asked for.
ADMIN, CHAIN, DOOR, EXPLORER, FORUM, GRADING = "admin", "chain", "door", "explorer", "forum", "grading"
PAGES = "pages"
# Transactions in the explorer at scale 1.
EXPLORED = 1_000_000
# People, completed lessons and transactions in the admin's lists at scale 1.
ADMINISTERED = 1_000_000


class Command(BaseCommand):
    help = "Measure the everyday operations on generated learners; writes docs/benchmarks.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=float, default=1, help="1 is the estimate for one year; 10, 100, or less.")
        parser.add_argument(
            "--only",
            nargs="+",
            choices=(*KEYS, ADMIN, CHAIN, DOOR, EXPLORER, FORUM, GRADING, PAGES),
            default=KEYS,
            help="Leaves the document as it is, but for admin, door, explorer, forum, grading and pages.",
        )
        parser.add_argument("--samples", type=int, default=1000, help="Per operation; half as many over HTTP.")
        parser.add_argument("--people", type=int, nargs="+", default=[], help="Pages: also so many who ask at once.")
        parser.add_argument("--seed", type=int, default=1, help="Another number makes other learners.")
        parser.add_argument("--keep", action="store_true", help="Keep the database, for --reuse or a look with psql.")
        parser.add_argument("--reuse", action="store_true", help="Take a kept database of the same scale as it is.")
        parser.add_argument("--yes", action="store_true", help="Begin a long run without asking.")
        parser.add_argument("--document", type=Path, default=settings.BASE_DIR / "docs" / "benchmarks.md")

    def handle(self, *_args: Any, **options: Any) -> None:
        scale = scale_of(options["scale"])
        biggest = scale_of(scale.factor * (10 if {FORUM, PAGES} & {*options["only"]} else 1))
        if biggest.factor > 10 and not options["yes"]:
            raise CommandError(warning_of(biggest))
        end_by_exit_on_signals()
        if ADMIN in options["only"]:
            words = self.measure_admin(scale, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Admin", report=words, now=timezone.now())
        if CHAIN in options["only"]:
            self.stdout.write(f"\n{measure_chain(options['samples'])}")
        if DOOR in options["only"]:
            words = self.measure_door(scale, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Wallets that poll", report=words, now=timezone.now())
        if EXPLORER in options["only"]:
            words = self.measure_explorer(scale, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Explorer", report=words, now=timezone.now())
        if FORUM in options["only"]:
            words = self.measure_forums(scale.factor, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Forum", report=words, now=timezone.now())
        if GRADING in options["only"]:
            words = self.measure_grading(scale, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Grading", report=words, now=timezone.now())
        if PAGES in options["only"]:
            words = self.measure_pages(scale.factor, options)
            self.stdout.write(f"\n{words}")
            write_section(options["document"], title="Pages", report=words, now=timezone.now())
        options["only"] = [key for key in options["only"] if key in KEYS]
        if options["only"]:
            self.measure_school(scale, options)

    def measure_school(self, scale: Scale, options: dict[str, Any]) -> None:
        data = f"Scale {scale.name}, seed {options['seed']}."
        try:
            with own_database(keep=options["keep"], reuse=data if options["reuse"] else "") as has_data:
                if not has_data:
                    make_data(scale, seed=options["seed"])
                    describe_data(data)
                with tasks_go_nowhere():
                    result = measure_all(scale, options["only"], options["samples"])
        except (DatabaseInTheWay, ServerDidNotStart, UnexpectedAnswer) as error:
            raise CommandError(str(error)) from error
        words = report(result)
        self.stdout.write(f"\n{words}")
        if options["only"] == list(KEYS):
            write_section(options["document"], title=f"Scale {scale.name}", report=words, now=timezone.now())

    def measure_admin(self, scale: Scale, options: dict[str, Any]) -> str:
        """The admin's lists. Raises CommandError."""
        rows, load = round(ADMINISTERED * scale.factor), os.getloadavg()[0]
        try:
            with own_database(keep=options["keep"], purpose="_admin"), tasks_go_nowhere():
                with click.progressbar(length=rows, label=f"Making {rows:,} of each", file=sys.stderr) as bar:
                    for made in fill_school(rows, seed=options["seed"], now=timezone.now()):
                        bar.update(made)
                words = admin_section(rows, options["samples"])
                facts = machine_facts() | {"Load average": load_in_words(load)}
        except (DatabaseInTheWay, UnexpectedAnswer) as error:
            raise CommandError(f"The admin: {error}") from error
        return "\n\n".join([words, "\n".join(f"- {name}: {value}" for name, value in facts.items())])

    def measure_door(self, scale: Scale, options: dict[str, Any]) -> str:
        """Pages beside a hundred wallets that poll. Raises CommandError."""
        load = os.getloadavg()[0]
        try:
            with own_database(keep=False, purpose="_door"), tasks_go_nowhere():
                make_data(scale, seed=options["seed"])
                words = door_section(options["samples"])
                facts = machine_facts() | {"Load average": load_in_words(load)}
        except (DatabaseInTheWay, ServerDidNotStart, UnexpectedAnswer) as error:
            raise CommandError(f"The wallets' door: {error}") from error
        return "\n\n".join([words, "\n".join(f"- {name}: {value}" for name, value in facts.items())])

    def measure_explorer(self, scale: Scale, options: dict[str, Any]) -> str:
        """The explorer's pages. Raises CommandError."""
        load = os.getloadavg()[0]
        try:
            with own_database(keep=False, purpose="_explorer"), tasks_go_nowhere():
                make_data(forum_scale_of(scale.factor / 10), seed=options["seed"])
                words = explorer_section(round(EXPLORED * scale.factor), options["samples"], seed=options["seed"])
                facts = machine_facts() | {"Load average": load_in_words(load)}
        except (DatabaseInTheWay, ServerDidNotStart, UnexpectedAnswer) as error:
            raise CommandError(f"The explorer: {error}") from error
        return "\n\n".join([words, "\n".join(f"- {name}: {value}" for name, value in facts.items())])

    def measure_grading(self, scale: Scale, options: dict[str, Any]) -> str:
        """The box, and pages beside it. Raises CommandError."""
        load = os.getloadavg()[0]
        try:
            with own_database(keep=False, purpose="_grading"), tasks_go_nowhere():
                make_data(forum_scale_of(scale.factor / 10), seed=options["seed"])
                words = grading_section(options["samples"])
                facts = machine_facts() | {"Load average": load_in_words(load)}
        except (DatabaseInTheWay, ServerDidNotStart, UnexpectedAnswer, GradingUnavailable) as error:
            raise CommandError(f"Grading: {error}") from error
        return "\n\n".join([words, "\n".join(f"- {name}: {value}" for name, value in facts.items())])

    def measure_forums(self, factor: float, options: dict[str, Any]) -> str:
        """The forum at a scale and at ten times that. Raises CommandError."""
        results, load = [], os.getloadavg()[0]
        try:
            for scale in (forum_scale_of(factor), forum_scale_of(10 * factor)):
                with own_database(keep=False, purpose="_forum"), tasks_go_nowhere():
                    make_data(scale, seed=options["seed"])
                    results.append(measure_forum(scale, options["samples"]))
                    facts = machine_facts()
        except (DatabaseInTheWay, ServerDidNotStart, UnexpectedAnswer) as error:
            raise CommandError(f"The forum: {error}") from error
        return forum_report(results, facts | {"Load average": load_in_words(load)})

    def measure_pages(self, factor: float, options: dict[str, Any]) -> str:
        """Twenty pages of a school and of one of ten times the size. Raises CommandError."""
        load = os.getloadavg()[0]
        results: list[SchoolResult] = []
        try:
            for scale in (scale_of(factor), scale_of(10 * factor)):
                with own_database(keep=False, purpose="_pages"), tasks_go_nowhere():
                    make_data(scale, seed=options["seed"])
                    people = [] if results else options["people"]
                    results.append(measure_school_pages(scale, options["samples"], people))
                    facts = machine_facts() | {"Load average": load_in_words(load)}
        except (DatabaseInTheWay, ProcessorTimeUnknown, ServerDidNotStart, UnexpectedAnswer) as error:
            raise CommandError(f"The pages: {error}") from error
        return "\n\n".join([pages_report(results), "\n".join(f"- {name}: {value}" for name, value in facts.items())])


def measure_school_pages(scale: Scale, samples: int, people: list[int]) -> SchoolResult:
    """In the connected database, when its boards are worked out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_leaderboard()")
    with serving(str(connection.settings_dict["NAME"])) as server, Client(server.port) as client:
        pages = measure_pages(client, server, samples=samples)
        crowds = measure_at_once(server.port, people) if people else []
    return SchoolResult(f"{scale.users:,} learners", pages, crowds)


def warning_of(scale: Scale) -> str:
    return (
        f"Scale {scale.name} takes about {scale.disk_gb:.0f} GB of the database server's disk and "
        f"{scale.minutes:.0f} minutes before anything is measured. Add --yes to begin."
    )


def measure_chain(samples: int) -> str:
    """The sender's tables; half as many payouts as samples. Raises CommandError when one was not paid exactly once."""
    try:
        with own_database(keep=False, purpose="_chain"):
            return chain_section(samples)
    except (DatabaseInTheWay, AssertionError) as error:
        raise CommandError(f"The chain: {error}") from error


def make_data(scale: Scale, *, seed: int) -> None:
    """Generate and prove the data. Raises CommandError when a counter is wrong."""
    with click.progressbar(length=scale.users, label=f"Making {scale.users:,} learners", file=sys.stderr) as bar:
        for made in generate(scale, seed=seed, now=timezone.now()):
            bar.update(made)
    click.echo("Counting everything again.", err=True)
    if mistakes := find_mistakes():
        raise CommandError("\n".join(["The generated data does not add up:", *mistakes[:20]]))


def measure_all(scale: Scale, keys: Collection[str], samples: int) -> Result:
    """Each operation at the database and then over HTTP, beside its floors."""
    result = Result(scale, machine_facts(), table_sizes())
    load_before = os.getloadavg()[0]
    # The boards are read from what a refresh has written.
    result.refreshes = measure_refreshes() if "refresh" in keys or "board" in keys else []
    wanted = [operation for operation in OPERATIONS if operation.key in keys]
    for operation in progress(wanted, "At the database"):
        result.at_database[operation.key] = measure_at_database(operation.key, samples)
    if wanted:
        with serving(str(connection.settings_dict["NAME"])) as server, Client(server.port) as client:
            floors = [key for key in FLOORS if any(operation.floor == key for operation in wanted)]
            for key in progress(floors, "Floors"):
                result.floors[key] = measure_floor(key, samples // 2, client)
            for operation in progress([operation for operation in wanted if operation.floor], "Over HTTP"):
                result.over_http[operation.key] = measure_over_http(operation.key, samples // 2, client)
    result.facts["Load average"] = load_in_words(load_before)
    return result


def load_in_words(before: float) -> str:
    return f"{before:.1f} before, {os.getloadavg()[0]:.1f} after; this run alone makes 1 to 2"


def progress(things: list[Any], label: str) -> Any:
    """`things` with a bar that moves when one of them is done."""
    with click.progressbar(things, label=label, file=sys.stderr) as bar:
        yield from bar
