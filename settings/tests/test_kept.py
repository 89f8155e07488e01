import pytest
from pytest_django.fixtures import Settings

from settings.kept import KEPT_SECONDS, kept_for_a_minute


def test_a_figure_is_worked_out_once_a_minute_and_each_time_where_nothing_is_kept(settings: Settings) -> None:
    asked: list[int] = []

    @kept_for_a_minute
    def figure() -> int:
        asked.append(1)
        return len(asked)

    settings.KEPT_PAGE_SECONDS = 1
    assert [figure(), figure()] == [1, 1]
    settings.KEPT_PAGE_SECONDS = 0
    assert [figure(), figure()] == [2, 3]


def test_a_figure_of_a_minute_ago_is_worked_out_anew(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KEPT_PAGE_SECONDS = 1
    numbers, now = iter(range(3)), [1000.0]
    monkeypatch.setattr("settings.kept.monotonic", lambda: now[0])
    figure = kept_for_a_minute(lambda: next(numbers))
    assert [figure(), figure()] == [0, 0]
    now[0] += KEPT_SECONDS + 1
    assert figure() == 1
