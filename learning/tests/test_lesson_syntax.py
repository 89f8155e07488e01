"""What lessons may write beside CommonMark, each way in which it may be written."""

import pytest

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.syntax.terms import terms_in
from learning.loader.front_matter import take_title

TIP = (
    '<aside class="callout callout-tip" role="note" aria-label="Mind the gap">\n'
    '<p class="callout-title">Mind the <em>gap</em></p>\n<p>Words.</p>\n</aside>'
)


def block(source: str) -> str:
    assert find_markdown_problems(source) == []
    return PageRenderer().block(source)


@pytest.mark.parametrize(
    "source",
    [
        "> [!TIP] Mind the *gap*\n> Words.",
        "> [!tip]- Mind the *gap*\n>\n> Words.",
        "!!! tip Mind the *gap*\n    Words.",
        '!!! hint "Mind the *gap*"\n\n    Words.',
        ":::tip Mind the *gap*\nWords.\n:::",
        "::: tip\nWords.\n:::".replace("tip", "tip[Mind the *gap*]"),
        '<Tip title="Mind the *gap*">\nWords.\n</Tip>',
        '<Tip title="Mind the *gap*">Words.</Tip>',
    ],
)
def test_a_call_out_is_an_aside_however_it_is_written(source: str) -> None:
    assert block(source) == TIP


@pytest.mark.parametrize(
    ("word", "title"), [("TRY", "Try it"), ("SHORT", "In short"), ("warning", "Watch out"), ("INFO", "Note")]
)
def test_a_call_out_without_a_title_has_the_name_of_its_kind(word: str, title: str) -> None:
    assert f'<p class="callout-title">{title}</p>' in block(f"> [!{word}]\n> Words.")


def test_a_quotation_stays_one_and_lists_and_code_stand_in_call_outs() -> None:
    assert block("> Words.") == "<blockquote>\n<p>Words.</p>\n</blockquote>"
    inside = block("> [!NOTE]\n> - one\n>\n> ```text\n> x\n> ```")
    assert "<li>one</li>" in inside
    assert inside.endswith("</div>\n</aside>")


@pytest.mark.parametrize(
    "source",
    [
        "<details>\n<summary>See **it**</summary>\n\nWords.\n\n</details>",
        "<details><summary>See **it**</summary>Words.</details>",
        '<Accordion title="See **it**">\n  Words.\n</Accordion>',
    ],
)
def test_details_hold_markdown_behind_their_summary(source: str) -> None:
    assert block(source) == "<details>\n<summary>See <strong>it</strong></summary>\n<p>Words.</p>\n</details>"


def test_details_end_at_their_own_tag_and_their_mistakes_have_the_line_of_the_whole() -> None:
    inner = "<details>\n<summary>B</summary>\n\n```text\n</details>\n```\n\n</details>"
    html = block(f"<details>\n<summary>A</summary>\n\n{inner}\n\n</details>\n\nAfter.")
    assert html.count("<details>") == 2
    assert html.endswith("</details>\n<p>After.</p>")
    (problem,) = find_markdown_problems("Before.\n\n<details>\n<summary>A</summary>\n\nfine\n[x](y.md)\n\n</details>")
    assert problem.line == 7


def test_comments_are_dropped_wherever_they_stand() -> None:
    source = "<!-- one\n\ntwo -->\n\nText <!-- three -->and{/* four */} more.\n\n{/* five */}\n\n`<!-- kept -->`"
    assert block(source) == "<p>Text and more.</p>\n<p><code>&lt;!-- kept --&gt;</code></p>"
    assert "one" not in plain_text(source)


def test_struck_words_breaks_and_bare_addresses() -> None:
    assert block("~~old~~") == "<p><s>old</s></p>"
    assert block("| a |\n|---|\n| x<br/>y |").count("<br>") == 1
    html = block("See https://example.com/a_(b), and (http://example.org).")
    assert '<a href="https://example.com/a_(b)" rel="noopener nofollow">https://example.com/a_(b)</a>,' in html
    assert ">http://example.org</a>)." in html


def test_a_list_with_boxes_says_what_is_done() -> None:
    html = block("- [x] **back up**\n- [ ] restore\n- plain")
    assert '<li class="tick"><span role="img" aria-label="Done:">☑</span> <strong>back up</strong></li>' in html
    assert '<li class="tick"><span role="img" aria-label="To do:">☐</span> restore</li>' in html
    assert "<li>plain</li>" in html
    assert plain_text("- [x] **back up**") == "back up"


def test_notes_stand_below_the_part_that_names_them_and_are_counted_over_the_page() -> None:
    first, second = (
        "One[^a] and [a link][x].",
        "Two[^b], again[^b].\n\n[^a]: *A.*\n[^b]: B.\n\n[x]: https://example.com",
    )
    page = PageRenderer.of(f"{first}\n\n{second}")
    one, two = page.block(first), page.block(second)
    assert '<sup><a href="#note-1" id="mark-1" aria-label="Note 1">1</a></sup>' in one
    assert '<a href="https://example.com" rel="noopener nofollow">a link</a>' in one
    assert '<li id="note-1" value="1"><p><em>A.</em> <a href="#mark-1" aria-label="Back to the text">↩</a></p>' in one
    assert 'id="note-2"' in two
    assert two.count('href="#note-2"') == 2
    assert 'href="#mark-2-2"' in two
    assert "A." not in two


def test_a_term_leads_to_the_glossary_and_in_a_label_it_is_words_alone() -> None:
    assert block("A [[Hash]].") == '<p>A <a href="/glossary/#term-hash" class="term">Hash</a>.</p>'
    assert '#term-seed-phrase" class="term">these words</a>' in block("[[seed  phrase|these words]]")
    assert 'href="/glossary/#term-%D9%85%D8%AD%D9%81%D8%B8%D8%A9"' in block("[[محفظة]]")
    assert PageRenderer().inline("A [[hash|fingerprint]]") == "A fingerprint"
    assert "<a" not in block("`[[hash]]`")
    assert block("[[seed\nphrase]]") == block("[[seed phrase]]")


def test_the_terms_of_a_file_are_found_with_their_lines_but_not_those_in_code() -> None:
    source = "[[One]]\n```\n[[no]]\n```\n`[[nor]]` and [[two|2]]\n"
    assert [(term.words, term.line) for term in terms_in(source)] == [("One", 1), ("two", 5)]


@pytest.mark.parametrize("before", ["", "\n\n", "<!-- by A. -->\n\n"])
def test_a_heading_above_the_text_is_its_title(before: str) -> None:
    title, rest = take_title(f"{before}# Many copies #\n\nText.\n\n# Other")
    assert title == "Many copies"
    assert rest == "\n" * before.count("\n") + "\n\nText.\n\n# Other"
    assert take_title("Text.\n\n# Other") == ("", "Text.\n\n# Other")
