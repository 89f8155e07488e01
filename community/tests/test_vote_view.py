"""Voting, accepting and following over HTTP (community/views/votes.py)."""

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Discussion, DiscussionReader, DiscussionVote, Reply
from community.tests.posting import suspend
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.html import laid_out

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, amina: User) -> Reply:
    return make_reply(amina, thread)


@pytest.fixture(params=["thread", "reply"])
def post(request: pytest.FixtureRequest, thread: Discussion, reply: Reply) -> Discussion | Reply:
    return thread if request.param == "thread" else reply


def vote_url(post: Discussion | Reply) -> str:
    return f"{post.get_absolute_url()}vote/"


def votes() -> list[str]:
    return list(DiscussionVote.objects.values_list("vote_type", flat=True))


def test_a_plain_form_votes_and_leads_back(kwame_client: Client, post: Discussion | Reply) -> None:
    for wish, expected in (("upvote", ["upvote"]), ("downvote", ["downvote"]), ("none", []), ("none", [])):
        answer = kwame_client.post(vote_url(post), {"vote": wish})
        assert (answer.status_code, answer.headers["Location"]) == (302, post.get_absolute_url())
        assert votes() == expected


def test_htmx_gets_the_buttons_with_the_new_count(kwame_client: Client, post: Discussion | Reply) -> None:
    for wish, pressed, score in (("upvote", "up", 1), ("downvote", "down", -1)):
        html = kwame_client.post(vote_url(post), {"vote": wish}, headers=HTMX).content.decode()
        assert "<html" not in html
        assert f">{score} <" in laid_out(html)
        assert html.count('aria-pressed="true"') == 1
        button = html.split("</button>")[0 if pressed == "up" else 1]
        assert f'id="{pressed}-{post.key}"' in button
        assert 'aria-pressed="true"' in button
        # Pressed again it is taken back.
        assert 'value="none"' in button
    html = kwame_client.post(vote_url(post), {"vote": "none"}, headers=HTMX).content.decode()
    assert ">0 <" in laid_out(html)
    assert 'aria-pressed="true"' not in html


def test_the_same_vote_again_is_one_vote(kwame_client: Client, post: Discussion | Reply) -> None:
    for _ in range(3):
        kwame_client.post(vote_url(post), {"vote": "upvote"}, headers=HTMX)
    assert votes() == ["upvote"]


@pytest.mark.parametrize("wish", ["", "x", "UPVOTE", "\0", "1" * 5000])
def test_a_wish_that_is_none_takes_the_vote_back(kwame_client: Client, post: Discussion | Reply, wish: str) -> None:
    kwame_client.post(vote_url(post), {"vote": "upvote"})
    assert kwame_client.post(vote_url(post), {"vote": wish}).status_code == 302
    assert votes() == []


def test_the_page_shows_ones_own_vote(kwame_client: Client, post: Discussion | Reply, thread: Discussion) -> None:
    kwame_client.post(vote_url(post), {"vote": "downvote"})
    page = laid_out(kwame_client.get(thread.get_absolute_url()).content.decode())
    assert page.count('aria-pressed="true" aria-label="Vote down') == 1


def test_nobody_votes_for_themselves(amina_client: Client, post: Discussion | Reply) -> None:
    for headers in ({}, HTMX):
        answer = amina_client.post(vote_url(post), {"vote": "upvote"}, headers=headers)
        assert answer.status_code == 403
        assert "You cannot vote for your own post." in answer.content.decode()
        assert ("<html" in answer.content.decode()) == (not headers)
    assert votes() == []


def test_suspended_people_are_told_why_not(kwame: User, kwame_client: Client, post: Discussion | Reply) -> None:
    suspend(kwame)
    answer = kwame_client.post(vote_url(post), {"vote": "upvote"})
    assert answer.status_code == 403
    assert "suspended you" in answer.content.decode()


def test_visitors_sign_in_first_and_come_back(client: Client, post: Discussion | Reply, thread: Discussion) -> None:
    back = f"/signin/?next={thread.get_absolute_url()}"
    assert client.post(vote_url(post), {"vote": "upvote"}).headers["Location"] == back
    assert client.post(vote_url(post), {"vote": "upvote"}, headers=HTMX).headers["HX-Redirect"] == back
    assert votes() == []


def test_the_address_of_a_refused_form_leads_back(kwame_client: Client, post: Discussion | Reply) -> None:
    assert kwame_client.get(vote_url(post)).headers["Location"] == post.get_absolute_url()


def test_whoever_asked_accepts_an_answer_and_takes_that_back(amina_client: Client, reply: Reply) -> None:
    for wish, is_solution in (("1", True), ("1", True), ("0", False), ("0", False), ("1", True), ("x", False)):
        answer = amina_client.post(f"{reply.get_absolute_url()}accept/", {"accept": wish})
        assert (answer.status_code, answer.headers["Location"]) == (302, reply.get_absolute_url())
        reply.refresh_from_db()
        assert reply.is_solution == is_solution


def test_others_accept_nothing(kwame_client: Client, client: Client, reply: Reply, thread: Discussion) -> None:
    url = f"{reply.get_absolute_url()}accept/"
    answer = kwame_client.post(url, {"accept": "1"})
    assert answer.status_code == 403
    assert "Only who asked can accept an answer." in answer.content.decode()
    assert client.post(url, {"accept": "1"}).headers["Location"] == f"/signin/?next={thread.get_absolute_url()}"
    assert kwame_client.get(url).headers["Location"] == reply.get_absolute_url()
    assert not Reply.objects.filter(is_solution=True).exists()


def test_a_thread_is_followed_and_not_any_more_also_again(kwame_client: Client, thread: Discussion) -> None:
    url = f"{thread.get_absolute_url()}follow/"
    for wish, is_following in (("1", True), ("1", True), ("0", False), ("0", False), ("1", True), ("x", False)):
        assert kwame_client.post(url, {"follow": wish}).headers["Location"] == thread.get_absolute_url()
        assert DiscussionReader.objects.filter(is_following=True).exists() == is_following
    for wish, pressed in (("1", "true"), ("0", "false")):
        html = kwame_client.post(url, {"follow": wish}, headers=HTMX).content.decode()
        assert f'aria-pressed="{pressed}"' in html
        assert "<html" not in html
    assert kwame_client.get(url).headers["Location"] == thread.get_absolute_url()


def test_visitors_sign_in_to_follow(client: Client, thread: Discussion) -> None:
    answer = client.post(f"{thread.get_absolute_url()}follow/", {"follow": "1"})
    assert answer.headers["Location"] == f"/signin/?next={thread.get_absolute_url()}"


@pytest.mark.parametrize("act", ["vote", "follow"])
def test_what_is_hidden_is_a_404_for_others(kwame_client: Client, thread: Discussion, act: str) -> None:
    Discussion.objects.update(hidden_at=timezone.now())
    assert kwame_client.post(f"{thread.get_absolute_url()}{act}/", {act: "1"}).status_code == 404
