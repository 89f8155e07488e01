"""Where a list goes on, as it stands in an address (learning/web/cursor.py)."""

import pytest

from community.access.member import Member
from community.models import Discussion
from community.threads.listing import read_threads
from learning.models import User
from learning.web.cursor import read_cursor, write_cursor
from tests.builders import make_discussion

pytestmark = pytest.mark.django_db

VISITOR = Member(None)


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "~",
        "~5",
        "5~",
        "2026-03-09~5",
        "2026-03-09T10:00:00~5",
        "2026-03-09T10:00:00+00:00~-5",
        "2026-03-09T10:00:00+00:00~5.5",
        "2026-03-09T10:00:00+00:00~99999999999999999999",
        "2026-03-09T10:00:00+00:00~\u0665",
        "2026-03-09T10:00:00+99:00~5",
        "0001-01-01T00:00:00+14:00~5",
        "9999-12-31T23:59:59-14:00~5",
        "1e5~5",
        "99999999999~5",
        f"{'9' * 5000}~5",
        "' OR 1=1 --~5",
    ],
)
@pytest.mark.parametrize("is_time", [True, False])
def test_what_is_no_cursor_begins_at_the_top(thread: Discussion, cursor: str, is_time: bool) -> None:
    assert read_cursor(cursor, is_time=is_time) is None
    sort = "active" if is_time else "top"
    found = read_threads({"sort": sort}, member=VISITOR, after_cursor=cursor)
    assert found.threads == [thread]


@pytest.mark.parametrize(
    "cursor",
    [
        "2026-03-09T10:00:00.000001+00:00~5",
        "2026-03-09T10:00:00+05:30:10.5~5",
        "2026-03-09T10:00:00\0+00:00~5",
        "0001-01-01T00:00:00Z~5",
    ],
)
def test_every_moment_with_a_zone_is_a_cursor_that_the_database_takes(thread: Discussion, cursor: str) -> None:
    assert read_cursor(cursor, is_time=True) is not None
    read_threads({}, member=VISITOR, after_cursor=cursor)


def test_a_cursor_is_read_as_it_was_written(amina: User) -> None:
    thread = make_discussion(amina, upvote_count=7)
    thread.refresh_from_db()
    assert read_cursor(write_cursor(thread, "score"), is_time=False) == (7, thread.pk)
    at = read_cursor(write_cursor(thread, "last_activity_at"), is_time=True)
    assert at == (thread.last_activity_at, thread.pk)
