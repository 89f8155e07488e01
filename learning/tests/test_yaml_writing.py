"""What is written as YAML is read back as it was, whatever it is."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from learning.content.yaml_source import read_yaml
from learning.content.yaml_writing import write_yaml

# What a file can hold: no control characters but ends of lines and tabs, no halves of characters.
_SIGNS = "\n\t\x85\u2028\u2029\ufeff :#-'\"|>%@&*!?{}[]"
_WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters=_SIGNS))
_TRICKY = st.sampled_from(
    ["No", "true", "null", "~", "", " ", "2026-11", "010", "1e5", "a: b", "x # y", "- x", "\n\n", "---"]
)
_KEYS = _WORDS | _TRICKY
_PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _KEYS
_INSIDE = _PLAIN | st.lists(_PLAIN, max_size=3) | st.dictionaries(_KEYS, _PLAIN, max_size=3)
_VALUES = _INSIDE | st.lists(_INSIDE, max_size=3) | st.dictionaries(_KEYS, _INSIDE, max_size=3)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_it_is_read_back_as_it_was(data: dict[str, Any]) -> None:
    written = write_yaml(data)
    document = read_yaml(written)
    assert document.data == data
    assert document.slips == []
    assert write_yaml(document.data) == written


def test_keys_stand_in_the_order_of_reading_and_texts_stay_readable() -> None:
    data = {"zebra": 1, "explanation": "Two\nlines.\n", "prompt": "Why? " * 60, "id": "why", "title": "No: really"}
    assert write_yaml(data, first=("title",)).splitlines() == [
        "title: 'No: really'",
        "id: why",
        "prompt: '" + "Why? " * 60 + "'",
        "explanation: |",
        "  Two",
        "  lines.",
        "zebra: 1",
    ]
