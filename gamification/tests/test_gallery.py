"""The gallery of badges, for a visitor and for a learner."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gamification.achievements.criteria_text import WORDS
from gamification.achievements.gallery import Badge, read_gallery
from gamification.achievements.library import load_badges
from gamification.criteria import COUNT_KEYS
from gamification.models import Achievement
from gamification.tests.deserving import ACTIONS, check_achievements
from learning.models import User
from tests.builders import make_achievement, make_badge, make_course, make_supply, make_user

pytestmark = pytest.mark.django_db

PAGE = reverse("gamification:achievements")


def shown(client: Client, **query: str) -> str:
    response = client.get(PAGE, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def only_badge(learner: User) -> Badge:
    gallery = read_gallery(user_id=learner.pk)
    (badge,) = [*gallery.earned, *gallery.locked]
    return badge


def so_far(learner: User) -> list[str]:
    return [need.so_far for need in only_badge(learner).needs]


def test_every_countable_key_has_its_words() -> None:
    assert set(WORDS) == set(COUNT_KEYS)


def test_a_visitor_sees_all_badges_that_can_be_earned_and_what_they_take(client: Client) -> None:
    make_supply()
    load_badges()
    page = shown(client)
    for badge in Achievement.objects.all():
        assert badge.name in page, badge.name
    assert "Pass 10 quizzes" in page
    assert "Learn 30 days in a row" in page
    assert "Finish every course on Hedera" in page
    assert "<progress" not in page
    assert f"{reverse('chain:signin')}?next={PAGE}" in page


def test_progress_is_counted_from_what_the_learner_did(amina: User, amina_client: Client) -> None:
    make_supply()
    make_achievement({"quizzes_passed": 10}, name="Quiz Master")
    ACTIONS["quizzes_passed"](amina, 7)
    page = shown(amina_client)
    assert "7 of 10 quizzes" in page
    assert '<progress class="meter meter-thin" value="7" max="10" aria-label="Quiz Master: Pass 10 quizzes">' in page


def test_each_criterion_of_a_badge_has_its_own_progress(amina: User) -> None:
    make_achievement({"total_xp": 12_000, "replies": 1})
    ACTIONS["total_xp"](amina, 1_500)
    ACTIONS["replies"](amina, 3)
    assert sorted(so_far(amina)) == ["1 of 1 reply", "1,500 of 12,000 XP"]
    assert only_badge(amina).nearness == (0.125 + 1) / 2


def test_courses_tracks_and_categories_are_counted_in_courses(amina: User) -> None:
    make_achievement({"courses": ["keys"], "tracks": ["developer"], "categories": ["smart-contracts"]})
    assert read_gallery(user_id=amina.pk).locked == []  # these courses are still being written

    make_course("Keys", lessons=1)
    make_course(lessons=1, track="developer", category="smart-contracts", is_published=False)
    ACTIONS["tracks"](amina, ["developer"])
    make_course(lessons=1, track="developer")
    make_course(lessons=1, category="smart-contracts")
    assert so_far(amina) == ["0 of 1 course", "2 of 3 courses", "0 of 1 course"]
    assert [need.takes for need in only_badge(amina).needs] == [
        "Finish the course “Keys”",
        "Finish every course of the Developer track",
        "Finish every course on Smart contracts",
    ]


def test_earned_badges_come_first_and_then_the_nearest(amina: User) -> None:
    far = make_achievement({"replies": 20})
    near = make_achievement({"replies": 4})
    early = make_achievement({"level": 1}, category="social")
    late = make_achievement({"discussions": 1})
    ACTIONS["replies"](amina, 3)
    make_badge(amina, early, earned_at="2026-01-02T00:00Z")
    make_badge(amina, late, earned_at="2026-03-04T00:00Z")

    gallery = read_gallery(user_id=amina.pk)
    assert [badge.slug for badge in gallery.earned] == [late.slug, early.slug]
    assert [badge.slug for badge in gallery.locked] == [near.slug, far.slug]
    assert (gallery.whole.earned, gallery.whole.total) == (2, 4)


def test_one_learners_badges_are_not_anothers(amina: User, kwame_client: Client) -> None:
    make_badge(amina, make_achievement(name="Only Amina's"))
    assert "Earned on" not in shown(kwame_client)


def test_an_earned_badge_shows_its_day_and_leads_to_its_page(amina: User, amina_client: Client) -> None:
    badge = make_achievement()
    make_badge(amina, badge, earned_at="2026-03-04T12:00Z")
    page = shown(amina_client)
    assert 'Earned on <time datetime="2026-03-04">4 March 2026</time>' in page
    assert reverse("gamification:badge", args=["amina", badge.slug]) in page


def test_a_withdrawn_badge_is_shown_to_its_holders_alone(amina: User, amina_client: Client, client: Client) -> None:
    make_badge(amina, make_achievement(name="Retired", is_active=False))
    assert "Retired" in shown(amina_client)
    assert "Retired" not in shown(client)


@pytest.mark.parametrize(
    ("holders", "learners", "sentence"),
    [(0, 4, "Nobody has it yet"), (1, 4, "25% have it"), (1, 120, "Under 1% have it")],
)
def test_how_many_hold_a_badge_is_a_share_of_all_learners(
    client: Client, holders: int, learners: int, sentence: str
) -> None:
    make_supply()
    badge = make_achievement()
    for number in range(learners):
        learner = make_user()
        if number < holders:
            make_badge(learner, badge)
    assert sentence in shown(client)


def test_a_category_shows_its_badges_alone_and_htmx_gets_the_same_fragment(client: Client) -> None:
    make_supply()
    make_achievement(name="Reader", category="learning")
    make_achievement(name="Talker", category="social")
    page = shown(client, category="social")
    assert "Talker" in page
    assert "Reader" not in page

    fragment = client.get(PAGE, {"category": "social"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "Talker" in fragment
    assert '?category=social" aria-current="page"' in " ".join(fragment.split())


def test_an_unknown_category_is_read_as_all(client: Client) -> None:
    make_supply()
    make_achievement(name="Reader")
    assert "Reader" in shown(client, category="nonsense")


def test_an_empty_gallery_says_so(client: Client) -> None:
    assert "No badges here yet" in shown(client)


def test_who_has_everything_is_told(amina: User, amina_client: Client) -> None:
    make_achievement({"level": 1})
    check_achievements(amina)
    assert "All of these are yours" in shown(amina_client)


def test_seven_queries_whatever_the_number_of_badges(amina: User, amina_client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            shown(amina_client)
        return len(seen)

    few = queries()
    load_badges()
    every: list[dict[str, Any]] = [{"courses": ["a", "b"]}, {"tracks": ["explorer"]}, {"categories": ["nft"]}]
    for criteria in every * 10:
        make_badge(amina, make_achievement(criteria))
    # Two of them once a minute.
    assert queries() <= 7
    assert few <= 7
