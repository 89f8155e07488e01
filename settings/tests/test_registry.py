"""Every key of the registry: its row, what a stored value changes for readers, and what is refused."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from settings.kinds import Kind, Milestones, Switch, WholeNumber
from settings.models import PlatformSetting
from settings.registry import REGISTRY
from tests.sql import run, value

pytestmark = pytest.mark.django_db
every_setting = pytest.mark.parametrize("setting", REGISTRY.values(), ids=lambda setting: setting.key)


def others(setting: Kind[Any]) -> list[Any]:
    """Allowed values that are not the default, at the bounds where there are bounds."""
    match setting:
        case WholeNumber(default=default, least=least, most=most):
            return [number for number in (least, most) if number != default]
        case Switch(default=default):
            return [not default]
        case Milestones(most=most):
            return [{"3": most, "3650": 0}, {}]
    raise NotImplementedError(f"Say here which values a {type(setting).__name__} can have.")


def refused(setting: Kind[Any]) -> list[Any]:
    match setting:
        case WholeNumber(least=least, most=most):
            return [least - 1, most + 1, str(most), float(most), True, None, [most], {}]
        case Switch():
            return [0, 1, "true", "false", None, [], {}]
        case Milestones(most=most):
            days: list[Any] = [
                {"0": 1},
                {"-7": 1},
                {"07": 1},
                {"٧": 1},
                {"3651": 1},
                {"9" * 5000: 1},
                {"": 1},
                {"7.5": 1},
            ]
            return [*days, {"7": -1}, {"7": most + 1}, {"7": "50"}, {"7": True}, {"7": None}, [7, 50], 7, "7", None]
    raise NotImplementedError(f"Say here what a {type(setting).__name__} refuses.")


@every_setting
def test_each_key_has_a_row_with_its_default_and_what_it_means(setting: Kind[Any]) -> None:
    row = PlatformSetting.objects.get(setting_key=setting.key)
    assert (row.setting_value, row.description) == (setting.default, str(setting.help))
    assert setting.clean(setting.default) == setting.default
    assert setting.current() == setting.default


def test_there_is_no_row_that_nothing_reads() -> None:
    assert set(PlatformSetting.objects.values_list("setting_key", flat=True)) == set(REGISTRY)


@every_setting
def test_what_is_stored_is_what_python_and_sql_read(
    setting: Kind[Any], platform_setting: Callable[[str, Any], None]
) -> None:
    for other in others(setting):
        platform_setting(setting.key, other)
        assert setting.current() == other
        assert value(
            "SELECT platform_setting(%s) = (SELECT setting_value FROM platform_settings WHERE setting_key = %s)",
            setting.key,
            setting.key,
        )
    unchanged = [one for one in REGISTRY.values() if one is not setting]
    assert all(one.current() == one.default for one in unchanged)


@every_setting
def test_what_does_not_fit_is_refused_with_a_sentence(setting: Kind[Any]) -> None:
    for wrong in refused(setting):
        with pytest.raises(ValidationError) as refusal:
            setting.clean(wrong)
        assert all(sentence.endswith(".") for sentence in refusal.value.messages), wrong


@every_setting
def test_without_a_row_the_default_holds(setting: Kind[Any], platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting(setting.key, others(setting)[0])
    row = PlatformSetting.objects.get(setting_key=setting.key)
    row.delete()
    assert setting.current() == setting.default


@every_setting
def test_a_row_spoiled_behind_our_back_is_reported_and_the_default_holds(
    setting: Kind[Any], caplog: pytest.LogCaptureFixture
) -> None:
    run("UPDATE platform_settings SET setting_value = '\"spoiled\"' WHERE setting_key = %s", setting.key)
    with caplog.at_level(logging.ERROR):
        assert setting.current() == setting.default
    assert setting.key in caplog.text
