import pytest

from settings.snapshot import MAX_AGE_SECONDS


@pytest.fixture(autouse=True)
def ageing_snapshot(fresh_platform_settings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a running site, which other tests keep from ageing."""
    monkeypatch.setattr("settings.snapshot.MAX_AGE_SECONDS", MAX_AGE_SECONDS)
