"""Values, refusals and events of the chain in the words of a lesson: people by their names, bytes as they are."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.code.abi import PANIC, REASON, Abi, Event, decoded, events_of
from learning.code.signatures import Signature
from learning.code.steps import Value
from learning.code.verdicts import shortened
from learning.grading.reports import Log, StepResult

MOST_EVENTS: Final = 5
# docs.soliditylang.org, "Panic via assert and Error via require".
_PANICS: Final[dict[int, object]] = {
    0x01: gettext_lazy("an assert that does not hold"),
    0x11: gettext_lazy("a number below or above its bounds"),
    0x12: gettext_lazy("a division by zero"),
    0x21: gettext_lazy("a number that no enum knows"),
    0x31: gettext_lazy("pop() on an empty list"),
    0x32: gettext_lazy("a place that the list does not have"),
    0x41: gettext_lazy("more memory than there is"),
}
# Of the words of the virtual machine those that a learner meets.
_HALTS: Final[dict[str, object]] = {
    "OutOfGas": gettext_lazy("ran out of gas"),
    "LackOfFund": gettext_lazy("was not sent: the sender does not hold so much"),
    "OutOfFunds": gettext_lazy("ran out of money on the way"),
    "OpcodeNotFound": gettext_lazy("came to an instruction that does not exist"),
    "InvalidFEOpcode": gettext_lazy("came to an instruction that does not exist"),
    "CallTooDeep": gettext_lazy("called itself too deeply"),
    "CreateContractSizeLimit": gettext_lazy("was not deployed: its code is larger than a chain takes"),
}


class Words:
    """Knows who is who, and what the contract declares."""

    def __init__(self, names: Mapping[str, str], abi: Abi) -> None:
        """`names` by address."""
        self._names = {address.lower(): name for address, name in names.items()}
        self._abi = abi

    def value(self, value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, bytes):
            return f"0x{value.hex()}"
        if isinstance(value, list | tuple):
            return f"[{self.values(value)}]"
        if isinstance(value, str):
            found = self._names.get(value.lower())
            return found or (value if value.startswith("0x") and len(value) == len("0x") + 40 else f'"{value}"')
        return str(value)

    def values(self, values: list[Any] | tuple[Any, ...]) -> str:
        return shortened(", ".join(self.value(each) for each in values))

    def given(self, values: tuple[Value, ...]) -> str:
        return self.values([each.value for each in values])

    def ended(self, result: StepResult) -> str:
        """How a step ended that did not go through."""
        if result.revert_data is None:
            halted = _HALTS.get(result.halted)
            return str(halted) if halted else _("was stopped by the chain: %(word)s") % {"word": result.halted}
        if not result.revert_data:
            return _("was refused without a reason")
        return _("was refused with %(error)s") % {"error": self.error(result.revert_data)}

    def error(self, data: bytes) -> str:
        """Revert data as the contract or the check names it."""
        signature = self._abi.errors.get(data[:4])
        values = decoded(signature.takes, data[4:]) if signature else None
        if signature is None or values is None:
            return shortened(f"0x{data.hex()}")
        if signature == REASON:
            return f'"{shortened(values[0])}"'
        if signature == PANIC:
            return f"Panic(0x{values[0]:02x}): {_PANICS.get(values[0], _('a mistake of the machine'))}"
        return f"{signature.name}({self.values(values)})"

    def answer(self, types: tuple[str, ...], declared: Signature | None, output: bytes) -> str:
        """What a call gave back, as what was asked for or as what the contract declares."""
        for each in (declared.gives if declared else (), types):
            values = decoded(each, output)
            if each and values is not None:
                told = self.values(values)
                return told if each == types else f"{told} ({', '.join(each)})"
        return shortened(f"0x{output.hex()}") if output else _("nothing")

    def events(self, logs: tuple[Log, ...]) -> str:
        """At most so many, in the order in which they were written."""
        told = [self.event(log) for log in logs[:MOST_EVENTS]]
        return ", ".join([*told, *(["…"] if len(logs) > MOST_EVENTS else [])])

    def event(self, log: Log) -> str:
        for event in events_of(self._abi, log.topics):
            if (values := self._values_of(event, log)) is not None:
                return f"{event.signature.name}({', '.join(values)})"
        return _("an event that the contract does not declare")

    def _values_of(self, event: Event, log: Log) -> list[str] | None:
        """A text or list that is indexed stands in a log only as its hash."""
        kinds = list(zip(event.signature.takes, event.indexed, strict=True))
        plain = decoded([kind for kind, is_indexed in kinds if not is_indexed], log.data)
        if plain is None:
            return None
        topics, others, told = iter(log.topics[1:]), iter(plain), []
        for kind, is_indexed in kinds:
            if not is_indexed:
                told.append(shortened(self.value(next(others))))
                continue
            topic = next(topics)
            found = None if is_hashed(kind) else decoded([kind], topic)
            told.append(self.value(found[0] if found else topic))
        return told


def is_hashed(kind: str) -> bool:
    """Whether a value of this type is only its hash as a topic."""
    return kind in ("string", "bytes") or kind.endswith("]") or kind.startswith("(")


def in_groups(number: int) -> str:
    """43 512, with spaces that do not break."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
