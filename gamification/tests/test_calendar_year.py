"""A year of learning days and its drawing (gamification/streaks/calendar_year.py and heat_map.py)."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from gamification.models import UserStreak
from gamification.streaks.calendar_year import WEEKS, CalendarYear, Day, read_calendar_year
from gamification.streaks.heat_map import draw_heat_map
from learning.models import User

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 11)  # a Wednesday


def note(learner: User, day: date, streak: int = 1, activity: str = "lesson_complete") -> None:
    UserStreak.objects.create(user=learner, streak_date=day, streak_count=streak, activity_type=activity)


def test_it_begins_on_the_monday_53_weeks_back_and_ends_today(amina: User) -> None:
    first = TODAY - timedelta(days=2, weeks=52)
    assert first.weekday() == 0
    for day in (first - timedelta(days=1), first, TODAY, TODAY + timedelta(days=1)):
        note(amina, day)
    year = read_calendar_year(user_id=amina.pk, today=TODAY)
    assert (year.first, [day.date for day in year.days]) == (first, [first, TODAY])


def test_it_is_one_query_and_shows_nobody_elses_days(
    amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    note(kwame, TODAY)
    with django_assert_num_queries(1):
        assert read_calendar_year(user_id=amina.pk, today=TODAY).days == []


def test_a_freeze_bridges_a_day_and_is_not_learning(amina: User) -> None:
    note(amina, TODAY, 3)
    note(amina, TODAY - timedelta(days=1), 2, "freeze")
    note(amina, TODAY - timedelta(days=12), 1)
    year = read_calendar_year(user_id=amina.pk, today=TODAY)
    assert year.learned == 2
    months = [(month.first, month.learned, month.bridged) for month in year.months]
    assert months == [(date(2026, 3, 1), 1, 1), (date(2026, 2, 1), 1, 0)]


@pytest.mark.parametrize(
    ("streak", "depth"), [(0, 1), (1, 1), (2, 1), (3, 2), (6, 2), (7, 3), (29, 3), (30, 4), (400, 4)]
)
def test_longer_runs_are_dyed_deeper(streak: int, depth: int) -> None:
    assert Day(TODAY, streak, is_freeze=False).depth == depth


@pytest.mark.parametrize("today", [date(2026, 3, 9), date(2026, 3, 15), date(2024, 2, 29), date(2027, 1, 1)])
def test_every_day_is_drawn_once(today: date) -> None:
    first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    days = [Day(first + timedelta(days=n), n, is_freeze=n % 9 == 0) for n in range(0, (today - first).days + 1, 3)]
    drawn = draw_heat_map(CalendarYear(first, today, days))
    paths = [drawn.empty, drawn.bridged, *(path for _depth, path in drawn.learned)]
    squares = [square for path in paths for square in path.split("M")[1:]]
    assert len(squares) == len(set(squares)) == (today - first).days + 1
    assert 11 <= len(drawn.labels) <= 13


def test_the_drawing_is_told_in_words_and_numbers(amina: User) -> None:
    for back in range(40):
        note(amina, TODAY - timedelta(days=back), 40 - back)
    year = read_calendar_year(user_id=amina.pk, today=TODAY)
    page = render_to_string("gamification/_calendar_year.html", {"year": year, "heat_map": draw_heat_map(year)})
    assert "Learned on <strong>40</strong> days" in page
    assert "Mar 2026" in page
    assert "style=" not in page
    assert len(page) < 12_000


def test_an_empty_year_is_drawn_too(amina: User) -> None:
    year = read_calendar_year(user_id=amina.pk, today=TODAY)
    page = render_to_string("gamification/_calendar_year.html", {"year": year, "heat_map": draw_heat_map(year)})
    assert "Learned on <strong>0</strong> days" in page
    assert "<details>" not in page
