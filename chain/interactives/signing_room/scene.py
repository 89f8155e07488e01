"""What windows are made of: people, sites, tokens and addresses, drawn anew for each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from eth_utils.address import to_checksum_address

from chain.interactives.signing_room.window import Request
from chain.networks import DEVNET_CHAIN_ID as CHAIN_ID
from chain.signin.message import SignInMessage, format_time
from chain.wallet.preview.calls import encode_call, function_of
from chain.wallet.preview.writing import Context

# Of a token's transfer at 2 gwei, which is about what the practice network takes.
_FEES: Final = (42_000_000_000_000, 92_400_000_000_000, 130_200_000_000_000)

_PEOPLE: Final = tuple("Amina Kofi Wanjiru Thabo Fatou Chidi Linh Mateus Ravi Salma Rosa Hamid".split())
_BRANDS: Final = (
    ("Shea Market", "shea-market"),
    ("Kente Swap", "kente-swap"),
    ("Baobab Art", "baobab-art"),
    ("Lagoon Pay", "lagoon-pay"),
    ("Savanna Games", "savanna-games"),
    ("Monsoon Swap", "monsoon-swap"),
    ("Andes Crafts", "andes-crafts"),
    ("Harmattan Tickets", "harmattan-tickets"),
)
_TOKENS: Final = (("SHEA", 2), ("KENTE", 6), ("RICE", 4), ("COCOA", 2), ("CEDAR", 8), ("MAIZE", 6))
_ADVERTS: Final = ("claim-desk", "free-drop", "wallet-check", "gift-hall", "bonus-gate", "safe-verify")


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    host: str


@dataclass(frozen=True, slots=True)
class Token:
    symbol: str
    decimals: int
    address: str

    @property
    def contract(self) -> Mapping[str, Any]:
        return {"name": f"{self.symbol} token", "token": {"symbol": self.symbol, "decimals": self.decimals}}

    def units(self, amount: int) -> int:
        """`amount` whole tokens in smallest units."""
        return amount * int(10**self.decimals)


@dataclass(frozen=True, slots=True)
class Scene:
    """Draws from `random`; `account` is the learner's in this room, `now` the moment on their clock."""

    random: Random
    account: str
    now: datetime

    def person(self) -> str:
        return self.random.choice(_PEOPLE)

    def two_people(self) -> tuple[str, str]:
        one, other = self.random.sample(_PEOPLE, 2)
        return one, other

    def site(self) -> Site:
        name, word = self.random.choice(_BRANDS)
        return Site(name, f"{word}.example")

    def advert(self) -> str:
        """The host of a page that nobody knows."""
        return f"{self.random.choice(_ADVERTS)}-{self.random.randint(2, 99)}.test"

    def token(self) -> Token:
        symbol, decimals = self.random.choice(_TOKENS)
        return Token(symbol, decimals, self.address())

    def address(self) -> str:
        return str(to_checksum_address(self.random.randbytes(20)))

    def few(self) -> int:
        """An amount that one would pay by phone, and not a round one."""
        return self.random.choice((3, 7, 12, 14, 18, 23, 27, 32, 36, 41))

    def hash(self) -> str:
        # No text: a hash that happens to be one would be shown as such.
        return "0x" + bytes([0xFF, *self.random.randbytes(31)]).hex()

    def later(self, **span: float) -> int:
        """Seconds since 1970."""
        return int((self.now + timedelta(**span)).timestamp())

    def context(self, host: str, **more: Any) -> Context:
        return Context(account=self.account, host=host, chain_id=CHAIN_ID, network=_("Practice network"), **more)

    def sign_in(self, host: str, **changed: str) -> Request:
        """The message of EIP-4361 by which a page at `host` asks to sign in."""
        message = SignInMessage(
            domain=host,
            address=self.account,
            statement="Sign in. This is free and sends nothing.",
            uri=f"https://{host}",
            chain_id=CHAIN_ID,
            nonce=self.random.randbytes(10).hex(),
            issued_at=format_time(self.now),
            expiration_time=format_time(self.now + timedelta(minutes=10)),
        )
        return Request("personal_sign", [replace(message, **changed).compose(), self.account])  # type: ignore[arg-type]

    def transaction(self, to: str, *, value: int = 0, data: str = "0x", **more: Any) -> Request:
        """`value` in weibars."""
        asked = {"from": self.account, "to": to, "value": hex(value), "data": data, "chainId": hex(CHAIN_ID)}
        return Request("eth_sendTransaction", [asked | more])

    def batch(self, *calls: Request) -> Request:
        parts = [{name: call.params[0][name] for name in ("to", "value", "data")} for call in calls]
        asked = {"version": "2.0.0", "from": self.account, "chainId": hex(CHAIN_ID), "atomicRequired": True}
        return Request("wallet_sendCalls", [asked | {"calls": parts}])

    def call(self, to: str, function: str, *values: Any) -> Request:
        """A call of a function written as "transfer(address to, uint256 amount)"."""
        return self.transaction(to, data=encode_call(function_of(function), values))

    def fee(self) -> int:
        return self.random.choice(_FEES)


def draw_scene(random: Random) -> Scene:
    account = str(to_checksum_address(random.randbytes(20)))
    now = datetime(2026, 11, 2, 7, tzinfo=UTC) + timedelta(minutes=random.randint(0, 40_000))
    return Scene(random, account, now)


def like_address(random: Random, address: str) -> str:
    """Another address that begins and ends with the same five digits: what a thief makes on purpose."""
    digits = address[2:].lower()
    return str(to_checksum_address(f"0x{digits[:5]}{random.randbytes(15).hex()}{digits[-5:]}"))


def like_host(random: Random, host: str) -> str:
    """Another host that looks like this one."""
    word, _dot, rest = host.partition(".")
    place = random.randint(1, len(word.partition("-")[0]) - 2)
    ways = [
        f"{word[: place + 1]}{word[place]}{word[place + 1 :]}.{rest}",
        f"{word.replace('-', '')}.{rest}",
        f"{word}-login.{rest}",
        f"{word}.example-wallet.test",
        f"{word.replace('a', '4', 1) if 'a' in word else word + 's'}.{rest}",
    ]
    return random.choice(ways)
