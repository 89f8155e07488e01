"""The group that moderates."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from community.access.groups import PERMISSIONS, create_group
from community.access.member import read_member
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db


def create() -> None:
    create_group(app_config=apps.get_app_config("community"), apps=apps, using="default")


def codenames() -> set[str]:
    return set(Group.objects.get(name="Moderators").permissions.values_list("codename", flat=True))


def test_migrating_makes_the_group() -> None:
    assert codenames() == set(PERMISSIONS)


def test_it_is_made_again_when_it_is_gone_and_again_without_harm() -> None:
    Group.objects.all().delete()
    for _ in range(2):
        create()
        assert codenames() == set(PERMISSIONS)


def test_what_an_admin_gave_besides_stays() -> None:
    group = Group.objects.get(name="Moderators")
    group.permissions.add(Permission.objects.get(codename="view_course"))
    group.permissions.remove(Permission.objects.get(codename="moderate"))
    create()
    assert codenames() == {*PERMISSIONS, "view_course"}


def test_members_moderate_also_without_being_staff(moyo: User, amina: User) -> None:
    learner = make_user("a-learner")
    learner.groups.add(Group.objects.get(name="Moderators"))
    assert read_member(learner).is_moderator
    assert read_member(moyo).is_moderator
    assert not read_member(amina).is_moderator


def test_one_with_the_permission_alone_moderates_and_one_who_is_not_active_does_not(amina: User) -> None:
    amina.user_permissions.add(Permission.objects.get(codename="moderate"))
    assert read_member(amina).is_moderator
    amina.is_active = False
    amina.save()
    assert not read_member(amina).is_moderator
