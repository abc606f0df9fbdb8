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
