import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from web3versity.views.errors import server_error


def test_a_missing_page_is_human(client: Client, db: None) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()


def test_with_debug_a_missing_page_is_as_human(client: Client, db: None, settings: Settings) -> None:
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "web3versity.devserver.friendly_404.FriendlyNotFoundMiddleware"]
    for path in ("/no-such-page/", "/courses/no-such-course/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "There is nothing at this address" in answer.content.decode()
        assert "DEBUG" not in answer.content.decode()


def test_the_last_resort_needs_neither_database_nor_session() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_a_form_without_its_token_gets_a_sentence(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/signout/")
    assert answer.status_code == 403
    assert "reload the page" in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example"])
def test_a_foreign_host_is_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400


def test_every_answer_carries_the_strict_policy(client: Client, db: None) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
