"""What an admin changes in one process holds in another within a second, for every key and by a real clock.

That the site then behaves otherwise is proved key by key: each test of proofs.py runs with the setting changed here,
and with it changed by another process (conftest.py).
"""

import json
import time
from typing import Any

import pytest

from settings import snapshot
from settings.registry import REGISTRY
from settings.tests.test_registry import others
from tests.admins_process import AdminsProcess

pytestmark = pytest.mark.django_db


def values() -> dict[str, Any]:
    return {key: setting.current() for key, setting in REGISTRY.items()}


def test_every_key_that_another_process_changes_is_seen_within_a_second(admins_process: AdminsProcess) -> None:
    assert values() == {key: setting.default for key, setting in REGISTRY.items()}
    try:
        wanted = {key: others(setting)[0] for key, setting in REGISTRY.items()}
        for key, value in wanted.items():
            assert json.loads(admins_process.run("get", key)) == REGISTRY[key].default
            admins_process.run("set", key, json.dumps(value))
        time.sleep(1)
        assert values() == wanted
    finally:
        for key in REGISTRY:
            admins_process.run("reset", key)
    assert snapshot.MAX_AGE_SECONDS < 1
    time.sleep(1)
    assert values() == {key: setting.default for key, setting in REGISTRY.items()}
