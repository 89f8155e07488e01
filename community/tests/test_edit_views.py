"""Editing over HTTP, and the page of earlier versions (community/views/edits.py)."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Discussion, ModerationLogEntry, PostRevision, Reply
from community.tests.posting import suspend
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina, tags=["keys", "metal"])


@pytest.fixture
def reply(thread: Discussion, amina: User) -> Reply:
    return make_reply(amina, thread)


def edit_url(post: Discussion | Reply) -> str:
    return f"{post.get_absolute_url()}edit/"


def history_url(post: Discussion | Reply) -> str:
    return f"{post.get_absolute_url()}history/"


THREAD_WORDS = {"title": "How do you keep yours?", "content": "On *steel*?", "tags": "keys", "note": "Shorter."}


def test_an_author_changes_their_thread(amina_client: Client, thread: Discussion) -> None:
    page = amina_client.get(edit_url(thread)).content.decode()
    assert "How do I keep my keys?" in page
    assert "Paper or metal?" in page
    assert 'value="keys, metal"' in page
    answer = amina_client.post(edit_url(thread), THREAD_WORDS)
    thread.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, thread.get_absolute_url())
    assert (thread.title, thread.content, thread.tags) == ("How do you keep yours?", "On *steel*?", ["keys"])
    assert PostRevision.objects.get().note == "Shorter."
    assert not ModerationLogEntry.objects.exists()


def test_an_author_changes_their_reply(amina_client: Client, reply: Reply) -> None:
    assert "Metal." in amina_client.get(edit_url(reply)).content.decode()
    answer = amina_client.post(edit_url(reply), {"content": "Steel."})
    reply.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, reply.get_absolute_url())
    assert reply.content == "Steel."


def test_saving_what_is_there_is_no_edit(amina_client: Client, thread: Discussion, reply: Reply) -> None:
    same = {"title": thread.title, "content": thread.content, "tags": "keys, metal"}
    for _ in range(2):
        assert amina_client.post(edit_url(thread), same).status_code == 302
        assert amina_client.post(edit_url(reply), {"content": "Metal."}).status_code == 302
    assert not PostRevision.objects.exists()


def test_a_moderator_says_why_and_it_stands_in_the_log(
    moyo: User, moyo_client: Client, thread: Discussion, reply: Reply
) -> None:
    for post, words in ((thread, THREAD_WORDS | {"note": ""}), (reply, {"content": "Steel."})):
        answer = moyo_client.post(edit_url(post), words)
        assert answer.status_code == 422
        assert "Say in the note why" in answer.content.decode()
    assert not PostRevision.objects.exists()
    assert moyo_client.post(edit_url(reply), {"content": "Steel.", "note": "A dead link."}).status_code == 302
    act = ModerationLogEntry.objects.get()
    assert (act.actor, act.action, act.reply, act.reason) == (moyo, "edit", reply, "A dead link.")
    assert PostRevision.objects.get().editor == moyo


def test_a_moderator_owes_no_note_for_what_they_wrote_themselves(moyo: User, moyo_client: Client) -> None:
    reply = make_reply(moyo, make_discussion(moyo))
    assert moyo_client.post(edit_url(reply), {"content": "Steel."}).status_code == 302
    assert not ModerationLogEntry.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "Short"}, "at least 8 characters"),
        ({"content": ""}, "Write something first."),
        ({"tags": "a,b,c,d,e,f"}, "at most five tags"),
        ({"note": "x" * 301}, "at most 300 characters"),
        ({"website": "x"}, "left empty"),
        ({"content": "https://one.example https://two.example"}, "1 link to another site"),
    ],
)
def test_what_is_refused_stays_in_the_page_with_a_sentence(
    amina_client: Client, thread: Discussion, change: dict[str, str], sentence: str
) -> None:
    answer = amina_client.post(edit_url(thread), THREAD_WORDS | change)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert all(value in html for name, value in THREAD_WORDS.items() if name not in change)
    thread.refresh_from_db()
    assert thread.title == "How do I keep my keys?"


def test_an_empty_form_is_refused(amina_client: Client, thread: Discussion, reply: Reply) -> None:
    for post in (thread, reply):
        answer = amina_client.post(edit_url(post), {})
        assert answer.status_code == 422
        assert "Write something first." in answer.content.decode()


def test_others_visitors_and_suspended_people_are_refused(
    amina: User, amina_client: Client, kwame_client: Client, client: Client, thread: Discussion, reply: Reply
) -> None:
    suspend(amina)
    for post, words in ((thread, THREAD_WORDS), (reply, {"content": "Steel."})):
        for browser, sentence in ((kwame_client, "Only its author can edit it."), (amina_client, "suspended you")):
            for answer in (browser.get(edit_url(post)), browser.post(edit_url(post), words)):
                assert answer.status_code == 403
                assert sentence in answer.content.decode()
        answer = client.post(edit_url(post), words)
        assert answer.headers["Location"] == f"/signin/?next={post.get_absolute_url()}"
    assert not PostRevision.objects.exists()


def test_everybody_reads_the_earlier_versions(
    amina_client: Client, client: Client, thread: Discussion, reply: Reply
) -> None:
    amina_client.post(edit_url(thread), THREAD_WORDS | {"content": "Paper or <b>steel</b>?"})
    amina_client.post(edit_url(reply), {"content": "Metal or stone."})
    html = client.get(history_url(thread)).content.decode()
    assert "How do I keep my keys?" in html
    assert "Shorter." in html
    assert "Paper or <del>metal</del><ins>&lt;b&gt;steel&lt;/b&gt;</ins>?" in html
    assert html.count("first version") == 1
    html = client.get(history_url(reply)).content.decode()
    assert "<ins> or stone</ins>" in html
    thread.refresh_from_db()
    page = client.get(thread.get_absolute_url()).content.decode()
    assert history_url(thread) in page
    assert history_url(reply) in page


def test_the_versions_of_what_is_hidden_are_hidden_too(
    kwame_client: Client, moyo_client: Client, thread: Discussion, reply: Reply
) -> None:
    Reply.objects.update(hidden_at=timezone.now())
    answer = kwame_client.get(history_url(reply))
    assert (answer.status_code, answer.headers["Location"]) == (302, reply.get_absolute_url())
    assert moyo_client.get(history_url(reply)).status_code == 200
    Discussion.objects.update(hidden_at=timezone.now())
    for post in (thread, reply):
        assert kwame_client.get(history_url(post)).status_code == 404
        assert moyo_client.get(history_url(post)).status_code == 200


def test_a_history_takes_a_handful_of_queries(
    amina_client: Client, reply: Reply, amina: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    PostRevision.objects.bulk_create(PostRevision(reply=reply, editor=amina, content=str(n)) for n in range(20))
    with django_assert_max_num_queries(6):
        amina_client.get(history_url(reply))
