"""What keeps spam out (community/access/limits.py): so many posts an hour, so many links, nothing twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from community.access.errors import PostRefused
from community.access.limits import MAX_MENTIONS
from community.models import Discussion, Reply
from community.posts.edit import edit_post
from community.tests.posting import answer, ask, member
from learning.models import User
from tests.builders import learn_honestly, make_discussion

pytestmark = pytest.mark.django_db

ChangeSetting = Callable[[str, Any], None]
LONG = "Write them on paper, and keep the paper where nobody looks for it."


@pytest.fixture
def trusted(amina: User, platform_setting: ChangeSetting) -> User:
    """Amina, who has completed enough lessons."""
    platform_setting("forum_trust_lessons", 5)
    learn_honestly(amina)
    amina.refresh_from_db()
    return amina


def posts_of(person: User) -> int:
    return Discussion.objects.filter(author=person).count() + Reply.objects.filter(author=person).count()


def write_until_refused(person: User, thread: Discussion) -> PostRefused:
    """Threads and replies in turn, until it is too much."""
    for number in range(100):
        words = f"{LONG} {number}"
        try:
            ask(person, content=words) if number % 2 else answer(person, thread, words)
        except PostRefused as refusal:
            return refusal
    raise AssertionError("Nothing was refused.")


def test_a_newcomer_writes_so_many_posts_an_hour(amina: User, kwame: User, platform_setting: ChangeSetting) -> None:
    platform_setting("forum_newcomer_posts_per_hour", 3)
    refusal = write_until_refused(amina, make_discussion(kwame))
    assert (refusal.status, refusal.sentence[:43]) == (429, "You have written 3 posts in the last hour. ")
    assert posts_of(amina) == 3


def test_a_trusted_learner_writes_more(trusted: User, kwame: User, platform_setting: ChangeSetting) -> None:
    platform_setting("forum_newcomer_posts_per_hour", 1)
    platform_setting("forum_posts_per_hour", 4)
    assert write_until_refused(trusted, make_discussion(kwame)).status == 429
    assert posts_of(trusted) == 4


def test_an_hour_later_the_count_begins_anew(amina: User, kwame: User, platform_setting: ChangeSetting) -> None:
    platform_setting("forum_newcomer_posts_per_hour", 1)
    thread = make_discussion(kwame)
    answer(amina, thread)
    with pytest.raises(PostRefused):
        ask(amina)
    an_hour_ago = timezone.now() - timedelta(hours=1, seconds=1)
    Reply.objects.update(created_at=an_hour_ago)
    ask(amina)


def test_posts_of_others_and_deleted_ones_of_ones_own_are_told_apart(
    amina: User, kwame: User, platform_setting: ChangeSetting
) -> None:
    """Who deletes what they wrote has still written it: else spam would come and go."""
    platform_setting("forum_newcomer_posts_per_hour", 1)
    thread = ask(kwame)
    reply = answer(amina, thread)
    Reply.objects.filter(pk=reply.pk).update(deleted_at=timezone.now(), content="")
    with pytest.raises(PostRefused):
        answer(amina, thread, LONG)


def test_a_newcomers_post_holds_so_many_links_to_other_sites(
    amina: User, kwame: User, platform_setting: ChangeSetting
) -> None:
    platform_setting("forum_newcomer_links", 2)
    thread, links = make_discussion(kwame), [f"https://example.org/{number}" for number in range(3)]
    answer(amina, thread, " and ".join(links[:2]))
    with pytest.raises(PostRefused, match="a post of yours can hold 2 links to other sites"):
        answer(amina, thread, " and ".join(links))
    platform_setting("forum_newcomer_links", 0)
    with pytest.raises(PostRefused, match="can hold 0 links"):
        answer(amina, thread, f"Look: [here]({links[0]})")
    answer(amina, thread, "Links of our own are none: [the courses](/courses/)")


def test_a_trusted_learner_may_link_more(trusted: User, kwame: User, platform_setting: ChangeSetting) -> None:
    platform_setting("forum_newcomer_links", 0)
    answer(trusted, make_discussion(kwame), "https://example.org/1 and https://example.org/2")


def test_an_edit_cannot_bring_the_links_in_later(amina: User, kwame: User, platform_setting: ChangeSetting) -> None:
    platform_setting("forum_newcomer_links", 0)
    reply = answer(amina, make_discussion(kwame))
    with pytest.raises(PostRefused, match="can hold 0 links"), transaction.atomic():
        edit_post(member=member(amina), post=reply, content="https://example.org/", now=timezone.now())
    reply.refresh_from_db()
    assert "example.org" not in reply.content


def test_nobody_calls_a_crowd(trusted: User, kwame: User) -> None:
    thread = make_discussion(kwame)
    names = [f"@learner-{number:02}" for number in range(MAX_MENTIONS + 1)]
    answer(trusted, thread, " ".join(names[:MAX_MENTIONS]))
    with pytest.raises(PostRefused, match="Mention at most 10 people"):
        answer(trusted, thread, " ".join(names))


def test_the_same_words_are_taken_once_a_day_wherever_they_are_posted(amina: User, kwame: User) -> None:
    threads = [make_discussion(kwame), make_discussion(kwame)]
    answer(amina, threads[0], LONG)
    for again in (lambda: answer(amina, threads[1], LONG), lambda: ask(amina, content=LONG)):
        with pytest.raises(PostRefused, match="You have posted just this"):
            again()
    answer(kwame, threads[0], LONG)
    Reply.objects.update(created_at=timezone.now() - timedelta(hours=24, seconds=1))
    answer(amina, threads[1], LONG)


def test_thanks_may_be_said_again_a_minute_later(amina: User, kwame: User) -> None:
    thread = make_discussion(kwame)
    answer(amina, thread, "Thank you!")
    with pytest.raises(PostRefused):
        answer(amina, thread, "Thank you!")
    Reply.objects.update(created_at=timezone.now() - timedelta(seconds=61))
    answer(amina, thread, "Thank you!")
    assert posts_of(amina) == 2
