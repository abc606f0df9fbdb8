"""Last inn: what a file says is shown before it is stored, and what is stored can be taken back."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import batches, sample
from data.batches import Mode
from data.store import Store
from language import LANGUAGES, Language
from tests.data.factories import scores_in
from tests.pages.opened import (
    charts,
    choose,
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
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
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
    ("Fjell", 2024, "Været", "Total poengsum", 4),
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


def has_button(app: AppTest, key: str) -> bool:
    return key in {button.key for button in app.button}


def problems(app: AppTest) -> list[list[str]]:
    """Severity, cell, value, message of each."""
    return table_of(inside(app, "block-problems"))[1:]


def load_count(store: Store) -> int:
    return len(batches.history(store))


@in_both_languages
def test_a_good_file_is_understood_confirmed_stored_and_taken_back(empty: Store, language: str) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(GOOD))

    understood = table_of(inside(app, "block-understood"))[1:]
    assert [row[1:] for row in understood] == [["Poeng, A1:E4", "3", "2024", "Fjell"]]
    assert spoken.text("pages.upload.no_problems") in texts(app)
    assert spoken.text("pages.upload.summary", new=3, changed=0, unchanged=0, vanishing=0) in texts(app)
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
    link = next(link for link in page_links(app) if link.label == spoken.text("pages.upload.see"))
    assert "programme=Fjell" in link.proto.query_string and "year=2024" in link.proto.query_string
    assert "Fjell" in html(go(app, "overview"))

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

    found = {row[1]: row for row in problems(app)}
    assert set(found) == {"Poeng!E2", "Poeng!B3", "Poeng!C4", "Poeng!E5"}
    assert {row[0] for row in found.values()} == {spoken.text("pages.upload.severity_error")}
    assert [found[cell][2] for cell in ("Poeng!E2", "Poeng!B3", "Poeng!C4", "Poeng!E5")] == [
        "9",
        "i fjor",
        "Været",
        "<b>fire</b>",
    ]
    assert panels(app) == ["poeng.xlsx"]
    assert spoken.text("pages.upload.rejected") in texts(app)
    assert not has_button(app, "confirm")
    assert load_count(empty) == 0


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
    assert len(problems(app)) >= 1
    assert panels(app) == [file_name]
    assert not has_button(app, "confirm")
    assert faults(texts(app), language) == []


@in_both_languages
def test_warnings_are_accepted_before_anything_is_stored(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), workbook(DOUBTFUL))

    assert [row[0] for row in problems(app)] == [Language(language).text("pages.upload.severity_warning")]
    assert app.button(key="confirm").disabled
    app.checkbox[0].check().run()
    assert not app.button(key="confirm").disabled
    press(app, "confirm")

    assert scores_in(empty) == {("Fjell", 2024, "profile", None): 4.3}


def test_another_file_asks_about_its_own_warnings(empty: Store) -> None:
    app = upload(open_app("upload"), workbook(DOUBTFUL))
    app.checkbox[0].check().run()

    upload(app, workbook((("Fjell", 2024, "Bærekraft", "Total poengsum", 2.1),)), "en annen.xlsx")

    assert app.button(key="confirm").disabled


@pytest.mark.parametrize(
    ("mode", "summary", "left"),
    [
        pytest.param("replace", {"new": 0, "changed": 1, "unchanged": 0, "vanishing": 2}, 1, id="replace"),
        pytest.param("add", {"new": 0, "changed": 1, "unchanged": 0, "vanishing": 0}, 3, id="add"),
    ],
)
@in_both_languages
def test_what_is_there_is_replaced_or_added_to(
    empty: Store, mode: str, summary: dict[str, int], left: int, language: str
) -> None:
    spoken = Language(language)
    app = upload(open_app("upload", language=language), workbook(GOOD))
    press(app, "confirm")
    upload(app, workbook((("Fjell", 2024, "Profil og kommunikasjon", "Total poengsum", 5),)), "ny.xlsx")
    choose(app, "mode", Mode(mode))

    assert spoken.text("pages.upload.summary", **summary) in texts(app)
    changes = table_of(inside(app, "block-changes"))[1:]
    changed = [row for row in changes if row[0] == spoken.text("pages.upload.change_changed")]
    assert [[float(value) for value in row[-2:]] for row in changed] == [[4, 5]]
    press(app, "confirm")

    scores = scores_in(empty)
    assert scores[("Fjell", 2024, "profile", None)] == 5.0
    assert len(scores) == left


@in_both_languages
def test_the_same_file_again_changes_nothing(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), workbook(GOOD))
    press(app, "confirm")
    press(app, "confirm")

    assert load_count(empty) == 1
    assert Language(language).text("pages.upload.unchanged") in texts(app)


def test_the_page_supplies_what_the_file_does_not_say(empty: Store) -> None:
    content = workbook((("Profil og kommunikasjon", "Total poengsum", 4),), ("Indikator", "Påstand", "Poeng"))
    app = upload(open_app("upload"), content)
    assert not has_button(app, "confirm")

    app.text_input(key="file-programme").set_value("  Fjell ")
    app.number_input(key="file-year").set_value(2023)
    app.run()
    press(app, "confirm")

    assert scores_in(empty) == {("Fjell", 2023, "profile", None): 4.0}


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


@in_both_languages
def test_text_from_a_file_is_text_everywhere(empty: Store, language: str) -> None:
    app = upload(open_app("upload", language=language), hostile_workbook(), f"{HOSTILE[0].replace('/', '')}.xlsx")
    assert_harmless(app)
    if app.checkbox:
        app.checkbox[0].check().run()
    press(app, "confirm")
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
    for element in (*app.button, *app.checkbox, *app.radio, *page_links(app), *app.toast):
        assert not re.search(r"<|\*\*|=cmd|%\{", str(getattr(element, "label", "")))
    for figure in app.get("plotly_chart"):
        spec = json.loads(figure.proto.spec)
        assert not re.search(r"<(script|img)", json.dumps(spec, ensure_ascii=False))
        for trace in spec["data"]:
            assert "%{x}" not in str(trace.get("hovertemplate", "")), "a template says only what we wrote"


@in_both_languages
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
    assert len(again.selectbox(key="programme").options) == 2


def test_a_new_server_has_the_sample(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMSTATUS_SAMPLE", "1")

    assert open_app().selectbox(key="programme").options == [SPIR, INVENTED]


def test_own_figures_stay_when_the_sample_goes(own_sample: Store) -> None:
    app = upload(open_app("upload"), workbook(GOOD))
    press(app, "confirm")
    press(app, "sample")

    assert go(app, "overview").selectbox(key="programme").options == ["Fjell"]
