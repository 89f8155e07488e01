"""Markdown becomes the HTML that lessons show, and plain text for search."""

import pytest

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text


def block(source: str) -> str:
    return PageRenderer().block(source)


def test_headings_name_themselves_so_that_links_can_lead_to_them() -> None:
    html = block("## Why blocks?\n\n### Why blocks?\n\n## 区块")
    assert '<h2 id="section-why-blocks">' in html
    assert '<h3 id="section-why-blocks-2">' in html
    assert '<h2 id="section-区块">' in html


def test_a_heading_without_letters_still_gets_an_id() -> None:
    assert '<h2 id="section-1">???</h2>' in block("## ???")


def test_heading_ids_and_region_names_do_not_repeat_among_the_texts_of_one_page() -> None:
    page = PageRenderer()
    first, second = page.block("## Keys\n\n```text\na\n```"), page.block("## Keys\n\n```python\nb\n```")
    assert 'id="section-keys"' in first
    assert 'id="section-keys-2"' in second
    assert 'aria-label="Example 1"' in first
    assert 'aria-label="Example 2, Python"' in second


def test_code_is_coloured_by_classes_in_a_box_that_scrolls() -> None:
    html = block("```solidity\ncontract A { uint x = 1; }\n```")
    assert html.startswith(
        '<div class="scroll code" tabindex="0" role="region" aria-label="Example 1, Solidity"><pre><code>'
    )
    assert '<span class="k">contract</span>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "fence", ["```\na < b\n```", "```text\na < b\n```", "```no-such-language\na < b\n```", "    a < b"]
)
def test_code_without_a_known_language_is_plain(fence: str) -> None:
    assert "<pre><code>a &lt; b\n</code></pre>" in block(fence)


def test_tables_scroll_in_a_box_and_align_by_class() -> None:
    html = block("| Page | Hash |\n|:-:|--:|\n| 1 | `ff` |")
    assert '<div class="scroll table-scroll" tabindex="0" role="region" aria-label="Table 1"><table>' in html
    assert '<th class="align-center" scope="col">Page</th>' in html
    assert '<td class="align-end"><code>ff</code></td>' in html
    assert html.endswith("</table></div>")


def test_the_empty_corner_of_a_table_is_no_header() -> None:
    assert "<td></td>\n<th" in block("| | Main network |\n|---|---|\n| Coins | have a price |")


@pytest.mark.parametrize(
    "href", ["https://example.com/", "http://example.com", "mailto:a@example.com", "//example.com"]
)
def test_links_that_leave_the_site_hand_nothing_over(href: str) -> None:
    assert f'<a href="{href}" rel="noopener nofollow">there</a>' in block(f"[there]({href})")


@pytest.mark.parametrize("href", ["/courses/", "#section-keys"])
def test_links_within_the_site_are_plain(href: str) -> None:
    assert f'<a href="{href}">there</a>' in block(f"[there]({href})")


def test_inline_text_makes_no_paragraph_and_no_list() -> None:
    assert PageRenderer().inline("1. Send **now**") == "1. Send <strong>now</strong>"


def test_plain_text_keeps_the_words_and_drops_the_marks() -> None:
    prose = "## A *title*\n\nOne `two`\nthree, [four](https://x.example).\n\n- five"
    assert plain_text(prose) == "A title\nOne two three, four.\nfive"
    assert plain_text("```text\nsix\n```\n\n| a | b |\n|---|---|\n| c | d |") == "six\na\nb\nc\nd"


def test_nothing_of_one_page_is_left_for_the_next() -> None:
    expected = (
        '<h2 id="section-keys">Keys</h2>\n'
        '<div class="scroll code" tabindex="0" role="region" aria-label="Example 1">'
        "<pre><code>x = 1\n</code></pre></div>"
    )
    for _ in range(2):
        assert block("## Keys\n\n```\nx = 1\n```") == expected


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("Fine.\n\n# Title", 3, 'start with "##"'),
        ("Fine.\nStill <b>fine</b>.", 2, "Raw HTML (<b>)"),
        ("<div>\nno\n</div>", 1, "Raw HTML (<div>)"),
        ("<!-- hidden", 1, "--> is missing"),
        ('Fine.\n\n<a href="/x">x</a>', 3, "Write instead: [words](https://…)"),
        ("<Card>\n\nx\n\n</Card>", 1, "a list of links"),
        ("a\n\n<Widget/>", 3, "component of another site"),
        ("import Tabs from '@theme/Tabs'", 1, "take the line out"),
        ('{% hint style="info" %}', 1, "[!NOTE]"),
        ("> [!TIPP]\n> x", 1, 'Did you mean "tip"?'),
        ("<details>\n\nx\n\n</details>", 1, "<summary>…</summary>"),
        ("Text[^9].", 1, "The note [^9] has no words"),
        ("Fine.\n\n![a block](block.png)", 3, "There is no picture block.png"),
        ("a\nb\n[next](06-next.md)", 3, '"06-next.md" leads nowhere'),
        ("[next](//evil.example)", 1, "leads nowhere"),
        ("a\n\n```solidty\nx\n```", 3, 'Did you mean "solidity"?'),
    ],
)
def test_what_is_not_used_here_is_found_with_its_line(source: str, line: int, words: str) -> None:
    (problem,) = find_markdown_problems(source)
    assert problem.line == line
    assert words in problem.sentence


@pytest.mark.parametrize(
    "source", ["a < b and `<b>`", "## Title", "```\n<b>\n```", "[x](/a) [y](#b) [z](https://c.example)"]
)
def test_what_is_used_here_is_no_problem(source: str) -> None:
    assert find_markdown_problems(source) == []
