"""The admin's part of the benchmark: every list, search and filter of what there are a million of, as staff ask for it.

Asked in this process, so that statements are counted; a page is the whole answer, rendered, without HTTP around it.
"""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from django.db.models import Model
from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse

from benchmarks.harness.client import UnexpectedAnswer
from benchmarks.harness.sampling import Timings, measure
from benchmarks.report.markdown import mark, statements_of, table, times_of
from chain.models import Transaction
from learning.admin.long_list import MOST_PAGES
from learning.models import LessonCompletion, User

MODELS: Final[tuple[type[Model], ...]] = (User, LessonCompletion, Transaction)
MOST_STATEMENTS: Final = 10
MOST_MS: Final = 300
# Of one filter: there is one for each course.
MOST_CHOICES: Final = 7
# A part that a third of all names have, one that few have, a whole name, and nobody's.
WORDS: Final = ("heron", "acacia-comet-77", "swift-reed-1", "nobody-of-this-name")


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Measured:
    page: ListPage
    timings: Timings

    @property
    def is_met(self) -> bool:
        return self.timings.p99 < MOST_MS and self.timings.statements[-1] <= MOST_STATEMENTS


def admin_section(rows: int, samples: int) -> str:
    """A table of all pages, in the connected database, which benchmarks.admin.filling has filled."""
    measured = measure_pages(samples)
    head = (f"{rows:,} people, completed lessons and transactions (ms)", "Target", "p50", "p99", "", "Statements")
    lines = [
        [
            *(each.page.title, f"{MOST_MS}", *times_of(each.timings), "met" if each.is_met else "MISSED"),
            statements_of(each.timings.statements),
        ]
        for each in measured
    ]
    most = max(each.timings.statements[-1] for each in measured)
    slowest = max(each.timings.p99 for each in measured)
    goals = [
        (f"every list: at most {MOST_STATEMENTS} statements", str(most), mark(most <= MOST_STATEMENTS)),
        (f"every list: p99 under {MOST_MS} ms", f"{slowest:.0f} ms", mark(slowest < MOST_MS)),
    ]
    return "\n\n".join([table(head, lines), table(("Goal", "Found", ""), goals)])


def measure_pages(samples: int) -> list[Measured]:
    """Each page so often, or for as long as a measurement may take."""
    browser = staff_browser()
    with override_settings(STAFF_NEEDS_SECOND_FACTOR=False):
        pages = [page for model in MODELS for page in pages_of(model, browser)]
        # As the processes of the site do (gunicorn.conf.py).
        gc.collect()
        gc.freeze()
        return [Measured(page, _time(page, browser, samples)) for page in pages]


def staff_browser() -> Browser:
    """An admin's, signed in by password."""
    person = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser("bench-admin")
    browser = Browser(SERVER_NAME="localhost")
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def pages_of(model: type[Model], browser: Browser) -> Iterator[ListPage]:
    """Its list and that one's last page, searches, and the first page of every filter's first choices and of every
    order it offers."""
    options = model._meta
    path, name = reverse(f"admin:{options.app_label}_{options.model_name}_changelist"), str(options.verbose_name_plural)
    yield ListPage(f"{name}: newest", path)
    yield ListPage(f"{name}: page {MOST_PAGES}", f"{path}?p={MOST_PAGES}")
    for words in WORDS:
        yield ListPage(f"{name}: search for {words}", f"{path}?{urlencode({'q': words})}")
    lists = browser.get(path).context["cl"]
    for spec in lists.filter_specs:
        for choice in islice(spec.choices(lists), 1, 1 + MOST_CHOICES):
            query = choice["query_string"]
            yield ListPage(f"{name}: {spec.title} = {choice['display']}", f"{path}{query}")
    for column in lists.sortable_by:
        yield ListPage(f"{name}: by {column}", f"{path}?o=-{lists.list_display.index(column)}")


def _time(page: ListPage, browser: Browser, samples: int) -> Timings:
    def look() -> None:
        answer = browser.get(page.path)
        if answer.status_code != 200:
            raise UnexpectedAnswer(f"{page.path} was answered with {answer.status_code}.")

    return measure((look for _ in range(samples)), counts_statements=True)
