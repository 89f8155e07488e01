"""The demo school (manage.py seed_demo): lively, true in every counter, and never made where people are."""

from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from chain.models import FaucetRequest, NftCertificate
from community.models import Discussion, Reply
from learning.models import ClassMembership, User
from tests.builders import make_user
from web3versity.demo.people import make_people
from web3versity.management.commands import seed_demo

pytestmark = pytest.mark.django_db
LIBRARIES = ("load_courses", "load_achievements")


@pytest.fixture
def as_developer(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """With DEBUG, and in the database of the test instead of one that is migrated first."""
    settings.DEBUG = True
    monkeypatch.setattr(seed_demo, "prepare_data", lambda: [call_command(name, verbosity=0) for name in LIBRARIES])


@pytest.mark.usefixtures("as_developer")
def test_a_small_demo_is_lively_and_true_in_every_counter(client: Client) -> None:
    out = StringIO()
    call_command("seed_demo", learners=12, stdout=out)
    assert User.objects.count() == 13
    assert NftCertificate.objects.exists()
    assert FaucetRequest.objects.exists()
    assert ClassMembership.objects.sharing().exists()
    assert Discussion.objects.filter(is_solved=True).exists()
    assert Reply.objects.filter(upvote_count__gt=0).exists()
    call_command("recount", "--check")
    for path in ("/", "/courses/", "/leaderboard/", "/community/", f"/learners/{seed_demo.STAFF_NAME}/"):
        assert client.get(path).status_code == 200
    call_command("seed_demo", learners=12, stdout=out)
    assert User.objects.count() == 13
    assert "already" in out.getvalue()


def test_no_demo_is_made_where_somebody_learns_already(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(seed_demo, "prepare_data", lambda: None)
    make_user("amina")
    with pytest.raises(CommandError, match="has people already"):
        call_command("seed_demo")
    assert User.objects.count() == 1


def test_no_demo_is_made_without_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed_demo, "prepare_data", lambda: None)
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("seed_demo")
    assert not User.objects.exists()


def test_the_same_number_makes_the_same_people() -> None:
    def eagerness() -> list[float]:
        User.objects.all().delete()
        people = make_people(3, days=30, now=timezone.now(), random=Random(7))  # noqa: S311 (people of a demo)
        return [person.eagerness for person in people]

    assert eagerness() == eagerness()
