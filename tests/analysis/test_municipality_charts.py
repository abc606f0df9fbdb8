"""Municipalities side by side: ten stay readable, the same is one cell, nobody is ranked, and unknown is neither."""

from __future__ import annotations

import pytest

from analysis.charts.applicant_readiness import readiness_of_applicants
from analysis.charts.municipalities import changed_clause, compared, parts_of
from analysis.drawing.municipality_rows import ComparedMunicipalities
from analysis.facts import Facts, Selection
from analysis.numbers.municipalities import Municipalities, ReadinessAnswer, RoundMunicipality
from analysis.screens.municipalities import _headline, municipality_screen
from language import LANGUAGES, Language

NB = Language("nb")


def _round(*found: RoundMunicipality, for_all: tuple[ReadinessAnswer, ...] = ()) -> Municipalities:
    return Municipalities("Prøve", 2031, found, {one.item: one for one in for_all}, (), None)


def _one(name: str, state: str = "", **fields: str) -> RoundMunicipality:
    answers = (ReadinessAnswer("funds", state, None),) if state else ()  # type: ignore[arg-type]
    return RoundMunicipality(name, "selected", readiness=answers, **fields)  # type: ignore[arg-type]


def _drawn(known: Municipalities) -> ComparedMunicipalities:
    rows = compared(known, NB).rows
    assert isinstance(rows, ComparedMunicipalities)
    return rows


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (4, [4]), (5, [3, 2]), (7, [4, 3]), (10, [4, 3, 3])])
def test_there_are_never_more_than_four_side_by_side(count: int, sizes: list[int]) -> None:
    found = [_one(f"K{number}", contact=f"Rolle {number}") for number in range(count)]
    assert [len(part) for part in parts_of(found)] == sizes
    groups = _drawn(_round(*found)).groups
    assert [name for group in groups for name, _ in group.heads] == [one.name for one in found]
    for group in groups:
        assert all(sum(cell.span for cell in row.cells) == len(group.heads) for row in group.rows)


def test_what_is_the_same_for_all_stands_once_whatever_the_groups() -> None:
    known = _round(*(_one(f"K{number}", goal="Bo her", contact=f"{number}") for number in range(10)))
    goals = [row for group in _drawn(known).groups for row in group.rows if row.name == "Målet"]
    assert [(cell.text, cell.about, cell.span) for row in goals for cell in row.cells] == [
        ("Bo her", "Likt for alle ti.", 4)
    ]
    table = compared(known, NB).table
    assert len(table.columns) == 3 and {row[0] for row in table.rows} == {one.name for one in known.all}


def test_what_nobody_says_of_one_is_not_given_and_of_any_is_one_line() -> None:
    rows = _drawn(_round(_one("A", contact="Rådmann"), _one("B")))
    (row,) = rows.groups[0].rows
    assert [(cell.text, cell.is_missing) for cell in row.cells] == [("Rådmann", False), ("ikke oppgitt", True)]
    assert rows.not_given.startswith("Ikke oppgitt for noen: utfordringen, da de søkte")


CHANGED = {"challenge_before": "A", "challenge_after": "B"}
SAME = {"challenge_before": "A", "challenge_after": "A"}


@pytest.mark.parametrize(
    ("challenges", "clause"),
    [
        ([CHANGED], "utfordringen endret seg underveis"),
        ([CHANGED] * 2, "begge utfordringene endret seg underveis"),
        ([CHANGED] * 10, "alle ti utfordringene endret seg underveis"),
        ([CHANGED, SAME, SAME], "én av tre utfordringer endret seg underveis"),
        ([CHANGED, {}], "én av to utfordringer endret seg underveis"),
        ([SAME], "utfordringen er den samme som i søknaden"),
        ([SAME, SAME], "alle to utfordringene er de samme som i søknadene"),
        ([{}, {}], ""),
    ],
)
def test_how_many_challenges_changed_in_words(challenges: list[dict[str, str]], clause: str) -> None:
    known = _round(*(_one(str(number), **challenge) for number, challenge in enumerate(challenges)))
    assert changed_clause(known, NB) == clause


@pytest.mark.parametrize(
    ("states", "ends"),
    [
        (["in_place", "partly", ""], "Pengene til neste steg er på plass i én."),
        (["in_place", "in_place"], "Alle har penger til neste steg på plass."),
        (["partly", "not_in_place"], "Ingen har penger til neste steg på plass."),
        (["partly", ""], "Hva de søkte om, er ikke lagt inn."),  # the one that is not known may have them
    ],
)
def test_the_headline_says_who_has_the_money_only_as_far_as_it_is_known(
    sample_facts: dict[str, Facts], states: list[str], ends: str
) -> None:
    known = _round(*(_one(f"K{number}", state) for number, state in enumerate(states)))
    text = _headline(sample_facts["Gnist"], known, NB).text
    assert text.casefold().endswith(ends.casefold())


def test_what_is_known_of_nobody_in_particular_is_one_cell_and_a_note() -> None:
    known = _round(
        _one("A", "in_place"), _one("B"), for_all=(ReadinessAnswer("anchoring", "not_given", "Én hadde vedtak."),)
    )
    chart = readiness_of_applicants(known, NB)
    assert chart is not None and isinstance(chart.rows, ComparedMunicipalities)
    cells = {row.name: row.cells for row in chart.rows.groups[0].rows}
    (cell,) = cells["Forankret politisk"]
    assert (cell.word, cell.text, cell.mark, cell.span) == ("Ikke oppgitt", "Én hadde vedtak.", "not_given", 2)
    assert cell.about == "Kilden sier ikke hvem."
    assert [(one.word, one.mark) for one in cells["Penger til neste steg"]] == [
        ("På plass", "in_place"),
        ("Ikke oppgitt", "not_given"),
    ]
    assert chart.missing is not None and "forankring" in chart.missing.title
    assert chart.title == "Ett av 16 punkter er kjent, ett på plass. Sju ting er ikke oppgitt for noen"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_the_rounds_of_gnist_say_what_they_know(
    sample_facts: dict[str, Facts], sample: object, language: str, year: int
) -> None:
    screen = municipality_screen(sample, sample_facts["Gnist"], Selection("Gnist", year), Language(language), "Vang")  # type: ignore[arg-type]
    assert (screen is not None) is (year == 2021)
    if screen is not None:
        assert screen.readiness is not None and "Vang" in screen.headline.text
        names = [row[0] for row in screen.everything.table.rows]
        assert len(names) == len(set(names)) > 6
