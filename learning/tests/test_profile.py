"""What learners say about themselves (learning/accounts/profile.py), and who may see it."""

import pytest

from learning.accounts.profile import UnknownTimeZone, UsernameTaken, set_privacy, update_profile
from learning.models import User

pytestmark = pytest.mark.django_db

AMINA = {"username": "Amina-K", "avatar_emoji": "🪁", "bio": "I build things.", "timezone": "Asia/Tokyo"}


def test_a_learner_is_known_as_they_wish(amina: User) -> None:
    for _ in range(2):
        update_profile(learner=amina, **AMINA)
    fresh = User.objects.get(pk=amina.pk)
    assert {name: getattr(fresh, name) for name in AMINA} == AMINA
    assert {name: getattr(amina, name) for name in AMINA} == AMINA


def test_only_the_case_of_a_name_may_change(amina: User) -> None:
    update_profile(learner=amina, **{**AMINA, "username": "AMINA"})
    assert User.objects.get(pk=amina.pk).username == "AMINA"


@pytest.mark.parametrize("name", ["kwame", "KWAME", "Kwame"])
def test_nobody_takes_the_name_of_another_in_any_case(amina: User, kwame: User, name: str) -> None:
    with pytest.raises(UsernameTaken):
        update_profile(learner=amina, **{**AMINA, "username": name})
    fresh = User.objects.get(pk=amina.pk)
    assert (fresh.username, fresh.bio) == ("amina", "")
    assert amina.username == "amina"


def test_a_time_zone_that_the_database_does_not_know_is_refused(amina: User) -> None:
    with pytest.raises(UnknownTimeZone):
        update_profile(learner=amina, **{**AMINA, "timezone": "Mars/Olympus_Mons"})
    assert User.objects.get(pk=amina.pk).timezone == "Africa/Lagos"


def test_hiding_and_showing_oneself_again(amina: User) -> None:
    for shown in (False, False, True):
        set_privacy(learner=amina, profile_public=shown, show_on_leaderboard=not shown)
        fresh = User.objects.get(pk=amina.pk)
        assert (fresh.profile_public, fresh.show_on_leaderboard) == (shown, not shown)
