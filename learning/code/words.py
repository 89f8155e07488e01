"""Words of a variant: <<cap>> becomes 3 wherever an author wrote it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

WORD: Final = re.compile(r"<<([a-z][a-z0-9_]{0,39})>>")


def filled_in(value: Any, variant: Mapping[str, Any]) -> Any:
    """`value` with the words of `variant`, in every text of lists and mappings; unknown ones stay."""
    if isinstance(value, str):
        return WORD.sub(lambda found: str(variant.get(found[1], found[0])), value)
    if isinstance(value, list):
        return [filled_in(each, variant) for each in value]
    if isinstance(value, dict):
        return {key: filled_in(each, variant) for key, each in value.items()}
    return value


def words_in(value: Any) -> Iterator[str]:
    """The names of all words in every text of `value`."""
    if isinstance(value, str):
        yield from WORD.findall(value)
    elif isinstance(value, list):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_in(each)
