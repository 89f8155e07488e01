import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from learning.courses.catalog import PAGE_SIZE
from learning.models import Course, User
from settings.registry import MAINTENANCE_MODE
from tests.builders import finish_course, make_course, make_enrolment, make_lesson


def titles(client: Client, **query: str) -> list[str]:
    return [course.title for course in client.get("/courses/", query).context["page"].object_list]


@pytest.fixture
def courses(db: None) -> dict[str, Course]:
    wallet = make_course("Wallets for all", category="wallets", average_rating="4.5", total_ratings=2)
    solid = make_course("Solid contracts", track="developer", difficulty="advanced", category="smart-contracts")
    hidden = make_course("Hidden draft", is_published=False)
    make_lesson(solid, content={"markdown": "A reentrancy guard keeps a contract from being called back."})
    return {"wallet": wallet, "solid": solid, "hidden": hidden}


def test_it_lists_what_is_published_most_popular_first(client: Client, courses: dict[str, Course], amina: User) -> None:
    make_enrolment(amina, courses["solid"])
    assert titles(client) == ["Solid contracts", "Wallets for all"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"track": "developer"}, ["Solid contracts"]),
        ({"difficulty": "beginner"}, ["Wallets for all"]),
        ({"category": "wallets"}, ["Wallets for all"]),
        ({"q": "wallet"}, ["Wallets for all"]),
        ({"q": "reentrancy"}, ["Solid contracts"]),
        ({"q": "reentrancy", "track": "explorer"}, []),
        ({"sort": "rating"}, ["Wallets for all", "Solid contracts"]),
        ({"q": "draft"}, []),
    ],
)
def test_it_filters_searches_and_sorts(
    client: Client, courses: dict[str, Course], query: dict[str, str], found: list[str]
) -> None:
    assert titles(client, **query) == found


@pytest.mark.parametrize(
    "query",
    [
        {"track": "x"},
        {"sort": "price"},
        {"page": "-3"},
        {"page": "99999"},
        {"page": "x"},
        {"q": "a' | !! & :*"},
        {"q": "x" * 5000},
        {"q": "a\x00b"},
        {"category": "<script>"},
    ],
)
def test_what_it_cannot_understand_it_ignores(
    client: Client, courses: dict[str, Course], query: dict[str, str]
) -> None:
    assert client.get("/courses/", query).status_code == 200


def test_it_tells_how_a_learner_stands_with_each_course(amina: User, amina_client: Client) -> None:
    done, begun, fresh = make_course("Done"), make_course("Begun"), make_course("Fresh")
    gated, opened = make_course("Gated", asks_for=(begun,)), make_course("Opened", asks_for=(done,))
    make_enrolment(amina, done)
    finish_course(amina, done)
    make_enrolment(amina, begun)
    page = amina_client.get("/courses/").context["page"]
    states = {course.title: course.state for course in page.object_list}
    assert states == {
        done.title: "completed",
        begun.title: "enrolled",
        fresh.title: "open",
        gated.title: "gated",
        opened.title: "open",
    }
    [card] = [course for course in page.object_list if course.title == "Gated"]
    assert [item["title"] for item in card.missing_prerequisites] == ["Begun"]


def test_pages_hold_twelve_and_a_number_too_high_gives_the_last(client: Client, db: None) -> None:
    for number in range(PAGE_SIZE + 3):
        make_course(f"Course number {number}", lessons=0)
    first = client.get("/courses/").context["page"]
    last = client.get("/courses/", {"page": "50"}).context["page"]
    assert (len(first.object_list), first.paginator.count, first.has_next()) == (PAGE_SIZE, PAGE_SIZE + 3, True)
    assert (len(last.object_list), last.number) == (3, 2)


def test_htmx_gets_the_results_alone(client: Client, courses: dict[str, Course]) -> None:
    fragment = client.get("/courses/", headers={"HX-Request": "true"}).content.decode()
    assert "Wallets for all" in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize("courses_shown", [2, 12])
def test_it_takes_at_most_six_queries_however_many_courses(
    amina: User, amina_client: Client, courses_shown: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    basics = make_course(lessons=1)
    for number in range(courses_shown):
        make_enrolment(amina, make_course(f"Course number {number}", lessons=1, asks_for=(basics,)))
    MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
    with django_assert_max_num_queries(6):
        amina_client.get("/courses/", {"q": "course", "track": "explorer", "sort": "newest"})
