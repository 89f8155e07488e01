"""What came of a step on the chain, against what its check expects."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from eth_abi.abi import encode
from eth_utils.crypto import keccak

from learning.code.abi import REASON, Abi, Event, decoded, events_of
from learning.code.step_words import refusal
from learning.code.steps import Balance, Deploy, Later, Message, Refusal, Step, Value
from learning.code.wording import Words, is_hashed
from learning.grading.reports import Log, StepResult


@dataclass(frozen=True, slots=True)
class Mismatch:
    """In words."""

    expected: str
    actual: str


def encoded(values: tuple[Value, ...]) -> bytes:
    return encode([each.type for each in values], [each.value for each in values])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Knows the contract (by what it declares and its address)."""

    abi: Abi
    words: Words
    contract: str

    def of(self, step: Step, result: StepResult) -> Mismatch | None:
        """None where `result` is as expected."""
        if isinstance(step, Later):
            return None
        if isinstance(step, Balance):
            return _of_balance(step, result)
        if step.refusal:
            return self._of_refusal(step.refusal, result)
        if not result.is_ok:
            expected = self._given(step) if isinstance(step, Message) and step.is_call else _("goes through")
            return Mismatch(expected, self._why_not(step, result))
        if isinstance(step, Deploy):
            return None
        return self._of_answer(step, result) if step.is_call else self._of_event(step, result)

    def _of_answer(self, step: Message, result: StepResult) -> Mismatch | None:
        """Bytes against bytes: there is one way to write a value."""
        if result.output == encoded(step.gives):
            return None
        declared = self.abi.functions.get(str(step.signature))
        return Mismatch(self._given(step), self.words.answer(step.signature.gives, declared, result.output))

    def _given(self, step: Message) -> str:
        return self.words.given(step.gives)

    def _of_refusal(self, wanted: Refusal, result: StepResult) -> Mismatch | None:
        """A step that the chain has stopped was not refused by the contract."""
        expected = refusal(wanted, self.words)
        if result.is_ok:
            return Mismatch(expected, _("went through"))
        data = result.revert_data
        if data is None or not _is_wanted(wanted, data):
            return Mismatch(expected, self.words.ended(result))
        return None

    def _of_event(self, step: Message, result: StepResult) -> Mismatch | None:
        if step.event is None:
            return None
        own = tuple(log for log in result.logs if log.address.lower() == self.contract.lower())
        named = [log for log in own if log.topics and log.topics[0] == step.event.topic]
        if any(self._is_wanted_event(step, log) for log in named):
            return None
        values = ", ".join(step.event.takes) if step.emitted is None else self.words.given(step.emitted)
        expected = _("writes %(event)s") % {"event": f"{step.event.name}({values})"}
        wrote = _("wrote %(events)s") % {"events": self.words.events(own)} if own else _("wrote no event")
        return Mismatch(expected, wrote)

    def _is_wanted_event(self, step: Message, log: Log) -> bool:
        """Whichever of its values the learner has indexed."""
        return any(
            step.emitted is None or _holds(event, log, step.emitted) for event in events_of(self.abi, log.topics)
        )

    def _why_not(self, step: Step, result: StepResult) -> str:
        """How it ended, with the two mistakes of which a chain says nothing."""
        ended = self.words.ended(result)
        if not isinstance(step, Message) or result.revert_data != b"" or self.abi.takes_anything:
            return ended
        written = str(step.signature)
        if written not in self.abi.functions:
            return _("there is no function %(function)s in the contract") % {"function": written}
        if step.value and written not in self.abi.payable:
            return _("%(ended)s: %(function)s is not payable") % {"ended": ended, "function": written}
        return ended


def _of_balance(step: Balance, result: StepResult) -> Mismatch | None:
    if result.balance == step.amount:
        return None
    if step.rises is None or result.balance is None:
        return Mismatch(str(step.amount), str(result.balance))
    rose = result.balance - step.amount + step.rises
    return Mismatch(
        _("rises by %(number)d in this check") % {"number": step.rises}, _("rose by %(number)d") % {"number": rose}
    )


def _is_wanted(wanted: Refusal, data: bytes) -> bool:
    if wanted.error is None:
        return not wanted.reason or data == REASON.selector + encode(["string"], [wanted.reason])
    if wanted.values is None:
        return data[:4] == wanted.error.selector and decoded(wanted.error.takes, data[4:]) is not None
    return data == wanted.error.selector + encoded(wanted.values)


def _holds(event: Event, log: Log, values: tuple[Value, ...]) -> bool:
    plain = tuple(value for value, is_indexed in zip(values, event.indexed, strict=True) if not is_indexed)
    topics = [_topic(value) for value, is_indexed in zip(values, event.indexed, strict=True) if is_indexed]
    return log.data == encoded(plain) and list(log.topics[1:]) == topics


def _topic(value: Value) -> bytes:
    """docs.soliditylang.org, "Encoding of Indexed Event Parameters": a list is hashed without its length."""
    if not is_hashed(value.type):
        return encode([value.type], [value.value])
    if value.type == "string":
        return bytes(keccak(text=value.value))
    if value.type == "bytes":
        return bytes(keccak(value.value))
    inner = value.type[: value.type.rindex("[")]
    return bytes(keccak(b"".join(encode([inner], [each]) for each in value.value)))
