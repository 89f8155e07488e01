"""The pages at /insight/: who gets in, what they show, and that nobody can be found on them."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from learning.insight.figures import Column, Figure, Row
from learning.insight.release import PEERS
from learning.insight.report import all_rollups, register_report, reports
from learning.insight.reports.funnel import CourseFunnel, overview
from learning.models import Course, InsightCount, InsightDay, User
from tests.builders import make_course, make_lesson, make_user
from web3versity.insight.drawings.drawing import draw
from web3versity.insight.files import as_csv

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 15)


@pytest.fixture
def head(client: Client) -> User:
    """Somebody who runs the school, signed in."""
    person = make_user("head", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="see_insight"))
    client.force_login(person)
    return person


@pytest.fixture
def course() -> Course:
    course = make_course("Keys", lessons=2)
    make_lesson(course, "quiz", title="What did you keep?")
    return course


@pytest.fixture
def counted(course: Course) -> Course:
    """A school of which much can be told, and something not."""
    InsightDay.objects.create(day=DAY)
    first, second, quiz = course.lessons.all()

    def count(rollup: str, cell: str, learners: int, *, lesson: Any = None, of: Any = None, day: date = DAY) -> None:
        InsightCount.objects.create(rollup=rollup, day=day, course=of, lesson=lesson, cell=cell, learners=learners)

    for cell, learners in {"enrolled": 220, "began": 181, "half": 95, "all": 7}.items():
        count("courses", cell, learners, of=course)
    for lesson, learners in ((first, 181), (second, 95), (quiz, 7)):
        count("courses", "done", learners, lesson=lesson, of=course)
    for cell, learners in {"opened": 181, "step|start": 150, "step|why": 4}.items():
        count("steps", cell, learners, lesson=first, of=course)
    for cell, learners in {
        "right|strong|what-is-shared": 60,
        "right|weak|what-is-shared": 30,
        "wrong|strong|what-is-shared": 3,
        "wrong|weak|what-is-shared": 45,
        f'answer|what-is-shared|"{quiz.content["questions"][0]["options"][1]["id"]}"': 41,
        "time|5": 77,
    }.items():
        count("items", cell, learners, lesson=quiz, of=course)
    for back in range(60):
        count("active_days", "active", 40 + back, day=DAY - timedelta(days=back))
    count("active_weeks", "active", 160, day=date(2026, 3, 9))
    for cell, learners in {"joined|2026-02|0": 120, "active|2026-02|0": 99}.items():
        count("retention", cell, learners)
    for cell, learners in {"1": 300, "7": 120}.items():
        count("streaks", cell, learners)
    for rollup, cell in (("answers", "hour"), ("volumes", "paid"), ("volumes", "hbar")):
        count(rollup, cell, 64, day=date(2026, 3, 1))
    return course


def addresses_of_course(course: Course) -> list[str]:
    files = [f"/insight/courses/{course.slug}/{report.key}" for report in reports("course")]
    return [f"/insight/courses/{course.slug}/", *(f"{file}.{kind}" for file in files for kind in ("csv", "json"))]


def addresses(course: Course) -> list[str]:
    """Of every page and file of the school, of `course`, a text and a quiz of it."""
    first, _second, quiz = course.lessons.all()
    pages = ["/insight/", f"/insight/courses/{course.slug}/"]
    pages += [f"/insight/courses/{course.slug}/{lesson.slug}/" for lesson in (first, quiz)]
    files = [f"/insight/{report.key}" for report in reports("school")]
    files += [f"/insight/courses/{course.slug}/{report.key}" for report in reports("course")]
    files += [
        f"/insight/courses/{course.slug}/{lesson.slug}/{report.key}"
        for lesson in (first, quiz)
        for report in reports("lesson")
        if report.suits(lesson)
    ]
    return [*pages, *(f"{file}.{kind}" for file in files for kind in ("csv", "json"))]


def test_visitors_sign_in_and_learners_are_told_whom_it_is_for(client: Client, counted: Course) -> None:
    moderator = make_user("staff", is_staff=True)
    for address in addresses(counted):
        client.logout()
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/?next=/insight/")
        for person in (User.objects.get(username="staff"), make_user()):
            client.force_login(person)
            assert client.get(address).status_code in (302, 403), address
    assert moderator.is_staff


def test_authors_see_their_own_courses_and_nothing_else(client: Client, counted: Course) -> None:
    author = make_user("author", is_staff=True)
    author.user_permissions.add(Permission.objects.get(codename="write_draft"))
    own = make_course("Of my own", lessons=1)
    Course.objects.filter(pk=own.pk).update(author=author)
    client.force_login(author)
    school = client.get("/insight/").content.decode()
    assert "Of my own" in school
    assert "Keys" not in school
    assert "Learners who learn" not in school
    for address in addresses(counted)[1:]:
        assert client.get(address).status_code == 404, address
    assert all(client.get(address).status_code == 200 for address in addresses_of_course(own))


@pytest.mark.usefixtures("head")
def test_every_page_and_file_says_what_was_counted(client: Client, counted: Course) -> None:
    school = client.get("/insight/").content.decode()
    for words in (
        "Keys",
        "150+",
        "More than 150 learned",
        "210+",
        "About 40% of those who began a streak",
        "Learners who learn",
    ):
        assert words in school
    course = client.get(f"/insight/courses/{counted.slug}/").content.decode()
    assert "Most learners stop between" in course
    assert "Which of these may everybody see?" in course
    quiz = client.get(f"/insight/courses/{counted.slug}/{counted.lessons.last().slug}/").content.decode()  # type: ignore[union-attr]
    assert "The private key" in quiz
    for address in addresses(counted):
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.endswith(".json"):
            assert json.loads(answer.content)["figures"] or "/checks." in address, address
        if address.endswith(".csv"):
            head, *lines = csv.reader(StringIO(answer.content.decode()))
            assert head == ["figure", "row", "column", "unit", "value"]
            assert lines or "/checks." in address, address


@pytest.mark.usefixtures("head")
def test_a_school_of_which_nothing_was_counted_has_its_pages(client: Client, course: Course) -> None:
    for address in addresses(course):
        assert client.get(address).status_code == 200, address
    assert "Nothing has been counted yet" in client.get("/insight/").content.decode()


@pytest.mark.usefixtures("head")
def test_pages_ask_few_questions_however_many_courses_there_are(
    client: Client, counted: Course, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_course(f"Course number {number}", lessons=2)
    for address in addresses(counted):
        client.get(address)
        with django_assert_max_num_queries(11):
            client.get(address)


@pytest.mark.usefixtures("head")
def test_what_a_hidden_cell_holds_changes_nothing_on_any_page(client: Client, counted: Course) -> None:
    def answers() -> list[str]:
        bodies = [client.get(address).content.decode() for address in addresses(counted)]
        return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", body) for body in bodies]

    hidden = InsightCount.objects.filter(learners__lte=PEERS)
    assert hidden.count() >= 4
    before = answers()
    random = Random(14)  # noqa: S311 - numbers of a test
    for _ in range(3):
        for row in hidden:
            row.learners = random.randint(1, PEERS)
            row.save()
        assert answers() == before
    hidden.delete()
    assert answers() == before


@pytest.mark.usefixtures("head")
def test_a_draft_that_learners_never_saw_is_named_nowhere(client: Client, counted: Course) -> None:
    hidden = make_course("Nobody knows of this", is_published=False, published_at=None)
    school = client.get("/insight/").content.decode()
    assert counted.title in school
    assert hidden.title not in school
    assert client.get(f"/insight/courses/{hidden.slug}/").status_code == 404


@pytest.mark.usefixtures("head")
def test_what_is_not_there_is_not_found(client: Client, counted: Course) -> None:
    for address in (
        "/insight/nothing.csv",
        "/insight/activity.xml",
        "/insight/funnel.csv",
        "/insight/courses/nothing/",
        f"/insight/courses/{counted.slug}/nothing/",
        f"/insight/courses/{counted.slug}/activity.json",
        f"/insight/courses/{counted.slug}/{counted.lessons.first().slug}/questions.csv",  # type: ignore[union-attr]
    ):
        assert client.get(address).status_code == 404, address
    assert client.post("/insight/").status_code == 405


@pytest.mark.usefixtures("head")
def test_drawings_have_a_name(client: Client, counted: Course) -> None:
    page = client.get("/insight/").content.decode()
    drawings = re.findall(r'<(?:svg|div) class="chart[^"]*" [^>]*role="img".*?</(?:svg|div)>', page, re.DOTALL)
    assert len(drawings) >= 5
    for drawing in drawings:
        names = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing)
        assert names
        assert all(f'id="{name}"' in page for name in names.groups())
        assert not re.search(r"style=|NaN|None", drawing)


def test_drawings_run_from_right_to_left_where_reading_does() -> None:
    columns = (Column("learners", "Learners"), Column("share", "Share", "percent"))
    rows = [Row(f"<Row {number}>", (number * 10, number), short=f"<Row {number}>") for number in range(4)]
    for drawing in ("columns", "bars", "line", "grid"):
        figure = Figure("one", "Title", "Row", columns, rows, drawing, "learners")
        straight = draw(figure, "one")
        with override("ar"):
            mirrored = draw(figure, "one")
        assert "&lt;Row 1&gt;" in straight
        starts = [sorted(map(float, re.findall(r' (?:x|x1|cx)="([\d.-]+)%"', one))) for one in (straight, mirrored)]
        assert starts[0] != starts[1]
        assert all(0 <= start <= 100 for drawn in starts for start in drawn)


def test_a_spreadsheet_takes_no_label_for_a_formula(counted: Course) -> None:
    counted.title = "=1+1"
    written = as_csv([overview([counted], {})], "x", None).content.decode()
    assert "'=1+1" in written


def test_no_two_reports_of_a_page_have_one_key() -> None:
    with pytest.raises(ValueError, match="already"):
        register_report(CourseFunnel())
    assert len({rollup.name for rollup in all_rollups()}) == len(all_rollups())
