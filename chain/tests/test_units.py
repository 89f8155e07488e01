from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.units import (
    TINYBARS_PER_HBAR,
    WEIBARS_PER_TINYBAR,
    Hbar,
    InexactAmount,
    Tinybar,
    Weibar,
    hbar_to_tinybar,
    tinybar_to_hbar,
    tinybar_to_weibar,
    tinybars_covering,
    weibar_to_tinybar,
    whole_tinybars_in,
)

# All HBAR there will ever be, and as much again for sums.
tinybars = st.integers(min_value=0, max_value=2 * 50_000_000_000 * TINYBARS_PER_HBAR).map(Tinybar)
weibars = st.integers(min_value=0, max_value=2 * 50_000_000_000 * 10**18).map(Weibar)


@given(tinybars)
def test_every_amount_of_tinybars_comes_back_from_hbar_and_from_weibars(amount: Tinybar) -> None:
    assert hbar_to_tinybar(tinybar_to_hbar(amount)) == amount
    assert weibar_to_tinybar(tinybar_to_weibar(amount)) == amount


@given(weibars)
def test_weibars_lie_between_what_they_hold_and_what_covers_them(amount: Weibar) -> None:
    held, covering = whole_tinybars_in(amount), tinybars_covering(amount)
    assert held * WEIBARS_PER_TINYBAR <= amount <= covering * WEIBARS_PER_TINYBAR
    assert covering - held == (1 if amount % WEIBARS_PER_TINYBAR else 0)


@given(weibars)
def test_a_fraction_of_a_tinybar_is_refused_and_nothing_else(amount: Weibar) -> None:
    if amount % WEIBARS_PER_TINYBAR:
        with pytest.raises(InexactAmount):
            weibar_to_tinybar(amount)
    else:
        assert weibar_to_tinybar(amount) * WEIBARS_PER_TINYBAR == amount


@given(st.decimals(allow_nan=True, allow_infinity=True, places=None))
def test_hbar_with_more_than_eight_decimals_is_refused_and_never_rounded(amount: Decimal) -> None:
    try:
        converted = hbar_to_tinybar(Hbar(amount))
    except InexactAmount:
        return
    # Decimals compare exactly, whatever the context.
    assert tinybar_to_hbar(converted) == amount


@pytest.mark.parametrize("amount", ["0.000000001", "1.123456789", "NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(InexactAmount):
        hbar_to_tinybar(Hbar(Decimal(amount)))


def test_one_hbar_in_all_units() -> None:
    assert hbar_to_tinybar(Hbar(Decimal(1))) == 10**8
    assert tinybar_to_weibar(Tinybar(10**8)) == 10**18
    assert str(tinybar_to_hbar(Tinybar(1))) == "1E-8"
    assert f"{tinybar_to_hbar(Tinybar(150_000_000)):f}" == "1.50000000"
