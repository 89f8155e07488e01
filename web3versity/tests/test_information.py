"""The pages about the school itself, and that the one on privacy is true (web3versity/privacy.py)."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from chain.faucet.forgetting import forget_networks
from chain.models import FaucetRequest
from learning.models import User
from web3versity.beat_schedule import BEAT_SCHEDULE
from web3versity.privacy import KEPT

pytestmark = pytest.mark.django_db

ROOMS = {"chain", "gamification", "community", "learning", "settings"}


def test_every_page_leads_to_them(client: Client) -> None:
    home = client.get("/").content.decode()
    for path in ("/about/", "/privacy/", "/terms/"):
        assert f'href="{path}"' in home
        page = client.get(path)
        assert page.status_code == 200
        assert page.content.decode().count("<h1") == 1


def test_the_page_on_privacy_names_every_kind_of_datum_with_its_reason_and_end(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    for datum in KEPT:
        assert str(datum.what) in page.replace("&#x27;", "'")
        assert str(datum.why)
        assert str(datum.how_long)


def test_it_covers_every_table_that_points_at_a_person_or_holds_an_address() -> None:
    covered = {table for datum in KEPT for table in datum.tables}
    personal = {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in ROOMS and model._meta.managed
        for field in model._meta.local_fields
        if field.related_model is User or isinstance(field, models.EmailField | models.GenericIPAddressField)
    }
    assert personal - covered == set()
    assert covered - {model._meta.db_table for model in apps.get_models()} == set()


def test_from_where_hbar_were_asked_for_is_forgotten_after_an_hour_and_its_mark_after_a_day(amina: User) -> None:
    now = timezone.now()
    for minutes in (59, 61, 23 * 60, 24 * 60 + 1):
        FaucetRequest.objects.create(
            user=amina,
            evm_address=str(amina.evm_address),
            amount_hbar=1,
            requested_at=now - timedelta(minutes=minutes),
            request_ip="203.0.113.7",
            network_mark="0123456789abcdef",
        )
    assert [forget_networks(now=now) for _ in range(2)] == [3, 0]
    kept = FaucetRequest.objects.order_by("requested_at").values_list("request_ip", "network_mark")
    mark = "0123456789abcdef"
    assert list(kept) == [(None, ""), (None, mark), (None, mark), ("203.0.113.7", mark)]
    assert BEAT_SCHEDULE["faucet-networks"]["schedule"] <= timedelta(minutes=10).total_seconds()


def test_the_cookies_it_names_are_those_that_are_set(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    for name in ("sessionid", "csrftoken", "known", "theme", "messages"):
        assert f"{name}:" in page
    # Reading sets none.
    assert not client.get("/about/").cookies
