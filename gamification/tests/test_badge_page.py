"""The page of one earned badge, and its picture: for everyone, or for its holder alone."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from gamification.achievements.image import Words, draw_badge
from gamification.achievements.library import LIBRARY, read_badges
from gamification.models import Achievement
from learning.models import User
from tests.builders import make_achievement, make_badge
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def badge() -> Achievement:
    return make_achievement(
        {"quizzes_passed": 10}, slug="quiz-master", name="Quiz <Master>", description="Ten “quizzes” passed."
    )


def page(holder: User) -> str:
    return reverse("gamification:badge", args=[holder.username, "quiz-master"])


def picture(holder: User) -> str:
    return reverse("gamification:badge-picture", args=[holder.username, "quiz-master"])


def test_a_public_badge_is_everyones_to_see(client: Client, amina: User, badge: Achievement) -> None:
    make_badge(amina, badge, earned_at="2026-03-04T12:00Z")
    response = client.get(page(amina))
    assert response.status_code == 200
    words = " ".join(response.content.decode().split())
    assert "Quiz &lt;Master&gt;" in words
    assert "amina" in words
    assert "Earned on 4 March 2026" in words
    assert "Pass 10 quizzes" in words
    assert "Earn your own" in words
    assert "noindex" not in words


def test_networks_are_told_what_to_show(client: Client, amina: User, badge: Achievement, settings: object) -> None:
    settings.SITE_URL = "https://learn.example.org"  # type: ignore[attr-defined]
    make_badge(amina, badge)
    words = client.get(page(amina)).content.decode()
    at = "https://learn.example.org/learners/amina/badges/quiz-master"
    for tag in (
        f'<link rel="canonical" href="{at}/">',
        '<meta property="og:title" content="amina earned the badge Quiz &lt;Master&gt;">',
        '<meta property="og:description" content="Ten “quizzes” passed.">',
        f'<meta property="og:url" content="{at}/">',
        f'<meta property="og:image" content="{at}.png">',
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        '<meta name="twitter:card" content="summary_large_image">',
        f'<meta name="twitter:image" content="{at}.png">',
    ):
        assert tag in words


def test_the_picture_is_a_png_of_the_size_networks_ask_for(client: Client, amina: User, badge: Achievement) -> None:
    make_badge(amina, badge)
    response = client.get(picture(amina))
    assert response.headers["Content-Type"] == "image/png"
    drawn = Image.open(BytesIO(response.content))
    assert (drawn.format, drawn.size) == ("PNG", (1200, 630))
    assert len(response.content) < 200_000


def test_a_picture_already_known_is_not_sent_again(client: Client, amina: User, badge: Achievement) -> None:
    make_badge(amina, badge)
    first = client.get(picture(amina))
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(picture(amina), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    Achievement.objects.update(name="Quiz Grandmaster")
    changed = client.get(picture(amina), headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.content != first.content


def test_a_private_profile_shows_nothing_to_others(
    client: Client, amina_client: Client, ada_client: Client, zuri: User, badge: Achievement
) -> None:
    make_badge(zuri, badge)
    for browser in (client, amina_client, ada_client):
        assert browser.get(page(zuri)).status_code == 404
        assert browser.get(picture(zuri)).status_code == 404


def test_a_private_profile_shows_its_badge_to_its_owner(zuri: User, badge: Achievement) -> None:
    make_badge(zuri, badge)
    browser = signed_in(zuri)
    words = browser.get(page(zuri)).content.decode()
    assert "Only you can see this page" in words
    assert "Show it to others" not in words
    assert '<meta name="robots" content="noindex">' in words
    assert browser.get(picture(zuri)).status_code == 200


def test_making_a_profile_private_holds_at_once_even_for_a_kept_picture(
    client: Client, amina: User, badge: Achievement
) -> None:
    make_badge(amina, badge)
    kept = client.get(picture(amina)).headers["ETag"]
    User.objects.update(profile_public=False)
    assert client.get(page(amina)).status_code == 404
    assert client.get(picture(amina), headers={"If-None-Match": kept}).status_code == 404


def test_only_an_earned_badge_of_an_active_learner_has_a_page(
    client: Client, amina: User, kwame: User, badge: Achievement
) -> None:
    make_badge(kwame, badge)
    assert client.get(page(amina)).status_code == 404
    assert client.get("/learners/nobody/badges/quiz-master/").status_code == 404
    User.objects.filter(pk=kwame.pk).update(is_active=False)
    assert client.get(page(kwame)).status_code == 404


def test_its_holder_is_helped_to_share_it(amina: User, amina_client: Client, badge: Achievement) -> None:
    make_badge(amina, badge)
    words = amina_client.get(page(amina)).content.decode()
    assert "Show it to others" in words
    assert 'download="quiz-master.png"' in words
    assert "Earn your own" not in words


def words_of(badge: Achievement) -> Words:
    return Words(badge.slug, badge.category, 1, "Badge", badge.name, badge.description, "amina", "Earned today")


def test_every_shipped_badge_has_a_picture_of_its_own() -> None:
    pictures = {draw_badge(words_of(badge)) for badge in read_badges(LIBRARY)[:4]}
    assert len(pictures) == 4


def test_words_that_do_not_fit_are_cut_and_none_at_all_are_no_error() -> None:
    long = words_of(make_achievement(name="A very long name " * 4, description="And so on. " * 27))
    assert Image.open(BytesIO(draw_badge(long))).size == (1200, 630)
    endless = words_of(make_achievement(name="W" * 80, description="m" * 300))
    assert Image.open(BytesIO(draw_badge(endless))).size == (1200, 630)
    unspeakable = words_of(make_achievement(name="🏅", description="مرحبا"))
    assert Image.open(BytesIO(draw_badge(unspeakable))).size == (1200, 630)
