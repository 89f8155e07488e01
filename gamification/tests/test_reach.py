"""What nobody can earn with the courses there are is promised to nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gamification.achievements.gallery import read_gallery
from gamification.achievements.reach import beyond_reach, read_courses, supply_of
from gamification.models import Achievement
from gamification.tests.deserving import ACTIONS
from learning.models import Course, Lesson, User
from tests.builders import make_achievement, make_badge, make_course, make_lesson

pytestmark = pytest.mark.django_db


def reasons(criteria: dict[str, Any]) -> list[str]:
    return list(beyond_reach(criteria, supply_of(read_courses())))


def slugs_shown(learner: User | None = None) -> list[str]:
    gallery = read_gallery(user_id=learner.pk if learner else None)
    return [badge.slug for badge in (*gallery.earned, *gallery.locked)]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("lessons_completed", "text"),
        ("lessons_in_a_day", "text"),
        ("quizzes_passed", "quiz"),
        ("perfect_scores", "quiz"),
        ("practicals", "practical"),
        ("streak_days", "text"),
    ],
)
def test_a_badge_appears_with_the_lesson_that_brings_it_into_reach(key: str, kind: str) -> None:
    badge, course = make_achievement({key: 2}), make_course(lessons=0)
    add_lesson(make_course(lessons=0, is_published=False), kind)
    for seen in ([], [], [badge.slug]):
        assert slugs_shown() == seen
        add_lesson(course, kind)


def add_lesson(course: Course, kind: str) -> None:
    number = course.lessons.count() + 1
    Lesson.objects.create(course=course, slug=f"l-{number}", lesson_type=kind, content={}, sequence_number=number)


def test_what_can_be_done_again_every_day_makes_a_streak_of_any_length() -> None:
    make_achievement({"streak_days": 100})
    course = make_course(lessons=3)
    assert slugs_shown() == []
    make_lesson(course, "quiz")
    assert len(slugs_shown()) == 1


@pytest.mark.parametrize("key", ["total_xp", "level", "replies", "discussions", "answers_accepted", "transactions"])
def test_what_knows_no_end_is_always_in_reach(key: str) -> None:
    assert reasons({key: 10**6}) == []


def test_courses_tracks_and_categories_must_be_published_and_hold_lessons() -> None:
    asked: list[dict[str, Any]] = [{"courses": ["keys"]}, {"tracks": ["developer"]}, {"categories": ["nfts"]}]
    asked += [{"courses_completed": 1}, {"certificates": 1}]
    course = make_course(slug="keys", track="developer", category="nfts", lessons=0)
    assert [len(reasons(criteria)) for criteria in asked] == [1, 1, 1, 1, 1]
    make_lesson(course)
    assert [len(reasons(criteria)) for criteria in asked] == [0, 0, 0, 0, 0]
    Course.objects.update(is_published=False)
    assert [len(reasons(criteria)) for criteria in asked] == [1, 1, 1, 1, 1]


def test_while_certificates_are_switched_off_none_is_promised(platform_setting: Callable[[str, Any], None]) -> None:
    make_course()
    platform_setting("certificates_enabled", False)
    assert len(reasons({"certificates": 1})) == 1


def test_who_has_it_or_did_it_in_a_course_that_is_gone_still_sees_it(amina: User, kwame: User) -> None:
    held, near = make_achievement({"code_lessons": 5}), make_achievement({"quizzes_passed": 2})
    make_badge(amina, held)
    ACTIONS["quizzes_passed"](amina, 2)
    assert set(slugs_shown(amina)) == {held.slug, near.slug}
    assert slugs_shown(kwame) == []


def test_an_admin_sees_which_are_hidden_and_why(ada_client: Client) -> None:
    badge = make_achievement({"code_lessons": 10, "courses": ["unwritten"]}, name="Far")
    make_achievement({"level": 2}, name="Near")
    listed = ada_client.get(reverse("admin:gamification_achievement_changelist")).content.decode()
    assert listed.count("icon-no.svg") == 1
    page = ada_client.get(reverse("admin:gamification_achievement_change", args=[badge.pk])).content.decode()
    assert "Solve 10 code lessons: the published courses give 0, so nobody can earn this yet." in page
    assert "No published course has the slug unwritten" in page
    assert Achievement.objects.count() == 2
