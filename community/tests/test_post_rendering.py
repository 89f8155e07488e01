"""From the Markdown of a post to its HTML (community/markup/render.py)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.markup import render
from community.markup.render import LANGUAGES, render_post
from community.markup.sanitize import clean_post
from community.tests.hostile_posts import HOSTILE_POSTS
from community.tests.post_inspector import inspect_post
from learning.content.highlighting import knows_language
from learning.models import User

# A post that mentions somebody asks who that is.
pytestmark = pytest.mark.django_db

_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def test_the_corpus_is_large_and_without_repetition() -> None:
    assert len(HOSTILE_POSTS) == len(set(HOSTILE_POSTS)) >= 150


@pytest.mark.parametrize("attack", HOSTILE_POSTS)
def test_an_attack_comes_out_harmless(attack: str) -> None:
    for source in (attack, f"Text before {attack} and after.", f"> {attack}\n\n- {attack}"):
        html = render_post(source)
        inspect_post(html)
        assert not _UNSEEN.search(html)


@pytest.mark.parametrize("attack", HOSTILE_POSTS)
def test_the_cleaner_alone_would_hold_too(attack: str) -> None:
    html = clean_post(attack)
    assert not re.search(r"<[^>]*\s(id|style|name|on\w+|hx-\w+|aria-(?!label)\w+)\s*=", html)
    for tag in re.findall(r"</?([a-zA-Z][^\s/>]*)", html):
        assert tag in {"a", "p", "b", "div", "span", "h4", "h5", "h6", "br", "hr", "ul", "ol", "li", "blockquote"} | {
            *"strong em code pre table thead tbody tr th td".split()
        }


@pytest.mark.parametrize("attack", HOSTILE_POSTS)
def test_the_parser_alone_would_hold_too(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "clean_post", lambda html: html)
    html = render_post(attack)
    assert not re.search(r"<(script|style|svg|iframe|img|form|input|object|embed|base|meta|math)\b", html)
    assert not re.search(r"<[^>]*\s(on\w+|style)\s*=", re.sub('"[^"]*"', '""', html))


def test_what_the_parser_makes_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "clean_post", lambda html: f"cleaned: {html}")
    assert render_post("Words") == "cleaned: <p>Words</p>"


_FRAGMENTS = st.sampled_from(
    [
        *HOSTILE_POSTS,
        "\n\n",
        "\n",
        "`",
        "```",
        "*",
        "_",
        "> ",
        "- ",
        "1. ",
        "[",
        "](",
        ")",
        "<",
        ">",
        '"',
        "'",
        "|",
        "#",
        "@amina",
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=8), max_size=12).map("".join))
def test_whatever_is_written_only_listed_html_comes_out_and_the_same_again(source: str) -> None:
    html = render_post(source)
    inspect_post(html)
    assert not _UNSEEN.search(html)
    assert clean_post(html).strip() == html
    assert render_post(source) == html


def test_headings_begin_below_those_of_the_page_and_have_no_ids() -> None:
    html = render_post("# One\n\n## Two\n\n### Three\n\n###### Six\n\nSetext\n===")
    assert re.findall(r"<(h\d[^>]*)>", html) == ["h4", "h5", "h6", "h6", "h4"]
    assert re.findall(r"</(h\d)>", html) == ["h4", "h5", "h6", "h6", "h4"]


def test_a_line_end_is_a_line_end() -> None:
    assert render_post("one\ntwo\r\nthree\rfour") == "<p>one<br>\ntwo<br>\nthree<br>\nfour</p>"


def test_an_image_becomes_its_words() -> None:
    assert render_post("![a *red* box](https://e.example/x.png)") == "<p>a <em>red</em> box</p>"
    linked = render_post("[![a box](https://e.example/x.png)](/courses/)")
    assert linked == '<p><a href="/courses/" rel="nofollow ugc">a box</a></p>'
    assert "<a" not in render_post("![see https://e.example <https://e.example>](https://e.example/x.png)")


@pytest.mark.parametrize("href", ["https://e.example/", "http://e.example", "mailto:a@e.example", "/courses/", "/"])
def test_every_link_tells_search_engines_that_it_is_not_ours(href: str) -> None:
    assert render_post(f"[there]({href})") == f'<p><a href="{href}" rel="nofollow ugc">there</a></p>'


@pytest.mark.parametrize(
    "href",
    ["javascript:x", "//e.example", "///e.example", "https:e.example", "https://a@e.example", "#x", "x.md", "ftp://e"],
)
def test_a_link_that_may_lead_nowhere_stays_as_it_was_typed(href: str) -> None:
    html = render_post(f"[there]({href})")
    assert "[there](" in html
    assert "<a" not in html


def test_code_keeps_its_box_and_colours_and_tables_theirs() -> None:
    html = render_post("```solidity\nuint x = 1;\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n    plain")
    assert '<div class="scroll code" tabindex="0" role="region" aria-label="Example 1, Solidity"><pre><code>' in html
    assert '<span class="kt">uint</span>' in html
    assert '<div class="scroll table-scroll" tabindex="0" role="region" aria-label="Table 1"><table>' in html
    assert '<td class="align-end">2</td>' in html
    assert 'aria-label="Example 2"><pre><code>plain' in html


def test_a_language_that_could_take_long_is_shown_plain() -> None:
    assert all(knows_language(language) for language in LANGUAGES)
    html = render_post("```java\nint x = 1;\n```")
    assert "<span" not in html
    assert 'aria-label="Example 1"' in html


def test_characters_that_nobody_sees_do_not_reach_a_page() -> None:
    assert render_post("a\0b\x1b[31m\u202ec\u2066d&#27;&#x202E;&#x85;") == "<p>ab[31mcd\ufffd\ufffd</p>"


def test_what_goes_too_deep_is_shown_as_it_was_typed() -> None:
    html = render_post("> " * 12 + "deep")
    assert html.count("<blockquote>") == 8
    assert "&gt; &gt; &gt; &gt; deep" in html
    assert "deep" in render_post("- " * 40 + "deep")
    assert render_post("*a **b " * 30 + "b** a*" * 30).count("<em>") <= 10


def test_a_public_name_leads_to_its_profile(amina: User) -> None:
    html = render_post("Thanks, @AMINA!")
    assert html == f'<p>Thanks, <a class="mention" href="/people/{amina.pk}/" rel="nofollow ugc">@AMINA</a>!</p>'


@pytest.mark.parametrize(
    "source", ["`@amina`", "```\n@amina\n```", "    @amina", "a@amina.com", "https://e.example/@amina"]
)
def test_a_name_in_code_or_an_address_does_not(amina: User, source: str) -> None:
    assert "mention" not in render_post(source)


def test_a_name_in_a_link_leads_where_the_link_leads(amina: User) -> None:
    assert render_post("[@amina](/courses/)") == '<p><a href="/courses/" rel="nofollow ugc">@amina</a></p>'


def test_nobody_is_found_out_by_being_mentioned(zuri: User, amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(is_active=False)
    assert render_post("@zuri @amina @nobody") == "<p>@zuri @amina @nobody</p>"
