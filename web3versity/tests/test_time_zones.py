"""Times on the reader's clock (web3versity/middleware/time_zone.py), and in the zone of whoever gets a mail."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from chain.models import Transaction
from chain.tests.payouts import ask
from community.models import ModerationLogEntry
from community.notifications.email.tasks import send_immediately
from community.tests.notification_tools import choose_channel, make_notification
from gamification.models import LeaderboardRefresh
from learning.models import User
from tests.builders import make_achievement, make_award, make_badge, make_discussion, make_user
from tests.personas import signed_in
from web3versity.middleware.time_zone import ReadersZone, TimezoneMiddleware

pytestmark = pytest.mark.django_db

WINTER = datetime(2026, 1, 9, 23, 30, 7, tzinfo=UTC)
SUMMER = datetime(2026, 7, 9, 23, 30, 7, tzinfo=UTC)
# Half an hour off the full ones, with summer time; Lagos is an hour ahead all year.
ZONES = ("Africa/Lagos", "America/St_Johns")
CLOCKS = [
    ("Africa/Lagos", WINTER, "10 January 2026", "00:30", "WAT"),
    ("Africa/Lagos", SUMMER, "10 July 2026", "00:30", "WAT"),
    ("America/St_Johns", WINTER, "9 January 2026", "20:00", "NST"),
    ("America/St_Johns", SUMMER, "9 July 2026", "21:00", "NDT"),
    # PostgreSQL knows it as an offset, Python does not.
    ("XYZ5", WINTER, "9 January 2026", "23:30", "UTC"),
]
VALID_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


@pytest.fixture(params=CLOCKS, ids=lambda clock: f"{clock[0]}-{clock[1]:%b}")
def reader(request: pytest.FixtureRequest) -> tuple[User, datetime, str, str, str]:
    zone, moment, day, clock, name = request.param
    return make_user("reader", timezone=zone), moment, day, clock, name


def read(browser: Client, path: str) -> str:
    """The page; what it says in <time datetime> is valid HTML."""
    page = browser.get(path).content.decode()
    for value in re.findall(r'<time[^>]* datetime="([^"]*)"', page):
        assert VALID_TIME.fullmatch(value)
    return page


def test_the_faucet(reader: tuple[User, datetime, str, str, str]) -> None:
    learner, moment, day, clock, name = reader
    learner.evm_address = f"0x{7:040x}"
    learner.save(update_fields=["evm_address"])
    ask(learner, at=moment)
    page = read(signed_in(learner), "/faucet/")
    assert f'datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{day}, {clock} {name}</time>' in page


def test_transactions(reader: tuple[User, datetime, str, str, str]) -> None:
    learner, moment, day, clock, name = reader
    row = Transaction.objects.create(
        user=learner, transaction_type="faucet_request", status="success", chain_id=296, consensus_timestamp=moment
    )
    browser = signed_in(learner)
    assert f"{day}, {clock}:07 {name}</time>" in read(browser, "/transactions/")
    page = read(browser, f"/transactions/{row.pk}/")
    assert f'datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{day}, {clock}:07 {name}</time>' in page


def test_the_xp_statement(reader: tuple[User, datetime, str, str, str]) -> None:
    learner, moment, day, clock, name = reader
    make_award(learner, 5, awarded_at=moment)
    page = read(signed_in(learner), "/xp/")
    assert f'datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{day}, {clock} {name}</time>' in page


def test_the_forum(reader: tuple[User, datetime, str, str, str]) -> None:
    learner, moment, day, clock, name = reader
    thread = make_discussion(None, created_at=moment, last_activity_at=moment)
    for path in ("/community/", thread.get_absolute_url()):
        assert f'datetime="{moment:%Y-%m-%dT%H:%M:%SZ}" title="{day}, {clock} {name}"' in read(signed_in(learner), path)


def test_notifications(reader: tuple[User, datetime, str, str, str]) -> None:
    learner, moment, day, clock, name = reader
    act = ModerationLogEntry.objects.create(action="suspend", person=learner, details={"until": moment.isoformat()})
    make_notification(
        learner, kind="moderation", subject=f"person:{learner.pk}", events=[f"act:{act.pk}"], happened_at=moment
    )
    page = read(signed_in(learner), "/notifications/")
    assert f'title="{day}, {clock} {name}"' in page
    assert f"You are suspended from the forum until {day}" in page


def test_the_moderation_log(reader: tuple[User, datetime, str, str, str], moyo: User) -> None:
    learner, moment, day, clock, name = reader
    User.objects.filter(pk=moyo.pk).update(timezone=learner.timezone)
    ModerationLogEntry.objects.create(action="suspend", person=learner, details={"until": moment.isoformat()})
    ModerationLogEntry.objects.create(action="lift", person=learner, created_at=moment)
    page = read(signed_in(moyo), "/community/moderation/log/")
    assert f"until {day}, {clock} {name}" in page
    assert f'datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{day}, {clock} {name}</time>' in page


def test_the_board_is_dated_on_the_readers_clock_and_says_that_its_periods_are_utc(
    reader: tuple[User, datetime, str, str, str],
) -> None:
    learner, moment, day, clock, name = reader
    LeaderboardRefresh.objects.update_or_create(id=1, defaults={"refreshed_at": moment, "rows_written": 0})
    page = read(signed_in(learner), "/leaderboard/")
    at = f'<time datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{day}, {clock} {name}</time>'
    assert f"As of {at}. Weeks begin on Monday, months on the first, both in UTC." in page


def test_a_mail_is_written_in_its_recipients_zone(
    reader: tuple[User, datetime, str, str, str], settings: Settings
) -> None:
    learner, moment, day, _clock, _name = reader
    settings.SENDS_MAIL = True
    User.objects.filter(pk=learner.pk).update(email="reader@example.org")
    choose_channel(learner, "email")
    act = ModerationLogEntry.objects.create(action="suspend", person=learner, details={"until": moment.isoformat()})
    row = make_notification(learner, kind="moderation", subject=f"person:{learner.pk}", events=[f"act:{act.pk}"])
    with timezone.override("Pacific/Kiritimati"):
        send_immediately([row.pk])
    (sent,) = mail.outbox
    assert sent.subject == f"You are suspended from the forum until {day}"


def test_a_visitor_reads_utc_and_its_name(client: Client) -> None:
    thread = make_discussion(None, created_at=SUMMER, last_activity_at=SUMMER)
    assert 'title="9 July 2026, 23:30 UTC"' in read(client, thread.get_absolute_url())
    LeaderboardRefresh.objects.update_or_create(id=1, defaults={"refreshed_at": SUMMER, "rows_written": 0})
    assert 'As of <time datetime="2026-07-09T23:30:07Z">9 July 2026, 23:30 UTC</time>.' in read(client, "/leaderboard/")


def test_a_clock_that_was_put_forward_jumps_over_the_hour() -> None:
    learner = make_user(timezone="America/St_Johns")
    before, after = datetime(2026, 3, 8, 5, 29, tzinfo=UTC), datetime(2026, 3, 8, 5, 30, tzinfo=UTC)
    with timezone.override(ReadersZone(_request_of(learner))):
        shown = [date_format(timezone.localtime(moment), "DATETIME_FORMAT") for moment in (before, after)]
    assert shown == ["8 March 2026, 01:59 NST", "8 March 2026, 03:00 NDT"]


def test_one_time_zone_ends_with_their_request(amina_client: Client, client: Client) -> None:
    thread = make_discussion(None, created_at=SUMMER, last_activity_at=SUMMER)
    zones = []
    for browser in (amina_client, client, amina_client):
        zones.append(re.findall(r'title="9|title="10', read(browser, thread.get_absolute_url()))[0][7:])
        assert timezone.get_current_timezone_name() == "UTC"
    assert zones == ["10", "9", "10"]


def test_feeds_and_badge_pictures_are_the_same_for_everybody(client: Client) -> None:
    holder = make_user("holder", timezone="Africa/Lagos")
    make_badge(holder, make_achievement(slug="early"), earned_at=SUMMER)
    make_discussion(None, created_at=SUMMER, last_activity_at=SUMMER)
    browsers = [client, *(signed_in(make_user(timezone=zone)) for zone in ZONES)]
    feeds = {re.sub(r"<id>.*?</id>", "", browser.get("/community/feed/").content.decode()) for browser in browsers}
    assert len(feeds) == 1
    assert "<updated>2026-07-09T23:30:07+00:00</updated>" in feeds.pop()
    pictures = [browser.get("/learners/holder/badges/early.png") for browser in browsers]
    assert len({picture.headers["ETag"] for picture in pictures}) == 1
    assert "Earned on 10 July 2026" in read(client, "/learners/holder/badges/early/")


def test_what_shows_no_time_asks_neither_session_nor_database(
    amina_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = amina_client.get("/healthz")
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_time_zone_is_a_zone_like_any_other(amina: User) -> None:
    zone = ReadersZone(_request_of(amina))
    noon = timezone.make_aware(datetime(2026, 7, 9, 12), zone)  # noqa: DTZ001 (made aware)
    assert noon.isoformat() == "2026-07-09T12:00:00+01:00"
    assert (noon.dst(), noon.tzname(), str(zone)) == (timedelta(0), "WAT", "Africa/Lagos")


def test_it_is_the_only_place_that_sets_a_zone_and_templates_write_none_by_hand() -> None:
    assert f"{TimezoneMiddleware.__module__}.TimezoneMiddleware" in settings.MIDDLEWARE
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\}\} UTC|date:.c.", text), path


def _request_of(person: User) -> HttpRequest:
    request = HttpRequest()
    request.user = person
    return request
