"""The link at the end of every mail: it works without signing in, as often as one likes, for whoever has it."""

import pytest
from django.core import signing
from django.test import Client

from community.models import NotificationChoice
from community.notifications.email.unsubscribe import Subscription
from community.tests.notification_tools import choose_channel
from learning.models import User

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def link(person: User, kind: str = "") -> str:
    return f"/notifications/unsubscribe/{Subscription(person.pk, kind).token}/"


def channels(person: User) -> dict[str, str]:
    return dict(NotificationChoice.objects.filter(user=person).values_list("kind", "channel"))


@pytest.fixture(autouse=True)
def chosen(amina: User, kwame: User) -> None:
    for person in (amina, kwame):
        choose_channel(person, "digest", "reply", "votes")
        choose_channel(person, "email", "mention", "badge")
        choose_channel(person, "never", "payout")


def test_looking_changes_nothing_and_says_what_the_button_does(amina: User, client: Client) -> None:
    before = channels(amina)
    assert "The daily e-mail will not come any more." in client.get(link(amina)).content.decode()
    assert "“Badges” will not be mailed" in client.get(link(amina, "badge")).content.decode()
    assert client.head(link(amina)).status_code == 200
    assert channels(amina) == before


def test_the_daily_mail_ends_and_the_rest_stays(amina: User, kwame: User, client: Client) -> None:
    for _ in range(2):
        answer = client.post(link(amina))
        assert answer.status_code == 200
        assert "These e-mails have ended" in answer.content.decode()
    assert channels(amina) == {
        "reply": "page",
        "votes": "page",
        "mention": "email",
        "badge": "email",
        "payout": "never",
    }
    assert channels(kwame)["reply"] == "digest"


def test_one_kind_ends_and_the_rest_stays(amina: User, client: Client) -> None:
    assert client.post(link(amina, "badge")).status_code == 200
    assert channels(amina) == {
        "reply": "digest",
        "votes": "digest",
        "mention": "email",
        "badge": "page",
        "payout": "never",
    }
    # What is chosen otherwise by then is not what the mail was about.
    client.post(link(amina, "reply"))
    assert channels(amina)["reply"] == "digest"


def test_mail_programs_post_by_themselves_without_a_cookie(amina: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(link(amina), ONE_CLICK).status_code == 200
    assert "digest" not in channels(amina).values()


@pytest.mark.parametrize("token", ["x", "WzEsImRpZ2VzdCJd:forged", "a:b:c", "é"])
def test_a_forged_link_is_answered_with_a_sentence(amina: User, client: Client, token: str) -> None:
    before = channels(amina)
    for answer in (
        client.get(f"/notifications/unsubscribe/{token}/"),
        client.post(f"/notifications/unsubscribe/{token}/"),
    ):
        assert answer.status_code == 404
        assert "This link is not ours" in answer.content.decode()
    for path in (link(amina)[:-3] + "/", link(amina).replace("unsubscribe/W", "unsubscribe/V")):
        assert client.post(path).status_code == 404
    assert channels(amina) == before


def test_the_link_of_somebody_who_has_left_is_harmless(amina: User, client: Client) -> None:
    path = link(amina)
    amina.delete()
    assert client.post(path).status_code == 200


def test_links_of_other_purposes_end_nothing(amina: User, client: Client) -> None:
    token = signing.Signer(salt="another").sign_object([amina.pk, "digest"])
    assert client.post(f"/notifications/unsubscribe/{token}/").status_code == 404
