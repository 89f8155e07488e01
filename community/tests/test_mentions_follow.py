"""Mentions lead to the person who was meant, whatever they, and others, are called by now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.markup.display import post_html
from community.markup.mentions import mentioned_people
from community.models import Discussion, Reply
from learning.accounts.deletion import delete_account
from learning.accounts.profile import update_profile
from learning.models import FormerUsername, User
from tests.builders import make_discussion, make_reply, make_user

pytestmark = pytest.mark.django_db


def rename(learner: User, name: str) -> None:
    update_profile(learner=learner, username=name, avatar_emoji="🌱", bio="", timezone="UTC")


def take_over(name: str, *, after_days: int = 200) -> User:
    """Somebody else takes `name` when it has rested; the posts there are were written before."""
    then = timezone.now() - timedelta(days=after_days)
    FormerUsername.objects.update(given_up_at=then)
    for model in (Discussion, Reply):
        model.objects.update(created_at=then - timedelta(days=1))
    taker = make_user("taker")
    rename(taker, name)
    return taker


def render_anew(post: Discussion) -> str:
    Discussion.objects.update(content_html=None)
    return post_html(Discussion.objects.get(pk=post.pk))


def test_a_mention_leads_to_the_person(amina: User, kwame: User, client: Client) -> None:
    html = post_html(make_discussion(kwame, content="Thanks, @Amina!"))
    assert f'<a class="mention" href="/people/{amina.pk}/"' in html
    assert ">@Amina</a>" in html
    rename(amina, "amina-of-lagos")
    answer = client.get(f"/people/{amina.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, "/learners/amina-of-lagos/")


def test_an_old_mention_never_leads_to_whoever_has_the_name_now(amina: User, kwame: User) -> None:
    post = make_discussion(kwame, content="Thanks, @amina!")
    stored = post_html(post)
    rename(amina, "amina-of-lagos")
    taker = take_over("amina")
    assert render_anew(post) == stored
    fresh = make_discussion(kwame, content="Thanks, @amina!")
    assert f"/people/{taker.pk}/" in post_html(fresh)
    assert mentioned_people("@amina @amina-of-lagos") == [amina, taker]


def test_nor_does_a_mention_of_somebody_who_left(amina: User, kwame: User) -> None:
    post = make_discussion(kwame, content="Thanks, @amina!")
    delete_account(user_id=amina.pk)
    assert "mention" not in render_anew(post)
    take_over("amina")
    assert "mention" not in render_anew(post)


def test_who_writes_the_old_name_still_means_the_person(amina: User, kwame: User) -> None:
    rename(amina, "amina-of-lagos")
    assert f"/people/{amina.pk}/" in post_html(make_discussion(kwame, content="Thanks, @amina!"))
    assert mentioned_people("@amina") == [amina]


def test_a_name_passed_on_twice_means_each_of_them_in_their_time(amina: User, kwame: User) -> None:
    first = make_discussion(kwame, content="@amina")
    rename(amina, "amina-of-lagos")
    taker = take_over("amina")
    second = make_discussion(kwame, content="@amina")
    rename(taker, "somebody-else-7")
    assert f"/people/{amina.pk}/" in render_anew(first)
    assert f"/people/{taker.pk}/" in render_anew(second)


def test_private_and_suspended_people_have_no_address(zuri: User, kwame: User, client: Client) -> None:
    User.objects.filter(pk=kwame.pk).update(is_active=False)
    for number in (zuri.pk, kwame.pk, 10**9):
        assert client.get(f"/people/{number}/").status_code == 404


def test_replies_are_rendered_for_their_own_moment(amina: User, kwame: User) -> None:
    reply = make_reply(kwame, make_discussion(kwame), content="@amina")
    rename(amina, "amina-of-lagos")
    take_over("amina")
    assert f"/people/{amina.pk}/" in post_html(Reply.objects.get(pk=reply.pk))
