"""Changing a setting: what it writes, what it refuses, and who is said to have done it."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from learning.models import User
from settings.change import ChangedMeanwhile, UnknownSetting, change_setting, put_back, reset_setting
from settings.models import PlatformSetting, SettingChange
from settings.registry import REGISTRY, XP_PER_LESSON
from tests.sql import run

pytestmark = pytest.mark.django_db


def history() -> Iterator[tuple[object, object, str | None]]:
    lines = SettingChange.objects.filter(setting_key="xp_per_lesson").order_by("pk")
    return iter(lines.values_list("old_value", "new_value", "changed_by__username"))


def test_every_change_is_kept_with_who_made_it_and_none_without_a_difference(ada: User) -> None:
    assert change_setting(key="xp_per_lesson", value=12, by_id=ada.pk)
    assert not change_setting(key="xp_per_lesson", value=12, by_id=ada.pk)
    assert reset_setting(key="xp_per_lesson")
    assert not reset_setting(key="xp_per_lesson")
    assert list(history()) == [(10, 12, "ada"), (12, 10, None)]


def test_a_change_by_sql_is_kept_too_and_is_nobodys(ada: User) -> None:
    change_setting(key="xp_per_lesson", value=12, by_id=ada.pk)
    run("UPDATE platform_settings SET setting_value = '13' WHERE setting_key = 'xp_per_lesson'")
    assert list(history()) == [(10, 12, "ada"), (12, 13, None)]


def test_without_its_row_a_setting_is_changed_from_its_default() -> None:
    PlatformSetting.objects.filter(setting_key="xp_per_lesson").delete()
    assert change_setting(key="xp_per_lesson", value=12)
    assert XP_PER_LESSON.current() == 12
    assert list(history()) == [(10, 12, None)]


def test_what_does_not_fit_changes_nothing() -> None:
    with pytest.raises(ValidationError, match="must be between"):
        change_setting(key="xp_per_lesson", value=-1)
    with pytest.raises(UnknownSetting, match="There is no setting called xp"):
        change_setting(key="xp", value=1)
    with pytest.raises(ChangedMeanwhile, match="to 10"):
        change_setting(key="xp_per_lesson", value=12, was=11)
    assert list(history()) == []


def test_what_a_setting_takes_no_longer_cannot_be_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    change_setting(key="xp_per_lesson", value=9_999)
    change_setting(key="xp_per_lesson", value=10)
    last = SettingChange.objects.order_by("pk").last()
    assert last is not None
    monkeypatch.setitem(REGISTRY, "xp_per_lesson", REGISTRY["review_cards_per_day"])
    with pytest.raises(ValidationError):
        put_back(change=last)


def test_the_history_is_never_changed_and_loses_the_name_of_who_leaves(ada: User) -> None:
    change_setting(key="xp_per_lesson", value=12, by_id=ada.pk)
    for attack in ("UPDATE setting_changes SET new_value = '99'", "DELETE FROM setting_changes"):
        with transaction.atomic(), pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            run(attack)
    ada.delete()
    assert list(history()) == [(10, 12, None)]
