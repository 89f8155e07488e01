"""Counting links and names by the same reading that shows them (community/markup/: links.py, urls.py)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from community.markup.links import count_external_links, count_mentions
from community.markup.render import render_post
from community.markup.urls import is_external
from community.tests.hostile_posts import HOSTILE_POSTS
from community.tests.post_inspector import inspect_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("See https://e.example.", "https://e.example"),
        ("See https://e.example/a_b_c?d=1&e=2#f, and", "https://e.example/a_b_c?d=1&e=2#f"),
        ("(https://e.example/a)", "https://e.example/a"),
        ("https://e.example/Tree_(data)", "https://e.example/Tree_(data)"),
        ("(see https://e.example/Tree_(data)).", "https://e.example/Tree_(data)"),
        ("**https://e.example/a**", "https://e.example/a"),
        ("*https://e.example/a*", "https://e.example/a"),
        ("_https://e.example/a_", "https://e.example/a"),
        ("“https://e.example/a”, they said", "https://e.example/a"),
        ("HTTPS://E.example/A", "HTTPS://E.example/A"),
        ("https://e.example:8080/", "https://e.example:8080/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("<https://e.example/a>", "https://e.example/a"),
    ],
)
def test_a_bare_address_is_a_link_as_far_as_it_goes(source: str, address: str) -> None:
    assert inspect_post(render_post(source)) == [address]
    assert count_external_links(source) == 1


@pytest.mark.parametrize(
    "source",
    [
        "xhttps://e.example",
        "https://",
        "https:// e",
        "https://-",
        "`https://e.example`",
        "ftp://e.example",
        "e.example",
        "://e",
        "https://e.\N{HANGUL FILLER}",
        "https://e.example:99999",
    ],
)
def test_what_is_no_address_is_no_link(source: str) -> None:
    assert inspect_post(render_post(source)) == []
    assert count_external_links(source) == 0


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("[a](https://e.example) <https://e.example> https://e.example", 3),
        ("[a][b] [b] [b][]\n\n[b]: https://e.example", 3),
        ("[a <https://e.example>](https://f.example)", 1),
        ("![a](https://e.example)", 0),
        ("[![a](https://e.example)](https://f.example)", 1),
        ("<a@e.example> [a](mailto:a@e.example)", 2),
        ("[a](/b) [a](https://learn.example/b) https://LEARN.example", 0),
        ("https://learn.example.evil.example https://learn.example:1 https://learn.example.", 2),
        ("https://learn.example@evil.example https://learn.example\\@evil.example", 0),
        ("| https://e.example |\n|---|\n| https://f.example |", 2),
        ("# https://e.example\n\n> - https://f.example", 2),
    ],
)
def test_links_away_from_here_are_counted_wherever_they_stand(settings: Settings, source: str, count: int) -> None:
    settings.SITE_HOST = "learn.example"
    assert count_external_links(source) == count


def test_different_names_are_counted_whether_or_not_they_are_somebodys() -> None:
    assert count_mentions("@amina @Amina @nobody `@kwame` a@zuri.example") == 2


_FRAGMENTS = st.sampled_from(
    [
        *HOSTILE_POSTS,
        *(
            "https://e.example/a",
            "[a](https://e.example)",
            "<https://e.example>",
            "[b]: https://e.example\n",
            "[b]",
            "\n\n",
        ),
        *("[", "](", "]", ")", "![", "`", "*", "_", "<", ">", "\\", "\n", "| ", "\n|-|\n", "http", "://", "@", "&amp;"),
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=4), max_size=12).map("".join))
def test_no_trick_shows_a_link_that_was_not_counted(source: str) -> None:
    shown = [address for address in inspect_post(render_post(source)) if is_external(address)]
    assert len(shown) == count_external_links(source)


@pytest.mark.parametrize("attack", HOSTILE_POSTS)
def test_no_attack_shows_a_link_that_was_not_counted(attack: str) -> None:
    shown = [address for address in inspect_post(render_post(attack)) if is_external(address)]
    assert len(shown) == count_external_links(attack)
