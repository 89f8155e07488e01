"""One search over courses, lessons, threads and people (web3versity/views/search.py, learning/search/)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.tests.test_searching import GARBAGE
from learning.models import User
from learning.search import sources
from learning.search.marking import Found
from learning.search.sources import SearchHit, SearchHits, SearchSource, register_search_source
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_lesson, make_reply, make_user

pytestmark = pytest.mark.django_db

URL = "/search/"


def found(client: Client, words: str, **query: str) -> dict[str, list[str]]:
    """The titles found, by source, as they are marked."""
    groups = client.get(URL, {"q": words, **query}).context.get("groups", [])
    return {group.source.key: [str(hit.title) for hit in group.hits.best] for group in groups}


@pytest.fixture
def school(amina: User) -> None:
    course = make_course("Giraffes for all", lessons=0)
    make_lesson(course, title="Feeding", content={"markdown": "The giraffe eats leaves."})
    make_reply(amina, make_discussion(amina, title="Necks"), content="A giraffe’s.")
    make_user("Tall-Giraffe-7", avatar_emoji="🦒")


@pytest.mark.usefixtures("school")
def test_courses_lessons_threads_and_people_are_found_together_and_marked(client: Client) -> None:
    assert found(client, "giraf") == {
        "courses": ["<mark>Giraffes</mark> for all"],
        "lessons": ["Feeding"],
        "threads": ["Necks"],
        "people": ["Tall-<mark>Giraf</mark>fe-7"],
    }
    html = client.get(URL, {"q": "giraf"}).content.decode()
    assert "The <mark>giraffe</mark> eats leaves." in html
    assert "A <mark>giraffe</mark>’s." in html
    assert 'href="/learners/Tall-Giraffe-7/"' in html
    assert "Giraffes for all · Text" in html


def test_what_is_not_for_everybody_is_not_found(client: Client, amina: User, amina_client: Client) -> None:
    draft = make_course("Giraffe draft", is_published=False, lessons=0)
    make_lesson(draft, title="Giraffe lesson")
    make_discussion(amina, title="Giraffe hidden", hidden_at=amina.created_at)
    make_user("giraffe-private", profile_public=False)
    make_user("giraffe-gone", is_active=False)
    assert found(client, "giraffe") == found(amina_client, "giraffe") == {}
    assert "Nothing found for" in client.get(URL, {"q": "giraffe"}).content.decode()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("koala", {"keen-koala-7", "Koala"}),
        ("KOALA", {"keen-koala-7", "Koala"}),
        ("oal", {"keen-koala-7", "Koala"}),
        ("keen koala", {"keen-koala-7"}),
        ("k", {"keen-koala-7", "Koala", "brisk-otter-1"}),
        ("koalas", set()),
        ("%", set()),
    ],
)
def test_people_are_found_by_any_part_of_their_name_the_nearest_first(
    client: Client, words: str, names: set[str]
) -> None:
    for name in ("keen-koala-7", "Koala", "brisk-otter-1"):
        make_user(name)
    marked = found(client, words).get("people", [])
    plain = [name.replace("<mark>", "").replace("</mark>", "") for name in marked]
    assert set(plain) == names
    if words.lower() == "koala":
        assert plain[0] == "Koala"


@pytest.mark.usefixtures("school")
def test_a_source_alone_shows_more_of_it(client: Client, amina: User) -> None:
    for number in range(7):
        make_discussion(amina, title=f"Giraffe {number}")
    html = client.get(URL, {"q": "giraffe"}).content.decode()
    assert "?q=giraffe&amp;in=threads" in html
    assert len(found(client, "giraffe")["threads"]) == 5
    only = found(client, "giraffe", **{"in": "threads"})
    assert list(only) == ["threads"]
    assert len(only["threads"]) == 8
    assert found(client, "giraffe", **{"in": "nonsense"}).keys() == found(client, "giraffe").keys()


def test_the_answer_to_htmx_is_the_results_alone_and_a_flood_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fragment = client.get(URL, {"q": "giraffe"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert 'id="results"' in fragment
    monkeypatch.setattr("web3versity.views.search._MOST_OF_A_NETWORK", 1)
    answers = [client.get(URL, {"q": "giraffe"}) for _ in range(3)]
    assert answers[-1].status_code == 429
    assert 'value="giraffe"' in answers[-1].content.decode()


@pytest.mark.parametrize("words", GARBAGE)
def test_garbage_gives_a_page_and_never_an_error(client: Client, words: str) -> None:
    assert client.get(URL, {"q": words, "in": words}).status_code == 200


@pytest.fixture
def own_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_sources", dict(sources._sources))


@pytest.mark.usefixtures("own_sources")
def test_a_room_adds_a_source_of_its_own_by_one_line(client: Client) -> None:
    class WordSource(SearchSource):
        key, label, order = "words", "Words", 40

        def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
            return SearchHits([SearchHit("/words/", found.mark(words), "A word", found.excerpt("a giraffe"))], 101)

    register_search_source(WordSource())
    html = client.get(URL, {"q": "giraffe"}).content.decode()
    assert "a <mark>giraffe</mark>" in html
    assert "100+" in html
    with pytest.raises(ValueError, match="words already"):
        register_search_source(WordSource())


@pytest.mark.usefixtures("school")
def test_a_search_takes_as_many_queries_however_much_is_found(
    client: Client, amina: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    taken = []
    for more in (0, 12):
        for number in range(more):
            make_discussion(amina, title=f"Giraffe {number}")
            make_lesson(make_course(f"Giraffe {number}", lessons=0), title=f"Giraffe {number}")
            make_user(f"giraffe-{number}")
        MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
        with django_assert_max_num_queries(10) as queries:
            client.get(URL, {"q": "giraffe"})
        taken.append(len(queries))
    assert taken[0] == taken[1]
