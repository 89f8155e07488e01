"""What an author writes is nobody else's until it is submitted: no address of the studio tells that it is there."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from learning.models import CourseDraft, User
from learning.studio.reviewing import submit
from learning.tests.studio import write_draft
from tests.builders import make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

TITLE = "The unwritten ledger"
STUDIO = "studio/"


def staff_of(role: str) -> User:
    person = make_user(f"a-{role.lower()}", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


def addresses(resolver: URLResolver, path: str = "", namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every page under /studio/ that the URLconf knows, by its name."""
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, here, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif here.startswith(STUDIO):
            yield f"{namespace}{entry.name}", entry


def pages_of(draft: CourseDraft, *, course_slug: str) -> dict[str, str]:
    """The address of each page that is about one draft, and the name of its view."""
    known = {"course_slug": course_slug, "lesson_slug": draft.lessons.all()[0].slug, "pk": 1}
    pages = {}
    for name, pattern in addresses(get_resolver()):
        wanted = set(pattern.pattern.converters)
        assert wanted <= set(known), f"Say in this test what {wanted - set(known)} of {name} is."
        if "course_slug" in wanted:
            pages[name] = reverse(name, kwargs={key: known[key] for key in wanted})
    return pages


def ask(browser: Client, path: str) -> list[tuple[int, str]]:
    """The page, the fragment that htmx asks for, and what is posted to it."""
    answers = [
        browser.get(path),
        browser.get(path, headers={"HX-Request": "true"}),
        browser.post(path, {"version": "1", "title": "Mine now"}),
        browser.post(path, {"version": "1", "title": "Mine now"}, headers={"HX-Request": "true"}),
    ]
    said = [b"".join(answer) if answer.streaming else answer.content for answer in answers]
    return [(answer.status_code, words.decode(errors="replace")) for answer, words in zip(answers, said, strict=True)]


@pytest.mark.parametrize("role", ["Authors", "Reviewers", "Moderators", "Support", "Operators"])
def test_a_draft_of_another_is_answered_like_one_that_is_not_there(role: str) -> None:
    draft = write_draft(staff_of("Authors"), title=TITLE)
    before = CourseDraft.objects.values().get(), list(draft.lessons.values())
    other = make_user("another", is_staff=True)
    other.groups.add(Group.objects.get(name=role))
    browser, missing = signed_in(other), pages_of(draft, course_slug="not-there-at-all")
    theirs = pages_of(draft, course_slug=draft.course.slug)
    assert len(theirs) >= 8, "The studio has more pages than this."
    for name, path in theirs.items():
        answers, to_nothing = ask(browser, path), ask(browser, missing[name])
        assert [status for status, _ in answers] == [status for status, _ in to_nothing], name
        assert not any(TITLE in words for _, words in answers), name
        assert {status for status, _ in answers} <= {403, 404, 405}, name
    assert (CourseDraft.objects.values().get(), list(draft.lessons.values())) == before


def test_nor_do_other_doors_show_it(client: Client, amina_client: Client) -> None:
    draft = write_draft(staff_of("Authors"), title=TITLE)
    other = make_user("another", is_staff=True)
    other.groups.add(Group.objects.get(name="Authors"))
    lesson, course = draft.lessons.all()[0], draft.course
    doors = [
        f"/courses/{course.slug}/",
        f"/courses/{course.slug}/{lesson.slug}/",
        "/courses/",
        "/search/?q=unwritten",
        "/studio/",
        "/sitemap.xml",
        reverse("admin:learning_coursedraft_change", args=[draft.pk]),
        reverse("admin:learning_lessondraft_change", args=[lesson.pk]),
    ]
    for browser in (client, amina_client, signed_in(other)):
        for door in doors:
            assert TITLE not in browser.get(door, follow=True).content.decode(), door


def test_its_author_opens_every_page_of_it_and_a_reviewer_what_is_submitted() -> None:
    author = staff_of("Authors")
    draft = write_draft(author, title=TITLE)
    pages = pages_of(draft, course_slug=draft.course.slug)
    opened = {name for name, path in pages.items() if signed_in(author).get(path).status_code in {200, 302}}
    only_posted = {name for name, path in pages.items() if signed_in(author).get(path).status_code == 405}
    assert opened | only_posted == set(pages)
    submit(draft=draft, by=author)
    course_page = reverse("learning:studio-course", args=[draft.course.slug])
    assert TITLE in signed_in(staff_of("Reviewers")).get(course_page).content.decode()


def test_a_wallets_session_of_the_author_opens_nothing() -> None:
    author = staff_of("Authors")
    draft = write_draft(author, title=TITLE)
    browser = Client()
    browser.force_login(author, backend="chain.signin.backend.WalletBackend")
    for name, path in pages_of(draft, course_slug=draft.course.slug).items():
        assert browser.get(path).headers["Location"].startswith("/admin/login/"), name
