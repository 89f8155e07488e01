import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate.sharing import share_out

weights = st.lists(st.floats(min_value=0.001, max_value=1000), min_size=1, max_size=50)


@given(weights=weights, most=st.integers(1, 30), part=st.floats(0, 1))
def test_everything_is_shared_out_and_nobody_gets_more_than_may_be(
    weights: list[float], most: int, part: float
) -> None:
    total = int(most * len(weights) * part)
    shares = share_out(total, weights, most=most)
    assert sum(shares) == total
    assert 0 <= min(shares) <= max(shares) <= most


def test_who_weighs_more_gets_more() -> None:
    assert list(share_out(10, [1, 3, 1], most=10)) == [2, 6, 2]


def test_more_than_all_may_take_is_refused() -> None:
    with pytest.raises(ValueError, match="7 is more than 3 times 2"):
        share_out(7, [1, 1, 1], most=2)
