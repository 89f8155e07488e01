"""Moderators see what limits have refused (/community/moderation/limits/)."""

import pytest
from django.test import Client

from learning.models import User
from learning.web.throttle import is_object_throttled, is_throttled, note_refusal

pytestmark = pytest.mark.django_db

PAGE = "/community/moderation/limits/"


def test_moderators_see_who_was_refused_what_and_how_often(moyo_client: Client, amina: User, kwame: User) -> None:
    for _ in range(3):
        is_throttled(amina.pk, "post-preview", limit=1, seconds=60)
    is_throttled(kwame.pk, "post-preview", limit=1, seconds=60)
    is_object_throttled("somebody", "an-unnamed-limit", limit=0, seconds=60)
    note_refusal(0, "post-preview")
    page = moyo_client.get(PAGE).content.decode()
    for words in ("Previews of posts", amina.username, "refused 2 times", "an-unnamed-limit", "who has left"):
        assert words in page
    assert kwame.username not in page
    assert "somebody<" not in page


def test_nobody_else_does(client: Client, amina_client: Client) -> None:
    assert client.get(PAGE)["Location"].startswith("/signin/?next=/community/moderation/limits/")
    assert amina_client.get(PAGE).status_code == 403


def test_without_a_refusal_it_says_so(moyo_client: Client) -> None:
    assert "Nobody has reached a limit" in moyo_client.get(PAGE).content.decode()
