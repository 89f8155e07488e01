"""A new setting is one register(): its row, its field in the admin, and its value for Python and SQL follow."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from settings.kinds import WholeNumber
from settings.registry import REGISTRY, register
from settings.rooms import Room
from tests.sql import row, value


def toys(default: int) -> WholeNumber:
    help_text = _("Toys a learner may hold.")
    return WholeNumber("toy_limit", default, help_text, least=0, most=9, room=Room.SITE, unit=_("toys"))


@pytest.fixture
def toy_limit() -> Iterator[WholeNumber]:
    setting = register(toys(3))
    yield setting
    del REGISTRY[setting.key]


def test_a_toy_setting_has_its_row_its_field_and_its_value(toy_limit: WholeNumber, ada_client: Client) -> None:
    assert toy_limit.current() == 3

    call_command("migrate", verbosity=0)
    stored = row("SELECT * FROM platform_settings WHERE setting_key = 'toy_limit'")
    assert (stored["setting_value"], stored["description"]) == ("3", "Toys a learner may hold.")

    page = reverse("admin:settings_platformsetting_change", args=[stored["id"]])
    assert "Toys a learner may hold." in ada_client.get(page).content.decode()
    refusal = ada_client.post(page, {"was-toy_limit": "3", "toy_limit": "10"}).content.decode()
    assert "toy_limit must be between 0 and 9." in refusal
    assert toy_limit.current() == 3

    assert ada_client.post(page, {"was-toy_limit": "3", "toy_limit": "5"}).status_code == 302
    assert toy_limit.current() == 5
    assert value("SELECT platform_setting('toy_limit')::int") == 5


def test_a_key_is_registered_once(toy_limit: WholeNumber) -> None:
    with pytest.raises(ValueError, match="toy_limit"):
        register(toys(4))
    assert REGISTRY["toy_limit"] is toy_limit
