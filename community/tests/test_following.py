"""Following a thread (community/threads/follow.py)."""

import pytest

from community.models import Discussion, DiscussionReader
from community.threads.follow import follow, unfollow
from learning.models import User
from tests.builders import make_discussion

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def is_following(person: User) -> bool:
    return DiscussionReader.objects.filter(user=person, is_following=True).exists()


def test_a_thread_is_followed_and_not_any_more(thread: Discussion, kwame: User) -> None:
    follow(user_id=kwame.pk, thread=thread)
    assert is_following(kwame)
    unfollow(user_id=kwame.pk, thread=thread)
    assert not is_following(kwame)


def test_both_again_without_harm(thread: Discussion, kwame: User) -> None:
    for change, follows in ((unfollow, False), (follow, True), (follow, True), (unfollow, False), (unfollow, False)):
        change(user_id=kwame.pk, thread=thread)
        assert is_following(kwame) == follows
    assert DiscussionReader.objects.count() == 1


def test_writing_follows_those_who_only_read_before(thread: Discussion, kwame: User) -> None:
    DiscussionReader.objects.create(user=kwame, discussion=thread)
    follow(user_id=kwame.pk, thread=thread, automatically=True)
    assert is_following(kwame)


def test_writing_does_not_follow_for_those_who_stopped(thread: Discussion, kwame: User) -> None:
    follow(user_id=kwame.pk, thread=thread)
    unfollow(user_id=kwame.pk, thread=thread)
    follow(user_id=kwame.pk, thread=thread, automatically=True)
    assert not is_following(kwame)
    follow(user_id=kwame.pk, thread=thread)
    follow(user_id=kwame.pk, thread=thread, automatically=True)
    assert is_following(kwame)


def test_what_one_follows_is_no_other_persons_business(thread: Discussion, amina: User, kwame: User) -> None:
    for person in (amina, kwame):
        follow(user_id=person.pk, thread=thread)
    unfollow(user_id=kwame.pk, thread=thread)
    assert is_following(amina)
