"""What a learner writes in a code lesson is kept on the server, by itself or by a button, and nothing hostile is."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from learning.code.handed import pieces_by_key
from learning.code.tests.code_lessons import ADDS, REFUSES
from learning.models import CodeWork, Lesson, User
from learning.tests.code_taking import HTMX, draft, hand_in, page_of, typed

pytestmark = pytest.mark.django_db


def test_a_lesson_begins_with_a_drawn_variant_and_its_stub(amina: User, amina_client: Client, pot: Lesson) -> None:
    page = page_of(amina_client, pot)

    work = CodeWork.objects.get(user=amina, lesson=pot)
    name = pot.content["variants"][work.variant]["name"]
    assert f"Let members pay into the pot of {name}." in page
    assert f"uint256 public constant CAP = {(3, 5)[work.variant]};" in page
    assert "After two payments" in page
    assert len(work.seed) == 32
    assert work.seed not in page
    assert page_of(amina_client, pot).count(name) == page.count(name)


def test_nothing_that_is_hidden_stands_in_the_page(amina_client: Client, client: Client, pot: Lesson) -> None:
    hidden = [
        "9999",
        "price",
        "adds_up",
        "takes nothing for a payment",
        "A pot that forgets",
        "What came with the call",
    ]
    for page in (page_of(amina_client, pot), page_of(client, pot)):
        assert [words for words in hidden if words in page] == []


def test_who_takes_no_part_reads_the_stub_and_nothing_is_drawn(
    client: Client, kwame_client: Client, pot: Lesson
) -> None:
    for somebody in (client, kwame_client):
        page = page_of(somebody, pot)
        assert "What it begins with" in page
        assert "contract Pot" in page
        assert "<textarea" not in page
    assert not CodeWork.objects.exists()


def test_a_draft_is_saved_by_itself_and_is_there_on_any_device(amina: User, amina_client: Client, pot: Lesson) -> None:
    answer = draft(amina_client, pot, source="contract Pot {\r\n}", headers=HTMX)
    assert answer.status_code == 200
    assert "Draft saved" in answer.content.decode()
    assert "<html" not in answer.content.decode()

    elsewhere = Client()
    elsewhere.force_login(amina)
    assert typed(page_of(elsewhere, pot)) == "contract Pot {\n}"


def test_without_javascript_a_button_saves(amina_client: Client, pot: Lesson) -> None:
    answer = draft(amina_client, pot, source="contract Pot {}", follow=True)
    assert answer.redirect_chain == [(f"{pot.get_absolute_url()}#work", 302)]
    assert "Your draft is saved." in answer.content.decode()
    assert typed(answer.content.decode()) == "contract Pot {}"


def test_a_leading_line_and_markup_come_back_as_they_were(amina_client: Client, pot: Lesson) -> None:
    source = "\n\n</textarea><script>alert(1)</script> & <b>"
    draft(amina_client, pot, source=source)
    page = page_of(amina_client, pot)
    assert typed(page) == source
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_starting_over_brings_the_stub_back(amina_client: Client, pot: Lesson, headers: dict[str, str]) -> None:
    draft(amina_client, pot, source="contract Pot {}")
    answer = draft(amina_client, pot, do="start_over", source="contract Pot {}", headers=headers, follow=True)
    assert "// yours" in typed(answer.content.decode())
    assert CodeWork.objects.get().source is None


def test_pieces_are_chosen_kept_and_both_drafts_stay(amina_client: Client, pot: Lesson) -> None:
    draft(amina_client, pot, source="contract Pot {}")
    answer = draft(amina_client, pot, do="lines", source="contract Pot { }", headers=HTMX).content.decode()
    assert 'aria-label="Gap 1 of 2"' in answer
    assert answer.count("total = msg.value;") == 2
    keys = {piece: key for key, piece in pieces_by_key(pot.content).items()}

    draft(amina_client, pot, route="lines", **{"piece-0": keys[REFUSES], "piece-1": "made-up"})
    assert CodeWork.objects.get().pieces == [keys[REFUSES], ""]
    page = page_of(amina_client, pot)
    assert page.count(f'value="{keys[REFUSES]}" selected') == 1
    assert page.count(f'value="{keys[ADDS]}" selected') == 0

    back = draft(amina_client, pot, route="lines", do="typing", **{"piece-0": keys[REFUSES]}, follow=True)
    assert typed(back.content.decode()) == "contract Pot { }"
    assert CodeWork.objects.get().pieces == [keys[REFUSES], ""]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("contract\0 Pot {}", "characters that are no text"),
        ("\ufffd", "characters that are no text"),
        ("x" * 20_001, "longer than 20000 bytes"),
        ("ß" * 10_001, "longer than 20000 bytes"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    amina_client: Client, pot: Lesson, source: str, told: str, headers: dict[str, str]
) -> None:
    draft(amina_client, pot, source="contract Pot {}")
    answer = draft(amina_client, pot, source=source, headers=headers, follow=True)
    assert answer.status_code == (422 if headers else 200)
    assert told in answer.content.decode()
    assert CodeWork.objects.get().source == "contract Pot {}"


@pytest.mark.parametrize(
    "fields", [{}, {"do": "x" * 5000}, {"route": "\0"}, {"route": "lines"}, {"route": "lines", "piece-0": "\0" * 99}]
)
def test_nothing_that_is_posted_breaks_the_page(amina_client: Client, count: Lesson, fields: dict[str, str]) -> None:
    assert amina_client.post(f"{count.get_absolute_url()}draft/", fields, follow=True).status_code == 200
    assert amina_client.post(f"{count.get_absolute_url()}draft/", fields, headers=HTMX).status_code == 200


def test_bytes_that_are_no_text_are_refused(amina_client: Client, pot: Lesson) -> None:
    body = b"route=typing&source=contract%FF"
    kind = "application/x-www-form-urlencoded"
    answer = amina_client.post(f"{pot.get_absolute_url()}draft/", body, content_type=kind, headers=HTMX)
    assert answer.status_code == 422


def test_nobody_else_keeps_a_draft(client: Client, kwame_client: Client, pot: Lesson) -> None:
    assert draft(client, pot, source="x").headers["Location"].startswith("/signin/")
    away = draft(client, pot, source="x", headers=HTMX)
    assert away.status_code == 401
    assert "you are signed out" in away.content.decode()
    assert draft(kwame_client, pot, source="x").status_code == 403
    assert client.get(f"{pot.get_absolute_url()}draft/").status_code == 405
    other = pot.course.lessons.filter(lesson_type="text")[0]
    assert draft(kwame_client, other, source="x").status_code == 404
    assert not CodeWork.objects.exists()


def test_saving_without_end_is_held_up(amina_client: Client, pot: Lesson, monkeypatch: Any) -> None:
    monkeypatch.setattr("learning.views.code.MOST_DRAFTS", 2)
    statuses = [draft(amina_client, pot, source="x", headers=HTMX).status_code for _ in range(4)]
    assert statuses == [200, 200, 429, 429]


def test_a_lesson_that_has_fewer_variants_by_now_still_opens(amina: User, amina_client: Client, pot: Lesson) -> None:
    CodeWork.objects.create(
        user=amina, lesson=pot, seed="00" * 16, variant=7, pieces=["x"] * 9, saved_at=timezone.now()
    )
    assert "pot of ajo" in page_of(amina_client, pot)
    draft(amina_client, pot, do="lines")
    assert "pot of ajo" in page_of(amina_client, pot)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_comes_too_soon_to_count_is_kept(
    amina_client: Client, pot: Lesson, settings: Any, headers: dict[str, str]
) -> None:
    settings.LEARNING_TAKES_TIME = True
    answer = hand_in(amina_client, pot, "contract Pot {}", headers=headers)
    assert answer.status_code == 429
    assert "That was quick" in answer.content.decode()
    assert typed(answer.content.decode()) == "contract Pot {}"
    assert typed(page_of(amina_client, pot)) == "contract Pot {}"


def test_what_was_sent_after_the_session_had_ended_becomes_the_draft(client: Client, amina: User, pot: Lesson) -> None:
    sent = client.post(
        f"{pot.get_absolute_url()}complete/",
        urlencode({"route": "typing", "source": "contract Pot {}"}),
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert sent.headers["Location"].startswith("/signin/")
    client.force_login(amina)
    page = page_of(client, pot)
    assert "You were signed out when you sent this" in page
    assert typed(page) == "contract Pot {}"
    draft(client, pot, source="contract Pot { }")
    assert typed(page_of(client, pot)) == "contract Pot { }"
