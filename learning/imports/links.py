"""Links from one imported lesson to another: by a name while the course is read, by an address once it has one."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

_WAITING: Final = re.compile(
    r"\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(/imported/(?P<name>[^\s()#]+)/(?P<section>#[^\s()]*)?\)"
)


def waiting_link(name: str, section: str = "") -> str:
    """An address that stands for the lesson that `name` belongs to."""
    return f"/imported/{quote(name, safe='')}/" + (f"#{section}" if section else "")


def resolved(value: Any, addresses: Mapping[str, str]) -> Any:
    """`value` with addresses in place of names; the words alone stay of a link to what did not come along."""
    if isinstance(value, str):
        return _WAITING.sub(lambda found: _address(found, addresses), value)
    if isinstance(value, dict):
        return {key: resolved(one, addresses) for key, one in value.items()}
    return [resolved(one, addresses) for one in value] if isinstance(value, list) else value


def _address(found: re.Match[str], addresses: Mapping[str, str]) -> str:
    address = addresses.get(unquote(found["name"]))
    return f"[{found['words']}]({address}{found['section'] or ''})" if address else found["words"]
