"""Moving, merging and suspending from their pages: what the forms take, and what they say of what they do not take."""

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Discussion, Reply, Suspension
from community.tests.moderation_browser import address, follow_undo, text
from community.tests.moderation_tools import logged, now
from learning.models import User
from tests.builders import make_course, make_discussion

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def test_a_thread_moves_to_a_lesson_and_back(thread: Discussion, moyo_client: Client) -> None:
    lesson = make_course("Wallets").lessons.get(sequence_number=2)
    page = text(moyo_client, address("move", thread))
    assert '<optgroup label="Wallets">' in page
    form = {"category": "course_question", "subject": f"lesson:{lesson.pk}", "reason": "About wallets."}
    assert moyo_client.post(address("move", thread), form).status_code == 302
    thread.refresh_from_db()
    assert (thread.category, thread.lesson) == ("course_question", lesson)
    follow_undo(moyo_client, text(moyo_client, thread.get_absolute_url()))
    thread.refresh_from_db()
    assert (thread.category, thread.lesson, thread.course) == ("general", None, None)


def test_the_form_begins_with_where_the_thread_stands(thread: Discussion, moyo_client: Client) -> None:
    course = make_course("Wallets", is_published=False)
    Discussion.objects.update(category="help", course=course)
    page = text(moyo_client, address("move", thread))
    assert f'value="course:{course.pk}" selected' in page
    assert 'value="help" selected' in page


@pytest.mark.parametrize("sent", [{}, {"category": "x"}, {"category": "help", "subject": "lesson:9999"}])
def test_a_place_that_is_none_is_refused(sent: dict[str, str], thread: Discussion, moyo_client: Client) -> None:
    assert moyo_client.post(address("move", thread), sent).status_code == 422


def test_a_thread_merges_by_number_or_address_of_the_other(thread: Discussion, moyo_client: Client) -> None:
    target = make_discussion(None, title="Another question")
    for words in (
        str(target.pk),
        f" #{target.pk} ",
        target.get_absolute_url(),
        f"https://school.example{target.get_absolute_url()}?page=2#reply-5",
        f"/community/{target.pk}/",
    ):
        answer = moyo_client.post(address("merge", thread), {"target": words, "reason": "Asked before."})
        assert answer.status_code == 302, words
        thread.refresh_from_db()
        assert thread.merged_into == target
        follow_undo(moyo_client, text(moyo_client, thread.get_absolute_url()))
        assert "The merge is taken back." in text(moyo_client, thread.get_absolute_url())
    assert not Reply.objects.exists()


@pytest.mark.parametrize("words", ["", "999999", "9" * 30, "/courses/", "https://", "keys", "-1", "/community/", "٣"])
def test_what_is_no_thread_is_refused(words: str, thread: Discussion, moyo_client: Client) -> None:
    answer = moyo_client.post(address("merge", thread), {"target": words})
    assert answer.status_code == 422
    assert logged() == []


def test_merging_into_itself_is_told_in_the_page(thread: Discussion, moyo_client: Client) -> None:
    answer = moyo_client.post(address("merge", thread), {"target": thread.pk})
    assert answer.status_code == 422
    assert "into itself" in answer.content.decode()


def test_a_person_is_suspended_from_the_page_and_let_free(moyo_client: Client, amina: User) -> None:
    page = reverse("community:person-suspend", args=["Amina"])
    assert "amina" in text(moyo_client, page)
    answer = moyo_client.post(page, {"hours": "168", "reason": "Spam."})
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert 161 < (Suspension.objects.get().until - now()).total_seconds() / 3600 <= 168
    shown = text(moyo_client, page)
    assert "Suspended until" in shown
    assert "Undo</a>" in shown
    for _ in range(2):
        assert moyo_client.post(page, {"lift": "1"}).status_code == 302
    assert logged() == [("moyo", "suspend"), ("moyo", "lift")]


@pytest.mark.parametrize(
    ("name", "sent", "status", "sentence"),
    [
        ("amina", {"hours": "168"}, 422, "Say why."),
        ("amina", {"hours": "999999", "reason": "Spam."}, 422, "Select a valid choice"),
        ("moyo", {"hours": "1", "reason": "Spam."}, 403, "yourself"),
        ("ada", {"hours": "1", "reason": "Spam."}, 403, "Only an admin"),
    ],
)
def test_a_suspension_that_cannot_be_is_told_in_the_page(
    name: str, sent: dict[str, str], status: int, sentence: str, moyo_client: Client, amina: User, ada: User
) -> None:
    answer = moyo_client.post(reverse("community:person-suspend", args=[name]), sent)
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert not Suspension.objects.exists()


def test_nobody_of_an_unknown_name_is_suspended(moyo_client: Client) -> None:
    assert moyo_client.get(reverse("community:person-suspend", args=["nobody"])).status_code == 404
