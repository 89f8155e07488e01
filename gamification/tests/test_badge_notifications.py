"""Whoever earns a badge is notified of it, however they came by it."""

from typing import Any

import pytest
from django.test import Client

from community.models import Notification
from community.tests.notification_tools import Capture, make_notification, received, run_tasks
from gamification.achievements.backfill import award_achievements
from gamification.models import UserAchievement
from gamification.notifications import notify_of_badges
from gamification.xp.awards import reward
from learning.lessons.completion import complete_lesson
from learning.models import User
from tests.builders import make_achievement, make_completion, make_course, make_supply

pytestmark = pytest.mark.django_db


def test_badges_earned_by_learning_are_notified_of_when_that_is_committed(
    amina: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    first = make_achievement({"lessons_completed": 1}, name="First Steps", slug="first-steps")
    make_achievement({"lessons_completed": 2})
    lesson = make_course(lessons=2).lessons.first()
    assert lesson is not None
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        complete_lesson(learner=amina, lesson=lesson)
        assert received(amina) == []
    assert queue.done == ["notify_of_badges"]
    row = Notification.objects.get()
    assert (row.user, row.kind, row.subject, row.title) == (amina, "badge", f"achievement:{first.pk}", "First Steps")
    assert row.url == "/achievements/#badge-first-steps"


def test_the_address_leads_to_the_badge(amina: User, amina_client: Any) -> None:
    make_supply()
    make_achievement({"lessons_completed": 1}, slug="first-steps")
    assert 'id="badge-first-steps"' in amina_client.get("/achievements/").content.decode()


def test_what_happened_is_a_sentence(amina: User, amina_client: Client) -> None:
    make_notification(amina, kind="badge", title="Keys", events=["earned"])
    assert "You earned the badge “Keys”" in amina_client.get("/notifications/").content.decode()


def test_nothing_new_is_no_event(
    amina: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    make_achievement({"lessons_completed": 1})
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        reward(user_id=amina.pk, awards=[])
    assert queue.done == []


def test_badges_given_afterwards_reach_each_its_learner(
    amina: User, kwame: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    course = make_course(lessons=2)
    for learner, lessons in ((amina, 2), (kwame, 1)):
        for lesson in course.lessons.all()[:lessons]:
            make_completion(learner, lesson)
    badges = [make_achievement({"lessons_completed": count}) for count in (1, 2)]
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        assert [batch.badges for batch in award_achievements()] == [3]
    assert sorted(received(amina)) == sorted(("badge", f"achievement:{badge.pk}") for badge in badges)
    assert received(kwame) == [("badge", f"achievement:{badges[0].pk}")]


def test_notifying_again_changes_nothing_and_what_was_taken_away_reaches_nobody(amina: User) -> None:
    badge = make_achievement()
    notify_of_badges(user_id=amina.pk, slugs=[badge.slug])
    assert received(amina) == []
    UserAchievement.objects.create(user=amina, achievement=badge)
    for _ in range(2):
        notify_of_badges(user_id=amina.pk, slugs=[badge.slug])
    assert len(received(amina)) == 1
