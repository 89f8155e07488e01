"""Numbers as people type them."""

from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from learning.content.typed_number import AmbiguousNumber, NotANumber, read_kept, read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("42", "42"),
        (" 1000 ", "1000"),
        ("1,000.5", "1000.5"),
        ("1 000 000", "1000000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1000"),
        ("250,000,000", "250000000"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("–0.5", "-0.5"),
        ("+7", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("1234.5678", "1234.5678"),
        ("１２３", "123"),
        ("٤٢", "42"),
        ("٢٫٥", "2.5"),
        ("٫٥", "0.5"),
        ("٣٬١٤٥", "3145"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("۴۲", "42"),
        ("२.५", "2.5"),
        ("๔๒", "42"),
        ("৪২", "42"),
        ("－１２．５", "-12.5"),
        ("\u200f٤٢\u200e", "42"),
        ("0.145", "0.145"),
        ("1234.567", "1234.567"),
        ("1,234.567", "1234.567"),
        ("3,145,000", "3145000"),
        ("3 145", "3145"),
        ("12 HBAR", "12"),
        ("12hbar", "12"),
    ],
)
def test_a_number_is_understood(typed: str, number: str) -> None:
    assert read_number(typed, unit="HBAR") == Fraction(number)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "abc",
            "NaN",
            "inf",
            "-Infinity",
            "1e400",
            "1e3",
            "0x10",
            "1/2",
            "1_000",
            "--1",
            "-",
            ".",
            "-.",
            ",",
        ),
        *(
            "1,00,000",
            "1,0000",
            "12,34.5",
            "1.2.3",
            "1 2",
            "12 tinybar",
            "½",
            "²",
            "9" * 41,
            "9" * 500,
            "1" + "0" * 5000,
        ),
        *("HBAR", "1\n2", "10 %", "①", "10²"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotANumber) as caught:
        read_number(typed, unit="HBAR")
    assert str(caught.value).endswith(".")


def test_a_decimal_comma_is_refused_with_its_cure() -> None:
    with pytest.raises(NotANumber, match="with a point"):
        read_number("2,5")


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3,145", ("3145", "3.145")),
        ("1.000", ("1000", "1")),
        ("-12,500 HBAR", ("-12500", "-12.5")),
        ("+250.000", ("250000", "250")),
        ("٣,١٤٥", ("3145", "3.145")),
        ("３，１４５", ("3145", "3.145")),
        ("३.१४५", ("3145", "3.145")),
        ("٣،١٤٥", ("3145", "3.145")),
    ],
)
def test_what_half_of_the_world_reads_differently_is_asked_back(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(AmbiguousNumber, match="Which do you mean") as caught:
        read_number(typed, unit="HBAR")
    assert caught.value.readings == readings


def test_the_rules_are_those_of_the_language_of_the_page() -> None:
    with translation.override("de"):
        assert read_number("2,5") == Fraction("2.5")
        assert read_number("1.234,5") == Fraction("1234.5")
        assert read_number("٢٫٥") == Fraction("2.5")
        with pytest.raises(NotANumber, match="with a comma"):
            read_number("2.5")
        with pytest.raises(AmbiguousNumber):
            read_number("3,145")
        # What was taken once means the same in every language.
        assert read_kept("2.5") == Fraction("2.5")


@given(st.text(max_size=60) | st.text("0123456789.,-+ e\u2212", max_size=45))
def test_no_text_whatsoever_upsets_reading(typed: str) -> None:
    try:
        number = read_number(typed)
    except NotANumber:
        return
    assert isinstance(number, Fraction)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_every_plain_decimal_is_read_exactly(number: object) -> None:
    assert read_number(f"{number:,}") == Fraction(str(number))
