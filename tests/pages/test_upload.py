"""Last inn: what a file says is shown before it is stored, and what is stored can be taken back."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import sample
from data.loading.read import read_in_process
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.store.mappings import remembered_answers
from data.store.snapshot import Snapshot
from data.terms.aliases import sheet_title
from data.terms.answers import Answers, Stated
from data.terms.problems import has_errors
from data.terms.questions import Choice, Question, settled
from data.terms.tables import Reading
from language import LANGUAGES, Language, sentence
from tests.data.factories import scores_in
from tests.data.reports import parts
from tests.data.written import xlsx
from tests.pages.conftest import Files
from tests.pages.opened import (
    charts,
    choose,
    dialog,
    go,
    headline,
    html,
    inside,
    open_actions,
    open_app,
    page_links,
    panels,
    press,
    table_of,
    texts,
)
from tests.pages.reckoned import SPIR
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
# For what is done rather than said.
in_one_language = pytest.mark.parametrize("language", LANGUAGES[:1])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("Program", "År", "Indikator", "Påstand", "Poeng")

GOOD = (
    ("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 4),
    ("Fjell", 2024, "Profil og kommunikasjon", "Mål", 3.5),
    ("Fjell", 2024, "Bærekraft", "Total poengsum", 2),
)
BAD = (
    ("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 9),
    ("Fjell", "i fjor", "Profil og kommunikasjon", "Total poengsum", 4),
    ("Fjell", 2024, "Organisering", "Total poengsum", "mye"),
    ("Fjell", 2024, "Bærekraft", "Total poengsum", "<b>fire</b>"),
)
# A mean written where the board's total belongs.
DOUBTFUL = (("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 4.3),)


def workbook(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> bytes:
    """A sheet of scores."""
    return in_sheets({"Poeng": [headings, *rows]})


def in_sheets(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of those sheets; a text that starts like a formula stays a text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def upload(app: AppTest, content: bytes, file_name: str = "poeng.xlsx") -> AppTest:
    app.file_uploader[0].set_value((file_name, content, XLSX))
    return app.run()


def waiting(app: AppTest) -> list[str]:
    """The ids of the files that are read and not stored."""
    return list(app.session_state["pending"])


def has_button(app: AppTest, key: str) -> bool:
    return key in {button.key for button in app.button}


def select(app: AppTest, key: str, value: object) -> AppTest:
    """Chooses in the one selectbox whose key begins or ends so."""
    (box,) = [box for box in app.selectbox if str(box.key).startswith(key) or str(box.key).endswith(key)]
    box.set_value(value)
    return app


def accept(app: AppTest) -> AppTest:
    """Says that the warnings are seen."""
    (box,) = [box for box in app.checkbox if str(box.key).startswith("accept-")]
    return box.check().run()


def understood(app: AppTest) -> list[str]:
    """What each table was taken for, in a line."""
    return [re.sub(r"\\(.)|\u2060", r"\1", one.label) for one in app.expander]


def errors(app: AppTest) -> list[list[str]]:
    """Cell, value, message of each."""
    return table_of(inside(app, "block-problems"))[1:]


def warnings(app: AppTest) -> list[str]:
    """Message and place of each, folded away as they are."""
    items = re.findall(r"<li>(.*?</small>)", inside(app, "block-warnings"))
    return [unescape(re.sub(r"<[^>]*>", "", item)) for item in items]


def counts(spoken: Language, **rows: int) -> str:
    """The sentence over what would change."""
    parts = [spoken.text(f"history.rows_{name}", n=count, count=str(count)) for name, count in rows.items()]
    return f"{sentence(spoken.listing(parts))}." if parts else spoken.text("history.nothing_changes")


def load_count(store: Store) -> int:
    return len(batches.history(store))


@in_both_languages
def test_a_good_file_is_understood_confirmed_stored_and_taken_back(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(GOOD))

    about = f"{sheet_title('scores', language)} · {spoken.text('command_line.rows', n=3)} · 2024 · Fjell · Poeng, A1:E4"
    assert understood(app) == [about]
    assert spoken.text("upload.all_known") in texts(app)
    assert spoken.text("pages.upload.no_problems") in texts(app)
    assert counts(spoken, new=3) in texts(app)
    assert load_count(empty) == 0, "nothing is stored before it is confirmed"
    assert faults(texts(app), language, from_files=("Profil og kommunikasjon", "Bærekraft")) == []

    press(app, "confirm")

    assert load_count(empty) == 1
    assert scores_in(empty) == {
        ("Fjell", 2024, "profile", None): 4.0,
        ("Fjell", 2024, "profile", "goals"): 3.5,
        ("Fjell", 2024, "sustainability", None): 2.0,
    }
    assert spoken.text("pages.upload.loaded", batch=1) in inside(app, "block-loaded")
    assert (waiting(app), understood(app), has_button(app, "confirm")) == ([], [], False)
    link = next(
        link
        for link in page_links(app)
        if link.label == spoken.text("pages.upload.see", page=spoken.text("pages.indicators.title"))
    )
    assert "programme=Fjell" in link.proto.query_string and "year=2024" in link.proto.query_string
    there = open_actions(open_app("indicators", programme="Fjell", year=2024), "years")
    seen = {row[0]: row[1] for row in table_of(inside(there, "table-years"))[1:]}
    assert (seen["Profil og kommunikasjon"], seen["Bærekraft"]) == ("4", "2")

    go(app, "upload")
    press(app, "undo")

    assert scores_in(empty) == {}
    assert [toast.value for toast in app.toast] == [spoken.text("pages.upload.taken_back", batch=1)]
    assert not has_button(app, "undo")
    assert headline(go(app, "overview")) == spoken.text("pages.empty.title")


@in_both_languages
def test_a_bad_file_is_explained_cell_by_cell_and_not_stored(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(BAD))

    assert {cell: value for cell, value, _ in errors(app)} == {
        "Poeng, E2": "9",
        "Poeng, B3": "i fjor",
        "Poeng, E4": "mye",
        "Poeng, E5": "<b>fire</b>",
    }
    assert sentence(spoken.text("upload.to_mend", n=4, count=spoken.in_words(4))) in texts(app)
    assert panels(app) == ["poeng.xlsx"]
    assert spoken.text("pages.upload.rejected") in texts(app)
    assert not has_button(app, "confirm")
    assert load_count(empty) == 0


@in_both_languages
def test_the_way_to_a_cell_and_a_copy_with_its_fault(empty: Store, files: Files, language: str) -> None:
    app = upload(open_app("upload", language=language), workbook(BAD))

    select(app, "go-", "Poeng!B3!not_a_year").run()
    assert re.search(
        r'<td class="is-error [^>]*>(?:<span[^>]*>[^<]*</span>)*i fjor</td>', inside(app, "block-problems")
    )
    copy = openpyxl.load_workbook(io.BytesIO(files[f"annotated-{waiting(app)[0]}"]()))
    said = {cell.coordinate: cell.comment.text for row in copy["Poeng"] for cell in row if cell.comment}
    assert set(said) == {"E2", "B3", "E4", "E5"}
    assert next(message for cell, _, message in errors(app) if cell == "Poeng, B3") in said["B3"]
    assert copy["Poeng"]["E5"].value == "<b>fire</b>"


@in_both_languages
@pytest.mark.parametrize(
    ("file_name", "content"),
    [
        pytest.param("tom.xlsx", b"", id="empty"),
        pytest.param("bilde.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200), id="an image"),
        pytest.param("ødelagt.xlsx", workbook(GOOD)[:400], id="cut off"),
        pytest.param("notat.xlsx", workbook([("hei",)], ("Notat",)), id="nothing recognisable"),
    ],
)
def test_an_unreadable_file_says_why(empty: Store, file_name: str, content: bytes, language: str) -> None:
    app = upload(open_app("upload", language=language), content, file_name)

    assert not app.exception
    assert len(errors(app)) >= 1
    assert panels(app) == [file_name]
    assert not has_button(app, "confirm")
    assert faults(texts(app), language) == []


@in_both_languages
def test_warnings_are_accepted_before_anything_is_stored(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), workbook(DOUBTFUL))

    assert len(warnings(app)) == 1 and warnings(app)[0].endswith(" Poeng, E2")
    assert app.button(key="confirm").disabled
    accept(app)
    assert not app.button(key="confirm").disabled
    press(app, "confirm")

    assert scores_in(empty) == {("Fjell", 2024, "profile", None): 4.3}


def test_another_file_asks_about_its_own_warnings(empty: Store) -> None:
    app = accept(upload(open_app("upload"), workbook(DOUBTFUL)))
    press(app, f"give-up-{waiting(app)[0]}")

    upload(app, workbook((("Fjell", 2024, "Bærekraft", "Total poengsum", 2.1),)), "en annen.xlsx")

    assert app.button(key="confirm").disabled


@pytest.mark.parametrize(
    ("mode", "rows", "left"),
    [
        pytest.param("replace", {"changed": 1, "vanishing": 2}, 1, id="replace"),
        pytest.param("add", {"changed": 1}, 3, id="add"),
    ],
)
@in_one_language
def test_what_is_there_is_replaced_or_added_to(
    empty: Store, mode: str, rows: dict[str, int], left: int, language: str
) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(GOOD))
    press(app, "confirm")
    upload(app, workbook((("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 5),)), "ny.xlsx")
    choose(app, f"mode-{waiting(app)[0]}", Mode(mode))

    assert counts(spoken, **rows) in texts(app)
    changes = table_of(inside(app, "block-changes"))[1:]
    assert [row[2:4] for row in changes if row[0] == spoken.text("history.change_changed")] == [["4", "5"]]
    press(app, "confirm")

    scores = scores_in(empty)
    assert scores[("Fjell", 2024, "profile", None)] == 5.0
    assert len(scores) == left


@in_one_language
def test_the_same_file_again_changes_nothing(empty: Store, language: str) -> None:
    spoken, same = Language(language), workbook(GOOD)
    app = upload(open_app("upload", language=language), same)
    press(app, "confirm")
    upload(app, same)
    assert counts(spoken) in texts(app)
    press(app, "confirm")

    assert load_count(empty) == 1
    assert spoken.text("pages.upload.unchanged") in texts(app)


def test_the_page_supplies_what_the_file_does_not_say(empty: Store) -> None:
    content = workbook((("Profil og kommunikasjon", "Total poengsum", 4),), ("Indikator", "Påstand", "Poeng"))
    app = upload(open_app("upload"), content)
    assert not has_button(app, "confirm")

    app.text_input(key="file-programme").set_value("  Fjell ")
    app.number_input(key="file-year").set_value(2023)
    app.run()
    press(app, "confirm")

    assert scores_in(empty) == {("Fjell", 2023, "profile", None): 4.0}


def test_what_the_file_does_not_say_is_said_beside_the_error(empty: Store) -> None:
    app = upload(open_app("upload"), workbook((("Bærekraft", "Total poengsum", 4),), HEADINGS[2:]))
    (file,) = waiting(app)

    app.text_input(key=f"missing-programme-{file}").set_value("Fjell").run()
    app.number_input(key=f"missing-year-{file}").set_value(2023).run()
    press(app, "confirm")

    assert scores_in(empty) == {("Fjell", 2023, "sustainability", None): 4.0}


PAYMENTS = ("Program", "År", "Innsatsområde", "Per dato", "Budsjett", "Bevilget", "Ut av kassen")


@in_both_languages
def test_an_unknown_column_is_named_and_known_the_next_time(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(
        open_app("upload", language=language),
        workbook([("Fjell", 2024, "Havbruk", "30.09.2024", 1000, 900, 100)], PAYMENTS),
    )
    quoted = spoken.text("upload.quoted", text="Ut av kassen")
    assert spoken.text("upload.not_ours", n=1, names=quoted) in texts(app)

    choose(app, f"not-right-{waiting(app)[0]}-table-0", "columns")
    select(app, "-budget-G", "paid_nok")
    press(app, f"use-{waiting(app)[0]}-table-0")
    assert spoken.text("upload.all_known") in texts(app)
    assert spoken.text("pages.upload.no_problems") in texts(app)
    press(app, "confirm")

    upload(app, workbook([("Fjell", 2025, "Havbruk", "30.09.2025", 1000, 900, 250)], PAYMENTS), "neste.xlsx")
    assert spoken.text("upload.all_known") in texts(app)
    press(app, "confirm")
    assert paid_in(empty) == {2024: 100.0, 2025: 250.0}


def paid_in(store: Store) -> dict[int, float]:
    snapshot = Snapshot(store)
    rows = snapshot.cursor(None).execute("SELECT year, paid_nok FROM budget_use").fetchall()
    snapshot.close()
    return dict(rows)


@in_one_language
def test_a_table_nobody_knows_is_mapped_by_hand(empty: Store, language: str) -> None:
    rows = [("Gren", "Blad", "Frukt", "Stilk", "Mengde"), ("Fjell", "2024", "Bærekraft", "Total poengsum", "3")]
    app = upload(open_app("upload", language=language), in_sheets({"Ark": rows}))
    (file,) = waiting(app)
    assert not has_button(app, "confirm")
    app.session_state[f"candidate-{file}-0"] = True
    select(app.run(), "dataset-", "scores").run()

    for letter, field in zip("ABCDE", ("programme", "year", "indicator", "statement", "score"), strict=True):
        select(app, f"candidate-0-scores-{letter}", field)
    press(app, f"use-{file}-candidate-0")

    assert load_count(empty) == 0
    assert faults(texts(app), language, from_files=("Bærekraft",)) == []
    press(app, "confirm")
    assert scores_in(empty) == {("Fjell", 2024, "sustainability", None): 3.0}


@in_one_language
def test_a_statement_in_its_own_words_is_tied_to_the_forms(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(
        open_app("upload", language=language),
        workbook([("Fjell", 2024, "Profil og kommunikasjon", "Vi vet hvor vi skal", 3)]),
    )
    assert spoken.text("upload.own_words") in texts(app)

    select(app, "-words-0-0", "goals")
    press(app, f"use-{waiting(app)[0]}-words-0")
    assert spoken.text("pages.upload.no_problems") in texts(app)
    press(app, "confirm")
    assert scores_in(empty) == {("Fjell", 2024, "profile", "goals"): 3.0}

    upload(app, workbook([("Fjell", 2025, "Profil og kommunikasjon", "Vi vet hvor vi skal", 4)]), "neste.xlsx")
    press(app, "confirm")
    assert scores_in(empty)["Fjell", 2025, "profile", "goals"] == 4.0


def report() -> bytes:
    """Spir's assessment as plain text, with its boxes."""
    lines = []
    for part in parts():
        boxes = "   ".join(f"{'☒' if number in part.crossed else '☐'} {number}" for number in range(1, 7))
        bullet = "• " if part.kind in ("bullet", "question") else ""
        lines.append(boxes if part.kind == "boxes" else bullet + part.text)
    return "\n".join(lines).encode()


@in_both_languages
def test_a_report_is_corrected_before_it_is_stored(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), report(), "psv.txt")
    (file,) = waiting(app)
    shown = app.data_editor[0].value
    assert spoken.text("upload.edit_why") in texts(app)
    place = next(place for place, score in enumerate(shown["score"]) if score == 6)
    key = app.session_state["pending"][file].read.tables[0].rows.iloc[place]
    address = (key["programme"], key["year"], key["indicator"], key["statement"])

    app.session_state[f"editor-{file}-0"] = {"edited_rows": {place: {"score": 5}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert len([warning for warning in warnings(app) if "5.0" in warning]) == 1
    assert faults(warnings(app), language) == []

    # Left and come back to: the correction stays, and nothing is stored.
    go(go(app, "budget"), "upload")
    assert load_count(empty) == 0
    assert list(app.data_editor[0].value["score"])[place] == 5
    press(accept(app), "confirm")

    assert scores_in(empty)[address] == 5.0
    noted = [problem for problem in batches.accepted_problems(empty, 1) if problem.code == "corrected_by_hand"]
    assert [(problem.value, problem.values["before"]) for problem in noted] == [("5.0", "6.0")]
    told = dialog(press(go(app, "history"), "warnings-1"))
    assert noted[0].message(spoken) in told.replace("&#x27;", "'")


@in_both_languages
def test_what_is_read_of_an_evaluation_is_seen_before_anybody_says_yes(empty: Store, language: str) -> None:
    said = """Evaluering av Havrom, runden 2023

Program: Havrom

Lærdommer
- Møtene på nett sparte reisetid.
- Fylkeskommunene: Det tok lang tid å bli enige.

Anbefalinger
- Møt juryen tidlig.
"""
    app = upload(open_app("upload", language=language), said.encode(), "havrom.txt")
    shown = texts(app)
    assert {"Møtene på nett sparte reisetid", "Det tok lang tid å bli enige"} <= {text.rstrip(".") for text in shown}
    assert load_count(empty) == 0


def test_a_table_on_its_side_has_no_words_over_columns_that_are_none_of_its(empty: Store) -> None:
    lying = [["", "Havbruk", "Reiseliv"], ["Budsjett", 400_000, 300_000], ["Bevilget", 250_000, 90_000]]
    standing = [list(row) for row in zip(*lying, strict=True)]
    for rows, are_shown in ((lying, False), (standing, True)):
        app = upload(open_app("upload"), xlsx({"Budsjett 2024": [["Program: Havrom"], *rows]}), "havrom.xlsx")
        assert ('class="ps-chip"' in html(app)) is are_shown


def test_a_correction_beyond_the_scale_is_not_stored(empty: Store) -> None:
    app = upload(open_app("upload"), report(), "psv.txt")
    (file,) = waiting(app)

    app.session_state[f"editor-{file}-0"] = {"edited_rows": {0: {"score": 7}}, "added_rows": [], "deleted_rows": []}
    app.run()

    assert "7" in {value for _, value, _ in errors(app)}
    assert not has_button(app, "confirm")


@in_both_languages
def test_a_fault_is_mended_where_it_is_found(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook((BAD[0], *GOOD[1:])))
    (file,) = waiting(app)
    assert [cell for cell, *_ in errors(app)] == ["Poeng, E2"]

    box = app.text_input(key=f"should-{file}-Poeng-E2")
    assert box.value == "9"
    box.set_value("3")
    press(app, f"mend-{file}-form")

    (told,) = warnings(app)
    assert "9" in told and "3" in told and told.endswith("Poeng, E2")
    assert sentence(spoken.text("upload.to_know", n=1, count=spoken.in_words(1))) in texts(app)
    press(accept(app), "confirm")
    assert scores_in(empty)["Fjell", 2024, "profile", None] == 3.0
    assert [problem.code for problem in batches.accepted_problems(empty, 1)] == ["corrected_by_hand"]


def edit(app: AppTest, key: str, rows: Mapping[int, Mapping[str, object]]) -> AppTest:
    """Types in the editor of that key, as the browser tells of it: row of the editor -> column -> value."""
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def test_cells_and_lines_are_mended_in_the_sheet(empty: Store) -> None:
    rows = [("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 4), ("Fjell", 2024, "Bærekraft", "", "to")]
    app = upload(open_app("upload"), workbook(rows, ("Program", "År", "Indikator", "Påstand", "Poeng")))
    (file,) = waiting(app)
    choose(app, f"not-right-{file}-table-0", "cells")
    shown = app.data_editor[0].value
    assert list(shown.columns) == ["line", *"ABCDEF"] and list(shown.index) == [1, 2, 3, 4]
    assert list(shown["line"]) == ["unread", "data", "data", "unread"]

    edit(app, f"cells-{file}-table-0-Poeng", {2: {"D": "Total poengsum", "E": "2"}, 1: {"line": "note"}})

    answers = app.session_state["pending"][file].answers
    assert dict(answers.cells) == {("Poeng", "D3"): "Total poengsum", ("Poeng", "E3"): "2"}
    assert dict(answers.lines) == {("Poeng", 1): "note"}
    assert not has_errors(app.session_state["pending"][file].reading.problems)

    # What is typed back to what the file says is no correction any more.
    edit(app, f"cells-{file}-table-0-Poeng", {2: {"D": "Total poengsum", "E": "to"}, 1: {"line": "data"}})
    answers = app.session_state["pending"][file].answers
    assert (dict(answers.cells), dict(answers.lines)) == ({("Poeng", "D3"): "Total poengsum"}, {})

    # Left and come back to: the editor starts from what was corrected.
    choose(go(go(app, "budget"), "upload"), f"not-right-{file}-table-0", "cells")
    assert list(app.data_editor[0].value["D"]) == ["Påstand", "Total poengsum", "Total poengsum", ""]

    press(app, f"uncorrect-{file}")
    answers = app.session_state["pending"][file].answers
    assert (dict(answers.cells), dict(answers.lines)) == ({}, {})
    assert list(app.data_editor[0].value["D"])[2] in (None, "")


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        pytest.param([("A", "B", "C", "D"), ("Fjell", 2024, "Bærekraft", 2)], "candidate-0", id="an unknown table"),
        pytest.param([("Notat",), (), ("Fjell", 2024, "Bærekraft", 2)], "sheet", id="no table"),
    ],
)
def test_a_sheet_that_means_nothing_is_mended_on_the_page(
    empty: Store, sheet: Sequence[Sequence[object]], name: str
) -> None:
    app = upload(open_app("upload"), in_sheets({"Poeng": sheet}))
    (file,) = waiting(app)
    assert not has_button(app, "confirm")
    if name != "sheet":
        choose(app, f"not-right-{file}-{name}", "cells")

    headings = dict(zip("ABCD", ("Program", "År", "Indikator", "Poeng"), strict=True))
    edit(app, f"cells-{file}-{name}-Poeng", {len(sheet) - 2: headings})

    press(accept(app), "confirm")
    assert scores_in(empty) == {("Fjell", 2024, "sustainability", None): 2.0}


def test_what_is_missing_is_filled_in_beside_the_table(empty: Store) -> None:
    app = upload(open_app("upload"), workbook([(2024, "Bærekraft", 2)], ("År", "Indikator", "Poeng")))
    (file,) = waiting(app)
    assert [problem.code for problem in app.session_state["pending"][file].reading.problems] == ["missing_programme"]
    choose(app, f"not-right-{file}-table-0", "cells")

    edit(app, f"cells-{file}-table-0-Poeng", {0: {"D": "Program"}, 1: {"D": "Fjell"}})

    press(accept(app), "confirm")
    assert scores_in(empty) == {("Fjell", 2024, "sustainability", None): 2.0}


def test_programme_year_and_unit_are_said_of_the_whole_table(empty: Store) -> None:
    rows = [("Program: Fjell",), ("Budsjett 2024",), ("Innsatsområde", "Budsjett", "Bevilget"), ("Havbruk", 1000, 900)]
    app = upload(open_app("upload"), in_sheets({"Budsjett": rows}))
    (file,) = waiting(app)
    choose(app, f"not-right-{file}-table-0", "cells")
    assert (
        app.text_input(key=f"programme-{file}-table-0").value,
        app.number_input(key=f"year-{file}-table-0").value,
    ) == (
        "Fjell",
        2024,
    )

    app.number_input(key=f"year-{file}-table-0").set_value(2023)
    select(app.run(), f"unit-{file}-table-0", "thousand_nok").run()

    assert dict(app.session_state["pending"][file].answers.stated) == {
        ("Budsjett", "A3"): Stated(year=2023, unit="thousand_nok")
    }


UNIT = Question(
    "unit-budget",
    "unit",
    (
        Choice("nok", "unit_kroner", {"shown": "4", "number": 4.0}),
        Choice("thousand_nok", "unit_thousands", {"shown": "4", "number": 4000.0}),
        Choice("none", "left_unread"),
    ),
    "Poeng",
    "E1",
    "4",
    {"column": "<b>Poeng</b>"},
)


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file raises one question."""

    def asked_of(content: bytes, name: str, answers: Answers) -> Reading:
        reading = read_in_process(content, name, answers)
        questions, answered = settled([UNIT], answers.choices)
        return replace(reading, questions=questions, answered=answered)

    monkeypatch.setattr("pages.programme.upload.pending.read_file", asked_of)


def answer_buttons(app: AppTest) -> list[str]:
    return [button.key.rpartition("-")[2] for button in app.button if str(button.key).startswith("answer-")]


@in_both_languages
def test_a_question_is_answered_remembered_and_answered_anew(empty: Store, asking: None, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(GOOD))
    (file,) = waiting(app)

    assert answer_buttons(app) == ["nok", "thousand_nok", "none"]
    assert UNIT.sentence(spoken) in texts(app)
    assert spoken.text("upload.unanswered") in texts(app)
    assert not has_button(app, "confirm")
    assert 'class="is-question' in inside(app, "block-tables")
    assert_harmless(app)
    assert faults(texts(app), language, from_files=("Profil og kommunikasjon", "Bærekraft")) == []

    press(app, f"answer-{file}-unit-budget-nok")
    assert answer_buttons(app) == []
    assert UNIT.choices[0].means(spoken) in texts(app)
    press(app, "confirm")
    assert load_count(empty) == 1

    upload(app, workbook(GOOD[:1]), "neste.xlsx")
    (file,) = waiting(app)
    before = spoken.text("upload.answered_before", n=1, count=1)
    assert (answer_buttons(app), before in texts(app), has_button(app, "confirm")) == ([], True, True)

    press(app, f"change-{file}-unit-budget")
    assert answer_buttons(app) == ["nok", "thousand_nok", "none"]
    assert not has_button(app, "confirm")
    press(app, f"answer-{file}-unit-budget-thousand_nok")
    press(app, "confirm")
    assert remembered_answers(empty) == {"unit-budget": "thousand_nok"}


@in_one_language
def test_two_files_are_stored_each_by_itself(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = open_app("upload", language=language)
    app.file_uploader[0].set_value([("a.xlsx", workbook(GOOD), XLSX), ("b.xlsx", workbook(BAD), XLSX)])
    app.run()

    _, second = waiting(app)
    assert app.selectbox(key="chosen-file").options == [
        f"a.xlsx · {spoken.text('upload.state_ready')}",
        f"b.xlsx · {spoken.text('upload.state_errors', n=4)}",
    ]
    press(app, "confirm")
    assert (load_count(empty), waiting(app)) == (1, [second])
    assert panels(app) == ["b.xlsx"]
    press(app, f"give-up-{second}")
    assert (load_count(empty), waiting(app)) == (1, [])


@in_one_language
def test_who_leaves_half_way_finds_the_file_again_and_nothing_stored(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), workbook(GOOD))
    go(app, "overview")
    assert headline(app) == Language(language).text("pages.empty.title")
    go(app, "upload")
    # Another file beside it does not push it out.
    upload(app, workbook(DOUBTFUL), "en til.xlsx")

    assert load_count(empty) == 0
    assert [file.name for file in app.session_state["pending"].values()] == ["poeng.xlsx", "en til.xlsx"]
    press(app, "confirm")
    assert load_count(empty) == 1


@in_one_language
def test_the_untouched_template_has_nothing_to_store(empty: Store, files: Files, language: str) -> None:
    spoken = Language(language)
    app = open_app("upload", language=language)
    upload(app, files["template"](), "mal.xlsx")

    assert panels(app) == ["mal.xlsx"]
    assert spoken.text("upload.nothing_filled_in") in texts(app)
    assert not has_button(app, "confirm")
    assert faults(texts(app), language) == []


@in_both_languages
def test_a_file_of_which_nothing_can_be_read_is_not_called_empty(empty: Store, language: str) -> None:
    euros = [["Budsjett 2024, tall i 1000 EUR"], ["Innsatsområde", "Budsjett"], ["Havbruk", 3200], ["Reiseliv", 1450]]
    app = upload(open_app("upload", language=language), in_sheets({"Ark1": euros}), "euro.xlsx")
    said = " ".join(texts(app))
    spoken = Language(language)
    assert spoken.text("upload.nothing_readable") in said
    assert spoken.text("upload.nothing_filled_in") not in said


HOSTILE = ("<script>alert(1)</script>", "**fet** [lenke](https://x.example)", "=cmd()", "%{x} {navn}", "<img src=x>")


def hostile_workbook() -> bytes:
    """Each hostile text as a programme's name, a statement in own words, a finding and a focus area."""
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Poeng": [HEADINGS],
        "Funn": [("Program", "År", "Indikator", "Type", "Tekst")],
        "Budsjett": [("Program", "År", "Innsatsområde", "Per dato", "Budsjett", "Bevilget", "Utbetalt")],
    }
    for text in HOSTILE:
        sheets["Poeng"] += [(text, *row[1:]) for row in GOOD[::2]]
        sheets["Poeng"].append((text, 2024, "Bærekraft", text, 1))
        sheets["Funn"].append((text, 2024, "Bærekraft", "Hvor er vi gode", text))
        sheets["Budsjett"].append((text, 2024, text, "30.09.2024", 1000, 900, 100))
    return in_sheets(sheets)


@in_one_language
def test_text_from_a_file_is_text_everywhere(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), hostile_workbook(), f"{HOSTILE[0].replace('/', '')}.xlsx")
    assert_harmless(app)
    press(accept(app), "confirm")
    assert_harmless(app)

    for text in HOSTILE:
        for page in ("overview", "indicators", "budget", "jobs"):
            app = open_app(page, programme=text, language=language)
            open_actions(app, *charts(app))
            assert_harmless(app)
            said = [piece for piece in texts(app) if text in piece]
            assert len(said) > 1, f"{page} tells {text} as it is"


def assert_harmless(app: AppTest) -> None:
    assert not app.exception
    assert not re.search(r"<(script|img)|<b>fet", html(app))
    assert not app.markdown
    # Labels are markdown to Streamlit: none of them says anything that a file says.
    answers = [button for button in app.button if str(button.key).startswith("answer-")]
    ours = [button for button in app.button if button not in answers]
    for element in (*ours, *app.checkbox, *app.radio, *page_links(app), *app.toast):
        label = re.sub(r"^\*\*[\d,–]+\*\* ", "", str(getattr(element, "label", "")))  # a score of ours, in bold
        assert not re.search(r"<|\*\*|=cmd|%\{", label)
    # Here a file may speak, and every mark in it stands for itself.
    for element in (*app.selectbox, *app.expander):
        assert not re.search(r"(?<!\\)[<*\[{]", element.label)
    for figure in app.get("plotly_chart"):
        spec = json.loads(figure.proto.spec)
        assert not re.search(r"<(script|img)", json.dumps(spec, ensure_ascii=False))
        for trace in spec["data"]:
            assert "%{x}" not in str(trace.get("hovertemplate", "")), "a template says only what we wrote"


@in_one_language
def test_the_sample_is_removed_and_stays_removed(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    spoken = Language(language)
    monkeypatch.setenv("PROGRAMSTATUS_SAMPLE", "1")
    app = open_app("upload", language=language)

    press(app, "sample")

    assert app.button(key="sample").label == spoken.text("pages.upload.sample_add")
    assert headline(go(app, "overview")) == spoken.text("pages.empty.title")
    # A new server on the same file does not bring it back.
    st.cache_resource.clear()
    again = open_app(language=language)
    assert headline(again) == spoken.text("pages.empty.title")
    assert not sample.is_installed(own_sample)

    press(go(again, "upload"), "sample")

    assert again.button(key="sample").label == spoken.text("pages.upload.sample_remove")
    go(again, "overview")
    assert again.selectbox(key="programme").options[0] == SPIR
    assert len(again.selectbox(key="programme").options) == len(sample.samples())


def test_a_new_server_has_the_sample(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMSTATUS_SAMPLE", "1")

    assert set(open_app().selectbox(key="programme").options) == {one.programme for one in sample.samples()}


def test_own_figures_stay_when_the_sample_goes(own_sample: Store) -> None:
    app = upload(open_app("upload"), workbook(GOOD))
    press(app, "confirm")
    press(app, "sample")

    assert go(app, "overview").selectbox(key="programme").options == ["Fjell"]
