"""How fresh settings are: at once in the process that saves, within a second in every other."""

import time
from threading import Thread

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from settings import snapshot
from settings.models import PlatformSetting
from settings.registry import QUIZ_PASSING_SCORE, XP_PER_LESSON
from tests.sql import run


def write_elsewhere(value: int) -> None:
    """Another connection commits; this process hears nothing of it."""

    def write() -> None:
        try:
            run(
                "UPDATE platform_settings SET setting_value = to_jsonb(%s) WHERE setting_key = 'quiz_passing_score'",
                value,
            )
        finally:
            connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_what_another_process_changes_is_seen_within_a_second() -> None:
    for value in (55, 56):
        before = QUIZ_PASSING_SCORE.current()
        write_elsewhere(value)
        assert QUIZ_PASSING_SCORE.current() in (before, value)
        time.sleep(1.0)
        assert QUIZ_PASSING_SCORE.current() == value


@pytest.mark.django_db
def test_one_query_serves_all_settings_for_nearly_a_second(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clock = {"now": 1000.0}
    monkeypatch.setattr("settings.snapshot.time.monotonic", lambda: clock["now"])
    with django_assert_num_queries(1):
        for clock["now"] in (1000.0, 1000.5, 1000.9):
            QUIZ_PASSING_SCORE.current()
            XP_PER_LESSON.current()
    clock["now"] = 1001.0
    with django_assert_num_queries(1):
        QUIZ_PASSING_SCORE.current()


@pytest.mark.django_db
def test_what_this_process_saves_holds_at_once() -> None:
    row = PlatformSetting.objects.get(setting_key="quiz_passing_score")
    for value in (60, 60, 61):
        row.setting_value = value
        row.save()
        assert QUIZ_PASSING_SCORE.current() == value


@pytest.mark.django_db(transaction=True)
def test_what_is_not_committed_is_no_setting_of_others() -> None:
    seen: list[int] = []

    def read() -> None:
        try:
            snapshot.forget()
            seen.append(QUIZ_PASSING_SCORE.current())
        finally:
            connection.close()

    with transaction.atomic():
        PlatformSetting.objects.get(setting_key="quiz_passing_score").delete()
        PlatformSetting.objects.create(setting_key="quiz_passing_score", setting_value=99)
        thread = Thread(target=read)
        thread.start()
        thread.join()
    assert seen == [70]
    # The other thread kept the old value in the common snapshot; the commit made it forget.
    assert QUIZ_PASSING_SCORE.current() == 99
