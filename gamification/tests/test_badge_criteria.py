"""Every key of the criteria can be met, by actions and rows as they really are, and no badge is out of reach."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from gamification.achievements.library import LIBRARY, load_badges, read_badges
from gamification.achievements.reach import beyond_reach, read_courses, supply_of
from gamification.criteria import COUNT_KEYS, KNOWN_KEYS, validate_criteria
from gamification.models import Achievement
from gamification.tests.deserving import ACTIONS, check_achievements, do_lessons, holds
from tests.builders import make_achievement, make_course, make_user

pytestmark = pytest.mark.django_db

SHIPPED = {badge.slug: badge.criteria for badge in read_badges(LIBRARY)}
LISTS: dict[str, list[str]] = {"courses": ["one", "two"], "tracks": ["developer"], "categories": ["hedera"]}


def test_there_is_an_action_for_every_known_key() -> None:
    assert set(ACTIONS) == set(KNOWN_KEYS)


@pytest.mark.parametrize("key", COUNT_KEYS)
def test_a_count_is_met_at_its_number_and_not_before(key: str) -> None:
    badge, learner = make_achievement({key: 3}, xp_reward=0), make_user()
    ACTIONS[key](learner, 2)
    check_achievements(learner)
    assert not holds(learner, badge)

    another = make_user()
    ACTIONS[key](another, 3)
    check_achievements(another)
    assert holds(another, badge)
    assert check_achievements(another) == []
    assert Achievement.objects.get(pk=badge.pk).times_earned == 1


@pytest.mark.parametrize("key", LISTS)
def test_a_list_of_courses_is_met_when_all_of_them_are_finished(key: str) -> None:
    badge, learner = make_achievement({key: LISTS[key]}), make_user()
    ACTIONS[key](learner, LISTS[key][:1])
    if key == "courses":
        assert not holds(learner, badge)
        ACTIONS[key](learner, LISTS[key][1:])
    assert holds(learner, badge)


@pytest.mark.parametrize(
    ("key", "fields"), [("tracks", {"track": "developer"}), ("categories", {"category": "hedera"})]
)
def test_a_course_that_is_left_out_or_not_there_at_all_leaves_the_badge_locked(
    key: str, fields: dict[str, Any]
) -> None:
    badge, learner = make_achievement({key: LISTS[key]}), make_user()
    check_achievements(learner)
    assert not holds(learner, badge)

    finished, left_out = make_course(lessons=1, **fields), make_course(lessons=1, **fields)
    do_lessons(learner, finished)
    assert not holds(learner, badge)
    do_lessons(learner, left_out)
    assert holds(learner, badge)


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_shipped_badge_can_be_earned(slug: str) -> None:
    load_badges()
    learner = make_user()
    badge = Achievement.objects.get(slug=slug)
    for key, wanted in SHIPPED[slug].items():
        ACTIONS[key](learner, wanted)
    check_achievements(learner)
    assert holds(learner, badge)


def test_xp_of_one_badge_may_earn_the_next() -> None:
    learner = make_user()
    first = make_achievement({"transactions": 1}, xp_reward=500)
    second = make_achievement({"level": 2}, xp_reward=0)
    ACTIONS["transactions"](learner, 1)
    assert set(check_achievements(learner)) == {first.slug, second.slug}


@pytest.mark.parametrize(
    ("criteria", "sentence"),
    [
        ({"lesons_completed": 3}, "There is no criterion called lesons_completed. Known criteria: lessons_completed, "),
        ({"level": 0}, "level must be a whole number of at least 1."),
        ({"level": True}, "level must be a whole number of at least 1."),
        ({"level": "3"}, "level must be a whole number of at least 1."),
        ({"tracks": "developer"}, "tracks must be a list of names."),
        ({"categories": []}, "categories must be a list of names."),
        ({}, "Criteria must look like"),
        ([], "Criteria must look like"),
    ],
)
def test_criteria_that_cannot_be_met_are_refused_with_a_sentence(criteria: Any, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_criteria(criteria)
    assert refused.value.messages[0].startswith(sentence)


def test_names_nobody_can_finish_yet_are_named() -> None:
    make_course(slug="known", track="explorer", category="wallets")
    make_course(slug="draft", is_published=False)
    criteria = {"courses": ["known", "draft"], "tracks": ["explorer", "developer"], "categories": ["wallets", "nft"]}
    assert list(beyond_reach(criteria, supply_of(read_courses()))) == [
        "No published course has the slug draft, so nobody can earn this yet.",
        "No published course is in the track developer, so nobody can earn this yet.",
        "No published course is in the category nft, so nobody can earn this yet.",
    ]
    assert list(beyond_reach({"level": 3}, supply_of(read_courses()))) == []
