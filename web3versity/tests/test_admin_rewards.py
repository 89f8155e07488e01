from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gamification.criteria import KNOWN_KEYS
from gamification.models import Achievement, XpAward
from learning.models import User
from tests.builders import make_award, make_badge

ADD_AWARD = reverse("admin:gamification_xpaward_add")
ADD_BADGE = reverse("admin:gamification_achievement_add")


def badge_form(**changes: Any) -> dict[str, Any]:
    form = {
        "slug": "first-steps",
        "name": "First Steps",
        "description": "For one lesson.",
        "icon_emoji": "👣",
        "category": "learning",
        "rarity": "common",
        "criteria": '{"lessons_completed": 1}',
        "xp_reward": 25,
        "is_active": "on",
    }
    return form | changes


def adjustment(learner: User, amount: int, source: str = "Prize of the spring quiz") -> dict[str, Any]:
    return {"user": learner.pk, "amount": amount, "reason": "adjustment", "source": source}


def test_an_adjustment_adds_a_line_and_xp_and_level_follow(ada_client: Client, amina: User) -> None:
    assert ada_client.post(ADD_AWARD, adjustment(amina, 400)).status_code == 302
    amina.refresh_from_db()
    assert (amina.total_xp, amina.current_level) == (400, 2)


def test_the_same_adjustment_twice_counts_once(ada_client: Client, amina: User) -> None:
    ada_client.post(ADD_AWARD, adjustment(amina, 400))
    assert ada_client.post(ADD_AWARD, adjustment(amina, 400)).status_code == 200
    amina.refresh_from_db()
    assert amina.total_xp == 400


def test_no_other_reason_can_be_given_by_hand(ada_client: Client, amina: User) -> None:
    form = adjustment(amina, 10, "lesson:1") | {"reason": "lesson_completed"}
    assert ada_client.post(ADD_AWARD, form).status_code == 200
    assert not XpAward.objects.exists()


@pytest.mark.parametrize("amount", [0, -101])
def test_nothing_and_more_than_there_is_are_refused(ada_client: Client, amina: User, amount: int) -> None:
    make_award(amina, 100)
    assert ada_client.post(ADD_AWARD, adjustment(amina, amount)).status_code == 200
    amina.refresh_from_db()
    assert amina.total_xp == 100


def test_all_of_it_can_be_taken(ada_client: Client, amina: User) -> None:
    make_award(amina, 100)
    assert ada_client.post(ADD_AWARD, adjustment(amina, -100)).status_code == 302
    amina.refresh_from_db()
    assert (amina.total_xp, amina.current_level) == (0, 1)


def test_lines_of_the_ledger_are_neither_changed_nor_deleted(ada_client: Client, amina: User) -> None:
    line = make_award(amina, 100)
    for page in ("change", "delete"):
        path = reverse(f"admin:gamification_xpaward_{page}", args=[line.pk])
        assert ada_client.post(path, {"post": "yes", "amount": 5}).status_code == 403
    ada_client.post(
        reverse("admin:gamification_xpaward_changelist"),
        {"action": "delete_selected", "_selected_action": [line.pk], "post": "yes"},
    )
    assert XpAward.objects.get().amount == 100


def test_a_badge_is_written_with_criteria_that_the_page_explains(ada_client: Client) -> None:
    page = ada_client.get(ADD_BADGE).text
    assert all(key in page for key in KNOWN_KEYS)
    assert ada_client.post(ADD_BADGE, badge_form()).status_code == 302
    assert Achievement.objects.get(slug="first-steps").criteria == {"lessons_completed": 1}


@pytest.mark.parametrize(
    "criteria", ["{}", '{"lesons": 1}', '{"level": 0}', '{"courses": "one"}', "[", '{"level": true}']
)
def test_criteria_that_make_no_sense_are_refused(ada_client: Client, criteria: str) -> None:
    answer = ada_client.post(ADD_BADGE, badge_form(criteria=criteria))
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["criteria"]


def test_badges_are_found_by_what_they_ask_for(ada_client: Client) -> None:
    ada_client.post(ADD_BADGE, badge_form())
    ada_client.post(ADD_BADGE, badge_form(slug="scholar", name="Scholar", criteria='{"courses_completed": 10}'))
    page = ada_client.get(reverse("admin:gamification_achievement_changelist"), {"criterion": "courses_completed"})
    assert [badge.slug for badge in page.context["cl"].result_list] == ["scholar"]


def test_a_badge_keeps_its_slug_and_is_not_deleted_once_earned(ada_client: Client, amina: User) -> None:
    ada_client.post(ADD_BADGE, badge_form())
    badge = Achievement.objects.get()
    change = reverse("admin:gamification_achievement_change", args=[badge.pk])
    assert ada_client.post(change, badge_form(slug="changed", name="New name", times_earned=9)).status_code == 302
    badge.refresh_from_db()
    assert (badge.slug, badge.name, badge.times_earned) == ("first-steps", "New name", 0)

    make_badge(amina, badge)
    delete = reverse("admin:gamification_achievement_delete", args=[badge.pk])
    assert ada_client.post(delete, {"post": "yes"}).status_code == 403
    assert Achievement.objects.exists()


@pytest.mark.parametrize("words", ["amina", "AMINA", "min"])
def test_rows_of_a_learner_are_found_by_any_part_of_the_name(
    ada_client: Client, amina: User, kwame: User, words: str
) -> None:
    mine = make_award(amina, 10)
    make_award(kwame, 10)
    path = reverse("admin:gamification_xpaward_changelist")
    assert list(ada_client.get(path, {"q": words}).context["cl"].result_list) == [mine]
    assert list(ada_client.get(path, {"q": amina.evm_address or ""}).context["cl"].result_list) == [mine]
    assert not ada_client.get(path, {"q": "aminas"}).context["cl"].result_list
