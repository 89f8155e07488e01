"""What pages say of themselves to search engines and messengers (learning/web/page_meta.py, templates/_meta.html)."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from community.models import Discussion
from learning.models import Course, User
from tests.builders import make_course, make_discussion, make_lesson, make_reply

pytestmark = pytest.mark.django_db

SITE = "https://learn.example"
NASTY = 'Keys </script><script>alert(1)</script> & "more" <!--'


@pytest.fixture(autouse=True)
def own_address(settings: Settings) -> None:
    """Another host than the one that is asked, as behind a proxy."""
    settings.SITE_URL = SITE


@pytest.fixture
def course(db: None) -> Course:
    return make_course("Keys and wallets", slug="keys", description="How keys work.", learning_objectives=["Keep one"])


def head_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().split("</head>")[0]


def properties(head: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', head)
    links = re.findall(r'<link rel="(canonical)" href="([^"]*)"', head)
    return {name: unescape(value) for name, value in [*found, *links]}


def nodes(head: str) -> dict[str, dict[str, Any]]:
    """The JSON-LD by its types."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)
    return {node["@type"]: node for text in found for node in json.loads(text)["@graph"]}


def test_public_pages_say_who_they_are_where_they_are_and_show_a_picture(
    client: Client, course: Course, amina: User
) -> None:
    thread = make_discussion(amina, title="محفظتي ضاعت", content="It was **here**.")
    lesson = course.lessons.get(sequence_number=1)
    seen: dict[str, str] = {}
    for path in (
        "/",
        "/courses/",
        course.get_absolute_url(),
        lesson.get_absolute_url(),
        "/community/",
        thread.get_absolute_url(),
        "/learners/amina/",
        "/achievements/",
        "/leaderboard/",
        "/faucet/",
        "/verify/",
        "/about/",
        "/privacy/",
        "/terms/",
    ):
        said = properties(head_of(client, path))
        assert said["canonical"] == said["og:url"] == SITE + path
        assert "robots" not in said
        assert said["og:title"]
        assert 10 < len(said["description"]) <= 200
        assert said["og:description"] == said["description"]
        assert said["og:image"].startswith(f"{SITE}/previews/")
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:alt"]
        assert said["twitter:card"] == "summary_large_image"
        assert said["description"] not in seen, (path, seen.get(said["description"]))
        seen[said["description"]] = path


@pytest.mark.parametrize(
    "path",
    [
        "/courses/?q=keys",
        "/courses/?difficulty=beginner",
        "/community/?tag=keys",
        "/community/?q=keys",
        "/community/?after=x",
        "/achievements/?category=social",
        "/leaderboard/?period=week",
        "/signin/",
        "/verify/?code=W3V-2026-00001",
    ],
)
def test_lists_that_are_filtered_and_pages_on_the_way_are_not_indexed(client: Client, db: None, path: str) -> None:
    assert properties(head_of(client, path))["robots"] == "noindex"


@pytest.mark.parametrize("path", ["/dashboard/", "/account/", "/notifications/", "/transactions/", "/certificates/"])
def test_private_pages_are_not_indexed(amina_client: Client, path: str) -> None:
    said = properties(head_of(amina_client, path))
    assert said["robots"] == "noindex"
    assert "canonical" not in said


def test_what_only_some_may_read_is_not_indexed_and_has_no_picture(
    amina_client: Client, zuri: User, moyo_client: Client, amina: User
) -> None:
    hidden = make_discussion(amina, hidden_at=timezone.now())
    said = properties(head_of(moyo_client, hidden.get_absolute_url()))
    assert said["robots"] == "noindex"
    assert "og:image" not in said
    User.objects.filter(pk=amina.pk).update(profile_public=False)
    assert properties(head_of(amina_client, "/learners/amina/"))["robots"] == "noindex"


def test_later_pages_have_their_own_address_and_tracking_words_have_none(
    client: Client, amina: User, course: Course
) -> None:
    thread = make_discussion(amina)
    for _ in range(21):
        make_reply(amina, thread)
    second = properties(head_of(client, f"{thread.get_absolute_url()}?page=2"))
    assert second["canonical"] == f"{SITE}{thread.get_absolute_url()}?page=2"
    shared = properties(head_of(client, f"{course.get_absolute_url()}?utm_source=whatsapp&fbclid=x"))
    assert shared["canonical"] == SITE + course.get_absolute_url()
    assert "robots" not in shared


def test_a_course_is_a_course_to_search_engines_free_and_online(client: Client, course: Course) -> None:
    Course.objects.filter(pk=course.pk).update(published_at=timezone.now())
    found = nodes(head_of(client, course.get_absolute_url()))
    told = found["Course"]
    assert (told["name"], told["url"]) == ("Keys and wallets", f"{SITE}/courses/keys/")
    assert told["provider"] == {"@type": "EducationalOrganization", "name": "Web3Versity", "url": f"{SITE}/"}
    assert told["isAccessibleForFree"] is True
    assert told["offers"]["category"] == "Free"
    assert told["hasCourseInstance"]["courseWorkload"] == "PT60M"
    assert told["teaches"] == ["Keep one"]
    assert len(told["hasPart"]) == 3
    assert "aggregateRating" not in told
    assert found["BreadcrumbList"]["itemListElement"][1]["item"] == f"{SITE}/courses/keys/"


def test_a_lesson_is_a_learning_resource_described_by_its_beginning_and_a_quiz_gives_nothing_away(
    client: Client, course: Course
) -> None:
    lesson, quiz = course.lessons.get(sequence_number=1), make_lesson(course, "quiz", title="Check")
    head = head_of(client, lesson.get_absolute_url())
    told = nodes(head)["LearningResource"]
    assert told["isPartOf"]["url"] == f"{SITE}/courses/keys/"
    assert told["timeRequired"] == "PT5M"
    assert properties(head)["description"].startswith("A ledger is a list")
    quiz_head = head_of(client, quiz.get_absolute_url())
    assert properties(quiz_head)["description"] == "Check: lesson 4 of the free course “Keys and wallets”."
    assert "address" not in quiz_head


def test_an_answered_question_is_a_qa_page_with_its_accepted_answer(
    client: Client, amina: User, kwame: User, zuri: User
) -> None:
    thread = make_discussion(amina, title="How?", content="Like *what*?", category="help")
    make_reply(kwame, thread, content="Perhaps so.")
    make_reply(zuri, thread, content="So.", is_solution=True)
    question = nodes(head_of(client, thread.get_absolute_url()))["QAPage"]["mainEntity"]
    assert (question["name"], question["answerCount"]) == ("How?", 2)
    assert question["text"].split() == ["Like", "what", "?"]
    assert question["author"] == {"@type": "Person", "name": "amina", "url": f"{SITE}/learners/amina/"}
    assert question["acceptedAnswer"]["text"] == "So."
    # Who keeps to herself is named as on the page, and her profile is nowhere.
    assert question["acceptedAnswer"]["author"] == {"@type": "Person", "name": "zuri"}
    assert [answer["text"] for answer in question["suggestedAnswer"]] == ["Perhaps so."]


def test_a_thread_without_answers_is_a_posting_and_hidden_answers_are_told_nobody(client: Client, amina: User) -> None:
    thread = make_discussion(amina, category="help")
    make_reply(amina, thread, content="Secret.", hidden_at=timezone.now())
    head = head_of(client, thread.get_absolute_url())
    assert "QAPage" not in nodes(head)
    assert nodes(head)["DiscussionForumPosting"]["headline"] == thread.title
    assert "Secret" not in head


def test_a_profile_is_a_profile_page(client: Client, amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(bio="I collect keys.", email="amina@example.org")
    head = head_of(client, "/learners/amina/")
    person = nodes(head)["ProfilePage"]["mainEntity"]
    assert person == {
        "@type": "Person",
        "name": "amina",
        "url": f"{SITE}/learners/amina/",
        "description": "I collect keys.",
    }
    assert "example.org" not in head


def test_no_title_whatsoever_ends_the_script_it_stands_in(client: Client, amina: User, course: Course) -> None:
    Course.objects.filter(pk=course.pk).update(title=NASTY, description=NASTY)
    thread = make_discussion(amina, title=NASTY, content=NASTY)
    for path in (course.get_absolute_url(), thread.get_absolute_url()):
        head = head_of(client, path)
        assert "alert(1)</script>" not in head.replace("\\u003c", "")
        assert "<script>alert" not in head
        assert NASTY in json.dumps(nodes(head), ensure_ascii=False).replace('\\"', '"')


def test_the_data_costs_a_threads_page_no_query(
    client: Client, amina: User, django_assert_max_num_queries: Any
) -> None:
    thread: Discussion = make_discussion(amina)
    for _ in range(5):
        make_reply(amina, thread)
    client.get(thread.get_absolute_url())
    with django_assert_max_num_queries(6):
        client.get(thread.get_absolute_url())


def test_what_is_public_can_be_told_to_others_by_plain_links(client: Client, amina: User, course: Course) -> None:
    thread = make_discussion(amina, title="Keys & “wallets”")
    for path in ("/learners/amina/", course.get_absolute_url(), thread.get_absolute_url()):
        page = client.get(path).content.decode()
        told = SITE + path
        links = [unescape(link) for link in re.findall(r'<a href="(https://[^"]+)" rel="noopener">', page)]
        assert [urlsplit(link).netloc for link in links] == ["wa.me", "x.com", "www.linkedin.com"]
        assert [told in parse_qs(urlsplit(link).query).popitem()[1][0] for link in links] == [True] * 3
        # No network's script or picture: what is loaded is ours.
        assert not re.findall(r'<(?:script|img|iframe)[^>]+src="https?:', page)
        assert "data-send hidden" in page
        assert "hidden>\n      Copy the link" in page


def test_what_only_its_owner_sees_offers_no_way_to_tell_others(amina_client: Client, amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(profile_public=False)
    assert "data-share" not in amina_client.get("/learners/amina/").content.decode()
