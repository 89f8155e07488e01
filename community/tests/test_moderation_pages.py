"""Moderating from the page: by buttons in the menus, by the plain page, and taken back in two clicks."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Discussion, ModerationLogEntry, Reply, Suspension
from community.tests.moderation_browser import address, follow_undo, text
from community.tests.moderation_tools import logged, now
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread)


@pytest.mark.parametrize(("act", "column"), [("pin", "is_pinned"), ("lock", "is_locked"), ("hide", "hidden_at")])
def test_a_button_of_the_menu_does_it_and_two_clicks_undo_it(
    act: str, column: str, thread: Discussion, moyo_client: Client
) -> None:
    assert f'value="{act}"' in text(moyo_client, thread.get_absolute_url())
    answer = moyo_client.post(address("moderate", thread), {"act": act, "reason": "Asked often."})
    assert (answer.status_code, answer["Location"]) == (302, thread.get_absolute_url())
    thread.refresh_from_db()
    assert getattr(thread, column)
    follow_undo(moyo_client, text(moyo_client, thread.get_absolute_url()))
    thread.refresh_from_db()
    assert not getattr(thread, column)
    assert logged()[0] == ("moyo", act)
    assert ModerationLogEntry.objects.order_by("pk").first().reason == "Asked often."  # type: ignore[union-attr]


def test_a_second_click_changes_nothing_and_says_so(thread: Discussion, moyo_client: Client) -> None:
    for _ in range(2):
        moyo_client.post(address("moderate", thread), {"act": "pin"})
    assert "It was so already." in text(moyo_client, thread.get_absolute_url())
    assert logged() == [("moyo", "pin")]


def test_a_reply_is_hidden_and_shown_again(reply: Reply, moyo_client: Client) -> None:
    page = text(moyo_client, reply.discussion.get_absolute_url())
    assert f'action="{address("moderate", reply)}"' in page
    assert moyo_client.post(address("moderate", reply), {"act": "hide"})["Location"] == reply.get_absolute_url()
    follow_undo(moyo_client, text(moyo_client, reply.discussion.get_absolute_url()))
    assert logged() == [("moyo", "hide"), ("moyo", "restore")]


def test_an_answer_is_accepted_and_the_thread_unsolved(reply: Reply, moyo_client: Client) -> None:
    moyo_client.post(address("moderate", reply), {"act": "solve"})
    assert Reply.objects.filter(is_solution=True).exists()
    moyo_client.post(address("moderate", reply.discussion), {"act": "unsolve"})
    assert not Reply.objects.filter(is_solution=True).exists()
    moyo_client.post(address("moderate", reply.discussion), {"act": "unsolve"})
    assert logged() == [("moyo", "solve"), ("moyo", "unsolve")]


def test_the_plain_page_offers_what_would_change_something(
    thread: Discussion, reply: Reply, moyo_client: Client
) -> None:
    page = text(moyo_client, address("moderate", thread))
    offered = re.findall(r'name="act" value="(\w+)"', page)
    assert offered == ["pin", "lock", "hide"]
    assert re.findall(r'name="act" value="(\w+)"', text(moyo_client, address("moderate", reply))) == ["solve", "hide"]
    for link in ("move", "merge", "edit"):
        assert address(link, thread) in page
    moyo_client.post(address("moderate", thread), {"act": "hide"})
    assert 'value="restore"' in text(moyo_client, address("moderate", thread))


@pytest.mark.parametrize("sent", [{}, {"act": "explode"}, {"act": "solve"}, {"act": "pin", "reason": "x" * 501}])
def test_what_is_no_act_is_refused_in_the_page(sent: dict[str, str], thread: Discussion, moyo_client: Client) -> None:
    answer = moyo_client.post(address("moderate", thread), sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert logged() == []


def test_a_refusal_of_the_operation_is_told_in_the_page_and_the_reason_kept(
    thread: Discussion, moyo_client: Client
) -> None:
    Discussion.objects.update(deleted_at=now(), reply_count=1)
    answer = moyo_client.post(address("moderate", thread), {"act": "pin", "reason": "Typed with care."})
    assert answer.status_code == 422
    assert "It has been deleted." in answer.content.decode()
    assert "Typed with care." in answer.content.decode()


def test_others_and_visitors_are_sent_away(
    thread: Discussion, reply: Reply, amina_client: Client, client: Client
) -> None:
    pages = [address(name, thread) for name in ("moderate", "move", "merge")]
    pages += [
        address("moderate", reply),
        reverse("community:review-queue"),
        reverse("community:moderation-log"),
        reverse("community:moderation-undo", args=[1]),
        reverse("community:person-suspend", args=["kwame"]),
    ]
    for page in pages:
        for answer in (amina_client.get(page), amina_client.post(page, {"act": "hide"})):
            assert answer.status_code in (403, 405), page
        assert "Only moderators do that." in amina_client.get(page).content.decode()
        answer = client.get(page)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/signin/?next=/community/")
    assert logged() == []


def test_the_moderator_comes_back_to_where_they_were_and_only_to_pages_of_ours(
    thread: Discussion, moyo_client: Client
) -> None:
    queue = reverse("community:review-queue")
    form = {"act": "pin", "next": queue}
    assert moyo_client.post(address("moderate", thread), form)["Location"] == queue
    form = {"act": "unpin", "next": "https://evil.example/"}
    assert moyo_client.post(address("moderate", thread), form)["Location"] == thread.get_absolute_url()


def test_an_act_that_has_been_overtaken_says_so(thread: Discussion, moyo_client: Client) -> None:
    moyo_client.post(address("moderate", thread), {"act": "pin"})
    moyo_client.post(address("moderate", thread), {"act": "unpin"})
    first = ModerationLogEntry.objects.earliest("pk")
    undo = reverse("community:moderation-undo", args=[first.pk])
    page = text(moyo_client, undo)
    assert "There is nothing left to take back" in page
    assert moyo_client.post(undo).status_code == 422
    assert moyo_client.post(reverse("community:moderation-undo", args=[10**15])).status_code == 404
    assert len(logged()) == 2


def test_the_menus_are_for_moderators_alone(thread: Discussion, reply: Reply, amina_client: Client) -> None:
    page = text(amina_client, thread.get_absolute_url())
    assert "/moderate/" not in page
    assert "/suspend/" not in page


def test_a_suspended_moderator_does_nothing(thread: Discussion, moyo: User, moyo_client: Client) -> None:
    Suspension.objects.create(person=moyo, reason="Rest.", until=now() + timedelta(days=1))
    answer = moyo_client.post(address("moderate", thread), {"act": "pin"})
    assert answer.status_code == 403
    assert "has suspended you" in answer.content.decode()


def test_accepting_an_answer_in_somebody_elses_thread_is_logged_and_in_ones_own_is_not(
    reply: Reply, moyo_client: Client, amina_client: Client, moyo: User
) -> None:
    for _ in range(2):
        moyo_client.post(address("accept", reply), {"accept": "1"})
    follow_undo(moyo_client, text(moyo_client, reply.discussion.get_absolute_url()))
    assert logged() == [("moyo", "solve"), ("moyo", "unsolve")]
    amina_client.post(address("accept", reply), {"accept": "1"})
    own = make_reply(None, make_discussion(moyo))
    moyo_client.post(address("accept", own), {"accept": "1"})
    assert Reply.objects.filter(is_solution=True).count() == 2
    assert len(logged()) == 2


def test_an_edit_of_somebody_elses_words_asks_for_a_note_and_is_logged(reply: Reply, moyo_client: Client) -> None:
    answer = moyo_client.post(address("edit", reply), {"content": "Mended.", "note": ""})
    assert answer.status_code == 422
    assert "Say in the note why" in answer.content.decode()
    assert moyo_client.post(address("edit", reply), {"content": "Mended.", "note": "A slip."}).status_code == 302
    assert logged() == [("moyo", "edit")]


def test_the_words_of_a_merged_thread_are_read_in_the_other_one_alone(
    thread: Discussion, moyo_client: Client, client: Client
) -> None:
    target = make_discussion(None, title="Another question", content="What else?")
    moyo_client.post(address("merge", thread), {"target": target.pk})
    assert "Paper or metal?" not in text(client, thread.get_absolute_url())
    assert "Paper or metal?" in text(client, target.get_absolute_url())
    assert client.get(address("history", thread))["Location"] == thread.get_absolute_url()
    page = text(moyo_client, thread.get_absolute_url())
    assert 'value="unmerge"' in page
    moyo_client.post(address("moderate", thread), {"act": "unmerge"})
    assert "Paper or metal?" in text(client, thread.get_absolute_url())
