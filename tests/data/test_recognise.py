"""Tables as people really arrange them."""

import io

import openpyxl
import pytest
from written import text, xlsx

from data.loading.read import read_in_process
from data.terms.tables import Reading


def read(sheets, **told) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", **told)


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def rows(reading: Reading, *fields: str, table: int = 0) -> list[tuple[object, ...]]:
    frame = reading.tables[table].rows[list(fields)].astype(object)
    return [tuple(None if value is None or value != value else value for value in row) for row in frame.to_numpy()]


SCORES = [["Indikator", "Påstand", "Poeng"], ["Bærekraft", "Felles forståelse", 5], ["Bærekraft", None, 2]]


def test_programme_year_and_date_come_from_the_titles() -> None:
    reading = read(
        {
            "Ark1": [
                ["Program", "Spir"],
                ["Status per 30. september 2024 for programperioden 2020–2025"],
                ["Alle tall i 1000 kr"],
                [],
                ["Innsatsområde", "Budsjett", "Bevilget"],
                ["Reiseliv", 1000, 400],
            ]
        }
    )
    assert codes(reading) == []
    assert rows(reading, "programme", "year", "budget_nok", "granted_nok") == [("Spir", 2024, 1e6, 4e5)]
    assert str(reading.tables[0].rows["as_of"][0]) == "2024-09-30"


def test_a_programme_per_sheet_is_told_of() -> None:
    reading = read({"Spir 2024": SCORES, "Nye Vekster 2023": SCORES})
    assert [table.programmes + table.years for table in reading.tables] == [("Spir", 2024), ("Nye Vekster", 2023)]
    assert codes(reading) == ["programme_from_sheet"] * 2


@pytest.mark.parametrize(
    ("titles", "programme", "warnings"),
    [
        (["Programstatusvurdering Fjordlandet, per 30.09.2024"], "Fjordlandet", ["programme_from_above"]),
        (["Nye Vekster – programstatusvurdering 2024"], "Nye Vekster", ["programme_from_above"]),
        (["Poeng i omstillingsprogrammet Spir 2024"], "Spir", ["programme_from_above"]),
        # What says in so many words which programme it is stands above what only looks like a name.
        (["PSV Fjordlandet 2024", "Program: Spir"], "Spir", []),
        # No name: the words for what the table holds.
        (["PSV Budsjett og Poeng 2024"], None, ["missing_programme"]),
        (["Programstatusvurdering 2024 – Oversikt"], None, ["missing_programme"]),
        (["Programstatusvurdering høsten 2024"], None, ["missing_programme"]),
    ],
)
def test_a_programme_may_be_named_in_a_title(titles, programme, warnings) -> None:
    reading = read({"Ark1": [*([title] for title in titles), [], *SCORES]})
    assert codes(reading) == warnings
    assert reading.tables[0].programmes == ((programme,) if programme else ())
    assert reading.tables[0].years == (2024,)


BUDGET = [["Budsjett 2024"], ["Innsatsområde", "Budsjett", "Bevilget"], ["Reiseliv", 1000, 400]]


def test_a_programme_named_once_in_a_workbook_holds_for_its_other_tables() -> None:
    reading = read({"Spir 2024": SCORES, "Økonomi": BUDGET})
    assert [table.programmes for table in reading.tables] == [("Spir",), ("Spir",)]
    assert codes(reading) == ["programme_from_sheet", "programme_from_file"]
    assert (reading.problems[1].sheet, reading.problems[1].cell) == ("Økonomi", "A2:C3")


def test_of_two_programmes_none_is_chosen_for_a_table_that_names_none() -> None:
    reading = read({"Spir 2024": SCORES, "Nye Vekster 2024": SCORES, "Økonomi": BUDGET})
    assert codes(reading) == ["programme_from_sheet", "programme_from_sheet", "missing_programme"]


def test_what_the_user_says_fills_in_what_the_file_does_not() -> None:
    assert codes(read({"Ark1": SCORES})) == ["missing_programme", "missing_year"]
    reading = read({"Ark1": SCORES}, programme="Spir", year=2024)
    assert codes(reading) == []
    assert rows(reading, "programme", "year")[0] == ("Spir", 2024)


def test_indicators_as_columns() -> None:
    reading = read(
        {
            "PSV": [
                ["År", "Profil", "Organisering", "Portefølje", "Snitt"],
                [2023, 4, 5, 4.5, 4.5],
                [2024, None, 3, 2, 2.5],
            ]
        },
        programme="Spir",
    )
    assert codes(reading) == []
    assert sorted(rows(reading, "year", "indicator", "score", "is_total", "cell")) == [
        (2023, "organisation", 5.0, True, "C2"),
        (2023, "portfolio", 4.5, True, "D2"),
        (2023, "profile", 4.0, True, "B2"),
        (2024, "organisation", 3.0, True, "C3"),
        (2024, "portfolio", 2.0, True, "D3"),
    ]


def test_indicators_as_headings_between_their_statements() -> None:
    reading = read(
        {
            "PSV": [
                ["Påstand", "Poeng"],
                ["Profil og kommunikasjon", 4.5],
                ["Mål", 4],
                ["Bærekraft", None],
                ["Felles forståelse", 5],
                ["Total poengsum", 2],
                ["Gjennomsnitt", 3.7],
            ]
        },
        programme="Spir",
        year=2024,
    )
    assert codes(reading) == []
    assert rows(reading, "indicator", "statement", "score") == [
        ("profile", None, 4.5),
        ("profile", "goals", 4.0),
        ("sustainability", "shared_understanding", 5.0),
        ("sustainability", None, 2.0),
    ]


def test_an_indicator_in_merged_cells_holds_for_all_its_statements() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Indikator", "Påstand", "Poeng"], ["Bærekraft", "Felles forståelse", 5], [None, "Total", 2]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    target = io.BytesIO()
    book.save(target)
    reading = read_in_process(target.getvalue(), "fil.xlsx", programme="Spir", year=2024)
    assert codes(reading) == []
    assert rows(reading, "indicator", "is_total") == [("sustainability", False), ("sustainability", True)]


def test_years_over_groups_of_columns() -> None:
    reading = read(
        {
            "Budsjett": [
                [None, 2023, None, 2024, None],
                ["Innsatsområde", "Budsjett", "Bevilget", "Budsjett", "Bevilget"],
                ["Reiseliv", 100, 50, 200, 80],
                ["Sum", 100, 50, 200, 80],
            ]
        },
        programme="Spir",
    )
    assert codes(reading) == []
    assert rows(reading, "year", "focus_area", "budget_nok", "granted_nok", "cell") == [
        (2023, "Reiseliv", 100.0, 50.0, "B3:C3"),
        (2024, "Reiseliv", 200.0, 80.0, "D3:E3"),
    ]


def test_several_tables_on_one_sheet_each_with_its_title() -> None:
    reading = read(
        {
            "Alt": [
                ["Program: Spir"],
                ["Budsjett 2023"],
                ["Innsatsområde", "Budsjett"],
                ["Reiseliv", 100],
                [],
                ["Budsjett 2024"],
                ["Innsatsområde", "Budsjett"],
                ["Reiseliv", 200],
                [],
                ["Kilde: regnskapet"],
            ]
        }
    )
    assert codes(reading) == []
    assert [rows(reading, "programme", "year", "budget_nok", table=place) for place in (0, 1)] == [
        [("Spir", 2023, 100.0)],
        [("Spir", 2024, 200.0)],
    ]


def test_findings_in_a_column_per_kind() -> None:
    reading = read(
        {"Funn": [["Indikator", "Hvor er vi gode", "Forbedringsområder"], ["Bærekraft", "Klar vilje", "Få mål"]]},
        programme="Spir",
        year=2024,
    )
    assert codes(reading) == []
    assert sorted(rows(reading, "indicator", "kind", "text")) == [
        ("sustainability", "improvement", "Få mål"),
        ("sustainability", "strength", "Klar vilje"),
    ]


def test_a_total_that_does_not_add_up_is_told_with_both_numbers() -> None:
    reading = read(
        {"Budsjett": [["Innsatsområde", "Budsjett"], ["Reiseliv", 1e6], ["Sjømat", 2e6], ["Sum", 3.1e6]]},
        programme="Spir",
        year=2024,
    )
    (problem,) = reading.problems
    assert (problem.code, problem.cell, problem.values["total"], problem.values["sum"]) == (
        "total_differs",
        "B4",
        3.1e6,
        3e6,
    )
    assert reading.is_storable
    assert rows(reading, "focus_area", "budget_nok") == [("Reiseliv", 1e6), ("Sjømat", 2e6)]


def test_subtotals_and_a_grand_total_are_both_checked_and_left_out() -> None:
    table = [
        ["Program", "År", "Innsatsområde", "Budsjett"],
        ["Spir", 2023, "Reiseliv", 100],
        ["Sum 2023", None, None, 100],
        ["Spir", 2024, "Reiseliv", 200],
        ["Sum 2024", None, None, 200],
        ["Totalt", None, None, 300],
    ]
    reading = read({"Budsjett": table})
    assert codes(reading) == []
    assert rows(reading, "year", "budget_nok") == [(2023, 100.0), (2024, 200.0)]


def test_a_total_alone_speaks_of_the_whole_programme() -> None:
    reading = read({"Budsjett": [["Innsatsområde", "Budsjett"], ["Totalt", 310]]}, programme="Spir", year=2024)
    assert rows(reading, "focus_area", "budget_nok") == [(None, 310.0)]


def test_a_figure_that_only_the_total_gives_is_kept() -> None:
    table = [["Innsatsområde", "Måltall", "Nye"], ["Reiseliv", None, 3], ["Sjømat", None, 4], ["Totalt", 300, 7]]
    reading = read({"Arbeidsplasser": table}, programme="Spir", year=2024)
    assert codes(reading) == []
    assert rows(reading, "focus_area", "target_jobs", "new_jobs") == [
        ("Reiseliv", None, 3.0),
        ("Sjømat", None, 4.0),
        (None, 300.0, None),
    ]


def test_hidden_unknown_and_help_sheets() -> None:
    book = openpyxl.Workbook()
    for name, table in {
        "Poeng": SCORES,
        "Gammelt": SCORES,
        "Notater": [["husk", "å", "ringe"]],
        "Hjelp": [["Les"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
    book.remove(book["Sheet"])
    book["Gammelt"].sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    reading = read_in_process(target.getvalue(), "fil.xlsx", programme="Spir", year=2024)
    assert [(problem.code, problem.sheet) for problem in reading.problems] == [
        ("hidden_sheet", "Gammelt"),
        ("unknown_sheet", "Notater"),
    ]
    assert reading.is_storable


def test_example_rows_of_the_template_are_left_out() -> None:
    table = [
        ["Program", "År", "Indikator", "Poeng"],
        ["Eksempel: slett raden", 2024, "Tull", 99],
        ["Spir", 2024, "Profil", 4],
    ]
    reading = read({"Poeng": table})
    assert codes(reading) == []
    assert rows(reading, "programme", "cell") == [("Spir", "D3")]


def test_the_form_is_the_one_whose_indicators_fit() -> None:
    older = [["Indikator", "Poeng"], ["Forankring", 3], ["Plan og profil", 4]]
    reading = read({"2021": older, "2024": SCORES}, programme="Spir")
    assert codes(reading) == []
    assert [set(table.rows["form"]) for table in reading.tables] == [{"psv-8-example"}, {"psv-7"}]


def test_percent_cells_errors_and_formulas_without_a_value() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Innsatsområde", "Budsjett", "Utnyttelse %"],
        ["Reiseliv", 100, 0.44],
        ["Sjømat", 100, 50],
        ["Landbruk", "=B2+B3", "x"],
        ["Energi", "#DIV/0!", 10],
    ):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    sheet["B5"].data_type = "e"
    target = io.BytesIO()
    book.save(target)
    reading = read_in_process(target.getvalue(), "fil.xlsx", programme="Spir", year=2024)
    assert rows(reading, "utilisation") == [(0.44,), (0.5,), (0.1,)]
    assert sorted((problem.code, problem.cell, problem.value) for problem in reading.problems) == [
        ("cell_error", "B5", "#DIV/0!"),
        ("formula_without_value", "B4", None),
        ("not_a_share", "C4", "x"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_in_any_encoding_with_any_delimiter(encoding: str, delimiter: str) -> None:
    table = [
        ["Program", "År", "Indikator", "Poeng"],
        ["Ømse år", 2024, "Bærekraft", 2.5],
        ["Ømse år", 2024, "Portefølje", 4],
    ]
    reading = read_in_process(text(table, delimiter, encoding), "fil.csv")
    assert codes(reading) == []
    assert rows(reading, "programme", "indicator", "score", "cell") == [
        ("Ømse år", "sustainability", 2.5, "D2"),
        ("Ømse år", "portfolio", 4.0, "D3"),
    ]


def test_a_csv_with_excels_own_separator_line_keeps_its_row_numbers() -> None:
    content = "sep=;\r\nProgram;År;Indikator;Poeng\r\nSpir;2024;Profil;4,5\r\n".encode("cp1252")
    assert rows(read_in_process(content, "fil.csv"), "score", "cell") == [(4.5, "D3")]


def test_rows_of_several_values_carry_their_range_and_each_cell() -> None:
    reading = read({"Budsjett": [["År", "Budsjett", "Bevilget"], [2023, 100, 50], [2024, 100, None]]}, programme="Spir")
    assert rows(reading, "cell", "cells") == [("B2:C2", '{"budget_nok":"B#","granted_nok":"C#"}'), ("B3", None)]


def test_a_day_that_must_be_there_and_is_no_day_is_told_once_for_what_it_is() -> None:
    sheet = [["Dato", "Type punkt", "Hva"], ["31.02.2025", "Frist", "Søknad"], ["løpende", "Frist", "Rapport"]]
    reading = read({"Årshjul": sheet}, programme="Spir")
    assert [(one.code, one.cell) for one in reading.problems] == [("not_a_date", "A2"), ("not_a_date", "A3")]
