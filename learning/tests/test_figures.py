"""Figures: every kind draws its example from the documentation, mistakes are told, and nothing of it is markup."""

import re
from collections.abc import Iterator
from itertools import chain, combinations, pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any
from xml.etree import ElementTree

import pytest

from learning.content.figures.drawing import render_figure
from learning.content.figures.kinds import KINDS
from learning.content.figures.lines import lines_of
from learning.content.figures.reading import find_figure_problems, read_figure
from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text

DOCUMENT = (Path(__file__).parents[2] / "docs" / "figures.md").read_text()
EXAMPLES = {
    read_figure(source)["kind"]: source for source in re.findall(r"^```figure\n(.*?)^```", DOCUMENT, re.S | re.M)
}
LIBRARY = Path(__file__).parents[1] / "library"
DRAWN = [
    read_figure(dedent(source))
    for path in (*sorted(LIBRARY.glob("*/*.md")), *sorted(LIBRARY.glob("*/*.yaml")))
    for source in re.findall(r"^ *```figure\n(.*?)^ *```", path.read_text(), re.S | re.M)
]
FLOW = """kind: flow
title: Two steps
alt: One step is taken after the other.
steps:
  - says: One
  - says: Two
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_draws_its_example_from_the_documentation(kind: str) -> None:
    assert find_figure_problems(EXAMPLES[kind]) == []
    for direction in ("ltr", "rtl"):
        html = render_figure(read_figure(EXAMPLES[kind]), direction=direction)
        svg = ElementTree.fromstring(html)[0]  # noqa: S314 - our own
        assert svg.get("role") == "img"
        named = [svg.find(tag) for tag in ("title", "desc")]
        assert svg.get("aria-labelledby") == " ".join(one.attrib["id"] for one in named if one is not None)
        assert not re.search(r"style=|<style|fill=|stroke=|href|#[0-9a-f]{6}\b", html)


@pytest.mark.parametrize("data", [*map(read_figure, EXAMPLES.values()), *DRAWN], ids=lambda data: data["title"])
def test_no_picture_is_higher_than_a_phone_or_breaks_a_word(data: dict[str, Any]) -> None:
    """Before: "neede" and "d" beside a tick, and a circle of seven that was six phones high."""
    html = render_figure(data)
    _left, _top, width, height = map(float, re.findall(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', html)[0])
    assert height < 2 * width
    lines = ["".join(line.itertext()) for line in ElementTree.fromstring(html).iter("text")]  # noqa: S314 - our own
    shown = set(chain.from_iterable(line.split() for line in lines))
    assert [word for word in said_in(data) if word not in shown] == []


def said_in(data: Any, key: str = "") -> Iterator[str]:
    """The words that stand in the boxes of a figure."""
    if isinstance(data, dict):
        yield from chain.from_iterable(said_in(value, name) for name, value in data.items() if name != "words")
    elif isinstance(data, list):
        yield from chain.from_iterable(said_in(value, key) for value in data)
    elif key in ("says", "note", "cells", "actors", "columns"):
        yield from data.replace("`", "").split()


def test_a_circle_that_cannot_be_round_is_drawn_out() -> None:
    for count in range(2, 15):
        names = [f"Node {number}" for number in range(count)]
        edges = [{"from": one, "to": other} for one, other in pairwise(names)]
        graph = read_figure(EXAMPLES["graph"]) | {"nodes": [{"says": name} for name in names], "edges": edges}
        found = re.findall(r'<rect class="box" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', render_figure(graph))
        boxes = [tuple(map(float, one)) for one in found]
        assert len(boxes) == count
        for (x, y, width, height), (other_x, other_y, other_width, other_height) in combinations(boxes, 2):
            is_beside = x + width + 8 <= other_x or other_x + other_width + 8 <= x
            assert is_beside or y + height + 8 <= other_y or other_y + other_height + 8 <= y
        assert max(y + height for _x, y, _width, height in boxes) < 680


def test_a_figure_is_mirrored_where_its_title_runs_from_right_to_left() -> None:
    data = read_figure(FLOW)
    boxes = re.findall(r'<rect class="box" x="(\S+)"', render_figure(data | {"title": "خطوتان"}))
    assert boxes == ["0", "0"]
    side = data | {"steps": [data["steps"][0] | {"exit": {"says": "End"}}, data["steps"][1]]}
    ltr, rtl = (
        re.findall(r'x="(\S+?)" y="0" width="(\S+?)"', render_figure(side, direction=d)) for d in ("ltr", "rtl")
    )
    assert [(340 - float(x) - float(width), float(width)) for x, width in ltr] == [
        (float(x), float(width)) for x, width in rtl
    ]


def test_a_figure_in_markdown_is_drawn_and_its_words_are_found_and_read_aloud() -> None:
    markdown = f"Before.\n\n```figure\n{FLOW}```\n\nAfter."
    assert find_markdown_problems(markdown) == []
    html = PageRenderer().block(markdown)
    assert html.startswith("<p>Before.</p>\n<figure")
    assert html.endswith("</figure>\n<p>After.</p>")
    assert plain_text(markdown) == "Before.\nTwo steps. One step is taken after the other.\nAfter."


def test_two_equal_figures_on_a_page_have_names_of_their_own() -> None:
    html = PageRenderer().block(f"```figure\n{FLOW}```\n\n```figure\n{FLOW}```")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4


def test_nothing_an_author_writes_becomes_markup() -> None:
    html = PageRenderer().block("```figure\n" + FLOW.replace("One\n", "'<script>alert(1)</script>\"&'\n") + "```")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_markup_of_a_figure_that_an_author_writes_by_hand_is_none() -> None:
    html = PageRenderer().block('<figure class="picture"><svg role="img"><text>no</text></svg></figure>')
    assert "<svg" not in html
    assert "<figure" not in html


@pytest.mark.parametrize(
    ("wrong", "line", "sentence"),
    [
        (FLOW.replace("flow", "flwo"), 1, '"flwo" is not known. Did you mean "flow"?'),
        (FLOW.replace("kind: flow\n", ""), 1, 'The key "kind" is missing.'),
        (FLOW.replace("alt: One step is taken after the other.\n", ""), 1, 'The key "alt" is missing.'),
        (FLOW.replace("One step is taken after the other.", "Steps"), 3, "Say in a full sentence"),
        (FLOW.replace("One step is taken after the other.", "A picture of steps and arrows"), 3, "Say in a full"),
        (FLOW.replace("says: Two", "says: 5000"), 6, "Must be text, not the number 5000. Put quotes around it"),
        (FLOW.replace("says: Two", "sais: Two"), 6, 'Did you mean "says"?'),
        (FLOW + "    mark: red\n", 7, '"red" is not known.'),
        (FLOW.replace("- says: Two", "- says: Two: three"), 6, 'A text with ": " in it needs quotes around it'),
        ("- a list", 1, "A figure is a group of keys"),
        (EXAMPLES["sequence"].replace("from: You", "from: Yuo"), 8, '"Yuo" is not known. Did you mean "You"?'),
        (EXAMPLES["graph"].replace("Beira, mark", "Accra, mark"), 6, '"Accra" stands here twice'),
    ],
)
def test_a_mistake_is_told_with_its_line(wrong: str, line: int, sentence: str) -> None:
    problems = find_figure_problems(wrong)
    assert sentence in " ".join(problem.sentence for problem in problems)
    assert line in [problem.line for problem in problems]
    # In a lesson it is the line of the lesson: one for the fence, two before it.
    assert line + 3 in [problem.line for problem in find_markdown_problems(f"One.\n\n```figure\n{wrong}```")]


def test_words_are_broken_where_their_script_allows_and_none_is_lost() -> None:
    for words in (
        "Donaudampfschifffahrtsgesellschaft",
        "0x" + "ab" * 20,
        "区块里有前一个区块的哈希",
        "हर पृष्ठ में पिछले का हैश है",
    ):
        lines = lines_of(words, width=80, size=15)
        assert all(line.width <= 80 for line in lines)
        assert "".join(run.text for line in lines for run in line.runs).replace(" ", "") == words.replace(" ", "")


def test_a_hash_among_words_is_code_and_runs_left_to_right() -> None:
    runs = lines_of("لا تطابق 38e61c3b الآن", width=300, size=15)[0].runs
    assert [run.text for run in runs if run.is_code] == ["38e61c3b"]
    assert [run.is_code for run in lines_of("decade facade 20261127", width=300, size=15)[0].runs] == [False]
