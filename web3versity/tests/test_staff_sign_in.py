"""Guessing a staff password is braked by account and network before anything is hashed; its owner gets in elsewhere."""

from contextlib import nullcontext
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from learning.models import ThrottleMark, User
from tests.builders import make_user
from web3versity.staff_sign_in import MOST_PER_ACCOUNT, MOST_PER_NETWORK

pytestmark = pytest.mark.django_db

SIGN_IN = "/admin/login/"
WORDS = "Too many sign-ins from your network."


@pytest.fixture
def ada() -> User:
    person = make_user("ada", is_staff=True, is_superuser=True)
    person.set_password("a long and honest password")
    person.save()
    return person


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each password that was hashed."""
    seen: list[str] = []
    encode = MD5PasswordHasher.encode

    def watch(self: Any, password: str, salt: str) -> str:
        seen.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", watch)
    return seen


def enter(password: str, *, username: str = "ada", address: str = "203.0.113.7") -> Any:
    return Client().post(SIGN_IN, {"username": username, "password": password}, REMOTE_ADDR=address)


def test_of_25_wrong_passwords_five_are_looked_at_and_the_owner_gets_in_from_elsewhere(
    ada: User, hashed: list[str]
) -> None:
    # Neighbours of one network, and the name in any case, count together.
    pages = [enter(f"guess {n}", username=("ada", "ADA")[n % 2], address=f"203.0.113.{n}") for n in range(25)]
    assert [WORDS in page.content.decode() for page in pages] == [n >= MOST_PER_ACCOUNT for n in range(25)]
    assert len(hashed) <= MOST_PER_ACCOUNT
    assert WORDS in enter("a long and honest password").content.decode()
    assert enter("a long and honest password", address="198.51.100.7").status_code == 302
    assert {mark.scope for mark in ThrottleMark.objects.refused()} == {"staff-account", "staff-sign-in"}


def test_one_network_that_tries_many_names_is_braked_too(ada: User, hashed: list[str]) -> None:
    pages = [enter("guess", username=f"name-{n}") for n in range(MOST_PER_NETWORK + 1)]
    assert [WORDS in page.content.decode() for page in pages].count(True) == 1
    assert WORDS in enter("a long and honest password").content.decode()


def test_who_signs_in_properly_notices_nothing(ada: User) -> None:
    assert enter("a slip of the fingers").status_code == 200
    assert enter("a long and honest password").status_code == 302


def test_a_session_of_staff_ends_after_half_a_day_without_use(ada: User) -> None:
    assert enter("a long and honest password").cookies["sessionid"]["max-age"] == 12 * 60 * 60


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("Web3versity2026!", False),
        ("admin-hedera-777", False),
        ("welcome-to-school", False),
        ("my school has seven green doors", True),
        ("xk7 lantern prune osprey", True),
    ],
)
def test_a_password_is_more_than_words_of_the_school(password: str, is_taken: bool) -> None:
    with nullcontext() if is_taken else pytest.raises(ValidationError, match="more than words of this school"):
        validate_password(password)
