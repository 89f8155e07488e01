"""The page of a thread: who reads it, and at which address (community/views/thread.py)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Discussion, DiscussionReader
from community.tests.posting import suspend
from community.tests.reading import article, read
from learning.models import User
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def test_everybody_reads_the_question_and_its_answers(
    client: Client, amina_client: Client, moyo_client: Client, thread: Discussion, kwame: User
) -> None:
    make_reply(kwame, thread, content="On **steel**.")
    for browser in (client, amina_client, moyo_client):
        html = read(browser, thread)
        assert "How do I keep my keys?" in html
        assert "Paper or metal?" in html
        assert "On <strong>steel</strong>." in html


def test_a_lesson_and_course_and_tags_lead_there(client: Client, amina: User) -> None:
    lesson = make_course("Wallets", lessons=1).lessons.get()
    html = read(client, make_discussion(amina, course=lesson.course, lesson=lesson, tags=["keys"]))
    assert f"?course={lesson.course.slug}" in html
    assert lesson.get_absolute_url() in html
    assert "?tag=keys" in html


def test_titles_names_and_words_are_escaped(client: Client, amina: User) -> None:
    thread = make_discussion(amina, title="<script>alert(1)</script>", content="<img src=x onerror=alert(1)>")
    html = read(client, thread)
    assert "<script>alert" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("slug", ["", "another-title/"])
def test_an_address_with_another_slug_leads_to_the_right_one(client: Client, thread: Discussion, slug: str) -> None:
    answer = client.get(f"/community/{thread.pk}/{slug}")
    assert (answer.status_code, answer.headers["Location"]) == (301, thread.get_absolute_url())


def test_a_title_without_latin_letters_has_an_address_too(client: Client, amina: User) -> None:
    read(client, make_discussion(amina, title="كيف أحفظ مفاتيحي؟"))


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808", "99999999999999999999", "9" * 5000])
@pytest.mark.parametrize("address", ["/community/{}/", "/community/{}/x/", "/community/replies/{}/"])
def test_what_is_not_there_is_a_404(client: Client, thread: Discussion, address: str, number: str) -> None:
    assert client.get(address.format(number)).status_code == 404


@pytest.mark.parametrize(
    ("change", "statuses"),
    [
        ("hidden_at", {"visitor": 404, "kwame": 404, "amina": 200, "moyo": 200}),
        ("deleted_at", {"visitor": 404, "kwame": 404, "amina": 404, "moyo": 200}),
    ],
)
def test_hidden_and_deleted_threads_are_there_for_whom_they_are_meant(
    client: Client,
    amina_client: Client,
    kwame_client: Client,
    moyo_client: Client,
    thread: Discussion,
    change: str,
    statuses: dict[str, int],
) -> None:
    Discussion.objects.update(**{change: timezone.now()})
    browsers = {"visitor": client, "kwame": kwame_client, "amina": amina_client, "moyo": moyo_client}
    assert {who: b.get(thread.get_absolute_url()).status_code for who, b in browsers.items()} == statuses


def test_answers_to_a_deleted_question_stay_readable(client: Client, thread: Discussion, kwame: User) -> None:
    make_reply(kwame, thread, content="On steel.")
    Discussion.objects.update(deleted_at=timezone.now(), content="", content_html="")
    html = read(client, thread)
    assert "Deleted by its author." in html
    assert "On steel." in html
    assert "noindex" in html


def test_a_merged_thread_leads_to_the_other(client: Client, thread: Discussion, kwame: User) -> None:
    other = make_discussion(kwame, title="The same, asked better")
    Discussion.objects.filter(pk=thread.pk).update(merged_into=other)
    assert other.get_absolute_url() in read(client, thread)


def test_the_address_of_a_reply_in_a_hidden_thread_is_a_404(client: Client, thread: Discussion, kwame: User) -> None:
    reply = make_reply(kwame, thread)
    Discussion.objects.update(hidden_at=timezone.now())
    assert client.get(reply.get_absolute_url()).status_code == 404


def test_visitors_leave_no_mark_and_are_asked_to_sign_in(client: Client, thread: Discussion) -> None:
    html = read(client, thread)
    assert not DiscussionReader.objects.exists()
    assert "/signin/?next=" in html
    assert "Your answer" not in html


def test_buttons_are_those_of_what_one_may_do(
    thread: Discussion, kwame: User, amina_client: Client, kwame_client: Client, moyo_client: Client
) -> None:
    reply = make_reply(kwame, thread)
    by_author, by_asker = (article(read(browser, thread), reply) for browser in (kwame_client, amina_client))
    by_moderator = article(read(moyo_client, thread), reply)
    edit, accept = f"/replies/{reply.pk}/edit/", "Accept this answer"
    assert [edit in html for html in (by_author, by_asker, by_moderator)] == [True, False, True]
    assert [accept in html for html in (by_author, by_asker, by_moderator)] == [False, True, True]
    assert ["Vote up" in html for html in (by_author, by_asker, by_moderator)] == [False, True, True]
    assert ["Report to the moderators" in html for html in (by_author, by_asker)] == [False, True]


def test_visitors_are_asked_to_sign_in_only_where_they_could_then_write(client: Client, thread: Discussion) -> None:
    assert "Sign in to answer" in read(client, thread)
    assert "Vote up" in read(client, thread)
    Discussion.objects.update(is_locked=True)
    assert "Sign in to answer" not in read(client, thread)
    assert "Vote up" not in read(client, thread)


def test_a_locked_thread_and_a_suspended_person_get_a_sentence_and_no_form(
    thread: Discussion, amina: User, amina_client: Client
) -> None:
    assert "Post my answer" in read(amina_client, thread)
    Discussion.objects.update(is_locked=True)
    assert "This thread is locked" in read(amina_client, thread)
    assert "Post my answer" not in read(amina_client, thread)
    Discussion.objects.update(is_locked=False)
    suspend(amina)
    assert "suspended you from the forum" in read(amina_client, thread)
    assert "Post my answer" not in read(amina_client, thread)


def test_it_is_only_read(amina_client: Client, thread: Discussion) -> None:
    reply = make_reply(None, thread)
    for url in (thread.get_absolute_url(), reply.get_absolute_url()):
        for method in ("post", "put", "delete", "patch"):
            assert getattr(amina_client, method)(url).status_code == 405


def test_a_visit_is_dated_by_its_beginning(thread: Discussion, amina: User, amina_client: Client) -> None:
    before = timezone.now()
    read(amina_client, thread)
    read_at = DiscussionReader.objects.get().read_at
    assert read_at is not None
    assert before <= read_at <= timezone.now() + timedelta(seconds=1)
