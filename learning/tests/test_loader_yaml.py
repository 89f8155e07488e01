"""YAML is read in its plain part, and everything in it knows its line."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from learning.content.plain_yaml import PlainLoader, QuickLoader
from learning.content.yaml_source import YamlBroken, _read, read_yaml
from learning.loader.front_matter import read_front_matter


def test_every_place_knows_its_line() -> None:
    document = read_yaml("title: a\nquestions:\n  - id: b\n    options:\n      - text: c\n  - id: d\n", first_line=10)
    assert document.line_of(("title",)) == 10
    assert document.line_of(("questions", 0, "options", 0, "text")) == 14
    assert document.line_of(("questions", 1, "id")) == 15


def test_what_is_missing_stands_where_it_should_be() -> None:
    document = read_yaml("questions:\n  - id: a\n  - id: b\n")
    assert document.line_of(("questions", 1, "explanation")) == 3
    assert document.line_of(("nowhere", 0)) == 1


def test_lines_inside_a_literal_text_are_counted() -> None:
    document = read_yaml("prompt: |\n  one\n  two\n  three\nother: >\n  one\n  two\n")
    assert document.line_of(("prompt",), 3) == 4
    assert document.line_of(("other",), 2) == 5


@pytest.mark.parametrize("word", ["No", "yes", "on", "2026-01-31", "1:30", "010", "0x1F", "1_000", ".nan", ".inf", "="])
def test_words_that_other_yaml_would_turn_into_something_stay_words(word: str) -> None:
    assert read_yaml(f"text: {word}").data == {"text": word}


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("12", 12), ("-1.5", -1.5), ("2.5e8", 2.5e8), ("~", None), ("", None)]
)
def test_numbers_and_true_and_false_are_read(word: str, value: object) -> None:
    assert read_yaml(f"text: {word}").data == {"text": value}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "nothing here"),
        ("a: 1\n\tb: 2\n", 2, "not with tabs"),
        ("a: one: two\n", 1, "needs quotes"),
        ("a: 'one\nb: two\n", 3, "opened on line 1 is never closed"),
        ("a: @one\n", 1, "needs quotes"),
        ("a: *one*\n", 1, "needs quotes"),
        ("a: &one two\nb: *one\n", 1, "Anchors"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "Tags (!!python/object/apply:os.system)"),
        ("a: [1, 2\nb: 3\n", 2, "never closed"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("a: 1\n b: 2\n", 2, "needs quotes"),
        ("a:\n  - b\n - c\n", 3, "line up"),
        ("a\nb: 1\n", 2, "needs quotes"),
        ('a: "\\d"\n', 1, "backslash"),
        ("a: \x07\n", 1, "control character"),
        ("? [a]\n: b\n", 1, "plain word"),
        ("a: " + "9" * 5000, 1, "too long"),
        ("[" * 1000, 1, "too deeply"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_cure(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlBroken) as caught:
        read_yaml(text)
    assert (caught.value.line, words in caught.value.sentence) == (line, True), caught.value.sentence


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    with pytest.raises(YamlBroken, match="Anchors"):
        read_yaml("\n".join(lines))


@pytest.mark.parametrize(
    ("text", "line", "words", "is_warning"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 'key "a" stands here a second time', False),
        ("list:\n  - one\n   - two\n", 3, "became part of the text above", False),
        ("a: one #two\n", 1, "is a comment", True),
    ],
)
def test_what_would_be_read_otherwise_than_meant_is_told(text: str, line: int, words: str, is_warning: bool) -> None:
    (slip,) = read_yaml(text).slips
    assert (slip.line, slip.is_warning) == (line, is_warning)
    assert words in slip.sentence


@pytest.mark.parametrize(
    "text", ["a: 1 # one\n", "a: one - two\n", "a: |\n  one\n  - two # three\n", 'a: "one" # two\n']
)
def test_what_is_read_as_meant_is_no_slip(text: str) -> None:
    assert read_yaml(text).slips == []


def test_front_matter_ends_at_its_second_fence_and_counts_lines_through() -> None:
    document, body, body_line = read_front_matter("---\ntitle: a\n---\n\nText\n---\nmore")
    assert document.data == {"title": "a"}
    assert document.line_of(("title",)) == 2
    assert body == "\nText\n---\nmore"
    assert body_line == 4


@pytest.mark.parametrize(
    ("text", "words"), [("title: a\n", "begins with"), ("---\ntitle: a\n", "never closed"), ("---\n---\n", "nothing")]
)
def test_front_matter_that_is_none_is_refused(text: str, words: str) -> None:
    with pytest.raises(YamlBroken, match=words):
        read_front_matter(text)


PIECES = st.sampled_from(
    [
        "a",
        "key:",
        "key: ",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        ": ",
        " #",
        "'",
        '"',
        "|\n",
        ">-\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\\n",
        "é",
        "🌱",
        "12",
        "1e3",
        "~",
        "true",
        "?",
        " ",
        "%",
        "---\n",
        "...\n",
        "\t",
        "\u2028",
        "\x85",
        "\0",
    ]
)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_the_quick_loader_reads_nothing_otherwise_than_the_one_that_explains(text: str) -> None:
    with suppress(yaml.YAMLError, YamlBroken):
        quick = _read(QuickLoader(text), text, 1)
        plain = _read(PlainLoader(text), text, 1)
        # The lines of what is empty may be others.
        assert (quick.data, quick.slips) == (plain.data, plain.slips)
