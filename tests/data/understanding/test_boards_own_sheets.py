"""Score sheets as boards make them: weighed points, findings in their own words, a form that somebody filled in."""

from __future__ import annotations

from collections.abc import Sequence

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]
N = None


def read(rows: Rows) -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme="Moland"))


def values(reading: Reading, dataset: str, *names: str) -> list[tuple[object, ...]]:
    rows = [row for table in reading.tables if table.dataset == dataset for row in table.values.to_pylist()]
    return [tuple(row[name] for name in names) for row in rows]


WEIGHED = [["Samstemming 2024"], ["Utsegn", "Vekt", "Førehandssvar (middel)", "Vi landa på", "Vekta poeng"]]
WEIGHED += [["A. ORGANISERING"], ["Styret", 1, 2.4, 3, 3], ["Programleiar og administrasjon", 2, 2.7, 3, 6]]
WEIGHED += [["Rutinar og system", 3, 1.8, 2, 6], ["Heile indikatoren", N, N, 2.5, N], ["B. PORTEFØLJE"]]
WEIGHED += [["Porteføljeoversikt", 3, 1.4, 2, 6], ["Ressursinnsats", 1, 1.7, 2, 2], ["Heile indikatoren", N, N, 2, N]]


def test_points_times_their_weight_are_no_points() -> None:
    found = values(read(WEIGHED), "scores", "statement", "score")
    assert found == [
        ("board", 3),
        ("administration", 3),
        ("routines", 2),
        (N, 2.5),
        ("overview", 2),
        ("resources", 2),
        (N, 2),
    ]


HEADER = ["Indikator", "Poeng i år", "Dette får vi til", "Dette må vi betre", "Framlegg til tiltak"]
SEMINAR = [["Programstatus 2024"], HEADER, ["Organisering", 4.5, "Saker i god tid", "Ingen vara", "Lage ein avtale"]]
SEMINAR += [["Berekraft", 4, "Alle svarar på spørsmåla", "Svara blir ikkje brukte", "Gå gjennom svara"]]


def test_what_must_become_better_and_what_was_proposed_tell_what_stands_before_them() -> None:
    found = values(read(SEMINAR), "findings", "indicator", "kind", "text")
    assert ("organisation", "strength", "Saker i god tid") in found
    assert ("sustainability", "improvement", "Svara blir ikkje brukte") in found
    assert len(found) == 6


FORM = [["Program", "Moland"], ["Gjelder år", 2023], ["Fylt ut av", "Leder på vegne av styret"], [N]]
FORM += [["1. ORGANISERING", N], ["Styret", "4 - I ganske stor grad"], ["Rutiner og systemer", "Velg svar ..."]]
FORM += [["Programleder og administrasjon", "3 - I noen grad"], ["Samlet karakter", 3.5]]
FORM += [
    ["Hva fungerer godt?", "Sakene kommer i god tid"],
    ["Hva vil dere gjøre?", "Skrive en avtale med nabokommunen"],
]


def test_a_form_that_was_filled_in_line_by_line() -> None:
    reading = read(FORM)
    found = values(reading, "scores", "year", "indicator", "statement", "score")
    assert [row[2:] for row in found] == [("board", 4.0), ("administration", 3.0), (N, 3.5)]
    assert {row[:2] for row in found} == {(2023, "organisation")}
    assert values(reading, "findings", "kind", "text") == [
        ("strength", "Sakene kommer i god tid"),
        ("action", "Skrive en avtale med nabokommunen"),
    ]
    assert [(one.code, one.value) for one in reading.problems] == [("unclear_score", "Rutiner og systemer")]


def test_a_remark_in_a_third_column_and_an_answer_that_is_none() -> None:
    rows = [["Program", "Moland"], ["År", 2024], [N], ["Spørsmål", "Svar", "Merknad"], ["Organisering"]]
    rows += [["Styret", "5 (enig)", "Lang diskusjon"], ["Rutiner og system", "Vet ikke"], ["Samlet vurdering", 4.5]]
    rows += [["Hva kan bli bedre?", "Arkivet er rotete nå"], ["Portefølje"], ["Fremdrift", "3 (nøytral)"]]
    rows += [["Ressursinnsats", "2 (uenig)"], ["Samlet vurdering", 2.5], ["Hva er bra?", "Alle prosjekter har eier"]]
    reading = read(rows)
    assert ("organisation", "board", 5.0) in values(reading, "scores", "indicator", "statement", "score")
    assert len(values(reading, "scores", "score")) == 5
    assert values(reading, "findings", "kind") == [("improvement",), ("strength",)]
    assert {one.code for one in reading.problems} == {"unclear_score"}


def test_years_with_a_remark_behind_them_and_a_goal_below() -> None:
    rows = [["Poeng over tid"], ["Måling", "Profil og kommunikasjon", "Organisering", "Portefølje", "Utviklingsevne"]]
    rows += [["Oppstart 2021 (før programmet)", 2, 2.5, 3, 2], ["2022 (år 1)", 3, 3, 3.5, 2.5]]
    rows += [["2023 (år 2)", 3.5, 3, 4, 3.5], ["Siste endring", 0.5, 0, 0.5, 1], ["Mål 2026", 5, 5, 5, 5]]
    reading = read(rows)
    assert {table.dataset for table in reading.tables} == {"scores"}
    found = values(reading, "scores", "year", "indicator", "score")
    assert len(found) == 12
    assert (2021, "organisation", 2.5) in found


def test_what_a_board_could_do_better_is_no_action() -> None:
    header = ["Indikator", "Karakter 2024", "Det vi er stolte av", "Det vi bør gjøre bedre", "Hva gjør vi nå"]
    rows = [["Programstatus 2024"], header, ["Organisering", 3.5, "Møteplan for året", "Få saker om strategi", "Ringe"]]
    rows += [["Portefølje", 3, "Oversikten er på nett", "Mange forsinkelser", "Besøke alle eiere i januar"]]
    found = values(read(rows), "findings", "kind", "text")
    assert ("improvement", "Mange forsinkelser") in found
    assert ("strength", "Oversikten er på nett") in found


def across(title: str, *points: float | None) -> Rows:
    names = ["Styret", "Programleder og administrasjon", "Rutiner og system", "Samlet", "Ressursinnsats", "Fremdrift"]
    indicators = ["Indikator", "Organisering", N, N, N, "Portefølje", N]
    return [[title], [N], indicators, ["Utsagn", *names], ["Poeng", *points]]


def test_statements_across_below_their_indicators_and_what_was_only_proposed() -> None:
    sheets = {
        "Forslag": across("Forslag fra kontoret 2023, ikke behandlet i styret", 3, 4, 3, N, 2, 3),
        "Vedtatt": across("Styrets vedtak 2023", 4, 4, 2, 3.5, 3, 5),
    }
    reading = read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Moland"))
    found = values(reading, "scores", "indicator", "statement", "score")
    assert found[:4] == [
        ("organisation", "board", 4.0),
        ("organisation", "administration", 4.0),
        ("organisation", "routines", 2.0),
        ("organisation", N, 3.5),
    ]
    assert found[4:] == [("portfolio", "resources", 3.0), ("portfolio", "progress", 5.0)]
    assert [one.code for one in reading.problems] == ["draft_left_out"]
