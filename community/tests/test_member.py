"""A person as the forum knows them (community/access/member.py)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.access.member import Member, read_member
from community.models import Suspension
from community.tests.posting import suspend
from learning.lessons.completion import complete_lesson
from learning.models import User
from tests.builders import learn_honestly, make_course, make_discussion

pytestmark = pytest.mark.django_db


def test_a_visitor_is_nobody_and_costs_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        visitor = read_member(AnonymousUser())
    assert visitor == Member(None)
    assert (visitor.pk, visitor.is_trusted, visitor.wrote(make_discussion(None))) == (None, False, False)


def test_a_learner_is_known_by_one_query(amina: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        member = read_member(amina)
    assert member == Member(amina)


def test_an_author_wrote_their_own_post_alone(amina: User, kwame: User) -> None:
    member = read_member(amina)
    assert member.wrote(make_discussion(amina))
    assert not member.wrote(make_discussion(kwame))
    assert not member.wrote(make_discussion(None))


def test_moderators_are_those_of_the_group_those_with_the_right_and_admins(
    amina: User, kwame: User, moyo: User, ada: User
) -> None:
    right = Permission.objects.get(codename="moderate", content_type__app_label="community")
    Group.objects.get(name="Moderators").permissions.add(right)
    kwame.user_permissions.add(right)
    assert [read_member(person).is_moderator for person in (amina, kwame, moyo, ada)] == [False, True, True, True]


def test_whoever_is_not_active_moderates_nothing(moyo: User) -> None:
    User.objects.filter(pk=moyo.pk).update(is_active=False)
    moyo.refresh_from_db()
    assert not read_member(moyo).is_moderator


def test_a_suspension_holds_until_it_is_over_or_lifted(amina: User) -> None:
    suspension = suspend(amina)
    member = read_member(amina)
    assert (member.suspended_until, member.suspended_for) == (suspension.until, suspension.reason)
    now = timezone.now()
    over = {"created_at": now - timedelta(days=2), "until": now - timedelta(seconds=1)}
    for change in ({"lifted_at": now}, {"lifted_at": None} | over):
        Suspension.objects.update(**change)
        assert read_member(amina).suspended_until is None


def test_trust_is_earned_by_lessons_or_comes_with_a_role(
    amina: User, moyo: User, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_trust_lessons", 3)
    for lessons, is_trusted in ((0, False), (2, False), (3, True)):
        amina.completions.all().delete()
        learn_honestly(amina, lessons=lessons)
        amina.refresh_from_db()
        assert read_member(amina).is_trusted == is_trusted
    assert read_member(moyo).is_trusted


def test_lessons_that_nobody_could_have_read_so_fast_earn_no_trust(amina: User) -> None:
    course = make_course(lessons=6)
    for lesson in course.lessons.all():
        complete_lesson(learner=amina, lesson=lesson)
    amina.refresh_from_db()
    assert amina.lessons_completed == 6
    assert not read_member(amina).is_trusted
