"""A learner's public profile."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import UserStreak
from learning.models import User
from tests.builders import finish_course, make_achievement, make_award, make_badge, make_course, make_enrolment
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


def page_of(client: Client, username: str = "amina") -> str:
    answer = client.get(f"/learners/{username}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_what_the_learner_has_done(amina: User, client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(
        bio="Line one.\n<b>Line two.</b>", longest_streak=12, created_at=datetime(2026, 1, 5, tzinfo=UTC)
    )
    make_award(amina, 1234)
    make_badge(amina, make_achievement(name="First Steps", slug="first-steps"))
    finish_course(amina, make_course("Keys and wallets"))
    make_enrolment(amina, make_course("Not finished"))
    refresh_leaderboard()
    page = page_of(client)
    for shown in (
        "Level 3",
        "1,234",
        "First Steps",
        "Keys and wallets",
        "since January 2026",
        "Place 1",
        "Line one.<br>",
    ):
        assert shown in page
    assert "/learners/amina/badges/first-steps/" in page
    assert escape("<b>Line two.</b>") in page
    assert "Not finished" not in page


def test_it_never_shows_address_or_e_mail(amina: User, amina_client: Client, client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(email="amina@example.org", hedera_account_id="0.0.4711")
    for browser in (client, amina_client):
        page = page_of(browser)
        assert str(amina.evm_address) not in page
        assert "example.org" not in page
        assert "0.0.4711" not in page


@pytest.mark.parametrize("spelling", ["AMINA", "Amina", "aMiNa"])
def test_any_case_leads_to_the_one_spelling(amina: User, client: Client, spelling: str) -> None:
    answer = client.get(f"/learners/{spelling}/")
    assert (answer.status_code, answer["Location"]) == (302, "/learners/amina/")


def test_an_old_address_leads_to_the_new_one_and_so_do_shared_badges(amina: User, client: Client) -> None:
    make_badge(amina, make_achievement(slug="early"))
    User.objects.filter(pk=amina.pk).update(username="amina-of-lagos")
    for rest in ("", "badges/early/", "badges/early.png"):
        answer = client.get(f"/learners/Amina/{rest}")
        assert (answer.status_code, answer["Location"]) == (301, f"/learners/amina-of-lagos/{rest}")
        # It can be taken back, and a browser that remembers would go in a circle.
        assert answer["Cache-Control"] == "no-cache"
    User.objects.filter(pk=amina.pk).update(username="amina")
    assert client.get("/learners/amina/").status_code == 200


def test_an_old_address_betrays_nobody_who_is_private(zuri: User, client: Client) -> None:
    User.objects.filter(pk=zuri.pk).update(username="zuri-of-nairobi")
    for rest in ("", "badges/early/"):
        assert client.get(f"/learners/zuri/{rest}").status_code == 404
    assert signed_in(zuri).get("/learners/zuri/").status_code == 301


@pytest.mark.parametrize("name", ["nobody", "a%00b", "amina%20", "..", "аmina", "%F0%9F%8C%B1"])
def test_nobody_is_not_found(amina: User, client: Client, name: str) -> None:
    assert client.get(f"/learners/{name}/").status_code == 404


def test_a_private_profile_is_there_for_its_learner_alone(zuri: User, kwame_client: Client, client: Client) -> None:
    for browser in (client, kwame_client):
        for spelling in ("zuri", "ZURI"):
            assert browser.get(f"/learners/{spelling}/").status_code == 404
    page = page_of(signed_in(zuri), "zuri")
    assert "Only you can see this page" in page
    assert "noindex" in page


def test_a_suspended_learner_has_no_profile(amina: User, client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(is_active=False)
    assert client.get("/learners/amina/").status_code == 404


def test_the_rank_is_only_for_those_on_the_boards(amina: User, client: Client) -> None:
    make_award(amina, 10)
    refresh_leaderboard()
    assert "Place 1" in page_of(client)
    User.objects.filter(pk=amina.pk).update(show_on_leaderboard=False)
    assert "Place 1" not in page_of(client)


def test_an_unpublished_course_is_named_and_not_linked(amina: User, client: Client) -> None:
    finish_course(amina, make_course("Withdrawn", is_published=False))
    page = page_of(client)
    assert "Withdrawn" in page
    assert "/courses/withdrawn/" not in page


def test_a_new_learner_has_a_profile_too(amina: User, amina_client: Client, client: Client) -> None:
    assert "None yet." in page_of(client)
    assert "See all badges" in page_of(amina_client)


def test_the_queries_do_not_grow(
    amina: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def grow() -> None:
        make_badge(amina, make_achievement())
        finish_course(amina, make_course())
        day = UserStreak.objects.filter(user=amina).count() + 1
        UserStreak.objects.create(
            user=amina, streak_date=date(2026, 1, day), streak_count=1, activity_type="lesson_complete"
        )

    grow()
    page_of(client)
    for _ in range(3):
        # learner with leaderboard entry, badges, courses, days
        with django_assert_num_queries(4):
            page_of(client)
        grow()
