"""Tables of a report that say what was granted, how many jobs there are, or which projects: read as a sheet's are."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from docx.document import Document

from data.loading.read import read_in_process
from data.reports.beside import tables_beside
from data.reports.counted import counted_at
from data.reports.lines import Document as Lines
from data.reports.lines import Line
from data.reports.page_words import Word
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written_reports import saved

Rows = Sequence[Sequence[str]]

MONEY = [["Innsatsområde", "Budsjett", "Bevilget", "Rest"], ["Hav", "2 400", "2 150", "250"]]
MONEY += [["Bolyst", "900", "400", "500"], ["Programmet samlet", "3 300", "2 550", "750"]]
JOBS = [["Innsatsområde", "Måltall", "Nye", "Sikrede"], ["Hav", "18", "11", "6"], ["Bolyst", "8", "5", "0"]]
POINTS = [["Indikator", "Poeng"], ["Organisering", "3,5"], ["Portefølje", "4"]]
FOUND = [["Styrker", "Svakheter", "Tiltak"], ["God oversikt", "Sene svar", "Svare innen tre uker"]]


def report(*parts: str | Rows) -> Document:
    document = docx.Document()
    for part in parts:
        if not isinstance(part, str):
            table = document.add_table(rows=0, cols=len(part[0]))
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif part.startswith("# "):
            document.add_heading(part[2:], 1)
        else:
            document.add_paragraph(part)
    return document


def read(*parts: str | Rows, name: str = "rapport.docx", **told: object) -> Reading:
    return read_in_process(saved(report(*parts)), name, **told)


def values(reading: Reading, dataset: str, *names: str) -> list[tuple[object, ...]]:
    rows = [row for table in reading.tables if table.dataset == dataset for row in table.values.to_pylist()]
    return [tuple(row[name] for name in names) for row in rows]


YEARLY = ("# Årsrapport 2024 for Moland", "# Økonomi", "Beløp i 1000 kr.", MONEY, "# Arbeidsplasser", JOBS)
SCORED = ("# Programstatus", POINTS)


def test_money_and_jobs_of_a_yearly_report_are_read_beside_its_points() -> None:
    reading = read(*YEARLY, *SCORED)
    assert values(reading, "budget", "year", "focus_area", "budget_nok", "granted_nok") == [
        (2024, "Hav", 2_400_000, 2_150_000),
        (2024, "Bolyst", 900_000, 400_000),
    ]
    assert values(reading, "jobs", "year", "focus_area", "target_jobs", "new_jobs", "secured_jobs") == [
        (2024, "Hav", 18, 11, 6),
        (2024, "Bolyst", 8, 5, 0),
    ]
    assert values(reading, "scores", "indicator", "score") == [("organisation", 3.5), ("portfolio", 4.0)]


def test_each_figure_knows_its_paragraph() -> None:
    places = values(read(*YEARLY, *SCORED), "budget", "cell")
    assert [place for (place,) in places] == ["¶8", "¶12"]


def test_a_yearly_report_without_an_assessment_gives_its_tables() -> None:
    reading = read(*YEARLY)
    assert len(values(reading, "budget", "focus_area")) == 2
    assert values(reading, "scores", "score") == []


def test_the_year_over_a_table_goes_before_that_of_the_report() -> None:
    parts = ("# Årsrapport 2024 for Moland", "# Budsjett 2025", "Beløp i 1000 kr.", MONEY, *SCORED)
    reading = read(*parts)
    assert set(values(reading, "budget", "year")) == {(2025,)}
    assert set(values(reading, "scores", "year")) == {(2024,)}


def test_findings_and_points_are_no_such_tables() -> None:
    document = Lines("Word", tuple(Line(text, f"¶{n}") for n, text in enumerate(("Portefølje", "Poeng"))), wraps=False)
    assert tables_beside(document, "rapport.docx", Answers()).tables == ()
    reading = read("# Programstatusvurdering 2024 Moland", "# Portefølje", FOUND, "Total poengsum: 4")
    assert {table.dataset for table in reading.tables} == {"scores", "findings"}


def row(top: float, *parts: tuple[str, float]) -> list[Word]:
    return [Word(text, x0, x0 + 6 * len(text), top, top + 11) for text, x0 in parts]


HEADER = row(100, ("Område", 80), ("Budsjett", 250), ("Utbetalt", 350))


def test_figures_flush_with_either_edge_of_their_heading_make_a_table() -> None:
    rows = [HEADER, row(115, ("Hav", 80), ("3,20", 250), ("1,40", 374)), row(130, ("Bo", 80), ("0,60", 274))]
    found = counted_at([*rows, row(145, ("Alle", 80), ("tall", 107), ("er", 134), ("brutto", 149))], 0)
    assert found is not None
    cells, end = found
    assert end == 3
    assert [["".join(word.text for word in cell) for cell in line] for line in cells[1:]] == [
        ["Hav", "3,20", "1,40"],
        ["Bo", "0,60", ""],
    ]


def test_words_beside_words_are_no_table() -> None:
    rows = [HEADER, row(115, ("Hav", 80), ("mye", 250), ("lite", 350)), row(130, ("Bo", 80), ("noe", 250))]
    assert counted_at(rows, 0) is None


def test_a_table_that_cannot_be_made_out_is_told_and_does_not_stop_the_points() -> None:
    odd = [*MONEY[:1], ["Hav", "2 400", "2 150", "250"], ["Bolyst", "om lag ni", "400", "500"]]
    reading = read("# Årsrapport 2024 for Moland", "# Økonomi", "Beløp i 1000 kr.", odd, *SCORED, programme="Moland")
    assert values(reading, "budget", "granted_nok") == []
    assert values(reading, "scores", "score") == [(3.5,), (4.0,)]
    assert [(one.code, one.value) for one in reading.problems][-1] == ("table_not_read", "Økonomi")


def test_columns_may_stand_close() -> None:
    close = row(100, ("Område", 80), ("Budsjett", 128), ("Utbetalt", 188))
    rows = [close, row(115, ("Hav", 80), ("3,20", 152), ("1,40", 212)), row(130, ("Bo", 80), ("0,60", 152))]
    found = counted_at(rows, 0)
    assert found is not None
    assert [len(cells) for cells in found[0]] == [3, 3, 3]


def test_headings_on_two_lines() -> None:
    upper = row(100, ("Budsjett", 200), ("Bevilget", 290), ("Andel", 380))
    lower = row(112, ("Område", 80), ("2022", 212), ("2022", 302), ("bevilget", 374))
    rows = [upper, lower, row(127, ("Hav", 80), ("1500", 224), ("1200", 314), ("80", 398))]
    found = counted_at([*rows, row(142, ("Land", 80), ("500", 230), ("100", 320), ("20", 398))], 0)
    assert found is not None
    assert [["".join(word.text for word in cell) for cell in line] for line in found[0]][1:] == [
        ["Hav", "1500", "1200", "80"],
        ["Land", "500", "100", "20"],
    ]


def test_letters_are_explained_below_the_table() -> None:
    table = [["Prosjekt", "Bedrift", "Fase", "Innvilget"], ["Kai", "Kai AS", "FP", "200 000"]]
    table += [["Sag", "Sag AS", "HP", "500 000"]]
    told = "FP = forprosjekt, HP = hovedprosjekt."
    reading = read("# Prosjekter i Moldal omstillingsprogram 2024", table, told)
    assert values(reading, "projects", "name", "phase") == [("Kai", "pre_project"), ("Sag", "main_project")]
