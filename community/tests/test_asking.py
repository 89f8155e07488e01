"""Starting a thread (community/posts/start_thread.py)."""

import pytest

from community.access.errors import PostRefused
from community.models import Discussion, DiscussionReader
from community.signals import thread_started
from community.tests.posting import ask, listening, suspend
from learning.models import User
from tests.builders import make_course

pytestmark = pytest.mark.django_db


def test_a_thread_is_there_with_all_that_its_author_said(amina: User) -> None:
    thread = ask(amina, tags=["keys", "safety"])
    thread.refresh_from_db()
    assert (thread.author, thread.title, thread.category) == (amina, "How do I keep my keys?", "help")
    assert thread.tags == ["keys", "safety"]
    assert thread.content == "On *paper*, or on metal?"
    assert thread.content_html == "<p>On <em>paper</em>, or on metal?</p>"
    assert (thread.reply_count, thread.is_solved, thread.is_listed) == (0, False, True)


def test_its_author_follows_it_and_the_rooms_above_hear_of_it(amina: User) -> None:
    with listening(thread_started) as heard:
        thread = ask(amina)
    assert heard == [{"user_id": amina.pk, "discussion_id": thread.pk}]
    reader = DiscussionReader.objects.get()
    assert (reader.user, reader.discussion, reader.is_following) == (amina, thread, True)


def test_a_question_about_a_lesson_belongs_to_its_course(amina: User) -> None:
    lesson = make_course("Wallets", lessons=1).lessons.get()
    thread = ask(amina, lesson=lesson, category="course_question")
    assert (thread.course, thread.lesson) == (lesson.course, lesson)


def test_a_question_about_a_course_belongs_to_no_lesson(amina: User) -> None:
    course = make_course("Wallets", lessons=1)
    thread = ask(amina, course=course)
    assert (thread.course, thread.lesson) == (course, None)


def test_visitors_and_suspended_people_are_refused_and_nothing_is_written(amina: User) -> None:
    suspend(amina)
    for person in (None, amina):
        with pytest.raises(PostRefused) as refusal:
            ask(person)
        assert refusal.value.status == 403
        assert refusal.value.sentence
    assert not Discussion.objects.exists()


def test_what_the_limits_refuse_is_not_written(amina: User) -> None:
    with pytest.raises(PostRefused, match="1 link to"):
        ask(amina, content="https://one.example https://two.example https://three.example")
    assert not Discussion.objects.exists()
    assert not DiscussionReader.objects.exists()


def test_the_same_question_again_is_refused_and_stays_one(amina: User) -> None:
    ask(amina)
    with pytest.raises(PostRefused, match="just this"):
        ask(amina)
    assert Discussion.objects.count() == 1
