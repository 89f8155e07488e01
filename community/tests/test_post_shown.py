"""What is shown of a post: kept renderings, beginnings, changes, and its field (community/markup/)."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from community.markup.diff import diff_html
from community.markup.display import post_html, render_missing, summary
from community.markup.text import PostField, TitleField, clean_text
from community.models import Discussion, Reply
from community.tests.hostile_posts import HOSTILE_POSTS
from learning.content.directions import set_directions
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


def test_a_rendering_is_made_once_and_kept(
    amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    thread = make_discussion(amina, content="*Hello*")
    reply = make_reply(kwame, thread, content="**Hi**")
    for post, html in ((thread, '<p dir="auto"><em>Hello</em></p>'), (reply, '<p dir="auto"><strong>Hi</strong></p>')):
        with django_assert_num_queries(1):
            assert post_html(post) == html
        fresh = type(post)._default_manager.get(pk=post.pk)
        assert set_directions(fresh.content_html or "") == html
        with django_assert_num_queries(0):
            assert post_html(fresh) == html


def test_a_rendering_of_what_has_been_changed_meanwhile_is_not_kept(amina: User) -> None:
    thread = make_discussion(amina, content="old")
    Discussion.objects.filter(pk=thread.pk).update(content="new")
    assert post_html(thread) == '<p dir="auto">old</p>'
    assert Discussion.objects.get(pk=thread.pk).content_html is None


def test_an_empty_rendering_counts_as_one(amina: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    thread = make_discussion(amina, content="")
    assert post_html(thread) == ""
    with django_assert_num_queries(0):
        assert post_html(Discussion(pk=thread.pk, content="x", content_html="")) == ""


def test_a_page_of_posts_is_rendered_at_once(
    amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    thread = make_discussion(amina, content="@kwame?")
    replies = [make_reply(kwame, thread, content=f"@amina, {number}") for number in range(5)]
    with django_assert_num_queries(3):
        render_missing([thread, *replies])
    assert Reply.objects.filter(content_html__contains=f'href="/people/{amina.pk}/"').count() == 5


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# Title\n\nHello *@amina*,\nsee [here](https://e.example).", "Title Hello @amina, see here."),
        ("```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |", "code a b c d"),
        ("![a box](https://e.example/x.png)", "a box"),
        ("a&#27;&#x202E;b\0", "a\ufffdb"),
        ("", ""),
    ],
)
def test_the_beginning_of_a_post_is_plain_words(source: str, words: str) -> None:
    assert summary(source) == words


def test_a_beginning_ends_between_words() -> None:
    assert summary("one two three", most=13) == "one two three"
    assert summary("one two three", most=12) == "one two…"
    assert summary("one two three", most=8) == "one two…"
    assert summary("x" * 30, most=10) == "x" * 9 + "…"


@given(st.lists(st.sampled_from(HOSTILE_POSTS) | st.text(max_size=9), max_size=5).map("".join), st.integers(2, 60))
def test_a_beginning_is_never_too_long(source: str, most: int) -> None:
    assert len(summary(source, most)) <= most
    assert "\n" not in summary(source, most)


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("same\n<b>", "same\n<b>", "same\n&lt;b&gt;"),
        ("one two\nthree", "one 2\nthree", "one <del>two</del><ins>2</ins>\nthree"),
        ("one\ntwo\n", "one\nnew\ntwo\n", "one\n<ins>new\n</ins>two\n"),
        ("one\ntwo\n", "two\n", "<del>one\n</del>two\n"),
        ("", "<script>", "<ins>&lt;script&gt;</ins>"),
        ("never the same", "quite another thing", "<del>never the same</del><ins>quite another thing</ins>"),
    ],
)
def test_what_went_and_came_is_marked(old: str, new: str, html: str) -> None:
    assert diff_html(old, new) == html


_TEXTS = st.lists(st.sampled_from([*HOSTILE_POSTS[:40], "one ", "two ", "\n", "<", "&amp;"]), max_size=9).map("".join)


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_out_of_a_comparison(old: str, new: str) -> None:
    html = diff_html(old, new)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<del>", "</del>", "<ins>", "</ins>"}
    without_new = re.sub(r"<ins>.*?</ins>|</?del>", "", html, flags=re.DOTALL)
    without_old = re.sub(r"<del>.*?</del>|</?ins>", "", html, flags=re.DOTALL)
    assert (unescape(without_new), unescape(without_old)) == (clean_text(old), clean_text(new))


def test_a_field_drops_what_no_database_or_page_could_hold() -> None:
    assert PostField().clean(" a\0\x1bb\r\nc\u202e \r\n") == "ab\nc"
    assert TitleField().clean(" Keys\0 and\n\tcoins\u2067 ") == "Keys and coins"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write something first."),
        ("\0 \r\n", "Write something first."),
        ("x" * 20_001, "A post can have at most 20000 characters; this one has 20001."),
    ],
)
def test_a_field_says_what_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(sentence)):
        PostField().clean(text)
    assert PostField().clean("x" * 19_999 + "\r\n\0")
