"""/notifications/choices/: over which channel a person hears of each kind of thing."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from community.models import NotificationChoice
from community.models.notification import Channel
from community.notifications.kinds import all_kinds
from community.notifications.preferences import NoAddress, read_preferences, save_preferences
from community.tests.notification_tools import choose_channel
from learning.models import User

pytestmark = pytest.mark.django_db

CHOICES = "/notifications/choices/"
ALL_ON_PAGE = {kind.key: "page" for kind in all_kinds()}


@pytest.fixture(autouse=True)
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True


@pytest.fixture
def reachable(amina: User) -> User:
    amina.email = "amina@example.org"
    amina.save(update_fields=["email"])
    return amina


def channels(person: User) -> dict[str, str]:
    return dict(NotificationChoice.objects.filter(user=person).values_list("kind", "channel"))


def test_without_a_choice_everything_is_told_on_the_site(amina: User) -> None:
    assert set(read_preferences(user_id=amina.pk).values()) == {Channel.PAGE}


def test_what_is_chosen_is_kept_and_choosing_it_again_changes_nothing(reachable: User, amina_client: Client) -> None:
    wanted = ALL_ON_PAGE | {"reply": "email", "votes": "digest", "badge": "never"}
    for _ in range(2):
        answer = amina_client.post(CHOICES, wanted)
        assert (answer.status_code, answer["Location"]) == (302, CHOICES)
        assert channels(reachable) == {"reply": "email", "votes": "digest", "badge": "never"}
    page = amina_client.get(CHOICES).content.decode()
    assert "Saved." in page
    assert '<option value="digest" selected>' in page
    amina_client.post(CHOICES, ALL_ON_PAGE)
    assert set(channels(reachable).values()) == {"page"}


def test_mail_is_refused_without_an_address_and_what_was_chosen_is_kept(amina: User, amina_client: Client) -> None:
    answer = amina_client.post(CHOICES, ALL_ON_PAGE | {"reply": "digest", "votes": "never"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give and confirm an e-mail address first" in page
    assert '<option value="digest" selected>' in page
    assert '<option value="never" selected>' in page
    assert channels(amina) == {}
    with pytest.raises(NoAddress):
        save_preferences(person=amina, channels={"reply": Channel.EMAIL})


def test_an_address_that_was_removed_in_another_tab_is_missed_in_time(
    amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.notifications.forms.PreferencesForm.clean", lambda _form: None)
    answer = amina_client.post(CHOICES, ALL_ON_PAGE | {"reply": "digest"})
    assert answer.status_code == 422
    assert "Give and confirm an e-mail address first" in answer.content.decode()


@pytest.mark.parametrize("changes", [{"reply": "pigeon"}, {"reply": ""}, {"votes": "PAGE"}, {"votes": "a\0b"}])
def test_what_cannot_be_chosen_is_refused(amina: User, amina_client: Client, changes: dict[str, str]) -> None:
    answer = amina_client.post(CHOICES, ALL_ON_PAGE | changes)
    assert answer.status_code == 422
    assert "Nothing is saved yet." in answer.content.decode()
    assert channels(amina) == {}


def test_kinds_that_are_left_out_are_not_guessed(amina: User, amina_client: Client) -> None:
    assert amina_client.post(CHOICES, {"reply": "never"}).status_code == 422
    assert channels(amina) == {}


def test_a_site_that_sends_no_mail_says_so_and_offers_none(
    amina: User, amina_client: Client, settings: Settings
) -> None:
    settings.SENDS_MAIL = False
    page = amina_client.get(CHOICES).content.decode()
    assert "This site sends no e-mail" in page
    assert 'value="digest"' not in page
    assert 'name="address"' not in page
    assert amina_client.post(CHOICES, ALL_ON_PAGE | {"reply": "email"}).status_code == 422
    assert amina_client.post("/notifications/address/", {"address": "amina@example.org"}).status_code == 404


def test_what_was_chosen_before_the_mail_server_went_away_can_be_kept(
    reachable: User, amina_client: Client, settings: Settings
) -> None:
    choose_channel(reachable, "digest", "reply")
    settings.SENDS_MAIL = False
    assert '<option value="digest" selected>' in amina_client.get(CHOICES).content.decode()
    assert amina_client.post(CHOICES, ALL_ON_PAGE | {"reply": "digest", "badge": "never"}).status_code == 302
    assert channels(reachable) == {"reply": "digest", "badge": "never"}


def test_nobody_chooses_for_another(amina: User, kwame: User, amina_client: Client) -> None:
    amina_client.post(CHOICES, ALL_ON_PAGE | {"reply": "never", "user": kwame.pk})
    assert (channels(amina)["reply"], channels(kwame)) == ("never", {})


def test_the_page_asks_the_database_little(
    amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    amina_client.get(CHOICES)
    with django_assert_max_num_queries(5):  # session, person, platform settings, choices, a link that waits
        amina_client.get(CHOICES)


def test_the_account_page_leads_there(amina_client: Client) -> None:
    assert f'href="{CHOICES}"' in amina_client.get("/account/").content.decode()
