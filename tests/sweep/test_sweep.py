"""Every named address, everybody, every method: let in as table.txt says, nothing broken, and nobody else's words."""

import logging
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import override_settings
from django.urls import URLPattern

from tests.builders import make_course
from tests.sweep.addresses import address, named, pages_of_models
from tests.sweep.asking import METHODS, RUBBISH, Asker, Outcome
from tests.sweep.table import NO, read_table
from tests.sweep.world import ADMIN, EVERYBODY, LEARNER, OTHER, SECRETS, VISITOR, World, make_world
from web3versity.tests.admin_rows import add_rows

pytestmark = pytest.mark.django_db
ADDRESSES = named()
TABLE = read_table()
# What no address takes.
_UNKNOWN = ("PUT", "PATCH", "DELETE", "OPTIONS")
# What comes without a token: its body is the authority, or it does nothing for anybody.
_WITHOUT_TOKEN = {"chain:rpc", "csp-report", "notifications:unsubscribe"}


@pytest.fixture
def world() -> Iterator[World]:
    # Hundreds of refusals, each with its line.
    logging.disable(logging.CRITICAL)
    contact = ["mailto:security@example.org"]
    with override_settings(CREDENTIAL_SIGNING_KEY=b64encode(bytes(32)).decode(), SECURITY_CONTACT=contact):
        yield make_world()
    logging.disable(logging.NOTSET)


def found_wrong(name: str, letter: str, method: str, outcome: Outcome) -> Iterator[str]:
    what = f"{method} {name} by {letter}: {outcome.status}"
    if outcome.kind == "broken":
        yield what
    yield from (f"{what} tells {secret}" for secret in outcome.secrets if letter not in SECRETS[secret])
    if method in _UNKNOWN:
        if outcome.kind != "no":
            yield what
        return
    expected = TABLE[name, "POST" if method == "POST" else "GET"]
    if (outcome.kind == "in") != (expected != NO and letter in expected):
        yield f"{what}, where the table says {expected or 'nobody'}"
    if method == "HEAD" and outcome.has_body:
        yield f"{what} has a body"


def sweep(world: World, letters: str, methods: Iterable[str], *, skips_no: bool = False) -> tuple[list[str], set[str]]:
    """What is wrong, and the secrets that were told. `skips_no` leaves out forms where there are none."""
    wrong: list[str] = []
    told: set[str] = set()
    askers = {letter: Asker(world.people[letter]) for letter in letters}
    for name, pattern in ADDRESSES.items():
        path = address(name, pattern, world)
        for letter, asker in askers.items():
            for method in methods:
                if skips_no and method == "POST" and TABLE[name, method] == NO:
                    continue
                outcome = asker.ask(method, path)
                wrong += found_wrong(name, letter, method, outcome)
                told |= outcome.secrets
    return wrong, told


def test_every_address_has_its_row() -> None:
    """Fails when somebody adds an address: say in table.txt who is let in."""
    assert {name for name, _ in TABLE} == set(ADDRESSES)


def test_forms_need_a_token() -> None:
    def is_exempt(pattern: URLPattern) -> bool:
        return getattr(pattern.callback, "csrf_exempt", False)

    assert {name for name, pattern in ADDRESSES.items() if is_exempt(pattern)} == _WITHOUT_TOKEN


def test_another_learner_gets_nowhere_and_hears_nothing(world: World) -> None:
    assert sweep(world, OTHER, ("GET", "POST", "DELETE"), skips_no=True)[0] == []


@pytest.mark.thorough
def test_everybody_in_every_way(world: World) -> None:
    wrong, told = sweep(world, EVERYBODY, METHODS)
    assert wrong == []
    assert told == set(SECRETS), "A secret that stands on no page at all proves nothing."


@pytest.mark.thorough
def test_rubbish_breaks_nothing(world: World) -> None:
    askers = {letter: Asker(world.people[letter]) for letter in (VISITOR, LEARNER, "U", "M", ADMIN)}
    broken = [
        f"{name} by {letter}: {outcome.status} to {rubbish}"
        for name, pattern in ADDRESSES.items()
        if TABLE[name, "POST"] != NO
        for letter, asker in askers.items()
        for rubbish in RUBBISH
        if (outcome := asker.ask("POST", address(name, pattern, world), **rubbish)).kind == "broken"
    ]
    assert broken == []


@pytest.mark.thorough
def test_pages_of_models_open_for_staff_alone(world: World) -> None:
    """Which role opens which of them: web3versity/tests/test_roles.py, by GET and POST."""
    add_rows(make_course("The course", lessons=0))
    wrong: list[Any] = []
    askers = {letter: Asker(world.people[letter]) for letter in EVERYBODY}
    for name, path in pages_of_models():
        for letter, asker in askers.items():
            for method in ("GET", "PUT", *(("POST",) if letter in "vlo" else ())):
                outcome = asker.ask(method, path)
                told = [secret for secret in outcome.secrets if letter not in SECRETS[secret]]
                is_let_in = outcome.kind == "in" and (letter in "vlo" or method in _UNKNOWN)
                if outcome.kind == "broken" or told or is_let_in:
                    wrong.append((method, name, letter, outcome.status, told))
    assert wrong == []
