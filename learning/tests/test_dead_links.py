"""Links of lessons that lead nowhere are found, told of after two nights, and gone when they lead somewhere again."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.tests.notification_tools import Capture, run_tasks
from learning.lesson_types import compile_content
from learning.links import visiting
from learning.links.checking import check_links
from learning.links.tasks import look_at_links
from learning.links.visiting import NoAnswer, visit
from learning.models import DeadLink, Lesson
from tests.attention import mend, seen
from tests.builders import make_course, make_lesson

pytestmark = pytest.mark.django_db


def make_linking(*links: str, course: str = "Keys", **columns: Any) -> Lesson:
    text = "See " + ", ".join(f"[this]({link})" for link in links) + "."
    content = compile_content("text", {"markdown": f"{text}\n\n## Why\n\nBecause."})
    return make_lesson(make_course(course, lessons=0), title="Where to look", content=content, **columns)


def check(lesson: Lesson, visit: Callable[[str], str] = lambda _address: "") -> dict[str, str]:
    return check_links(lesson_id=lesson.pk, now=timezone.now(), visit=visit)


def test_links_inside_the_school_are_followed_to_what_learners_can_open() -> None:
    other = make_course("Wallets", lessons=1)
    there = other.lessons.get().get_absolute_url()
    lesson = make_linking(there, f"{there}#why", "/courses/", "/no-such-page/", f"{other.get_absolute_url()}no-lesson/")
    assert set(check(lesson)) == {"/no-such-page/", f"{other.get_absolute_url()}no-lesson/"}
    type(other).objects.filter(pk=other.pk).update(is_published=False)
    assert there in check(lesson)
    assert DeadLink.objects.get(address="/no-such-page/").times_seen == 2


def test_a_lesson_without_links_and_one_that_is_gone_have_none() -> None:
    assert check(make_linking("#why", "mailto:school@example.org")) == {}
    assert check_links(lesson_id=0, now=timezone.now()) == {}


def test_nobody_answering_says_nothing_unless_somebody_else_did() -> None:
    def offline(_address: str) -> str:
        raise NoAnswer

    def one_is_away(address: str) -> str:
        if "away" in address:
            raise NoAnswer
        return "It answers 404." if "gone" in address else ""

    sources = [{"title": "x", "url": "https://there.example/"}]
    lesson = make_linking("https://away.example/", "https://gone.example/", sources=sources)
    assert check(lesson, offline) == {}
    assert check(lesson, one_is_away) == {
        "https://gone.example/": "It answers 404.",
        "https://away.example/": "It does not answer.",
    }
    assert check(lesson) == {}
    assert not DeadLink.objects.exists()


class Website(BaseHTTPRequestHandler):
    """/<code> answers with it; a redirect leads to /200."""

    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        self.send_response(int(self.path[1:]))
        self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def website() -> Iterator[str]:
    Website.asked = []
    server = HTTPServer(("127.0.0.1", 0), Website)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_nothing_is_asked_of_a_machine_that_the_internet_does_not_see(website: str) -> None:
    assert visit(f"{website}/200") == "It leads to a machine that is not on the Internet."
    assert Website.asked == []


def test_a_page_is_there_or_says_what_is_wrong(website: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "ip_address", lambda _address: type("Global", (), {"is_global": True}))
    assert [visit(f"{website}/{code}") for code in (200, 302, 403, 429)] == [""] * 4
    assert visit(f"{website}/404") == "It answers 404."
    for address in ("http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://[broken/"):
        with pytest.raises(NoAnswer):
            visit(address)


def test_a_dead_link_is_seen_after_two_nights_looked_at_again_and_gone_once_the_lesson_is_mended(
    ada_client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    lesson = make_linking("/no-such-page/")
    sound = make_linking("/courses/", course="Wallets")
    for night in range(2):
        with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
            assert seen(ada_client, "dead-links") == [], night
            check(lesson)
    assert seen(ada_client, "dead-links") == [
        "Keys: Where to look. /no-such-page/ The site has no such address.",
    ]
    Lesson.objects.filter(pk=lesson.pk).update(content=sound.content)
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        assert "A worker looks at the lesson&#x27;s links now." in mend(ada_client, "dead-links", "look")
    assert queue.done == ["look_at_links_of"]
    assert seen(ada_client, "dead-links") == []


def test_each_night_has_a_task_for_every_published_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = make_linking("/courses/")
    make_course("Hidden", lessons=2, is_published=False)
    queued: list[tuple[int]] = []
    monkeypatch.setattr("learning.links.tasks.look_at_links_of.apply_async", lambda args, **_: queued.append(args))
    look_at_links()
    assert queued == [(lesson.pk,)]
