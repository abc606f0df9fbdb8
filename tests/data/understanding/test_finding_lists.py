"""Assessments written down a sheet as in a report: headings of kinds amid the lines, and short points below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

Row = Sequence[object]
TITLE: list[Row] = [["Programstatus Fjell omstillingsprogram 2024"], []]
FOUND = [
    ("portfolio", "strength", "God oversikt"),
    ("portfolio", "strength", "Mange søkere"),
    ("portfolio", "improvement", "Få prosjekter"),
    ("sustainability", "strength", "Ny plan"),
    ("sustainability", "action", "Kurs"),
]


def read(rows: Sequence[Row]) -> Reading:
    return read_in_process(xlsx({"Ark1": [*TITLE, *rows]}), "fil.xlsx")


def said(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    frames = [table.rows[list(fields)] for table in reading.tables if table.dataset == dataset]
    return [tuple(row) for frame in frames for row in frame.astype(object).to_numpy()]


BELOW: list[Row] = [
    ["Portefølje"],
    ["Styrker"],
    ["God oversikt"],
    ["Mange søkere"],
    ["Forbedringer"],
    ["Få prosjekter"],
]
BELOW += [[], ["Bærekraft"], ["Styrker"], ["Ny plan"], ["Tiltak"], ["Kurs"], [], ["Skrevet av sekretæren"]]
BESIDE: list[Row] = [
    ["Portefølje"],
    ["Styrker", "God oversikt"],
    ["", "Mange søkere"],
    ["Forbedringer", "Få prosjekter"],
]
BESIDE += [["Bærekraft"], ["Styrker", "Ny plan"], ["Tiltak", "Kurs"]]
ACROSS: list[Row] = [["Portefølje"], ["Styrker", "God oversikt", "Mange søkere"], ["Forbedringer", "Få prosjekter"]]
ACROSS += BESIDE[-3:]
OWN_WORDS: list[Row] = [["Portefølje"], ["Dette får vi til", "God oversikt"], ["", "Mange søkere"]]
OWN_WORDS += [["Dette får vi ikke til", "Få prosjekter"], ["Bærekraft"], ["Dette får vi til", "Ny plan"]]
OWN_WORDS += [["Dette vil vi gjøre", "Kurs"]]


@pytest.mark.parametrize("rows", [BELOW, BESIDE, ACROSS, OWN_WORDS])
def test_each_point_is_of_the_indicator_and_the_kind_above_or_before_it(rows: list[Row]) -> None:
    assert said(read(rows), "findings", "indicator", "kind", "text") == FOUND


def test_points_stand_beside_the_name_or_the_word_for_a_total() -> None:
    rows = [["Portefølje", 4], *BELOW[1:6], ["Bærekraft"], ["Total poengsum", "3,5"], *BELOW[8:12]]
    reading = read(rows)
    assert said(reading, "scores", "indicator", "score") == [("portfolio", 4.0), ("sustainability", 3.5)]
    assert said(reading, "findings", "indicator", "kind", "text") == FOUND


def test_headings_amid_lines_that_hold_something_else_are_no_findings() -> None:
    rows = [["Portefølje", "", "4", "x"], *([*row, "", "", ""][:4] for row in BESIDE[1:4]), ["Tiltak", "Kurs", "", ""]]
    reading = read(rows)
    assert not reading.tables and not reading.is_storable


def test_a_text_that_comes_again_and_speaks_of_advice_is_no_heading() -> None:
    text = "Se Saksframlegg_styringsgruppe_endelig_versjon.docx"
    rows: list[Row] = [["Indikator", "Type funn", "Tekst"], ["Portefølje", "Styrke", text]]
    rows += [["Portefølje", "Forbedring", text], ["Bærekraft", "Styrke", "Ny plan"]]
    assert len(said(read(rows), "findings", "kind", "text")) == 3
