"""What contracts are asked: "pay(uint256)", "turn() -> (address, uint256)", "Paid(address,uint256)"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from eth_abi.abi import is_encodable_type
from eth_abi.grammar import normalize
from eth_utils.crypto import keccak

from learning.content.problems import Problem

_SIGNATURE: Final = re.compile(r"\s*([A-Za-z_$][\w$]*)\s*\((.*?)\)\s*(?:->\s*(.+?)\s*)?")


class NoSignature(ValueError):
    """Says what is wrong with it, for the author."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`name` with the types of what it takes and of what it gives."""

    name: str
    takes: tuple[str, ...]
    gives: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({','.join(self.takes)})"

    @property
    def selector(self) -> bytes:
        return bytes(keccak(text=str(self))[:4])

    @property
    def topic(self) -> bytes:
        return bytes(keccak(text=str(self)))


def read_signature(words: str) -> Signature:
    """Raises NoSignature. Tuples inside of what is taken are not known here."""
    found = _SIGNATURE.fullmatch(words)
    if found is None:
        raise NoSignature(_('"%(words)s" is not written like pay(uint256) -> bool.') % {"words": words})
    gives = (found[3] or "").removeprefix("(").removesuffix(")")
    return Signature(found[1], read_types(found[2]), read_types(gives))


def read_types(words: str | list[str]) -> tuple[str, ...]:
    """uint256, address" as the ABI writes them. Raises NoSignature."""
    written = words if isinstance(words, list) else words.split(",") if words.strip() else []
    try:
        types = tuple(str(normalize(each.split()[0])) for each in written)  # type: ignore[no-untyped-call]
        if all(is_encodable_type(each) for each in types):
            return types
    except (ValueError, IndexError):
        pass
    raise NoSignature(_('"%(words)s" are no types of the ABI.') % {"words": words})


def is_error(reverts: Any) -> bool:
    """Whether `reverts` names a custom error, and not a reason in words."""
    return isinstance(reverts, str) and bool(_SIGNATURE.fullmatch(reverts))


def find_signature_problems(language: str, step: Mapping[str, Any]) -> Iterator[Problem]:
    """In a step whose shape is right."""
    if language == "python":
        if ("gives" in step) == ("raises" in step):
            yield Problem((), _('A call needs either "gives" or "raises".'))
        return
    for key in ("send", "call", "emits"):
        if key in step:
            yield from _problems_of(step, key)
    if "call" in step and ("gives" in step) == ("reverts" in step):
        yield Problem((), _('A call needs either "gives" or "reverts".'))
    if "balance" in step and ("is" in step) == ("rises" in step):
        yield Problem((), _('A balance needs either "is" or "rises".'))
    if "emits" in step and "reverts" in step:
        yield Problem((), _("What is refused writes no event."))


def _problems_of(step: Mapping[str, Any], key: str) -> Iterator[Problem]:
    try:
        signature = read_signature(step[key])
    except NoSignature as error:
        yield Problem((key,), str(error))
        return
    given = step.get("with") if key == "emits" else step.get("args", [])
    if given is not None and len(given) != len(signature.takes):
        numbers = {"takes": len(signature.takes), "given": len(given)}
        yield Problem((key,), _("It takes %(takes)d values, and %(given)d are given.") % numbers)
    if key == "call" and "gives" in step and not signature.gives:
        yield Problem((key,), _('What it gives is missing: "total() -> uint256".'))
