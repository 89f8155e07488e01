"""leave_boards(): whoever opts out or is suspended is gone from the boards at once, whoever writes it."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import LeaderboardEntry
from learning.accounts.profile import set_privacy
from learning.models import User
from tests.builders import make_award, make_user


@pytest.fixture
def ranked(db: None) -> User:
    learner = make_user()
    make_award(learner, 10)
    refresh_leaderboard()
    assert LeaderboardEntry.objects.filter(user=learner).exists()
    return learner


@pytest.mark.parametrize("change", [{"show_on_leaderboard": False}, {"is_active": False}])
def test_the_place_goes_with_the_change(ranked: User, change: dict[str, bool]) -> None:
    User.objects.filter(pk=ranked.pk).update(**change)
    assert not LeaderboardEntry.objects.exists()


@pytest.mark.parametrize("change", [{"profile_public": False}, {"show_on_leaderboard": True}, {"bio": "Hello"}])
def test_other_changes_leave_it(ranked: User, change: dict[str, object]) -> None:
    User.objects.filter(pk=ranked.pk).update(**change)
    assert LeaderboardEntry.objects.exists()


@pytest.mark.django_db
def test_opting_out_leaves_the_boards_in_the_same_moment(amina: User, kwame: User) -> None:
    for learner in (amina, kwame):
        make_award(learner, 100)
    refresh_leaderboard()
    for _ in range(2):
        set_privacy(learner=amina, profile_public=False, show_on_leaderboard=False)
    assert [entry.user for entry in LeaderboardEntry.objects.all()] == [kwame]
    refresh_leaderboard()
    assert [entry.user for entry in LeaderboardEntry.objects.all()] == [kwame]


@pytest.mark.django_db
def test_opting_in_again_brings_the_place_back_with_the_next_refresh(amina: User) -> None:
    make_award(amina, 100)
    set_privacy(learner=amina, profile_public=True, show_on_leaderboard=False)
    set_privacy(learner=amina, profile_public=True, show_on_leaderboard=True)
    refresh_leaderboard()
    assert LeaderboardEntry.objects.get().all_time_rank == 1


@pytest.mark.django_db(transaction=True)
def test_a_refresh_under_way_does_not_bring_the_place_back() -> None:
    learner = make_user()
    make_award(learner, 10)
    has_written, may_end = Event(), Event()

    def refresh() -> None:
        try:
            with transaction.atomic():
                refresh_leaderboard()
                has_written.set()
                may_end.wait(5)
        finally:
            connection.close()

    def opt_out() -> None:
        try:
            User.objects.filter(pk=learner.pk).update(show_on_leaderboard=False)
        finally:
            connection.close()

    refresher, leaver = Thread(target=refresh), Thread(target=opt_out)
    refresher.start()
    has_written.wait(5)
    leaver.start()
    leaver.join(0.3)
    may_end.set()
    refresher.join(5)
    leaver.join(5)
    assert not leaver.is_alive()
    assert not LeaderboardEntry.objects.exists()
