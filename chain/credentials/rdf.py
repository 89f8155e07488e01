"""The canonical form of a JSON-LD document as RDF (RDFC-1.0), from the contexts in contexts/ alone.

Source: https://www.w3.org/TR/rdf-canon/. Nothing is fetched: a context that is not here is refused.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from pyld import jsonld

FOLDER: Final = Path(__file__).parent / "contexts"
CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
# The file, and its SHA-256: another text would give another meaning to what is signed.
PINNED: Final = {
    CREDENTIALS: ("credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
    OPEN_BADGES: ("open-badges-3.0.3.json", "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
}
# RDFC-1.0 writes other control characters in a way of its own, which pyld's URDNA2015 does not.
_CONTROL: Final = {chr(code) for code in (*range(32), 127)} - set("\t\n\r")


class UnknownContext(LookupError):
    """A document names a context that is not among ours, or whose file was changed."""


def canonical_rdf(document: dict[str, Any]) -> bytes:
    """N-Quads in canonical order. Raises UnknownContext, and ValueError for text with control characters."""
    if _CONTROL & set(_texts(document)):
        raise ValueError("A control character cannot be signed.")
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load_context}
    quads: str = jsonld.normalize(document, options)
    return quads.encode()


def load_context(address: str, _options: Any = None) -> dict[str, Any]:
    """As pyld asks for a document."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": read_context(address),
    }


@cache
def read_context(address: str) -> dict[str, Any]:
    """The context published at `address`. Raises UnknownContext."""
    if address not in PINNED:
        raise UnknownContext(address)
    name, sha256 = PINNED[address]
    octets = (FOLDER / name).read_bytes()
    if hashlib.sha256(octets).hexdigest() != sha256:
        raise UnknownContext(f"{name} is not as it was published.")
    context: dict[str, Any] = json.loads(octets)
    return context


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(_texts(each) for each in value.values())
    if isinstance(value, list):
        return "".join(_texts(each) for each in value)
    return value if isinstance(value, str) else ""
