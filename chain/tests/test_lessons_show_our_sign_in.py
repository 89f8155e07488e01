"""A sign-in message that a lesson shows is what this site asks to sign, line for line from its own composer."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from chain.networks import NETWORKS, credential_network
from chain.signin.challenge import issue_challenge
from chain.signin.message import SignInMessage, parse_time

LIBRARY = Path(settings.BASE_DIR) / "learning" / "library"
_BLOCK = re.compile(r"^```text\n(.+? wants you to sign in with your Ethereum account:\n.+?)\n```$", re.M | re.S)
SHOWN = [
    pytest.param(text, id=f"{file.parent.name}/{file.stem}")
    for file in sorted(LIBRARY.glob("*/*.md"))
    for text in _BLOCK.findall(file.read_text(encoding="utf-8"))
]


def test_there_are_lessons_that_show_it() -> None:
    assert SHOWN


@pytest.mark.django_db
@pytest.mark.parametrize("text", SHOWN)
def test_a_lesson_shows_what_this_site_asks_to_sign(text: str) -> None:
    shown = SignInMessage.parse(text)
    with override_settings(SITE_URL=shown.uri):
        ours = issue_challenge(address=shown.address, browser="lesson", network=None, now=parse_time(shown.issued_at))
    assert shown.chain_id in {network.chain_id for network in NETWORKS.values()}
    assert len(shown.nonce) == len(ours.nonce)
    here = f"Chain ID: {credential_network().chain_id}\n"
    assert ours.message.replace(ours.nonce, shown.nonce).replace(here, f"Chain ID: {shown.chain_id}\n") == text
