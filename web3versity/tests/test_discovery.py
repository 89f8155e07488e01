"""What machines look for at addresses of their own (web3versity/views/discovery.py, sitemap.py, public/)."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

import web3versity.sitemap
from community.models import Discussion
from learning.models import Course, User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_user

pytestmark = pytest.mark.django_db

SITE = "https://learn.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def own_address(settings: Settings) -> None:
    settings.SITE_URL = SITE


def listed(client: Client, path: str) -> dict[str, str | None]:
    """Address to last change."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert "Cookie" not in answer.headers.get("Vary", "")
    tree = ET.fromstring(answer.content)  # noqa: S314 (our own)
    return {item.findtext(f"{MAP}loc", ""): item.findtext(f"{MAP}lastmod") for item in tree}


def everything(client: Client) -> dict[str, str | None]:
    files = [address.removeprefix(SITE) for address in listed(client, "/sitemap.xml")]
    return {address: changed for path in files for address, changed in listed(client, path).items()}


def test_robots_are_told_where_the_map_is_and_what_is_nobodys(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /account/" in lines
    assert "Disallow: /" not in lines
    # Pictures and pages of people must be open for networks to show them.
    assert not any("previews" in line or "learners" in line or "courses" in line for line in lines)


def test_the_map_has_what_everybody_may_read_and_nothing_else(client: Client, amina: User, zuri: User) -> None:
    User.objects.filter(pk__in=[amina.pk, zuri.pk]).update(
        lessons_completed=3, last_activity_date=datetime(2026, 3, 1, tzinfo=UTC).date()
    )
    make_user("never-began")
    course = make_course("Keys", slug="keys", lessons=1, published_at=datetime(2026, 1, 2, tzinfo=UTC))
    make_course("Draft", slug="draft", is_published=False)
    thread = make_discussion(amina, title="محفظتي ضاعت")
    for change in ({"hidden_at": timezone.now()}, {"deleted_at": timezone.now()}, {"merged_into": thread}):
        make_discussion(amina, title="Gone", **change)
    lesson = course.lessons.get()

    found = everything(client)

    pages = ("/", "/courses/", "/community/", "/achievements/", "/leaderboard/", "/faucet/", "/verify/")
    paths = [*pages, course.get_absolute_url(), lesson.get_absolute_url(), thread.get_absolute_url()]
    assert found.keys() >= {SITE + path for path in [*paths, "/learners/amina/"]}
    assert not any(word in address for address in found for word in ("draft", "zuri", "never-began", "/gone"))
    assert found[f"{SITE}/learners/amina/"] == "2026-03-01"
    assert found[SITE + lesson.get_absolute_url()] == lesson.updated_at.isoformat(timespec="seconds")
    assert found[SITE + course.get_absolute_url()] == lesson.updated_at.isoformat(timespec="seconds")


def test_votes_and_enrolments_change_no_day_and_answers_do(client: Client, amina: User) -> None:
    course = make_course("Keys", slug="keys", lessons=1)
    thread = make_discussion(amina)
    before = everything(client)
    Discussion.objects.filter(pk=thread.pk).update(upvote_count=9, view_count=100)
    Course.objects.filter(pk=course.pk).update(is_featured=True)
    assert everything(client) == before
    Discussion.objects.filter(pk=thread.pk).update(last_activity_at=timezone.now() + timedelta(hours=1))
    assert everything(client)[SITE + thread.get_absolute_url()] != before[SITE + thread.get_absolute_url()]


def test_files_are_small_parts_by_id_and_each_costs_one_query(
    client: Client, amina: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert web3versity.sitemap.RANGE <= 50_000
    monkeypatch.setattr(web3versity.sitemap, "RANGE", 2)
    threads = [make_discussion(amina, title=f"Question {number}") for number in range(5)]
    MAINTENANCE_MODE.current()
    with django_assert_num_queries(4):
        files = [path.removeprefix(SITE) for path in listed(client, "/sitemap.xml") if "threads" in path]
    assert len(files) in (3, 4)
    with django_assert_num_queries(len(files)):
        found = [listed(client, path) for path in files]
    assert sum(map(len, found)) == 5
    assert {SITE + thread.get_absolute_url() for thread in threads} == {path for part in found for path in part}
    assert max(map(len, found)) <= 2


@pytest.mark.parametrize("name", ["threads-999999", "jokes-0", "pages-1", "threads-99999999999999999999"])
def test_files_that_are_not_there_are_a_404(client: Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


@pytest.mark.parametrize(("path", "size"), [("/favicon.ico", (48, 48)), ("/apple-touch-icon.png", (180, 180))])
def test_browsers_find_icons_where_they_look(client: Client, path: str, size: tuple[int, int]) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as picture:  # type: ignore[attr-defined]
        assert picture.size == size


def test_phones_can_put_the_school_on_the_home_screen(client: Client) -> None:
    answer = client.get("/site.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert (told["name"], told["start_url"], told["scope"]) == ("Web3Versity", "/", "/")
    icons = {(icon["sizes"], icon["purpose"]): icon["src"] for icon in told["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")} <= icons.keys()
    for (sizes, _purpose), src in icons.items():
        if sizes != "any":
            with Image.open(f"static/{src.removeprefix('/static/')}") as picture:
                assert f"{picture.width}x{picture.height}" == sizes
    assert '<link rel="manifest" href="/site.webmanifest">' in client.get("/").content.decode()


def test_who_is_told_of_a_weakness_comes_from_the_operator_with_a_day_it_ends(
    client: Client, settings: Settings
) -> None:
    settings.SECURITY_CONTACT = ["mailto:security@learn.example", "https://learn.example/security"]
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in answer.content.decode().splitlines()]
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACT
    told = dict(fields)
    ends = datetime.fromisoformat(told["Expires"])
    assert timedelta(days=90) < ends - timezone.now() < timedelta(days=365)
    assert told["Canonical"] == f"{SITE}/.well-known/security.txt"


def test_nobody_is_named_who_was_not(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = []
    answer = client.get("/.well-known/security.txt")
    assert answer.status_code == 404
    assert "Contact:" not in answer.content.decode()
    assert "has not said" in answer.content.decode()


def test_password_managers_are_led_to_the_account(client: Client) -> None:
    answer = client.get("/.well-known/change-password")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/")
