"""Collects the lines and warnings of a preview, as static/js/wallet/writing.js does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from chain.wallet.preview_texts import PREVIEW_TEXTS

_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Context:
    """What the wallet knows beside the request. Addresses of `contracts` and `names` are in small letters; `fee` is in
    weibars. A contract is {"name", "token": {"symbol", "decimals"}, "abi": [...]}."""

    account: str
    host: str
    chain_id: int
    network: str
    contracts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    fee: int | None = None
    is_new_account: bool = False
    is_contract: bool | None = None

    def for_script(self) -> dict[str, Any]:
        """As previewOfRequest() of static/js/wallet/request_preview.js takes it."""
        found: dict[str, Any] = {
            "words": {word: str(text) for word, text in PREVIEW_TEXTS.items()},
            "account": self.account,
            "host": self.host,
            "network": {"chainId": hex(self.chain_id), "title": self.network},
            "contracts": self.contracts,
            "names": self.names,
            "isNewAccount": self.is_new_account,
        }
        if self.fee is not None:
            found["fee"] = str(self.fee)
        if self.is_contract is not None:
            found["isContract"] = self.is_contract
        return found


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """`is_known` is false when nobody can say what it does."""

    title: str
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]
    is_known: bool


class Writing:
    def __init__(self, context: Context) -> None:
        self.context = context
        contracts = {place: str(contract["name"]) for place, contract in context.contracts.items()}
        self._names = contracts | dict(context.names)
        self._title = ""
        self._lines: list[Line] = []
        self._warnings: list[str] = []
        self._is_known = True

    def preview(self) -> Preview:
        return Preview(self._title, tuple(self._lines), tuple(self._warnings), self._is_known)

    def say(self, word: str, **values: str) -> str:
        """The sentence, its {placeholders} filled in."""
        return _PLACE.sub(lambda place: values.get(place[1], place[0]), str(PREVIEW_TEXTS.get(word, word)))

    def title(self, word: str, **values: str) -> None:
        self._title = self.say(word, **values)

    def line(self, label: str, value: str, note: str = "") -> None:
        self._lines.append(Line(self.say(label), value, note and self.say(note)))

    def argument(self, label: str, value: str) -> None:
        """A line whose label is a contract's own word."""
        self._lines.append(Line(self.say(f"arg_{label}") if f"arg_{label}" in PREVIEW_TEXTS else label, value))

    def warn(self, word: str, **values: str) -> None:
        self._warnings.append(self.say(word, **values))

    def unknown(self) -> None:
        self._is_known = False

    def step(self, number: str, preview: Preview) -> None:
        """The preview of one of several things that are done together."""
        self.line("step", self.say("step_title", number=number, title=preview.title))
        for line in preview.lines:
            self._lines.append(Line(f"{number} · {line.label}", line.value, line.note))
        for warning in preview.warnings:
            self.warn("step_title", number=number, title=warning)
        self._is_known = self._is_known and preview.is_known

    def hbar(self, weibars: int) -> str:
        return self.say("hbar", amount=in_units(weibars, 18))

    def name(self, address: str) -> str:
        """An address with the name that the wallet knows for it."""
        place = address.lower()
        name = self.say("yourself") if place == self.context.account.lower() else self._names.get(place, "")
        return f"{name} ({address})" if name else address


def in_units(units: int, decimals: int) -> str:
    """A whole number of smallest units with `decimals` places, as people write it: 1.5, never 1.50."""
    digits = str(units).rjust(decimals + 1, "0")
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
