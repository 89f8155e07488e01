"""What a browser may keep of the pages of somebody who is signed in: nothing (middleware/private_pages.py)."""

import re

import pytest
from django.test import Client

from learning.models import User
from tests.builders import (
    finish_course,
    make_achievement,
    make_badge,
    make_course,
    make_discussion,
    make_lesson,
    make_user,
)

pytestmark = pytest.mark.django_db

PLACES = (
    "/",
    "/dashboard/",
    "/account/",
    "/achievements/",
    "/certificates/",
    "/community/",
    "/community/new/",
    "/courses/",
    "/courses/keys/",
    "/courses/keys/first/",
    "/faucet/",
    "/leaderboard/",
    "/learners/kwame/",
    "/no-such-page/",
    "/notifications/",
    "/notifications/choices/",
    "/signin/",
    "/transactions/",
    "/verify/",
    "/xp/",
)


@pytest.fixture
def lived_in(amina: User, kwame: User) -> None:
    course = make_course("Keys", lessons=0)
    make_lesson(course, slug="first", title="First")
    make_discussion(kwame)
    finish_course(amina, course)


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("address", PLACES)
def test_no_page_of_somebody_signed_in_is_kept(address: str, amina_client: Client) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        answer = amina_client.get(address, headers=headers)
        kept = answer.headers["Cache-Control"]
        assert {"no-store", "private"} <= set(re.split(r",\s*", kept)), (address, answer.status_code, kept)


@pytest.mark.usefixtures("lived_in")
def test_a_visitors_pages_and_everybodys_pictures_stay_as_they_were(client: Client, amina_client: Client) -> None:
    holder = make_user("holder")
    make_badge(holder, make_achievement(slug="early"))
    assert "Cache-Control" not in client.get("/courses/").headers
    assert amina_client.get("/learners/holder/badges/early.png").headers["Cache-Control"] == "no-cache"
    assert "no-store" not in amina_client.get("/community/feed/").headers.get("Cache-Control", "")


def test_signing_out_empties_the_browsers_cache_and_leaves_its_storage(amina_client: Client) -> None:
    assert "Clear-Site-Data" not in amina_client.get("/dashboard/").headers
    assert amina_client.post("/signout/").headers["Clear-Site-Data"] == '"cache"'


def test_a_session_that_has_ended_elsewhere_leaves_nothing_either(amina_client: Client, amina: User) -> None:
    amina_client.session.delete()
    assert amina_client.get("/dashboard/").headers["Clear-Site-Data"] == '"cache"'


def test_htmx_keeps_no_copy_of_pages(client: Client) -> None:
    page = client.get("/courses/").content.decode()
    assert '"historyCacheSize": 0' in page
    assert '"refreshOnHistoryMiss": true' in page
