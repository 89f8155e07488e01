"""Who moderates: the group, which web3versity/roles.py makes, or the permission alone."""

import pytest
from django.contrib.auth.models import Group, Permission

from community.access.member import read_member
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db


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
