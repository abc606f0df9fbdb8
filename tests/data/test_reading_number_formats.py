"""What a number format makes of a number."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.number_formats import BUILT_IN, shows_dates, shows_percent, shows_percent_of_some, value_shown

DAY, NOON = 45_565.0, 45_565.5  # 30 September 2024


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("General", DAY, DAY),
        ("dd.mm.yyyy", DAY, dt.date(2024, 9, 30)),
        ("dd.mm.yyyy", NOON, at("2024-09-30T12:00")),
        ("d. mmm", DAY, dt.date(2024, 9, 30)),
        ("mmm yy", DAY, dt.date(2024, 9, 30)),
        ("[$-414]d. mmmm yyyy;@", DAY, dt.date(2024, 9, 30)),
        ("yyyy\\-mm\\-dd hh:mm", NOON, at("2024-09-30T12:00")),
        ("yyyy", DAY, 2024.0),
        ('"År "yyyy', DAY, 2024.0),
        ("yy", DAY, 2024.0),
        ("åååå", DAY, 2024.0),
        ("yyyy", 2024.0, 2024.0),  # typed as a number: nobody means 1905
        ("h:mm", 0.5, dt.time(12)),
        ("h:mm AM/PM", 0.75, dt.time(18)),
        ("mm:ss", 1 / 1440, dt.time(0, 1)),
        ("[h]:mm", 1.5, dt.timedelta(hours=36)),
        ("0%", 0.44, 0.44),
        ('0\\ "%"', 44.0, 44.0),
        ('#,##0"d";[Blue]-#,##0"d"', 5.0, 5.0),
        ('[>=1000000]0.00,,"\\ mill";0', 2e6, 2e6),
        ("\\d\\a\\g 0", 5.0, 5.0),
        ("0 stk", 5.0, 5.0),
        ("0.00E+00", DAY, DAY),
        ("dd.mm.yyyy", 0.0, 0.0),
        ("dd.mm.yyyy", -1.0, -1.0),
        ("dd.mm.yyyy", 1e300, 1e300),
        ("dd.mm.yyyy", 1.0, dt.date(1900, 1, 1)),
        ("dd.mm.yyyy", 61.0, dt.date(1900, 3, 1)),
    ],
)
def test_a_number_as_it_is_shown(code: str, number: float, shown: object) -> None:
    found = value_shown(number, code)
    assert (type(found), found) == (type(shown), shown)


def test_a_workbook_of_1904_begins_later() -> None:
    assert value_shown(DAY - 1462, "dd.mm.yyyy", is_1904=True) == dt.date(2024, 9, 30)


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [
        ("0%", True),
        ("0.0 %", True),
        ("0%;[Red]-0%", True),
        ('0"%"', False),
        ("0\\%", False),
        ("0_%", False),
        ("General", False),
    ],
)
def test_percent_is_percent_only_where_the_sign_scales(code: str, is_percent: bool) -> None:
    assert shows_percent(code) == is_percent


def test_what_is_built_in() -> None:
    assert {number for number, code in BUILT_IN.items() if shows_percent(code)} == {9, 10}
    assert {number for number, code in BUILT_IN.items() if shows_dates(code)} == {*range(14, 23), 45, 46, 47}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.datetimes(at("1901-01-01"), at("2100-01-01")))
def test_any_moment_comes_back_to_the_second(moment: dt.datetime) -> None:
    second = moment.replace(microsecond=0)
    serial = (second - at("1899-12-30")) / dt.timedelta(days=1)
    shown = value_shown(serial, "dd.mm.yyyy hh:mm:ss")
    assert shown == (second if second.time() != dt.time() else second.date())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.sampled_from('0#?.,%"\\_*[];ymdhsAP/GeneralRed>=1 -@'), max_size=20), st.floats(allow_nan=False))
def test_no_format_is_too_odd(code: str, number: float) -> None:
    assert value_shown(number, code) is not None


def test_a_format_may_show_only_some_numbers_as_percent() -> None:
    assert shows_percent_of_some('[<=1.5]0%;0"%"')
    assert not shows_percent_of_some("0%;[Red]-0%")
