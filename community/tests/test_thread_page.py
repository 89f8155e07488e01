"""The posts on the page of a thread: their order and marks, and what reading them costs (community/threads/page.py)."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Discussion, Reply
from community.posts.accept import accept_answer
from community.tests.posting import member
from community.tests.reading import article, make_replies, read
from community.threads.page import PAGE_SIZE
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def test_hidden_replies_are_read_by_their_author_and_moderators_alone(
    client: Client, amina_client: Client, kwame_client: Client, moyo_client: Client, thread: Discussion, kwame: User
) -> None:
    reply = make_reply(kwame, thread, content="Send me your seed.", hidden_at=timezone.now())
    for browser, is_shown in ((client, False), (amina_client, False), (kwame_client, True), (moyo_client, True)):
        html = article(read(browser, thread), reply)
        assert "A moderator has hidden this" in html
        assert ("Send me your seed." in html) == is_shown


def test_a_deleted_reply_leaves_a_line_and_what_answers_it(client: Client, thread: Discussion, kwame: User) -> None:
    parent = make_reply(kwame, thread, deleted_at=timezone.now(), content="", content_html="")
    child = make_reply(kwame, thread, parent_reply=parent, content="I disagree.")
    html = read(client, thread)
    assert "Deleted by its author." in article(html, parent)
    assert "vote" not in article(html, parent)
    assert "I disagree." in article(html, child)


def test_answers_nest_to_three_levels_and_are_flat_below_with_a_pointer(
    client: Client, thread: Discussion, amina: User, kwame: User
) -> None:
    chain = [make_reply(kwame, thread)]
    for _ in range(4):
        chain.append(make_reply(amina if chain[-1].author == kwame else kwame, thread, parent_reply=chain[-1]))
    html = read(client, thread)
    articles = [article(html, reply) for reply in chain]
    assert [re.search(r"depth-(\d)", found).group(1) for found in articles] == list("12333")  # type: ignore[union-attr]
    assert ["in reply to" in found for found in articles] == [False, False, False, True, True]
    assert "in reply to <bdi>kwame</bdi>" in articles[3]
    assert chain[2].get_absolute_url() in articles[3]
    order = [int(pk) for pk in re.findall(r'id="reply-(\d+)"', html)]
    assert order == [reply.pk for reply in chain]


def test_replies_come_by_place_and_pages_hold_twenty(client: Client, thread: Discussion, kwame: User) -> None:
    first, *rest = make_replies(thread, kwame, PAGE_SIZE + 1)
    late = make_reply(kwame, thread, parent_reply=first)
    pages = [re.findall(r'id="reply-(\d+)"', read(client, thread, page=number)) for number in ("1", "2")]
    assert [int(pk) for pk in pages[0]] == [first.pk, late.pk, *(reply.pk for reply in rest[: PAGE_SIZE - 2])]
    assert [int(pk) for pk in pages[1]] == [reply.pk for reply in rest[PAGE_SIZE - 2 :]]


def test_an_answer_whose_question_is_on_the_page_before_points_to_it(
    client: Client, thread: Discussion, kwame: User
) -> None:
    parent = make_reply(kwame, thread)
    children = make_replies(thread, kwame, PAGE_SIZE, parent_reply=parent)
    assert "in reply to" not in article(read(client, thread), children[0])
    assert "in reply to <bdi>kwame</bdi>" in article(read(client, thread, page="2"), children[-1])


def test_the_address_of_a_reply_leads_to_its_page(client: Client, thread: Discussion, kwame: User) -> None:
    replies = make_replies(thread, kwame, 2 * PAGE_SIZE + 2)
    for reply, page in ((replies[0], ""), (replies[PAGE_SIZE], "?page=2"), (replies[2 * PAGE_SIZE + 1], "?page=3")):
        answer = client.get(reply.get_absolute_url())
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{thread.get_absolute_url()}{page}#reply-{reply.pk}"
        assert f'id="reply-{reply.pk}"' in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("page", ["junk", "0", "-1", "99999", "9" * 50, "\0", "1.5", "\u0662"])
def test_a_page_that_is_none_is_one_that_is(client: Client, thread: Discussion, kwame: User, page: str) -> None:
    make_replies(thread, kwame, PAGE_SIZE + 1)
    assert "Metal." in read(client, thread, page=page)


def test_the_accepted_answer_stands_on_top_wherever_its_place_is(
    client: Client, thread: Discussion, amina: User, kwame: User
) -> None:
    make_replies(thread, kwame, PAGE_SIZE)
    late = make_reply(kwame, thread, content="Use a passphrase.")
    accept_answer(member=member(amina), reply=late)
    first, second = read(client, thread), read(client, thread, page="2")
    assert first.index("Use a passphrase.") < first.index("Metal.")
    assert "Accepted answer" in first
    assert "Use a passphrase." in article(second, late)
    assert "Accepted answer" in article(second, late)


def test_what_came_since_the_last_visit_is_marked_new(
    thread: Discussion, amina: User, kwame: User, amina_client: Client
) -> None:
    old = make_reply(kwame, thread)
    assert ">New<" not in read(amina_client, thread)
    own, new = make_reply(amina, thread), make_reply(kwame, thread)
    gone = make_reply(kwame, thread, deleted_at=timezone.now())
    html = read(amina_client, thread)
    marks = {reply: ">New<" in article(html, reply) for reply in (old, own, new, gone)}
    assert marks == {old: False, own: False, new: True, gone: False}
    assert ">New<" not in read(amina_client, thread)


def test_a_reply_that_comes_while_the_page_is_made_is_new_at_the_next_visit(
    thread: Discussion, kwame: User, amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Reply] = []

    def count_and_answer(**_: Any) -> None:
        if not late:
            late.append(make_reply(kwame, thread))

    monkeypatch.setattr("community.views.thread.count_view", count_and_answer)
    read(amina_client, thread)
    assert ">New<" in article(read(amina_client, thread), late[0])


@pytest.mark.parametrize("is_rendered", [True, False])
@pytest.mark.parametrize("reader", ["amina", "moyo"])
def test_it_takes_at_most_eight_queries_and_as_many_for_one_reply_as_for_twenty(
    kwame: User,
    amina: User,
    moyo: User,
    amina_client: Client,
    moyo_client: Client,
    reader: str,
    is_rendered: bool,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = {"amina": amina_client, "moyo": moyo_client}[reader]
    course = make_course(lessons=1)
    kept = {"content_html": "<p>Metal.</p>"} if is_rendered else {}
    taken = []
    for replies in (1, PAGE_SIZE):
        thread = make_discussion(
            kwame, course=course, lesson=course.lessons.get(), tags=["keys"], content_html="<p>Paper or metal?</p>"
        )
        make_replies(thread, kwame, replies - 1, **kept)
        make_reply(kwame, thread, parent_reply=thread.replies.first(), is_solution=True, **kept)
        MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
        with django_assert_max_num_queries(8) as queries:
            browser.get(thread.get_absolute_url())
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_the_accepted_answer_on_another_page_is_read_with_the_first(
    kwame: User,
    amina: User,
    amina_client: Client,
    thread: Discussion,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    kept = {"content_html": "<p>Metal.</p>"}
    make_replies(thread, kwame, PAGE_SIZE, **kept)
    make_reply(kwame, thread, is_solution=True, content_html="<p>Stone.</p>")
    Discussion.objects.update(content_html="<p>Paper?</p>")
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(7):
        html = amina_client.get(thread.get_absolute_url()).content.decode()
    assert html.index("Stone.") < html.index("Metal.")


def test_what_is_rendered_for_one_reader_is_kept_for_the_next(
    thread: Discussion, kwame: User, amina: User, amina_client: Client, client: Client
) -> None:
    for content in ("Ask *@kwame*.", "Ask @amina.", "`code`"):
        make_reply(kwame, thread, content=content)
    html = read(amina_client, thread)
    assert 'href="/learners/kwame/"' in html
    assert not Reply.objects.filter(content_html=None).exists()
    assert not Discussion.objects.filter(content_html=None).exists()
    edited = Reply.objects.filter(content="`code`")
    edited.update(content="**code**")
    assert "<strong>code</strong>" in read(client, thread)


def test_mentions_in_many_posts_are_looked_up_together(
    thread: Discussion, kwame: User, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(PAGE_SIZE):
        make_reply(kwame, thread, content=f"Ask @kwame or @person{number}.")
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(8):
        client.get(thread.get_absolute_url())
