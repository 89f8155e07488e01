"""The certificate contract as it is deployed: compiled once, committed, and compared with its source by a test."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

SOURCE: Final = Path(__file__).with_name("certificates.vy")
ARTEFACT: Final = Path(__file__).with_name("certificates.json")


@dataclass(frozen=True)
class Artefact:
    """`bytecode` deploys, followed by the constructor's arguments; what then stands at the address begins with
    `runtime`, followed by the contract's immutable values. Both as 0x…"""

    contract: str
    source_sha256: str
    compiler: str
    evm_version: str
    optimize: str
    abi: list[dict[str, Any]]
    bytecode: str
    runtime: str

    def deployed_code(self) -> bytes:
        return bytes.fromhex(self.runtime.removeprefix("0x"))

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1) + "\n"


@cache
def load_artefact() -> Artefact:
    return Artefact(**json.loads(ARTEFACT.read_text(encoding="utf-8")))
