"""No 20,000 characters take long, or become a page that is many times as large. Counted, not timed."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from community.markup.diff import diff_html
from community.markup.render import render_post
from community.markup.text import MAX_CHARACTERS
from community.tests.hostile_posts import HOSTILE_POSTS

pytestmark = pytest.mark.django_db

# Calls of functions. A million takes about an eighth of a second on a small machine.
MOST_CALLS = 3_000_000
MOST_HTML = 300_000
# Each is repeated until the post is full: what comes first, what is repeated, what comes last.
HEAVY = {
    "quotes": ("", ">", ""),
    "lazy lines of deep quotes": (">" * 20 + "a\n", "b\n", ""),
    "quotes that end sooner than they look": ("", "*-  \n>```python\n", ""),
    "deep quotes of many lines": ("", ">" * 20 + "\n", ""),
    "lists in lists": ("", "- ", ""),
    "short lists": ("", "1) a\n", ""),
    "opening brackets": ("", "[", ""),
    "images in images": ("", "![", ""),
    "images in images that end": ("![" * 3000, "](/a)", ""),
    "links after links": ("", "[a](/b)", ""),
    "links that never end": ("", '[](b "', ""),
    "addresses that never end": ("", "[](/", ""),
    "one definition used often": ("[a]: /" + "x" * 1900 + "\n\n", "[a]", ""),
    "one title used often": ("[a]: /x '" + "y" * 9000 + "'\n\n", "[a]", ""),
    "definitions": ("", "[a]: /b 'c\n", ""),
    "emphasis of two kinds": ("", "*_", ""),
    "emphasis that opens": ("", "*a **b ", ""),
    "emphasis that closes": ("", "**a ", "b** " * 2000),
    "backticks of all lengths": ("", "".join("`" * length + " " for length in range(1, 190)), ""),
    "wide and long tables": ("|a" * 200 + "|\n" + "|-" * 200 + "|\n", "|\n", ""),
    "tables over tables": ("", "|a|\n|-|\n", ""),
    "delimiters that are none": ("|a|\n", "-", "x"),
    "bare addresses": ("", "http://a/-", ""),
    "long bare addresses": ("", "http://a/-\N{GRINNING FACE}" * 40, ""),
    "closing brackets of an address": ("https://a.b/", ")", ""),
    "names": ("", "@amina ", ""),
    "pieces of code": ("", "```python\n```\n", ""),
    "unknown languages": ("", "```nobody-knows\n```\n", ""),
    "lines": ("", "a\n", ""),
    "headings": ("", "a\n-\n", ""),
    "entities": ("", "&#0;", ""),
    "quotation marks": ("", '"', ""),
    "autolinks": ("", "<http://a>", ""),
    "smaller thans": ("", "<", ""),
}


def fill(first: str, repeated: str, last: str) -> str:
    room = MAX_CHARACTERS - len(first) - len(last)
    return (first + repeated * (room // len(repeated)) + last)[:MAX_CHARACTERS]


def calls_of(work: Callable[..., str], *arguments: str) -> tuple[int, str]:
    """How many functions `work` called, and what it returned."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        made = work(*arguments)
    finally:
        sys.setprofile(None)
    return count, made


@pytest.mark.parametrize("kind", HEAVY)
def test_no_kind_of_text_takes_long_to_render(kind: str) -> None:
    calls, html = calls_of(render_post, fill(*HEAVY[kind]))
    assert calls < MOST_CALLS
    assert len(html) < MOST_HTML


@pytest.mark.stress
@pytest.mark.parametrize("attacks", [HOSTILE_POSTS[::49], pytest.param(HOSTILE_POSTS[::7], marks=pytest.mark.thorough)])
def test_no_attack_takes_long_when_it_fills_a_post(attacks: list[str]) -> None:
    for attack in attacks:
        assert calls_of(render_post, fill("", attack + "\n", ""))[0] < MOST_CALLS


def test_only_the_beginning_of_much_code_is_coloured() -> None:
    """Regular expressions do it, of which no count of calls tells how long they take: so the text they get is short."""
    line = 'string a = "b"; // c\n'
    assert "<span" in render_post(f"```solidity\n{line * 100}```")
    assert "<span" not in render_post(f"```solidity\n{line * 200}```")
    many = render_post(f"```solidity\n{line}```\n\n" * 100)
    assert many.count("<pre><code>") == 100
    assert 0 < many.count("Solidity") < 20


def test_a_definition_is_not_repeated_without_end() -> None:
    html = render_post(fill(*HEAVY["one definition used often"]))
    assert 10 < html.count("<a ") < 30
    assert html.count(">a</a>a") == 1


def test_a_table_of_many_cells_is_shown_as_it_was_typed() -> None:
    assert "<table" not in render_post(fill(*HEAVY["wide and long tables"]))
    assert render_post("|a|b|\n|-|-|\n" + "|1|2|\n" * 500).count("<td>") == 1000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 10_000, "b\n" * 10_000),
        ("a\nb\n" * 99, "b\na\nc\n" * 66),
        ("a b " * 5000, "b a c " * 3300),
        ("\n".join(map(str, range(300))), "\n".join(map(str, range(300, 0, -1)))),
    ],
)
def test_comparing_takes_no_longer(old: str, new: str) -> None:
    assert calls_of(diff_html, old, new)[0] < MOST_CALLS
