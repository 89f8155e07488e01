"""The checks of a Solidity lesson as tests for Foundry."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eth_utils.address import to_checksum_address

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

# The compiler of the school, which Foundry fetches by its number; npm's forge.
SOLC: Final = "0.8.37"
FORGE: Final = "1.7.1"


def solidity_files(source: Mapping[str, Any], checks: list[ContractCheck], people: Mapping[str, str]) -> dict[str, str]:
    name = source["contract"]
    joins = {who: _joins(who, again_in(source)) for who in people}
    return {
        f"src/{name}.sol": source["stub"],
        f"test/{name}.t.sol": _test_file(name, checks, people, joins),
        "test/Steps.sol": file_text("Steps.sol"),
        "foundry.toml": _settings(),
        "package.json": json.dumps({"private": True, "devDependencies": {"@foundry-rs/forge": FORGE}}, indent=2) + "\n",
    }


def _settings() -> str:
    # Without libs, nothing is looked for in node_modules.
    return f"""[profile.default]
src = "src"
test = "test"
libs = []
solc = "{SOLC}"
evm_version = "cancun"
"""


def _test_file(name: str, checks: list[ContractCheck], people: Mapping[str, str], joins: Mapping[str, str]) -> str:
    lines = [
        "// SPDX-License-Identifier: MIT",
        "pragma solidity ^0.8.20;",
        "",
        'import {Steps} from "./Steps.sol";',
        "",
        f"contract {name}Test is Steps {{",
        *(f"    address constant {who.upper()} = {address};" for who, address in people.items()),
        "",
        "    function setUp() public {",
        *(f"        {line}" for line in joins.values()),
        "    }",
    ]
    for check in checks:
        lines += ["", *commented(check.says, "    /// "), f"    function test_{check.id}() public {{"]
        lines += [f"        {line}" for line in _body(name, check, people)]
        lines += ["    }"]
    return "\n".join([*lines, "}"]) + "\n"


def _joins(who: str, again: bytes) -> str:
    if who not in PROGRAMS:
        return f'join({who.upper()}, "{who}");'
    return f'joinWithCode({who.upper()}, "{who}", hex"{code_of(who, again).hex()}");'


def _body(name: str, check: ContractCheck, people: Mapping[str, str]) -> Iterator[str]:
    literals = Literals(people)
    for step in check.steps:
        done = list(_lines_of(name, step, literals))
        yield from literals.taken()
        yield from done


def _lines_of(name: str, step: Step, literals: "Literals") -> Iterator[str]:
    if isinstance(step, Later):
        yield f"later({step.seconds});"
    elif isinstance(step, Balance):
        yield f"holds({'deployed' if step.of == 'contract' else step.of.upper()}, {step.amount});"
    elif isinstance(step, Deploy):
        given = f'"{name}.sol:{name}", {literals.encoded(step.arguments)}, {step.sender.upper()}, {step.value}'
        if step.refusal:
            yield from _refused(f"deployRefused({given})", step.refusal, literals)
        else:
            yield f"deploy({given});"
    else:
        yield from _message(step, literals)


def _message(step: Message, literals: "Literals") -> Iterator[str]:
    given = f"{step.sender.upper()}, {step.value}, {literals.called(str(step.signature), step.arguments)}"
    if step.refusal:
        yield from _refused(f"refused({given})", step.refusal, literals)
    elif step.is_call:
        single = len(step.gives) == 1 and step.gives[0].type.startswith(("uint", "int", "bool", "address"))
        is_plain = single and not step.gives[0].type.endswith("]")
        expected = literals.widest(step.gives[0]) if is_plain else literals.encoded(step.gives)
        yield f"equal(ask({given}), {expected});"
    else:
        yield f"send({given});"
        if step.event:
            values = "" if step.emitted is None else f", {literals.encoded(step.emitted)}"
            yield f'emitted(keccak256("{step.event}"){values});'


def _refused(call: str, refusal: Refusal, literals: "Literals") -> Iterator[str]:
    if refusal.error and refusal.values is None:
        yield f'refusedBy({call}, bytes4(keccak256("{refusal.error}")));'
    elif refusal.error:
        yield f"refusedBy({call}, {literals.called(str(refusal.error), refusal.values or ())});"
    elif refusal.reason:
        yield f'refusedBy({call}, abi.encodeWithSignature("Error(string)", {_text(refusal.reason)}));'
    else:
        yield f"{call};"


class Literals:
    """Values as Solidity writes them; lists are variables, written before the line that needs them."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self._names = {address: who.upper() for who, address in people.items()}
        self._lines: list[str] = []
        self._count = 0

    def taken(self) -> list[str]:
        """The lines that are needed so far, once."""
        lines, self._lines = self._lines, []
        return lines

    def encoded(self, values: tuple[Value, ...]) -> str:
        return f"abi.encode({self._listed(values)})" if values else '""'

    def called(self, signature: str, values: tuple[Value, ...]) -> str:
        return f'abi.encodeWithSignature("{signature}"{", " if values else ""}{self._listed(values)})'

    def widest(self, value: Value) -> str:
        """Of numbers as the widest of their kind, for which there is a way to compare."""
        kind = next((kind for kind in ("uint", "int") if value.type.startswith(kind)), "")
        return f"{kind}256({value.value})" if kind else self.of(value.type, value.value)

    def of(self, kind: str, value: Any) -> str:
        if kind.endswith("]"):
            return self._list(kind, value)
        if kind == "address":
            return self._address(str(to_checksum_address(value)))
        if kind == "bool":
            return "true" if value else "false"
        if kind == "string":
            return _text(value)
        if kind == "bytes":
            return f'bytes(hex"{value.hex()}")'
        return f'{kind}(hex"{value.hex()}")' if isinstance(value, bytes) else f"{kind}({value})"

    def _listed(self, values: tuple[Value, ...]) -> str:
        return ", ".join(self.of(each.type, each.value) for each in values)

    def _address(self, address: str) -> str:
        return "deployed" if address == CONTRACT_ADDRESS else self._names.get(address, f"address({address})")

    def _list(self, kind: str, value: list[Any]) -> str:
        inner, _, length = kind[:-1].rpartition("[")
        parts = [self.of(inner, each) for each in value]
        self._count += 1
        name = f"list{self._count}"
        made = "" if length else f" = new {kind}({len(value)})"
        self._lines.append(f"{kind} memory {name}{made};")
        self._lines += [f"{name}[{place}] = {part};" for place, part in enumerate(parts)]
        return name


def _text(value: str) -> str:
    kind = "" if value.isascii() else "unicode"
    return kind + json.dumps(value, ensure_ascii=False)
