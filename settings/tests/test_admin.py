"""Platform settings in the admin: values are changed there, with a sentence for each that does not fit."""

import json
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from learning.models import User
from settings.change import change_setting
from settings.models import PlatformSetting, SettingChange
from settings.registry import (
    FAUCET_ENABLED,
    MAINTENANCE_MODE,
    QUIZ_PASSING_SCORE,
    REGISTRY,
    STREAK_MILESTONES,
    XP_PER_LESSON,
)
from settings.rooms import Room
from tests.personas import signed_in

ALL = "/admin/settings/platformsetting/"


def page_of(key: str, page: str = "change", *more: int) -> str:
    row = PlatformSetting.objects.get(setting_key=key)
    return reverse(f"admin:settings_platformsetting_{page}", args=[row.pk, *more])


def typed(key: str, **fields: Any) -> dict[str, Any]:
    """What the form of a setting sends: the value that the page has shown, and what was typed."""
    seen = PlatformSetting.objects.get(setting_key=key).setting_value
    return {f"was-{key}": json.dumps(seen), **fields}


def post(browser: Client, key: str, *, where: str = "", **fields: Any) -> str:
    """The page that answers; empty when it was taken."""
    response = browser.post(where or page_of(key), typed(key, **fields))
    assert response.status_code in {302, 422}
    return "" if response.status_code == 302 else unescape(response.content.decode())


def milestones(*rows: tuple[str, str]) -> dict[str, Any]:
    days, bonus = [days for days, _ in rows], [bonus for _, bonus in rows]
    return {"streak_milestones-days": days, "streak_milestones-bonus": bonus}


@pytest.mark.parametrize("where", ["", ALL])
def test_an_admin_changes_a_value_and_it_holds_at_once(ada_client: Client, where: str) -> None:
    assert QUIZ_PASSING_SCORE.current() == 70
    for _ in range(2):
        assert post(ada_client, "quiz_passing_score", where=where, quiz_passing_score="80") == ""
        assert QUIZ_PASSING_SCORE.current() == 80


def test_several_are_changed_at_once_and_what_was_not_on_the_page_stays(ada_client: Client) -> None:
    form = typed("xp_per_lesson", xp_per_lesson="12") | typed("faucet_enabled")
    assert ada_client.post(ALL, form).status_code == 302
    assert (XP_PER_LESSON.current(), FAUCET_ENABLED.current()) == (12, False)
    # certificates_enabled is a switch too: it sent nothing, and its value was not on the page.
    changed = SettingChange.objects.order_by("pk").values_list("setting_key", "changed_by__username")
    assert sorted(changed) == [("faucet_enabled", "ada"), ("xp_per_lesson", "ada")]


def test_a_switch_is_switched_and_a_table_is_filled(ada_client: Client) -> None:
    assert post(ada_client, "maintenance_mode", maintenance_mode="on") == ""
    assert MAINTENANCE_MODE.current()
    rows = milestones(("14", "75"), ("", ""), (" 7", "50 "))
    assert post(ada_client, "streak_milestones", **rows) == ""
    assert STREAK_MILESTONES.current() == {"7": 50, "14": 75}
    page = ada_client.get(page_of("streak_milestones")).content.decode()
    assert page.index('value="7"') < page.index('value="14"')


REFUSED = [
    ("quiz_passing_score", {"quiz_passing_score": "80.5"}, "Enter a whole number."),
    ("quiz_passing_score", {"quiz_passing_score": "0"}, "quiz_passing_score must be between 1 and 100."),
    ("quiz_passing_score", {"quiz_passing_score": "101"}, "quiz_passing_score must be between 1 and 100."),
    ("quiz_passing_score", {"quiz_passing_score": "eighty"}, "Enter a whole number."),
    ("quiz_passing_score", {"quiz_passing_score": "9" * 5000}, "Enter a whole number."),
    ("quiz_passing_score", {"quiz_passing_score": ""}, "quiz_passing_score must be a whole number."),
    ("streak_milestones", milestones(("a week", "50")), "“a week” is not a number of days from 1 to 3650."),
    ("streak_milestones", milestones(("7", "1.5")), "The bonus for 7 days must be a whole number from 0 to 10000."),
    ("streak_milestones", milestones(("7", "")), "The bonus for 7 days must be a whole number from 0 to 10000."),
    ("streak_milestones", milestones(("7", "1"), ("7", "2")), "7 days stand there twice."),
]


@pytest.mark.parametrize(("key", "fields", "sentence"), REFUSED)
def test_what_does_not_fit_is_refused_with_a_sentence_and_changes_nothing(
    ada_client: Client, key: str, fields: dict[str, Any], sentence: str
) -> None:
    for where in ("", ALL):
        page = post(ada_client, key, where=where, **fields)
        assert sentence in page
        # What was typed stays in the form.
        (first, *_) = (value[0] if isinstance(value, list) else value for value in fields.values())
        assert not first or f'value="{first}"' in page
    assert PlatformSetting.objects.get(setting_key=key).setting_value == REGISTRY[key].default
    assert not SettingChange.objects.filter(setting_key=key).exists()


@pytest.mark.parametrize("was", ["no JSON", "[" * 100_000], ids=["words", "deep"])
def test_a_value_that_no_page_has_shown_overwrites_nobody(ada_client: Client, was: str) -> None:
    form = {"was-quiz_passing_score": was, "quiz_passing_score": "80"}
    assert ada_client.post(page_of("quiz_passing_score"), form).status_code == 422
    assert QUIZ_PASSING_SCORE.current() == 70


def test_who_was_slower_overwrites_nobody_and_nothing_of_their_page_is_saved(ada_client: Client) -> None:
    form = typed("xp_per_lesson", xp_per_lesson="12") | typed("xp_per_quiz", xp_per_quiz="25")
    change_setting(key="xp_per_quiz", value=22)
    answer = ada_client.post(ALL, form)
    assert answer.status_code == 422
    assert "Somebody else has changed it meanwhile, to 22." in answer.content.decode()
    assert XP_PER_LESSON.current() == 10
    assert REGISTRY["xp_per_quiz"].current() == 22


def test_there_may_be_no_milestones_at_all(ada_client: Client) -> None:
    assert post(ada_client, "streak_milestones", **milestones(("", ""))) == ""
    assert STREAK_MILESTONES.current() == {}


def test_a_change_is_told_with_who_and_when_and_undone(ada_client: Client) -> None:
    post(ada_client, "xp_per_lesson", xp_per_lesson="12")
    post(ada_client, "xp_per_lesson", xp_per_lesson="15")
    first, second = SettingChange.objects.filter(setting_key="xp_per_lesson").order_by("pk")
    page = ada_client.get(page_of("xp_per_lesson")).content.decode()
    assert "Back to 12 XP" in page
    assert page.index("15 XP</td>") < page.index("10 XP</td>")
    assert ada_client.post(page_of("xp_per_lesson", "back", second.pk)).status_code == 302
    assert XP_PER_LESSON.current() == 12
    ada_client.post(page_of("xp_per_lesson", "back", first.pk))
    ada_client.post(page_of("xp_per_lesson", "back", first.pk))
    assert XP_PER_LESSON.current() == 10
    told = (
        SettingChange.objects.filter(setting_key="xp_per_lesson").order_by("pk").values_list("old_value", "new_value")
    )
    assert list(told) == [(10, 12), (12, 15), (15, 12), (12, 10)]
    # A change of another setting is none of this one.
    assert ada_client.post(page_of("xp_per_quiz", "back", first.pk)).status_code == 404


def test_the_default_is_put_back(ada_client: Client) -> None:
    post(ada_client, "xp_per_lesson", xp_per_lesson="12")
    assert "Put the default back: 10 XP" in ada_client.get(page_of("xp_per_lesson")).content.decode()
    for _ in range(2):
        assert ada_client.post(page_of("xp_per_lesson", "default")).status_code == 302
        assert XP_PER_LESSON.current() == 10
    assert ada_client.get(page_of("xp_per_lesson", "default")).status_code == 405


def test_an_unknown_key_is_refused_and_the_known_ones_are_named(ada_client: Client) -> None:
    PlatformSetting.objects.create(setting_key="pass_mark", setting_value=70)
    page = post(ada_client, "pass_mark", pass_mark="80")
    assert "There is no setting called pass_mark." in page
    assert all(key in page for key in REGISTRY)
    assert "It is no longer used." in page
    assert "pass_mark" in ada_client.get(ALL).content.decode()
    assert "There is no setting" in ada_client.post(page_of("pass_mark", "default"), follow=True).content.decode()


def test_a_row_for_an_unknown_key_is_refused_by_the_model_itself() -> None:
    with pytest.raises(ValidationError, match="There is no setting called pass_mark"):
        PlatformSetting(setting_key="pass_mark", setting_value=70).clean()


def test_keys_are_neither_added_nor_taken_away(ada_client: Client) -> None:
    row = PlatformSetting.objects.get(setting_key="quiz_passing_score")
    assert ada_client.get(reverse("admin:settings_platformsetting_add")).status_code == 403
    assert ada_client.post(reverse("admin:settings_platformsetting_delete", args=[row.pk])).status_code == 403


def test_every_setting_is_listed_in_its_room_with_value_and_default(ada_client: Client) -> None:
    page = ada_client.get(ALL)
    html = page.content.decode()
    assert all(f'name="was-{key}"' in html for key in REGISTRY)
    assert [room.value for room, _ in page.context["rooms"]] == list(Room)
    assert "Default: 7 days: 50 XP, 30 days: 200 XP, 100 days: 500 XP" in html
    found = ada_client.get(ALL, {"q": "freezes"}).content.decode()
    assert 'name="was-streak_freezes_max"' in found
    assert 'name="was-xp_per_lesson"' not in found


def test_staff_need_the_permission_and_readers_see_values_without_fields(moyo: User, moyo_client: Client) -> None:
    change = page_of("quiz_passing_score", "change")
    form = typed("quiz_passing_score", quiz_passing_score="75")
    moyo.user_permissions.add(Permission.objects.get(codename="view_platformsetting"))
    for where in (change, ALL, page_of("quiz_passing_score", "default")):
        assert moyo_client.post(where, form).status_code == 403
    page = signed_in(moyo).get(ALL).content.decode()
    assert "70 per cent" in page
    assert 'name="quiz_passing_score"' not in page
    moyo.user_permissions.add(Permission.objects.get(codename="change_platformsetting"))
    assert post(signed_in(moyo), "quiz_passing_score", quiz_passing_score="75") == ""


def test_learners_do_not_get_in(amina_client: Client) -> None:
    response = amina_client.post(page_of("quiz_passing_score"), typed("quiz_passing_score", quiz_passing_score="1"))
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
    assert QUIZ_PASSING_SCORE.current() == 70
