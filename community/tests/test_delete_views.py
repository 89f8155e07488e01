"""Deleting over HTTP (community/views/deletion.py)."""

import pytest
from django.test import Client

from community.models import Discussion, Reply
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina, title="Where is my zanzibar?")


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread, content="In the quagga.")


def url(post: Discussion | Reply) -> str:
    return f"{post.get_absolute_url()}delete/"


def test_it_asks_first_and_deletes_when_told_so(
    kwame_client: Client, client: Client, thread: Discussion, reply: Reply
) -> None:
    assert "Delete your answer?" in kwame_client.get(url(reply)).content.decode()
    assert "quagga" in client.get(thread.get_absolute_url()).content.decode()
    answer = kwame_client.post(url(reply))
    assert (answer.status_code, answer.headers["Location"]) == (302, reply.get_absolute_url())
    page = kwame_client.get(reply.get_absolute_url(), follow=True).content.decode()
    assert "Your answer is deleted." in page
    assert "Deleted by its author." in page
    assert "quagga" not in page


def test_a_thread_with_answers_stays_at_its_address_without_its_words(
    amina_client: Client, thread: Discussion, reply: Reply
) -> None:
    assert "Delete your question?" in amina_client.get(url(thread)).content.decode()
    answer = amina_client.post(url(thread))
    thread.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, thread.get_absolute_url())
    page = amina_client.get(answer.headers["Location"]).content.decode()
    assert "Deleted question" in page
    assert "zanzibar" not in page
    assert "In the quagga." in page


def test_a_thread_without_answers_leads_to_the_list(amina_client: Client, thread: Discussion) -> None:
    assert amina_client.post(url(thread)).headers["Location"] == "/community/"
    assert amina_client.get(thread.get_absolute_url()).status_code == 404


def test_deleting_again_is_refused_with_a_sentence_and_changes_nothing(
    amina_client: Client, kwame_client: Client, thread: Discussion, reply: Reply
) -> None:
    make_reply(None, thread)
    for browser, post in ((amina_client, thread), (kwame_client, reply)):
        browser.post(url(post))
        post.refresh_from_db()
        deleted_at = post.deleted_at
        for again in (browser.get(url(post)), browser.post(url(post))):
            assert again.status_code == 403
            assert "It has been deleted." in again.content.decode()
        post.refresh_from_db()
        assert post.deleted_at == deleted_at


def test_others_moderators_and_visitors_delete_nothing(
    client: Client, kwame_client: Client, moyo_client: Client, thread: Discussion, amina: User
) -> None:
    mine = make_reply(amina, thread)
    for post in (thread, mine):
        for browser in (kwame_client, moyo_client):
            for answer in (browser.get(url(post)), browser.post(url(post))):
                assert answer.status_code == 403
                assert "Only its author can delete it." in answer.content.decode()
        assert client.post(url(post)).headers["Location"] == f"/signin/?next={thread.get_absolute_url()}"
    assert not Discussion.objects.exclude(deleted_at=None).exists()
    assert not Reply.objects.exclude(deleted_at=None).exists()
