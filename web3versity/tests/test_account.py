"""The account page and what can be sent from it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import LeaderboardEntry
from learning.models import User, UserProgress
from tests.builders import finish_course, make_award, make_course, make_discussion
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

AMINA = {
    "username": "amina-k",
    "avatar_emoji": "🦊",
    "other_emoji": "",
    "bio": "I build things.\r\nSlowly.",
    "timezone": "Asia/Tokyo",
}


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("path", ["/account/", "/account/export/"])
def test_visitors_sign_in_first(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/signin/?next={path}")


@pytest.mark.parametrize("path", ["/account/privacy/", "/account/delete/"])
def test_a_visitors_post_is_forgotten_and_leads_to_the_sign_in_page(client: Client, path: str) -> None:
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/signin/?next={path}")


def test_the_page_asks_the_database_little(
    amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    amina_client.get("/account/")
    with django_assert_max_num_queries(3):  # session, person, platform settings
        page = text(amina_client.get("/account/"))
    assert 'value="amina"' in page
    assert '<option value="Africa/Lagos" selected>Lagos</option>' in page


def test_what_is_sent_is_saved(amina: User, amina_client: Client) -> None:
    for _ in range(2):
        answer = amina_client.post("/account/", AMINA)
        assert (answer.status_code, answer["Location"]) == (302, "/account/")
    saved = fresh(amina)
    assert (saved.username, saved.avatar_emoji, saved.timezone) == ("amina-k", "🦊", "Asia/Tokyo")
    assert saved.bio == "I build things.\nSlowly."
    assert "Saved." in text(amina_client.get("/account/"))


def test_a_name_of_staff_is_refused_with_a_sentence_and_kept_in_the_form(amina: User, amina_client: Client) -> None:
    answer = amina_client.post("/account/", AMINA | {"username": "web3versity-support"})
    assert answer.status_code == 422
    assert "could be taken for one of us" in text(answer)
    assert 'value="web3versity-support"' in text(answer)
    assert fresh(amina).username == "amina"


def test_who_has_such_a_name_from_before_is_asked_to_choose_another(amina: User, amina_client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(username="Moderator")
    for page in ("/account/", "/dashboard/"):
        assert "could be taken for somebody who runs this site" in text(amina_client.get(page))
    assert amina_client.post("/account/", AMINA | {"username": "Moderator"}).status_code == 302


def test_any_other_single_emoji_wins(amina: User, amina_client: Client) -> None:
    amina_client.post("/account/", AMINA | {"other_emoji": "👩🏽‍🚀"})
    assert fresh(amina).avatar_emoji == "👩🏽‍🚀"
    page = text(amina_client.get("/account/"))
    assert 'value="👩🏽‍🚀"' in page


def test_without_a_choice_the_avatar_stays(amina: User, amina_client: Client) -> None:
    amina_client.post("/account/", {name: value for name, value in AMINA.items() if "emoji" not in name})
    assert fresh(amina).avatar_emoji == "🦒"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("username", "KWAME", "Somebody else has this name, or had it until lately."),
        ("username", "a", "Use 3 to 30 letters"),
        ("username", "-amina", "begin and end with a letter or digit"),
        ("username", "am ina", "Use 3 to 30 letters"),
        ("username", "аmina", "Use 3 to 30 letters"),  # the first letter is Cyrillic
        ("username", "", "This field is required."),
        ("avatar_emoji", "<b>", "Select a valid choice"),
        ("other_emoji", "🌱🌱", "This is not one emoji."),
        ("other_emoji", "hello", "This is not one emoji."),
        ("bio", "x" * 501, "at most 500 characters"),
        ("bio", "a\x00b", "Null characters are not allowed."),
        ("timezone", "Mars/Base", "Select a valid choice"),
        ("timezone", "", "This field is required."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    amina: User, kwame: User, amina_client: Client, field: str, value: str, sentence: str
) -> None:
    typed = AMINA | {"bio": "Typed with care."} | {field: value}
    answer = amina_client.post("/account/", typed)
    page = text(answer)
    assert answer.status_code == 422
    assert sentence in page
    if field != "bio":
        assert "Typed with care." in page
    if field == "username":
        assert f'value="{value}"' in page or not value
    saved = fresh(amina)
    assert (saved.username, saved.bio, saved.timezone) == ("amina", "", "Africa/Lagos")


def test_a_line_end_counts_once_as_in_the_browser(amina: User, amina_client: Client) -> None:
    bio = "\r\n".join(["x" * 9] * 50)
    assert amina_client.post("/account/", AMINA | {"bio": bio}).status_code == 302
    assert len(fresh(amina).bio) == 499


def test_a_zone_that_is_no_longer_offered_is_kept(amina: User, amina_client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(timezone="Etc/GMT+11")
    assert '<option value="Etc/GMT+11" selected>' in text(amina_client.get("/account/"))
    assert amina_client.post("/account/", AMINA | {"timezone": "Etc/GMT+11"}).status_code == 302


def test_privacy_switches_hold_at_once(amina: User, amina_client: Client, client: Client) -> None:
    make_award(amina, 100)
    refresh_leaderboard()
    for _ in range(2):
        assert amina_client.post("/account/privacy/", {}).status_code == 302
    assert not LeaderboardEntry.objects.exists()
    assert client.get("/learners/amina/").status_code == 404
    assert "amina" not in text(client.get("/leaderboard/"))

    amina_client.post("/account/privacy/", {"profile_public": "on", "show_on_leaderboard": "on"})
    assert client.get("/learners/amina/").status_code == 200


def test_deleting_takes_the_typed_name(amina: User, amina_client: Client, client: Client) -> None:
    finish_course(amina, make_course())
    thread = make_discussion(amina)
    answer = amina_client.post("/account/delete/", {"typed_name": "Amina"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert not User.objects.filter(pk=amina.pk).exists()
    assert not UserProgress.objects.exists()
    thread.refresh_from_db()
    assert thread.author is None
    assert "Your account is deleted." in text(amina_client.get("/"))
    assert client.get("/learners/amina/").status_code == 404


def test_deleting_again_only_asks_to_sign_in(amina_client: Client) -> None:
    amina_client.post("/account/delete/", {"typed_name": "amina"})
    assert amina_client.post("/account/delete/", {"typed_name": "amina"}).status_code == 302
    assert amina_client.get("/account/")["Location"].startswith("/signin/")


@pytest.mark.parametrize("typed", ["", "kwame", "amina!"])
def test_another_name_deletes_nobody(amina: User, kwame: User, amina_client: Client, typed: str) -> None:
    answer = amina_client.post("/account/delete/", {"typed_name": typed})
    assert answer.status_code == 422
    assert User.objects.count() == 2
    page = text(answer)
    assert "<details open>" in page
    assert f'value="{typed}"' in page or not typed


def test_every_other_browser_is_signed_out_with_the_account(amina: User, amina_client: Client) -> None:
    elsewhere = signed_in(amina)
    amina_client.post("/account/delete/", {"typed_name": "amina"})
    assert elsewhere.get("/dashboard/").status_code == 302


def test_accounts_of_staff_stay(moyo: User, moyo_client: Client) -> None:
    answer = moyo_client.post("/account/delete/", {"typed_name": "moyo"})
    assert answer.status_code == 403
    assert User.objects.filter(pk=moyo.pk, is_active=True).exists()


@pytest.mark.parametrize("path", ["/account/privacy/", "/account/delete/"])
def test_going_to_where_a_form_was_sent_shows_the_account(amina: User, amina_client: Client, path: str) -> None:
    answer = amina_client.get(path, {"typed_name": "amina"})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert fresh(amina).show_on_leaderboard


@pytest.mark.parametrize("path", ["/account/", "/account/privacy/", "/account/delete/", "/account/wallet/"])
def test_a_form_of_another_site_changes_nothing(amina: User, path: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina)
    assert browser.post(path, AMINA | {"typed_name": "amina"}).status_code == 403
    assert fresh(amina).username == "amina"
