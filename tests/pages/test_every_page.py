"""Every page, full of the worst: it answers, is valid HTML, leads nowhere wrong, and lets each text run its own way."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.pages.collect import Page, collect_pages
from tests.pages.directions import find_misdirected
from tests.pages.links import find_broken_links
from tests.pages.mails import collect_mails
from tests.pages.tree import parse_html
from tests.pages.visits import FRAGMENTS, LANDING, NO_PAGE, PUBLIC, SIGNED_IN, all_views
from tests.pages.worst_school import make_worst_school

# The test database is made for tests that say so.
pytestmark = pytest.mark.django_db
# A date, or a moment in UTC, of what HTML allows (ISO 8601).
MACHINE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
VALIDATOR = Path(settings.BASE_DIR) / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


@dataclass(frozen=True, slots=True)
class Site:
    pages: list[Page]
    broken_links: list[str]
    mails: list[str]


@pytest.fixture(scope="module")
def site_of_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Opened once for all tests; what was made for it is gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        school = make_worst_school()
        pages = collect_pages(school)
        broken_links = find_broken_links(pages)
        mails = collect_mails(school)
        transaction.set_rollback(True)
    return Site(pages, broken_links, mails)


def test_every_view_has_a_page_to_look_at_or_a_reason_why_not() -> None:
    listed = [*PUBLIC, *LANDING, *SIGNED_IN, *FRAGMENTS, *NO_PAGE]
    assert all_views() ^ set(listed) == set(), "Say in tests/pages/visits.py where its pages are, or why it has none."
    assert len(listed) == len(set(listed))


def test_every_page_answers_those_who_may_see_it(site_of_pages: Site) -> None:
    assert [(page.name, page.status) for page in site_of_pages.pages if page.status != page.visit.status] == []


def test_every_page_is_valid_html(site_of_pages: Site, tmp_path: Path) -> None:
    for number, page in enumerate(site_of_pages.pages):
        if not page.visit.is_fragment:
            (tmp_path / f"{number:03}.html").write_text(page.html, encoding="utf-8")
    node = shutil.which("node") or str(Path(settings.BASE_DIR) / ".venv" / "bin" / "node")
    config = Path(__file__).with_name("html-validate.json")
    # Into a file: of a pipe, what has not been read when the program ends is lost.
    found_file = tmp_path / "found.json"
    command = [node, str(VALIDATOR), "--config", str(config), "--formatter", f"json={found_file}", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert answer.stderr == ""
    found = {
        f"{message['ruleId']}: {message['message']} at {message['selector']} of {site_of_pages.pages[number].name}"
        for report in json.loads(found_file.read_bytes())
        for number in [int(Path(report["filePath"]).stem)]
        for message in report["messages"]
    }
    assert found == set()


def test_every_link_leads_somewhere(site_of_pages: Site) -> None:
    assert site_of_pages.broken_links == []


def test_every_time_is_written_for_machines_too(site_of_pages: Site) -> None:
    times = [
        (page.name, element.attributes.get("datetime", ""))
        for page in site_of_pages.pages
        for element in parse_html(page.html).elements()
        if element.tag == "time"
    ]
    assert len(times) > 100
    assert [(name, when) for name, when in times if not MACHINE_TIME.fullmatch(when)] == []


def test_what_people_wrote_runs_its_own_way(site_of_pages: Site) -> None:
    found = {trouble: page.name for page in site_of_pages.pages for trouble in find_misdirected(page.html)}
    assert found == {}


def test_what_people_wrote_runs_its_own_way_in_mails_too(site_of_pages: Site) -> None:
    assert len(site_of_pages.mails) > 5
    assert [trouble for html in site_of_pages.mails for trouble in find_misdirected(html)] == []
