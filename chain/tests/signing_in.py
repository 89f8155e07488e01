"""Signing in over HTTP, as the page's script does it."""

from typing import Any

from django.test import Client
from eth_account import Account
from eth_account.messages import encode_defunct

CHALLENGE, VERIFY = "/signin/challenge/", "/signin/verify/"


def account(number: int = 7) -> Any:
    return Account.from_key("0x" + number.to_bytes(32).hex())


def ask(client: Client, address: str) -> str:
    """The message the site asks this browser to sign."""
    answer = client.post(CHALLENGE, {"address": address}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return str(answer.json()["message"])


def sign(message: str, who: Any) -> str:
    return "0x" + bytes(who.sign_message(encode_defunct(text=message)).signature).hex()


def answer(client: Client, message: object, signature: object, **more: object) -> Any:
    """The site's answer to a signed message."""
    return client.post(VERIFY, {"message": message, "signature": signature, **more}, content_type="application/json")


def sign_in(client: Client, who: Any, **more: object) -> Any:
    message = ask(client, who.address)
    return answer(client, message, sign(message, who), **more)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
