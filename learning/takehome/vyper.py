"""The checks of a Vyper lesson as tests for pytest."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from learning.code.programs import PROGRAMS, again_in, code_of
from learning.code.steps import (
    CONTRACT_ADDRESS,
    Balance,
    ContractCheck,
    Deploy,
    Later,
    Message,
    Refusal,
    Step,
    Value,
)
from learning.takehome.texts import commented, file_text

# What tests may need of chain.py.
_NAMES: Final = ("Chain", "Refused", "error", "reason")
REQUIREMENTS: Final = ("eth-abi==6.0.0", "pyrevm==0.3.7", "pytest==9.2.0", "vyper==0.4.3")


def vyper_files(source: Mapping[str, Any], checks: list[ContractCheck], people: Mapping[str, str]) -> dict[str, str]:
    name = source.get("contract", "Contract")
    return {
        f"{name}.vy": source["stub"],
        "chain.py": file_text("chain.py.txt"),
        f"test_{name.lower()}.py": _test_file(f"{name}.vy", checks, people, again_in(source)),
        "requirements.txt": "\n".join(REQUIREMENTS) + "\n",
    }


def _test_file(file: str, checks: list[ContractCheck], people: Mapping[str, str], again: bytes) -> str:
    lines = [
        "ADDRESSES.update(",
        *(f'    {who}="{address.lower()}",' for who, address in people.items()),
        ")",
    ]
    codes = {who: code_of(who, again).hex() for who in people if who in PROGRAMS}
    lines += [f'PROGRAMS["{who}"] = "{code}"' for who, code in codes.items()]
    for check in checks:
        lines += ["", "", f"def test_{check.id}():", *commented(check.says, "    # "), "    chain = Chain()"]
        lines += [f"    {line}" for step in check.steps for line in _lines_of(file, step, people)]
    used = [name for name in _NAMES if any(f"{name}(" in line or f"({name})" in line for line in lines)]
    imports = [
        *(["import pytest"] if any("pytest." in line for line in lines) else []),
        f"from chain import {', '.join(['ADDRESSES', *(['PROGRAMS'] if codes else []), *used])}",
    ]
    return "\n".join([*imports, "", *lines]) + "\n"


def _lines_of(file: str, step: Step, people: Mapping[str, str]) -> Iterator[str]:
    written = Written(people)
    if isinstance(step, Later):
        yield f"chain.later({step.seconds})"
    elif isinstance(step, Balance):
        yield f'assert chain.balance("{step.of}") == {step.amount}'
    elif isinstance(step, Deploy):
        done = f'chain.deploy("{file}"{written.given(step.arguments)}, {_from(step)})'
        yield from _refused(done, step.refusal, written) if step.refusal else [done]
    else:
        yield from _message(step, written)


def _message(step: Message, written: "Written") -> Iterator[str]:
    signature = str(step.signature)
    if step.is_call and step.signature.gives:
        gives = ", ".join(step.signature.gives)
        signature += f" -> {gives}" if len(step.signature.gives) == 1 else f" -> ({gives})"
    done = f'chain.{"call" if step.is_call else "send"}("{signature}"{written.given(step.arguments)}, {_from(step)})'
    if step.refusal:
        yield from _refused(done, step.refusal, written)
    elif step.is_call:
        answers = [written.of(each.type, each.value) for each in step.gives]
        expected = answers[0] if len(answers) == 1 else f"({', '.join(answers)})"
        yield f"assert {done} {'is' if expected in ('True', 'False') else '=='} {expected}"
    else:
        yield done
        if step.event:
            values = "" if step.emitted is None else f", {written.pairs(step.emitted)}"
            yield f'assert chain.has_emitted("{step.event}"{values})'


def _refused(done: str, refusal: Refusal, written: "Written") -> Iterator[str]:
    yield "with pytest.raises(Refused) as refused:"
    yield f"    {done}"
    if refusal.error and refusal.values is None:
        yield f'assert refused.value.reason[:4] == error("{refusal.error}")'
    elif refusal.error:
        yield f'assert refused.value.reason == error("{refusal.error}", {written.pairs(refusal.values or ())})'
    elif refusal.reason:
        yield f"assert refused.value.reason == reason({refusal.reason!r})"


def _from(step: Deploy | Message) -> str:
    return f'sender="{step.sender}"' + (f", value={step.value}" if step.value else "")


class Written:
    """Values as Python writes them; the addresses of people by their names."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self._names = {address.lower(): f'ADDRESSES["{who}"]' for who, address in people.items()}

    def given(self, values: tuple[Value, ...]) -> str:
        return f", {self.pairs(values)}" if values else ""

    def pairs(self, values: tuple[Value, ...]) -> str:
        pairs = (f'("{each.type}", {self.of(each.type, each.value)})' for each in values)
        return f"[{', '.join(pairs)}]"

    def of(self, kind: str, value: Any) -> str:
        if kind.endswith("]"):
            inner = kind[: kind.rindex("[")]
            return f"[{', '.join(self.of(inner, each) for each in value)}]"
        if kind != "address":
            return repr(value)
        if value == CONTRACT_ADDRESS:
            return '"contract"'
        return self._names.get(value.lower(), f'"{value.lower()}"')
