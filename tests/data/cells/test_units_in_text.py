"""Units are found wherever they stand, and not where an amount is only mentioned."""

import pytest

from data.cells.units import Unit, unit_in, unit_of_cell, units_in

THOUSANDS = [
    *("Budsjett (1000 kr)", "Budsjett 2023 (alle tall i 1000 kr)", "Budsjett 2023, alle tall i 1000 kr", "1.000 kr"),
    *("Beløp i hele 1000 kroner.", "Tall i tusen kroner", "tkr", "TNOK", "kNOK", "1 000 kr", "i tusen", "heile tusen"),
    *(
        "tusen kroner",
        "Budsjett i hele tusen",
        "budsjett_2024_tusen",
        "Tall i 1000 kr. Kilde: regnskapet",
        "kr i tusen",
    ),
    *(
        "NOK '000",
        "NOK 1000",
        "in thousands",
        "NOK thousands",
        "Ramme – tkr",
        "Budsjett 2024 1000 kr",
        "Bevilga (1 000)",
    ),
    "Alle beløp i denne oversikten er oppgitt i hele tusen kroner med mindre annet er sagt",
]
MILLIONS = [
    *("Bevilget, mill. kr", "MNOK", "mnok", "Allocated (MNOK)", "mill.", "Budsjett 2024 mill. kr", "NOK million"),
    *("tall i mill", "Millioner kr", "mill.kr"),
]
KRONER = ["Bevilgn. (kr)", "Tilsagn kr", "NOK", "kr", "Brukte midler i kr, oppsamlet", "Forbruk kr per 30.09.2024"]
PERCENTS = [
    "Utnyttelse i %",
    "Forbruk i pst.",
    "% av ramme",
    "Svarprosent",
    "Andel lærlinger, prosent",
    "per cent",
    "%",
]
NONE = [
    *("Budsjett", "prosjekter over 1000 kr", "Ett prosjekt på 1000 kr er holdt utenfor.", "Egenandel 500 kr", "1000"),
    *("Støtte over 2 mill. kr", "Totalbudsjett 12 mill. kr", "50 % stilling", "10 prosent økning", "Kronerulling"),
    *("Programmet har brukt 3,4 mill. kr av en ramme på 5 mill. kr.", "Gitt 21 000 kr", "kr per m²", "kr/årsverk"),
    *("Saw mill", "De tusen hjem", "Minus eller parentes: penger vi har fått tilbake", ""),
]


@pytest.mark.parametrize(
    ("text", "factor"),
    [*((text, 1e3) for text in THOUSANDS), *((text, 1e6) for text in MILLIONS), *((text, 1.0) for text in KRONER)],
)
def test_units_of_money(text: str, factor: float) -> None:
    unit = unit_in(text)

    assert unit is not None
    assert (unit.factor, unit.is_percent, unit.is_foreign) == (factor, False, False)


@pytest.mark.parametrize("text", PERCENTS)
def test_percent(text: str) -> None:
    unit = unit_in(text)

    assert unit is not None
    assert unit.is_percent


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_states_no_unit(text: str) -> None:
    assert unit_in(text) is None


@pytest.mark.parametrize("text", ["MEUR", "Budget (EUR)", "Beløp i €", "tusen SEK"])
def test_money_that_is_not_kroner(text: str) -> None:
    unit = unit_in(text)

    assert unit is not None
    assert unit.is_foreign


def test_a_title_over_amounts_and_shares_states_both() -> None:
    found = units_in("Budsjett i 1000 kr og forbruk i prosent")

    assert [(unit.is_percent, unit.factor) for unit in found] == [(True, 1.0), (False, 1e3)]


def test_a_cell_of_units_may_count_anything() -> None:
    assert unit_of_cell(" døgn ") == Unit(word="døgn")
    assert unit_of_cell("tkr") == Unit(1e3, word="tkr")
    assert unit_of_cell(" ") is None
