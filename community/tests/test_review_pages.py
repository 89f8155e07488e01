"""The review queue and the log: what they show, in how many queries, and deciding in place."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from community.models import Discussion, ModerationLogEntry, PostReport, Reply, Suspension
from community.moderation.queue import PAGE_SIZE
from community.tests.moderation_tools import logged, now, report
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user
from tests.html import laid_out

pytestmark = pytest.mark.django_db

QUEUE, LOG = "/community/moderation/", "/community/moderation/log/"
HTMX = {"HX-Request": "true"}


def text(client: Client, path: str, **question: str) -> str:
    answer = client.get(path, question)
    assert answer.status_code == 200
    return laid_out(answer.content.decode())


def reported(author: User, times: int, **columns: Any) -> Discussion:
    thread = make_discussion(author, **columns)
    for _number in range(times):
        report(thread, make_user())
    return thread


def test_the_queue_shows_each_post_once_and_the_most_reported_first(
    moyo_client: Client, amina: User, kwame: User, zuri: User
) -> None:
    reported(amina, 1, title="Once reported")
    often = reported(amina, 2, title="Often reported", content="Send me your **seed phrase**.")
    report(often, zuri, reason="scam", note="Asks for my <keys>.")
    reply = make_reply(kwame, often, content="Do it.", hidden_at=now())
    report(reply, zuri, reason="abuse")
    Suspension.objects.create(person=amina, reason="Old.", until=now() + timedelta(days=1), lifted_at=now())
    make_discussion(amina, hidden_at=now())
    page = text(moyo_client, QUEUE)
    assert page.index("Often reported") < page.index("Once reported")
    assert "3 reports" in page
    assert "Spam or advertising × 2" in page
    assert "Asks for my &lt;keys&gt;." in page
    assert "<strong>seed phrase</strong>" in page
    assert "1 post hidden" in page
    assert "1 suspension<" in page
    assert "An answer in “<bdi>Often reported</bdi>”" in page
    assert "Hidden by itself" in page
    assert page.count('<li class="card"') == 3


def test_what_was_decided_is_not_in_the_queue(moyo_client: Client, amina: User, moyo: User) -> None:
    thread = reported(amina, 1)
    PostReport.objects.update(outcome="dismissed", decided_at=now(), decided_by=moyo)
    page = text(moyo_client, QUEUE)
    assert thread.title not in page
    assert "Nothing waits" in page


@pytest.mark.parametrize(("act", "outcome", "is_listed"), [("hide", "upheld", False), ("dismiss", "dismissed", True)])
def test_a_decision_is_made_in_place_and_comes_back_to_the_queue(
    act: str, outcome: str, is_listed: bool, moyo_client: Client, amina: User
) -> None:
    thread = reported(amina, 2)
    assert f'value="{act}"' in text(moyo_client, QUEUE)
    form = {"act": act, "reason": "Seen.", "next": QUEUE}
    where = reverse("community:thread-moderate", args=[thread.pk, thread.slug])
    assert moyo_client.post(where, form)["Location"] == QUEUE
    assert "Undo</a>" in text(moyo_client, QUEUE)
    assert set(PostReport.objects.values_list("outcome", flat=True)) == {outcome}
    thread.refresh_from_db()
    assert thread.is_listed is is_listed
    undo = reverse("community:moderation-undo", args=[ModerationLogEntry.objects.get().pk])
    moyo_client.post(undo, {"next": QUEUE})
    assert thread.title in text(moyo_client, QUEUE)


def test_by_htmx_the_answer_takes_the_place_of_the_entry(moyo_client: Client, amina: User) -> None:
    thread = reported(amina, 1)
    where = reverse("community:thread-moderate", args=[thread.pk, thread.slug])
    answer = moyo_client.post(where, {"act": "dismiss", "next": QUEUE}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The reports are dismissed." in page
    assert "<html" not in page
    assert "Undo</a>" in page


def test_the_queue_takes_eight_queries_at_most_however_much_waits(
    moyo_client: Client, amina: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(PAGE_SIZE + 2):
        thread = reported(make_user(), 1, title=f"Thread {number}.")
        report(make_reply(make_user(), thread), make_user(), note="Look.")
    text(moyo_client, QUEUE)
    with django_assert_max_num_queries(9):
        page = text(moyo_client, QUEUE)
    assert page.count('<li class="card"') == PAGE_SIZE
    assert 'href="?page=2"' in page
    assert text(moyo_client, QUEUE, page="3").count('<li class="card"') == 4
    assert "Nothing here any more" in text(moyo_client, QUEUE, page="9")


def test_what_its_author_has_deleted_leaves_the_queue(moyo_client: Client, amina: User, amina_client: Client) -> None:
    thread = reported(amina, 1)
    amina_client.post(reverse("community:thread-delete", args=[thread.pk, thread.slug]))
    assert "Nothing waits" in text(moyo_client, QUEUE)


def do(client: Client, post: Discussion | Reply, act: str, reason: str = "") -> None:
    name = "thread" if isinstance(post, Discussion) else "reply"
    args = [post.pk, post.slug] if isinstance(post, Discussion) else [post.pk]
    client.post(reverse(f"community:{name}-moderate", args=args), {"act": act, "reason": reason})


def test_the_log_tells_who_did_what_when_and_why_the_newest_first(
    moyo_client: Client, ada_client: Client, amina: User, kwame: User
) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread)
    do(moyo_client, thread, "pin", "Asked often.")
    do(ada_client, reply, "hide", "An <insult>.")
    ModerationLogEntry.objects.create(action="hide", discussion=thread, person=amina, details={"by_forum": True})
    page = text(moyo_client, LOG)
    lines = page.split('<div class="act">')[1:]
    assert "The forum itself, because of reports" in lines[0]
    assert "an answer of <bdi>kwame</bdi> in “<bdi>How do I keep my keys?</bdi>”" in lines[1]
    assert "An &lt;insult&gt;." in lines[1]
    assert "ada" in lines[1]
    assert "Pinned" in lines[2]
    assert "Asked often." in lines[2]
    assert page.count(">Undo <span") == 2  # the thread is not hidden


def test_the_log_is_filtered_by_act_and_person(
    moyo_client: Client, ada_client: Client, amina: User, zuri: User
) -> None:
    first, second = make_discussion(amina, title="Of Amina"), make_discussion(zuri, title="Of Zuri")
    do(moyo_client, first, "pin")
    do(ada_client, second, "lock")

    def titles(**question: str) -> set[str]:
        page = text(moyo_client, LOG, **question)
        return {title for title in ("Of Amina", "Of Zuri") if title in page}

    assert titles() == {"Of Amina", "Of Zuri"}
    assert titles(action="pin") == {"Of Amina"}
    assert titles(person="ADA") == {"Of Zuri"}
    assert titles(person="amina") == {"Of Amina"}
    assert titles(person="amina", action="lock") == set()
    assert titles(action="explode") == {"Of Amina", "Of Zuri"}
    assert "Nobody has that name" in text(moyo_client, LOG, person="nobody")
    assert "<html" not in moyo_client.get(LOG, {"action": "pin"}, headers=HTMX).content.decode()


def test_an_act_is_taken_back_from_the_log_by_one_button(moyo_client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    do(moyo_client, thread, "lock")
    undo = reverse("community:moderation-undo", args=[ModerationLogEntry.objects.get().pk])
    assert f'action="{undo}"' in text(moyo_client, LOG)
    assert moyo_client.post(undo, {"next": LOG})["Location"] == LOG
    assert logged() == [("moyo", "lock"), ("moyo", "unlock")]
    page = text(moyo_client, LOG)
    assert f'action="{undo}"' not in page


def test_the_log_goes_on_page_after_page_in_few_queries(
    moyo_client: Client, moyo: User, amina: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reply = make_reply(amina, make_discussion(amina))
    ModerationLogEntry.objects.bulk_create(
        ModerationLogEntry(action="hide", actor=moyo, reply=reply, person=amina, reason=f"Reason {number}.")
        for number in range(60)
    )
    text(moyo_client, LOG)
    with django_assert_max_num_queries(6):
        page = text(moyo_client, LOG, person="amina")
    assert page.count('<div class="act">') == 50
    older = page.split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&")
    rest = moyo_client.get(f"{LOG}?{older}").content.decode()
    assert rest.count('<div class="act">') == 10
    assert "Reason 0." in rest
