"""Platform settings in the admin: values are changed there, with a sentence for each that does not fit."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from learning.models import User
from settings.models import PlatformSetting
from settings.registry import QUIZ_PASSING_SCORE, REGISTRY, STREAK_MILESTONES
from tests.personas import signed_in


def change_page(key: str) -> str:
    return reverse("admin:settings_platformsetting_change", args=[PlatformSetting.objects.get(setting_key=key).pk])


def post(browser: Client, key: str, typed: str) -> str:
    """The page that answers; empty when the value was taken."""
    response = browser.post(change_page(key), {"setting_value": typed})
    return "" if response.status_code == 302 else response.content.decode()


def test_an_admin_changes_a_value_and_it_holds_at_once(ada_client: Client) -> None:
    assert QUIZ_PASSING_SCORE.current() == 70
    for _ in range(2):
        assert post(ada_client, "quiz_passing_score", "80") == ""
        assert QUIZ_PASSING_SCORE.current() == 80


REFUSED = [
    ("quiz_passing_score", '"80"', "quiz_passing_score must be a whole number."),
    ("quiz_passing_score", "80.5", "quiz_passing_score must be a whole number."),
    ("quiz_passing_score", "true", "quiz_passing_score must be a whole number."),
    ("quiz_passing_score", "0", "quiz_passing_score must be between 1 and 100."),
    ("quiz_passing_score", "101", "quiz_passing_score must be between 1 and 100."),
    ("quiz_passing_score", "eighty", "Enter a valid JSON."),
    ("quiz_passing_score", "", "quiz_passing_score must be a whole number."),
    ("quiz_passing_score", "null", "quiz_passing_score must be a whole number."),
    ("maintenance_mode", "1", "maintenance_mode must be true or false."),
    ("streak_milestones", "[7, 50]", 'streak_milestones must look like {"7": 50}.'),
    ("streak_milestones", '{"a week": 50}', "“a week” is not a number of days from 1 to 3650."),
    ("streak_milestones", '{"7": 1.5}', "The bonus for 7 days must be a whole number from 0 to 10000."),
]


@pytest.mark.parametrize(("key", "typed", "sentence"), REFUSED)
def test_what_does_not_fit_is_refused_with_a_sentence_and_changes_nothing(
    ada_client: Client, key: str, typed: str, sentence: str
) -> None:
    page = post(ada_client, key, typed)
    assert sentence in page.replace("&quot;", '"')
    assert PlatformSetting.objects.get(setting_key=key).setting_value == REGISTRY[key].default


def test_there_may_be_no_milestones_at_all(ada_client: Client) -> None:
    assert post(ada_client, "streak_milestones", "{}") == ""
    assert STREAK_MILESTONES.current() == {}


def test_an_unknown_key_is_refused_and_the_known_ones_are_named(ada_client: Client) -> None:
    PlatformSetting.objects.create(setting_key="pass_mark", setting_value=70)
    page = post(ada_client, "pass_mark", "80")
    assert "There is no setting called pass_mark." in page
    assert all(key in page for key in REGISTRY)
    assert "no longer used" in page


def test_a_row_for_an_unknown_key_is_refused_by_the_model_itself() -> None:
    with pytest.raises(ValidationError, match="There is no setting called pass_mark"):
        PlatformSetting(setting_key="pass_mark", setting_value=70).clean()


def test_keys_are_neither_added_nor_taken_away(ada_client: Client) -> None:
    row = PlatformSetting.objects.get(setting_key="quiz_passing_score")
    assert ada_client.get(reverse("admin:settings_platformsetting_add")).status_code == 403
    assert ada_client.post(reverse("admin:settings_platformsetting_delete", args=[row.pk])).status_code == 403
    ada_client.post(change_page("quiz_passing_score"), {"setting_key": "another", "setting_value": "75"})
    row.refresh_from_db()
    assert (row.setting_key, row.setting_value) == ("quiz_passing_score", 75)


def test_every_setting_is_listed_with_value_and_default(ada_client: Client) -> None:
    page = ada_client.get(reverse("admin:settings_platformsetting_changelist")).content.decode()
    assert all(key in page for key in REGISTRY)


def test_staff_need_the_permission(moyo: User, moyo_client: Client) -> None:
    assert moyo_client.post(change_page("quiz_passing_score"), {"setting_value": "1"}).status_code == 403
    moyo.user_permissions.add(Permission.objects.get(codename="change_platformsetting"))
    assert post(signed_in(moyo), "quiz_passing_score", "75") == ""


def test_learners_do_not_get_in(amina_client: Client) -> None:
    response = amina_client.post(change_page("quiz_passing_score"), {"setting_value": "1"})
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
    assert QUIZ_PASSING_SCORE.current() == 70
