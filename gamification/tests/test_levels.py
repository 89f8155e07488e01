import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from gamification.xp.levels import level_at


@pytest.mark.parametrize(
    ("xp", "number", "into", "needed"),
    [
        (0, 1, 0, 400),
        (99, 1, 99, 400),
        (100, 1, 100, 400),
        (399, 1, 399, 400),
        (400, 2, 0, 500),
        (899, 2, 499, 500),
        (900, 3, 0, 700),
        (999_999, 99, 19_899, 19_900),
        (1_000_000, 100, 0, 0),
        (5_000_000, 100, 0, 0),
    ],
)
def test_a_level_says_how_far_it_is_to_the_next(xp: int, number: int, into: int, needed: int) -> None:
    level = level_at(xp, divisor=100)
    assert (level.number, level.xp_into, level.xp_needed) == (number, into, needed)


@given(xp=st.integers(0, 3_000_000), divisor=st.integers(1, 10_000))
def test_the_way_to_the_next_level_is_never_longer_than_itself(xp: int, divisor: int) -> None:
    level = level_at(xp, divisor=divisor)
    assert 1 <= level.number <= 100
    assert 0 <= level.percent <= 100
    if not level.is_highest:
        assert level_at(xp + level.xp_needed - level.xp_into, divisor=divisor).number == level.number + 1


@pytest.mark.django_db
def test_python_and_the_database_agree_on_every_level() -> None:
    edges = [n * n * 100 + step for n in range(1, 104) for step in (-1, 0, 1)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT xp, calculate_user_level(xp) FROM unnest(%s::bigint[]) AS xp", [edges])
        answers = cursor.fetchall()
    assert [(xp, level_at(xp, divisor=100).number) for xp, _ in answers] == answers
