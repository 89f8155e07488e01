"""Words of every script run their own way: in rendered Markdown, and inside our own sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.content.directions import set_directions
from learning.content.isolation import isolate
from learning.content.markdown import PageRenderer
from learning.content.sanitize import clean_html
from tests.pages.tree import Element, parse_html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("محفظتي (HBAR)", '<p dir="auto">محفظتي (HBAR)</p>'),
        ("`a+b`", '<p dir="auto"><code dir="ltr">a+b</code></p>'),
        # A list runs as a whole, so that its marks stand where its lines begin.
        ("- أ\n\n- ب", '<ul dir="auto">\n<li>\n<p>أ</p>\n</li>\n<li>\n<p>ب</p>\n</li>\n</ul>'),
        ("> أ", '<blockquote>\n<p dir="auto">أ</p>\n</blockquote>'),
        ("## أ", '<h2 dir="auto" id="section-أ">أ</h2>'),
    ],
)
def test_each_block_runs_by_its_own_first_letter_and_code_from_the_left(source: str, html: str) -> None:
    assert set_directions(PageRenderer().block(source)) == html


def test_code_and_tables_in_boxes_of_their_own_keep_their_directions() -> None:
    html = set_directions(PageRenderer().block("```python\nx = 1\n```\n\n| أ | b |\n|---|---|\n| c | `d` |"))
    assert '<pre dir="ltr"><code dir="ltr">' in html
    assert html.count('<th dir="auto" scope="col">') == 2
    assert '<td dir="auto"><code dir="ltr">d</code></td>' in html


@given(st.text(alphabet='<>"= pulcode/&;aأ\n', max_size=60), st.text(alphabet="<>\"'= pulcode/&;onx", max_size=40))
def test_nothing_but_directions_is_added_whatever_stands_in_an_attribute(text: str, title: str) -> None:
    clean = clean_html(f'<p>{text}</p><a href="/x" title="{title}">a</a><ol start="7"><li>{text}</li></ol>')
    before, after = parse_html(clean), parse_html(set_directions(clean))
    assert _shape(after, but="dir") == _shape(before, but="dir")


def _shape(root: Element, *, but: str) -> list[object]:
    return [
        (each.tag, [pair for pair in each.attributes.items() if pair[0] != but], [*map(str.strip, _own(each))])
        for each in root.elements()
    ]


def _own(element: Element) -> list[str]:
    return [child for child in element.children if isinstance(child, str)]


def test_only_words_that_run_leftwards_are_set_apart_in_plain_text() -> None:
    assert isolate("How do I keep my keys?") == "How do I keep my keys?"
    assert isolate("محفظتي (HBAR)") == "\u2068محفظتي (HBAR)\u2069"
