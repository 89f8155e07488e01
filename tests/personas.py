"""The people tests are about, as fixtures. A visitor without an account is pytest-django's plain `client`."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from learning.models import User
from tests.builders import make_user


@pytest.fixture
def amina(db: None) -> User:
    """A learner in Lagos, at UTC+1 all year."""
    return make_user("amina", timezone="Africa/Lagos", avatar_emoji="🦒")


@pytest.fixture
def kwame(db: None) -> User:
    """Another learner, in Accra, who must not see or change what is Amina's."""
    return make_user("kwame", timezone="Africa/Accra", avatar_emoji="🥁")


@pytest.fixture
def zuri(db: None) -> User:
    """A learner who keeps to herself: no public profile, on no leaderboard."""
    return make_user("zuri", timezone="Africa/Nairobi", profile_public=False, show_on_leaderboard=False)


@pytest.fixture
def moyo(db: None) -> User:
    """A moderator: staff by password, with what the group "Moderators" may do."""
    person = User.objects.create_user("moyo", "not-a-real-password", is_staff=True, certificate_name="")
    person.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    return person


@pytest.fixture
def ada(db: None) -> User:
    """An admin, who may do everything."""
    return User.objects.create_superuser("ada", "not-a-real-password", certificate_name="")


def signed_in(person: User) -> Client:
    """A browser in which `person` has signed in."""
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def amina_client(amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def kwame_client(kwame: User) -> Client:
    return signed_in(kwame)


@pytest.fixture
def moyo_client(moyo: User) -> Client:
    return signed_in(moyo)


@pytest.fixture
def ada_client(ada: User) -> Client:
    return signed_in(ada)
