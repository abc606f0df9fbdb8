"""What people say of headers and statements in their own words is taken, told, and remembered by the header's shape."""

import pytest

from data.__main__ import main
from data.loading.read import read_file, read_in_process
from data.store import mappings
from data.store.database import Store
from data.terms.answers import DATASET
from data.understanding.blocks import Heading, Part
from data.understanding.matches import suggestion
from tests.data.written import text, xlsx

SPIR = {"programme": "Spir", "year": 2024}


def read(rows, sheet: str = "Ark1", **told):
    return read_in_process(xlsx({sheet: rows}), "fil.xlsx", **told)


BUDGET = [["Innsatsområde", "Budsjett", "Blå pott", "Ansv."], ["Reiseliv", 100, 44, "Kari"]]


def test_each_column_says_what_it_was_taken_for() -> None:
    (table,) = read(BUDGET, **SPIR).tables
    assert (table.header_row, table.range) == (1, "A1:D2")
    assert [(c.letter, c.header, c.key, c.field, c.how) for c in table.columns] == [
        ("A", "Innsatsområde", "innsatsområde", "focus_area", "known"),
        ("B", "Budsjett", "budsjett", "budget_nok", "known"),
        ("C", "Blå pott", "blå pott", None, "unknown"),
        ("D", "Ansv.", "ansv", None, "unknown"),
    ]
    assert all(0 <= column.confidence <= 1 for column in table.columns)


def test_a_year_in_the_header_is_given_to_the_cells_below() -> None:
    (table,) = read([["Indikator", 2023, "PSV 2024"], ["Profil", 4, 5]], programme="Spir").tables
    assert [(column.key, column.field, column.given) for column in table.columns] == [
        ("indikator", "indicator", None),
        ("#", "score", "2023"),
        ("psv #", "score", "2024"),
    ]


def test_the_shape_is_that_of_the_header_whatever_its_years_rows_and_place() -> None:
    def shape(rows, sheet="Ark1"):
        return read(rows, sheet, programme="Spir", year=2024).tables[0].shape

    one = shape([["Indikator", 2022, 2023], ["Profil", 4, 5]])
    assert one == shape([["Program: Spir"], [], [None, "Indikator", 2023, 2024, 2025], [None, "Bærekraft", 1, 2, 3]])
    assert one != shape([["Indikator", "Påstand", 2023], ["Profil", "Mål", 5]])
    budget = [["Innsatsområde", "Beløp"], ["Reiseliv", 1]]
    assert shape([["Bevilget"], *budget]) != shape([["Utbetalt"], *budget])


def test_a_chosen_mapping_reads_a_column_that_nobody_knew_and_leaves_another_out() -> None:
    (table,) = read(BUDGET, **SPIR).tables
    chosen = {table.shape: {"blå pott": "paid_nok", "ansv": None}}
    reading = read(BUDGET, **SPIR, mappings=chosen)
    (table,) = reading.tables
    assert reading.problems == ()
    assert table.rows["paid_nok"].tolist() == [44.0]
    assert [(column.field, column.how) for column in table.columns[2:]] == [("paid_nok", "chosen"), (None, "chosen")]


def test_a_mapping_can_turn_a_sheet_that_nobody_knew_into_a_table() -> None:
    rows = [["Penger i Spir"], [], ["Hvor", "Grønn bøtte", "Blå bøtte"], ["Reiseliv", 1e6, 44e4], ["Sjømat", 5e5, 1e5]]
    reading = read(rows, **SPIR)
    assert not reading.is_storable
    (candidate,) = reading.candidates
    assert (candidate.sheet, candidate.range, candidate.header) == (
        "Ark1",
        "A3:C5",
        ("Hvor", "Grønn bøtte", "Blå bøtte"),
    )
    keys = [column.key for column in candidate.columns]
    mapping = {DATASET: "budget", **dict(zip(keys, ("focus_area", "budget_nok", "granted_nok"), strict=True))}
    reading = read(rows, **SPIR, mappings={candidate.shape: mapping})
    assert reading.is_storable and reading.candidates == ()
    assert reading.tables[0].rows[["focus_area", "granted_nok"]].to_numpy().tolist() == [
        ["Reiseliv", 44e4],
        ["Sjømat", 1e5],
    ]


def test_a_mapping_can_say_which_figure_the_years_hold() -> None:
    rows = [["Hvor", 2023, 2024], ["Reiseliv", 44, 50]]
    (candidate,) = read(rows, programme="Spir").candidates
    mapping = {DATASET: "budget", "hvor": "focus_area", "#": "utilisation"}
    (table,) = read(rows, programme="Spir", mappings={candidate.shape: mapping}).tables
    assert table.rows[["year", "utilisation"]].to_numpy().tolist() == [[2023, 0.44], [2024, 0.5]]


def test_a_mapping_that_makes_no_sense_is_no_error() -> None:
    (table,) = read(BUDGET, **SPIR).tables
    for mapping in ({"budsjett": "no_such_field"}, {DATASET: "no_such_set"}, {"no such header": "paid_nok"}, {}):
        reading = read(BUDGET, **SPIR, mappings={table.shape: mapping})
        assert all(problem.code != "reading_stopped" for problem in reading.problems)


def test_what_was_confirmed_is_remembered_and_the_newest_holds(tmp_path) -> None:
    store = Store(tmp_path / "store.duckdb")
    mappings.remember(store, "abc", {"utbet": "paid_nok"}, by="kari")
    mappings.remember(store, "abc", {"utbet": "granted_nok", "ansv": None}, by="ola")
    mappings.remember(store, "def", {"x": "y"}, by="ola")
    mappings.remember(store, "def", {}, by="ola")
    assert mappings.remembered(store) == {"abc": {"utbet": "granted_nok", "ansv": None}}


def test_next_years_file_loads_by_itself(tmp_path, capsys) -> None:
    database = tmp_path / "store.duckdb"
    (table,) = read(BUDGET, **SPIR).tables
    mappings.remember(Store(database), table.shape, {"blå pott": "paid_nok", "ansv": None}, by="kari")
    remembered = mappings.remembered(Store(database))
    next_year = [[], ["Program: Spir"], ["Budsjett 2025"], BUDGET[0], ["Sjømat", 7e5, 5e5, "Ola"]]
    reading = read_file(xlsx({"Ark1": next_year}), "neste.xlsx", remembered=remembered)
    assert reading.problems == ()
    assert reading.tables[0].columns[2].how == "remembered"
    (tmp_path / "neste.xlsx").write_bytes(xlsx({"Ark1": next_year}))
    assert main(["load", str(tmp_path / "neste.xlsx"), "--database", str(database)]) == 0
    capsys.readouterr()


OWN = [["Indikator", "Påstand", "Poeng"], ["Profil", "Vi vet hva vi vil", 4]]


def test_a_statement_in_its_own_words_is_kept_and_can_be_tied_to_the_forms(tmp_path) -> None:
    reading = read(OWN, **SPIR)
    assert [problem.code for problem in reading.problems] == ["statement_in_own_words"]
    assert reading.tables[0].rows["statement"].tolist() == ["Vi vet hva vi vil"]
    store = Store(tmp_path / "store.duckdb")
    mappings.remember_statement(store, "psv-7", "profile", "Vi vet hva vi vil", "goals", by="kari")
    reading = read(OWN, **SPIR, statements=mappings.remembered_statements(store))
    assert reading.problems == ()
    assert reading.tables[0].rows["statement"].tolist() == ["goals"]
    mappings.remember_statement(store, "psv-7", "profile", "Vi vet hva vi vil", None, by="kari")
    assert mappings.remembered_statements(store) == {}


def test_a_statement_tied_to_one_that_the_form_lacks_keeps_its_words() -> None:
    reading = read(OWN, **SPIR, statements={("psv-7", "profile", "Vi vet hva vi vil"): "no_such"})
    assert reading.tables[0].rows["statement"].tolist() == ["Vi vet hva vi vil"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Budsjet", "budget_nok"),
        ("Innsatsomrade", "focus_area"),
        ("Utbetalt hittil i år", "paid_nok"),
        ("%%", "utilisation"),
        ("Kaffe", None),
        ("Ansv", None),
    ],
)
def test_only_what_is_much_alike_is_suggested(header: str, field: str | None) -> None:
    found, share = suggestion(Heading(0, (Part(header, header, 0, 0),)), "budget")
    assert found == field
    assert found is None or 0.35 <= share <= 1


def test_mappings_reach_the_child_process_as_well() -> None:
    (table,) = read_file(text(BUDGET), "a.csv", **SPIR).tables
    chosen = {table.shape: {"blå pott": "paid_nok", "ansv": None}}
    here = read_in_process(text(BUDGET), "a.csv", **SPIR, mappings=chosen)
    there = read_file(text(BUDGET), "a.csv", **SPIR, mappings=chosen)
    assert here.tables[0].columns == there.tables[0].columns
    assert here.tables[0].rows.equals(there.tables[0].rows)
    assert here.problems == there.problems == ()
