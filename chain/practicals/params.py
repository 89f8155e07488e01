"""What is drawn for one attempt: amounts, numbers, one-time addresses, words. The same seed draws the same."""

import re
from decimal import Decimal
from random import Random
from typing import Any, Final

from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z_0-9]*)\}")
# Amounts that end in these look like a slip or a guess.
_ROUND_DIGITS: Final = (0, 5)
_MOST_TRIES: Final = 50


def draw_params(params: dict[str, Any], *, seed: str) -> dict[str, str]:
    """A value for each of `params`, as text: amounts in HBAR, addresses in EIP-55.

    `seed` is secret and has 128 bits, so that nobody can guess a one-time address, and nobody holds its key.
    """
    return {name: _draw(param, f"{seed}:{name}") for name, param in params.items()}


def filled(words: str, params: dict[str, str]) -> str:
    """`words` with what was drawn in the places of {name}; unknown names stay."""
    return PLACEHOLDER.sub(lambda found: params.get(found[1], found[0]), words)


def filled_in(value: Any, params: dict[str, str]) -> Any:
    """The same for every text in lists and mappings."""
    if isinstance(value, str):
        return filled(value, params)
    if isinstance(value, list):
        return [filled_in(each, params) for each in value]
    if isinstance(value, dict):
        return {key: filled_in(each, params) for key, each in value.items()}
    return value


def steps_of(param: dict[str, Any]) -> tuple[Decimal, Decimal, int]:
    """The first amount, the step and how many steps there are: from "0.30" come hundredths."""
    first, last = Decimal(str(param["from"])), Decimal(str(param["to"]))
    places = max(0, *(-int(end.as_tuple().exponent) for end in (first, last)))
    step = Decimal(1).scaleb(-places)
    return first, step, int((last - first) / step) + 1


def _draw(param: dict[str, Any], seed: str) -> str:
    if param["kind"] == "address":
        return str(to_checksum_address(keccak(text=seed)[-20:]))
    random = Random(seed)  # noqa: S311 - the seed is what is secret
    if param["kind"] == "word":
        return str(random.choice(param["of"]))
    first, step, count = steps_of(param)
    drawn = first + step * random.randrange(count)
    if param["kind"] == "hbar":
        for _ in range(_MOST_TRIES):
            if int(drawn / step) % 10 not in _ROUND_DIGITS:
                break
            drawn = first + step * random.randrange(count)
    return f"{drawn:f}"
