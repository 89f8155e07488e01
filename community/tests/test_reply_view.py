"""Answering over HTTP (community/views/replies.py)."""

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Discussion, Reply
from community.tests.posting import answer as post_answer
from community.tests.posting import suspend
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def parent(thread: Discussion, amina: User) -> Reply:
    return make_reply(amina, thread, content="On *stone*.")


def url(thread: Discussion) -> str:
    return f"{thread.get_absolute_url()}reply/"


def test_an_answer_is_posted_and_shown_in_its_place(kwame: User, kwame_client: Client, thread: Discussion) -> None:
    answer = kwame_client.post(url(thread), {"content": "On **steel**."})
    reply = Reply.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, reply.get_absolute_url())
    assert (reply.author, reply.parent_reply) == (kwame, None)
    page = kwame_client.get(answer.headers["Location"], follow=True).content.decode()
    assert "On <strong>steel</strong>." in page
    assert f'data-forget="thread-{thread.pk}"' in page


def test_an_answer_to_an_answer_goes_below_it(kwame_client: Client, thread: Discussion, parent: Reply) -> None:
    kwame_client.post(url(thread), {"content": "Too heavy.", "to": str(parent.pk)})
    assert Reply.objects.get(content="Too heavy.").parent_reply == parent
    page = kwame_client.get(thread.get_absolute_url()).content.decode()
    assert f'data-forget="reply-{parent.pk}"' in page


def test_the_form_for_an_answer_is_a_page_and_with_htmx_a_part_of_one(
    kwame_client: Client, thread: Discussion, parent: Reply
) -> None:
    page = kwame_client.get(url(thread), {"to": parent.pk}).content.decode()
    assert "On <em>stone</em>." in page
    assert "Answer <bdi>amina</bdi>" in page
    part = kwame_client.get(url(thread), {"to": parent.pk}, headers=HTMX).content.decode()
    assert "<html" not in part
    for html in (page, part):
        assert f'name="to" value="{parent.pk}"' in html
        assert f'action="{url(thread)}"' in html
        # Named for the one it answers, as the form for the thread stands below; and ready to be typed into.
        assert "Your answer to amina" in html
        assert html.count("autofocus") == 1


def test_without_a_reply_to_answer_the_form_is_on_the_threads_page(kwame_client: Client, thread: Discussion) -> None:
    answer = kwame_client.get(url(thread))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{thread.get_absolute_url()}#answer")


@pytest.mark.parametrize("to", ["", "x", "0", "-1", "\0", "99999999999999999999", "9" * 5000, "\u0665"])
def test_an_answer_to_what_is_not_there_answers_the_thread(kwame_client: Client, thread: Discussion, to: str) -> None:
    assert kwame_client.get(url(thread), {"to": to}).status_code == 302
    assert kwame_client.post(url(thread), {"content": "On steel.", "to": to}).status_code == 302
    assert Reply.objects.get().parent_reply is None


def test_a_reply_of_another_thread_is_not_answered_here(kwame_client: Client, thread: Discussion, amina: User) -> None:
    elsewhere = make_reply(amina, make_discussion(amina))
    kwame_client.post(url(thread), {"content": "On steel.", "to": str(elsewhere.pk)})
    assert Reply.objects.get(content="On steel.").parent_reply is None


@pytest.mark.parametrize("is_answering_an_answer", [False, True])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Write something first."),
        ("x" * 20_001, "at most 20000 characters"),
        ("<i>See</i> https://one.example https://two.example", "1 link to another site"),
    ],
)
def test_what_is_refused_stays_in_the_page_with_a_sentence(
    kwame_client: Client, thread: Discussion, parent: Reply, is_answering_an_answer: bool, content: str, sentence: str
) -> None:
    posted = {"content": content} | ({"to": str(parent.pk)} if is_answering_an_answer else {})
    for headers in ({}, HTMX):
        answer = kwame_client.post(url(thread), posted, headers=headers)
        html = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in html
        # Nothing has to be shown again where the page with the form stays.
        stays = answer.headers.get("HX-Retarget") == "#problem"
        assert stays is (bool(headers) and not is_answering_an_answer)
        assert stays or content.replace("<", "&lt;").replace(">", "&gt;") in html
    assert Reply.objects.get() == parent


def test_a_program_that_fills_in_everything_is_refused(kwame_client: Client, thread: Discussion) -> None:
    answer = kwame_client.post(url(thread), {"content": "Buy gold.", "website": "https://spam.example"})
    assert answer.status_code == 422
    assert "left empty" in answer.content.decode()
    assert not Reply.objects.exists()


def test_the_same_answer_again_is_refused_and_stays_one(kwame_client: Client, thread: Discussion) -> None:
    statuses = [kwame_client.post(url(thread), {"content": "On steel."}).status_code for _ in range(3)]
    assert (statuses, Reply.objects.count()) == ([302, 422, 422], 1)


def test_too_many_answers_in_an_hour_are_told_to_wait_and_lose_nothing(
    kwame: User, kwame_client: Client, thread: Discussion
) -> None:
    for number in range(5):
        post_answer(kwame, thread, f"Answer {number}")
    answer = kwame_client.post(url(thread), {"content": "One more, *please*"})
    assert answer.status_code == 429
    assert "One more, *please*" in answer.content.decode()


def test_visitors_sign_in_first_and_come_back_to_the_thread(client: Client, thread: Discussion) -> None:
    back = f"/signin/?next={thread.get_absolute_url()}"
    for answer in (client.get(url(thread)), client.post(url(thread), {"content": "On steel."})):
        assert (answer.status_code, answer.headers["Location"]) == (302, back)
    assert client.post(url(thread), {"content": "x"}, headers=HTMX).headers["HX-Redirect"] == back
    assert not Reply.objects.exists()


@pytest.mark.parametrize("is_answering_an_answer", [False, True])
def test_when_the_thread_was_locked_meanwhile_the_text_is_still_there(
    kwame_client: Client, thread: Discussion, parent: Reply, is_answering_an_answer: bool
) -> None:
    Discussion.objects.update(is_locked=True)
    to = {"to": str(parent.pk)} if is_answering_an_answer else {}
    answer = kwame_client.post(url(thread), {"content": "Long thoughts."} | to)
    assert answer.status_code == 403
    assert "This thread is locked" in answer.content.decode()
    assert "Long thoughts." in answer.content.decode()
    assert kwame_client.get(url(thread), to).status_code == 403
    assert Reply.objects.get() == parent


def test_suspended_people_are_told_why_not(kwame: User, kwame_client: Client, thread: Discussion) -> None:
    suspend(kwame)
    for headers in ({}, HTMX):
        answer = kwame_client.post(url(thread), {"content": "On steel."}, headers=headers)
        assert answer.status_code == 403
        assert "suspended you" in answer.content.decode()
    assert not Reply.objects.exists()


def test_a_hidden_answer_is_not_answered(kwame_client: Client, thread: Discussion, parent: Reply) -> None:
    Reply.objects.update(hidden_at=timezone.now())
    for answer in (
        kwame_client.get(url(thread), {"to": parent.pk}),
        kwame_client.post(url(thread), {"content": "On steel.", "to": parent.pk}),
    ):
        assert answer.status_code == 403
        assert "On <em>stone</em>." not in answer.content.decode()
    assert Reply.objects.get() == parent


def test_a_refused_answer_is_no_visit_and_no_view(kwame_client: Client, thread: Discussion) -> None:
    kwame_client.post(url(thread), {"content": ""})
    assert not thread.readers.exists()
