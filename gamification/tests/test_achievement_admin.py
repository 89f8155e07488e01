"""Writing a badge in the admin: mistakes get a sentence, and what is saved reaches those who earned it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gamification.achievements import tasks
from gamification.criteria import KNOWN_KEYS
from gamification.models import Achievement
from settings.tasks import do_owed_task
from tests.builders import make_achievement, make_course
from tests.owed import owed

ADD = reverse("admin:gamification_achievement_add")


def form(**fields: Any) -> dict[str, Any]:
    whole = {
        "slug": "night-owl",
        "name": "Night Owl",
        "description": "Ten lessons, and all of them late.",
        "icon_emoji": "🦉",
        "category": "learning",
        "rarity": "rare",
        "criteria": '{"lessons_completed": 10}',
        "xp_reward": "75",
        "is_active": "on",
    } | fields
    return {key: value for key, value in whole.items() if value is not None}


@pytest.mark.parametrize(
    ("criteria", "sentence"),
    [
        ('{"lesons_completed": 10}', "There is no criterion called lesons_completed."),
        ('{"lessons_completed": "ten"}', "lessons_completed must be a whole number of at least 1."),
        ('{"courses": "blockchain-from-zero"}', "courses must be a list of names."),
        ('{"lessons_completed": 10', "Enter a valid JSON."),
        ("[]", "This field is required."),
        ("[3]", "Criteria must look like"),
    ],
)
def test_a_wrong_criterion_is_refused_with_a_sentence(ada_client: Client, criteria: str, sentence: str) -> None:
    response = ada_client.post(ADD, form(criteria=criteria))
    assert response.status_code == 200
    (said,) = response.context["adminform"].form.errors["criteria"]
    assert said.startswith(sentence)
    assert not Achievement.objects.exists()


def test_an_unknown_criterion_is_named_beside_all_known_ones(ada_client: Client) -> None:
    response = ada_client.post(ADD, form(criteria='{"lesons_completed": 10}'))
    (said,) = response.context["adminform"].form.errors["criteria"]
    assert all(key in said for key in KNOWN_KEYS)


def test_a_new_badge_is_given_to_all_who_qualify_once_it_is_saved(
    ada_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        response = ada_client.post(ADD, form(), follow=True)
    assert (owed(tasks.award_achievements), len(callbacks)) == ([[]], 1)
    assert "Learners who already qualify are being given this badge." in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "times"),
    [({"criteria": '{"lessons_completed": 5}'}, 1), ({"name": "Owl"}, 0), ({"is_active": None}, 0)],
)
def test_an_edit_counts_when_it_changes_who_qualifies(ada_client: Client, fields: dict[str, Any], times: int) -> None:
    badge = make_achievement({"lessons_completed": 10}, slug="night-owl", xp_reward=75)
    change = reverse("admin:gamification_achievement_change", args=[badge.pk])
    ada_client.post(change, form(**fields))
    badge.refresh_from_db()
    assert (badge.rarity, len(owed(tasks.award_achievements))) == ("rare", times)


def test_a_queue_that_is_down_does_not_undo_the_badge(
    ada_client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(do_owed_task, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert ada_client.post(ADD, form()).status_code == 302
    assert Achievement.objects.filter(slug="night-owl").exists()


def test_a_course_that_is_not_published_is_mentioned_but_allowed(ada_client: Client) -> None:
    make_course(slug="known", lessons=1)
    response = ada_client.post(ADD, form(criteria='{"courses": ["known", "unknwon"]}'), follow=True)
    page = response.content.decode()
    assert "No published course has the slug unknwon, so nobody can earn this yet." in page
    assert "slug known," not in page
    assert Achievement.objects.filter(slug="night-owl").exists()
