"""The preview of a post and the people an @ may mean, over HTTP (community/views/composer.py)."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from community.views import composer
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db

PREVIEW = reverse("community:post-preview")
PEOPLE = reverse("community:people")


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    cache.clear()


def test_a_preview_is_what_will_be_shown(amina_client: Client, kwame: User) -> None:
    answer = amina_client.post(PREVIEW, {"content": "Hi **@kwame** <b>"})
    assert answer.status_code == 200
    link = f'<a class="mention" href="/people/{kwame.pk}/" rel="nofollow ugc">@kwame</a>'
    assert answer.content.decode().strip() == f'<p dir="auto">Hi <strong>{link}</strong> &lt;b&gt;</p>'


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        ("", 200, "Nothing to preview yet."),
        (" \r\n", 200, "Nothing to preview yet."),
        ("\0", 422, "Write something first."),
        ("x" * 20_001, 422, "A post can have at most 20000 characters; this one has 20001."),
    ],
)
def test_what_could_not_be_posted_is_answered_with_a_sentence(
    amina_client: Client, content: str, status: int, sentence: str
) -> None:
    answer = amina_client.post(PREVIEW, {"content": content})
    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_a_line_end_counts_once(amina_client: Client) -> None:
    assert amina_client.post(PREVIEW, {"content": "x\r\n" * 9_999 + "xx"}).status_code == 200


def test_a_flood_of_previews_is_told_to_wait_and_others_are_not(
    amina_client: Client, kwame_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "_MOST_A_MINUTE", 3)
    answers = [amina_client.post(PREVIEW, {"content": "x"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "short rest" in answers[-1].content.decode()
    assert kwame_client.post(PREVIEW, {"content": "x"}).status_code == 200


def test_visitors_sign_in_first(client: Client) -> None:
    for answer in (client.post(PREVIEW, {"content": "x"}), client.get(PEOPLE, {"q": "a"})):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("chain:signin"))


def test_only_the_right_methods_are_answered(amina_client: Client) -> None:
    assert amina_client.get(PREVIEW).status_code == 405
    assert amina_client.post(PEOPLE).status_code == 405


def test_people_are_named_with_their_pictures(amina_client: Client, kwame: User, zuri: User) -> None:
    make_user("Kwabena", avatar_emoji="🪘")
    answer = amina_client.get(PEOPLE, {"q": "KW"})
    assert answer.json() == [{"name": "Kwabena", "avatar": "🪘"}, {"name": "kwame", "avatar": "🥁"}]
    assert amina_client.get(PEOPLE, {"q": "zuri"}).json() == []
    for nothing in ("", "%", "\0", "x" * 5000):
        assert amina_client.get(PEOPLE, {"q": nothing}).json() == []
    assert amina_client.get(PEOPLE).json() == []
