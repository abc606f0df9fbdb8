"""What a number format makes of its value."""

import pytest
from in_columns import read

from data.cells.formats import Shown, padded, shown


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("General", Shown()),
        ("#,##0", Shown(pattern="#,##0")),
        ("#,##0,", Shown(scale=1e3, pattern="#,##0,")),
        ('0.0,,"M"', Shown(scale=1e6, factor=1e6, pattern="0.0,,")),
        ('0.0" km"', Shown(pattern="0.0")),
        ('0.0" mill.kr"', Shown(factor=1e6, in_kroner=True, pattern="0.0")),
        ("0%", Shown(is_percent=True, pattern="0%")),
        ("0.0\\%", Shown(says_percent=True, pattern="0.0")),
        ("[$kr-414]\\ #,##0", Shown(in_kroner=True, pattern="#,##0", before="kr ")),
        ("[$€-2] #,##0", Shown(is_foreign=True, pattern="#,##0", before="€")),
        ("yyyy", Shown(date="year", shows_year=True, pattern="yyyy")),
        ("d. mmm", Shown(date="day", pattern="d. mmm")),
        ("mmm yy", Shown(date="month", shows_year=True, pattern="mmm yy")),
        ("[h]:mm", Shown(pattern=":mm")),
    ],
)
def test_formats(number_format: str, expected: Shown) -> None:
    assert shown(number_format) == expected


def test_a_format_may_show_great_small_and_negative_values_in_different_ways() -> None:
    by_size = '[>=1000000]0.0,,"M";[>=1000]0,"k";0'

    assert [shown(by_size, value).factor for value in (2e6, 2e3, 2.0)] == [1e6, 1e3, None]
    assert [shown('0;0" mill";0,', value).scale for value in (1.0, -1.0, 0.0)] == [1.0, 1.0, 1e3]


def test_a_number_that_shows_leading_zeros_is_an_id_with_them() -> None:
    assert padded("0000", 12) == "0012"
    assert padded('"P-"000', 12) == "P-012"
    assert padded("#,##0", 12) is None
    assert list(read("projects.project", [12.0, "0012", 7.0, 12.5], formats={0: "0000"}).values) == [
        "0012",
        "0012",
        "7",
        "12.5",
    ]


def test_a_text_column_shows_a_year_as_a_year() -> None:
    import datetime as dt

    assert list(read("projects.status", [dt.date(2024, 1, 1)], formats={0: "yyyy"}).values) == ["2024"]
