"""Badges are minted for whoever asks, and for nobody else."""

import pytest
from django.test import Client

from chain.tokens.badge_opt_in import has_opted_in
from learning.models import User

pytestmark = pytest.mark.django_db

MINTING = "/badges/minting/"


def test_a_learner_asks_and_asks_no_more(amina: User, amina_client: Client) -> None:
    assert "Mint my badges" in amina_client.get("/certificates/").text
    for _ in range(2):
        told = amina_client.post(MINTING, {"opt_in": "on"}, follow=True)
        assert has_opted_in(user_id=amina.pk)
        assert "on their way" in told.text
    assert "Mint no more badges" in told.text
    for _ in range(2):
        assert "Those in your wallet stay" in amina_client.post(MINTING, {"opt_in": "off"}, follow=True).text
        assert not has_opted_in(user_id=amina.pk)


def test_somebody_without_a_wallet_is_told(ada: User, ada_client: Client) -> None:
    assert "Mint my badges" not in ada_client.get("/certificates/").text
    assert "has no wallet" in ada_client.post(MINTING, {"opt_in": "on"}, follow=True).text
    assert not has_opted_in(user_id=ada.pk)


def test_it_is_asked_by_post_and_by_learners(client: Client, amina_client: Client) -> None:
    assert amina_client.get(MINTING).status_code == 405
    assert client.post(MINTING, {"opt_in": "on"}).headers["Location"].startswith("/signin/")
