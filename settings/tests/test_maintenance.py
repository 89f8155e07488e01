"""maintenance_mode: one friendly page for everyone but staff, and a way in for those who end it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

PAGES = ("/", "/courses/", "/signin/", "/dashboard/", "/courses/no-such-course/")


@pytest.fixture
def closed(platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("maintenance_mode", True)


@pytest.mark.parametrize("path", PAGES)
def test_visitors_and_learners_get_one_friendly_page(
    client: Client, amina_client: Client, platform_setting: Callable[[str, Any], None], path: str
) -> None:
    platform_setting("maintenance_mode", True)
    for browser in (client, amina_client):
        response = browser.get(path)
        assert (response.status_code, response["Retry-After"]) == (503, "600")
        assert "We will be back soon" in response.content.decode()
    platform_setting("maintenance_mode", False)
    assert client.get(path).status_code != 503


@pytest.mark.usefixtures("closed")
def test_nothing_is_done_meanwhile(amina_client: Client) -> None:
    assert amina_client.post("/signout/").status_code == 503
    assert "_auth_user_id" in amina_client.session


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("staff", ["moyo_client", "ada_client"])
def test_staff_go_on(staff: str, request: pytest.FixtureRequest) -> None:
    browser: Client = request.getfixturevalue(staff)
    assert browser.get("/courses/").status_code == 200


@pytest.mark.usefixtures("closed")
def test_load_balancers_still_hear_that_the_process_lives(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.usefixtures("closed")
def test_staff_who_are_not_signed_in_yet_find_the_door(client: Client) -> None:
    assert client.get("/admin/login/").status_code == 200
