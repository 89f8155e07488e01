"""Searching the forum (community/threads/search.py), and the page that shows what was found."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from community.access.member import Member
from community.tests.posting import member
from community.threads.search import MAX_RESULTS, SearchResult, search_threads
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db

VISITOR = Member(None)

GARBAGE = [
    "\0",
    "a\0b",
    "'",
    "''''",
    ":*",
    "a:*",
    "&|!",
    "!!!",
    "((((",
    "a & | b",
    "<->",
    "\\",
    "\\' OR 1=1",
    "%s %(words)s %",
    '"' * 100,
    "'" * 100,
    '"unfinished',
    "-",
    "-word",
    "- - -",
    "or",
    "or or or",
    "the",
    "\u202e\ufeff",
    "🦒",
    "x" * 5000,
    "StartSel=<b>",
    "\x02\x03",
]


def search(words: str, **place: str) -> list[SearchResult]:
    return search_threads(words, member=VISITOR, **place)


def titles(words: str, **place: str) -> list[str]:
    return [hit.thread.title for hit in search(words, **place)]


def test_a_piece_of_a_text_shows_none_of_its_markdown(amina: User) -> None:
    make_discussion(
        amina,
        title="Seed phrases",
        content="Where do you keep it?\n\n- is paper fine?\n- or *steel*?\n\nSee [the lesson](/courses/a/b/).",
    )
    (hit,) = search("paper")
    shown = "Where do you keep it? is <mark>paper</mark> fine? or steel? See the lesson."
    assert hit.excerpt == shown


def test_threads_are_found_by_title_tags_words_and_replies(amina: User) -> None:
    make_discussion(amina, title="Keeping giraffes")
    make_discussion(amina, title="Tagged", tags=["giraffe"])
    make_discussion(amina, title="Worded", content="A giraffe is tall.")
    answered = make_discussion(amina, title="Answered")
    reply = make_reply(amina, answered, content="Ask the giraffe.")
    make_discussion(amina, title="Something else")
    assert set(titles("giraffe")) == {"Keeping giraffes", "Tagged", "Worded", "Answered"}
    assert titles("giraffe")[0] == "Keeping giraffes"
    [hit] = [hit for hit in search("giraffes") if hit.thread == answered]
    assert (hit.reply_id, hit.excerpt) == (reply.pk, "Ask the <mark>giraffe</mark>.")


def test_what_is_hidden_deleted_or_merged_is_not_found(amina: User) -> None:
    target = make_discussion(amina, title="Answered")
    now = target.created_at
    for change in ({"hidden_at": now}, {"deleted_at": now}, {"merged_into": target}):
        make_reply(amina, make_discussion(amina, title="A giraffe", **change), content="A giraffe.")
    for gone in ("hidden_at", "deleted_at"):
        make_reply(amina, target, content="Giraffe.", **{gone: now})
    assert titles("giraffe") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("keys paper", {"Keys on paper"}),
        ("paper keys", {"Keys on paper"}),
        ("paper or metal", {"Keys on paper", "Keys in metal", "Paper boats"}),
        ("keys -paper", {"Keys in metal"}),
        ('"paper boats"', {"Paper boats"}),
        ('"boats paper"', set()),
        ("KEY", {"Keys on paper", "Keys in metal"}),
        ("", set()),
        ("the", set()),
        ("giraffe", set()),
    ],
)
def test_words_are_understood_as_search_engines_do(amina: User, words: str, found: set[str]) -> None:
    for title in ("Keys on paper", "Keys in metal", "Paper boats"):
        make_discussion(amina, title=title, content="")
    assert set(titles(words)) == found


def test_a_search_stays_within_its_kind_and_course(amina: User) -> None:
    course = make_course("Wallets", lessons=0, slug="wallets")
    make_discussion(amina, title="Giraffe of the course", category="help", course=course)
    make_discussion(amina, title="Giraffe of nowhere", category="general")
    assert titles("giraffe", category="general") == ["Giraffe of nowhere"]
    assert titles("giraffe", course="wallets") == ["Giraffe of the course"]
    assert titles("giraffe", course="wallets", category="general") == []


def test_what_was_found_is_marked_and_all_else_escaped(amina: User) -> None:
    make_discussion(amina, title="<b>x giraffe", content="<img src=x onerror=alert(1)> & a \x02giraffe\x03 'here'")
    [hit] = search("giraffe")
    assert hit.title == "&lt;b&gt;x <mark>giraffe</mark>"
    assert "<img" not in hit.excerpt
    assert "onerror=alert(1) &amp; a " in hit.excerpt
    assert hit.excerpt.count("<mark>") == hit.excerpt.count("</mark>") > 0


def test_it_finds_a_bounded_number_the_best_first(amina: User) -> None:
    for _ in range(MAX_RESULTS + 3):
        make_discussion(amina, title="A giraffe among others", content="Many more words than one.")
    best = make_discussion(amina, title="Giraffe", tags=["giraffe"], content="Giraffe.")
    hits = search("giraffe")
    assert (len(hits), hits[0].thread) == (MAX_RESULTS, best)


def test_results_say_what_is_new_to_those_who_were_there(amina: User, kwame: User) -> None:
    thread = make_discussion(kwame, title="A giraffe")
    thread.readers.create(user=amina, read_at=thread.created_at)
    make_reply(kwame, thread)
    [hit] = search_threads("giraffe", member=member(amina))
    assert hit.thread.new_replies == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=100))
def test_whatever_is_searched_for_the_database_takes_it(db: None, words: str) -> None:
    search(words)


@pytest.mark.parametrize("words", GARBAGE)
def test_garbage_gives_a_page_and_never_an_error(client: Client, amina: User, words: str) -> None:
    make_discussion(amina, title="Or a word", content="the word")
    for headers in ({}, {"HX-Request": "true"}):
        assert client.get("/community/", {"q": words}, headers=headers).status_code == 200


def test_the_page_shows_hits_marked_and_what_was_asked_escaped(client: Client, amina: User) -> None:
    make_discussion(amina, title="<b>x giraffe")
    html = client.get("/community/", {"q": "giraffe or <script>"}).content.decode()
    assert "&lt;b&gt;x <mark>giraffe</mark>" in html
    assert "1 thread found" in html
    assert "<script>”" not in html
    assert "giraffe or &lt;script&gt;" in html


def test_the_page_leads_to_the_reply_in_which_it_was_found(client: Client, amina: User) -> None:
    reply = make_reply(amina, make_discussion(amina), content="Ask the giraffe.")
    assert reply.get_absolute_url() in client.get("/community/", {"q": "giraffe"}).content.decode()


def test_the_page_says_when_nothing_was_found(client: Client, db: None) -> None:
    html = client.get("/community/", {"q": "giraffe"}).content.decode()
    assert "Nobody has written about that yet" in html


@pytest.mark.parametrize("query", [{}, {"course": "wallets", "category": "help"}])
def test_a_search_takes_at_most_eight_queries_however_much_is_found(
    amina: User,
    kwame: User,
    amina_client: Client,
    query: dict[str, str],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    course = make_course(lessons=1, slug="wallets")
    taken = []
    for threads in (1, 24):
        for _ in range(threads):
            thread = make_discussion(kwame, title="A giraffe", category="help", course=course)
            thread.readers.create(user=amina, read_at=thread.created_at)
            make_reply(kwame, thread, content="That giraffe?")
        MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
        with django_assert_max_num_queries(8) as queries:
            amina_client.get("/community/", {"q": "giraffe"} | query)
        taken.append(len(queries))
    assert taken[0] == taken[1]
