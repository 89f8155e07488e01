"""What only a script can send: answered with a 4xx or a way on, and never with a 500."""

from typing import Any

import pytest
from django.test import Client

from learning.models import User

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "path",
    [
        "/previews/learners/x%00.png",
        "/learners/%00a/",
        "/learners/%00a/badges/x/",
        "/learners/%00a/badges/x.png",
        "/courses/%00/",
        "/community/1/%00/",
        "/certificates/%00/",
        "/notifications/unsubscribe/%00/",
    ],
)
def test_an_address_with_nul_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_page_that_htmx_says_it_was_on_may_be_no_address(client: Client) -> None:
    answer = client.get("/dashboard/", headers={"HX-Request": "true", "HX-Current-URL": "http://[::1"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/signin/?next=/dashboard/")


def test_a_referrer_may_be_no_address() -> None:
    headers: dict[str, Any] = {"Sec-Fetch-Site": "same-origin", "Referer": "http://[x"}
    answer = Client(enforce_csrf_checks=True).post("/community/new/", {"title": "Lost"}, headers=headers)
    assert 300 <= answer.status_code < 500


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "nonsense"])
def test_a_form_in_another_encoding_counts_as_empty(amina: User, amina_client: Client, charset: str) -> None:
    answer = amina_client.generic("POST", "/community/new/", "title=Lost", f"{FORM}; charset={charset}")
    assert answer.status_code == 422


def test_a_page_without_a_fragment_is_opened_as_a_whole(client: Client) -> None:
    for path in ("/", "/about/", "/signin/", "/verify/"):
        answer = client.get(path, headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, path)
