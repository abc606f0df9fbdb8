"""The fact sheet: what is known before an assessment, the same on the page, on paper and in Word, with fields."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from docx import Document
from docx.oxml.ns import qn

from analysis.__main__ import main
from analysis.facts import Facts, Selection
from analysis.pack import fact_sheet
from analysis.screens.fact_sheet import FactSheet, fact_sheet_screen, year_to_assess
from data import frameworks
from data.loading.read import read_in_process
from data.sample import install
from data.store.database import Store
from language import Language
from tests.analysis.conftest import Connect, Gather, sample_rows
from tests.analysis.packed import READERS

INVENTED = "Eksempel (oppdiktet)"
ON = dt.date(2025, 10, 1)
FORM = frameworks.form("psv-7")
STATEMENTS = sum(len(one.statements) for one in FORM.indicators)


def _sheet(connection: duckdb.DuckDBPyConnection, facts: Facts, year: int, code: str = "nb") -> FactSheet:
    return fact_sheet_screen(connection, facts, Selection(facts.programme.programme, year), Language(code), year, ON)


@pytest.fixture
def sheet(sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]) -> FactSheet:
    return _sheet(sample, sample_facts[INVENTED], 2025)


def test_the_sheet_is_for_the_next_year_once_a_year_is_assessed(sample_facts: dict[str, Facts]) -> None:
    facts = sample_facts[INVENTED]
    assert [year_to_assess(facts, year) for year in (2024, 2025)] == [2025, 2025]


def test_the_scores_are_those_of_the_year_before(sheet: FactSheet) -> None:
    rows = sample_rows("scores")[INVENTED]
    rows = rows[rows["year"] == 2024]
    assert (sheet.year, sheet.before) == (2025, 2024)
    for one in sheet.indicators:
        own = rows[rows["indicator"] == one.indicator.code]
        assert one.total == own[own["statement"].isna()]["score"].iloc[0]
        written = {row[0].split("\n")[0]: row[-1] for row in one.statements.table.rows}
        expected = own[own["statement"].notna()]
        assert written == {
            FORM.indicator(one.indicator.code).statement(code).topics["nb"]: score
            for code, score in zip(expected["statement"], expected["score"], strict=True)
        }


def test_what_was_advised_stands_with_what_became_of_it(sheet: FactSheet) -> None:
    (one,) = [one for one in sheet.indicators if one.indicator.code == "attractiveness"]
    assert one.advice is not None
    advised = [row for row in one.advice.table.rows if row[0] == "Tiltak"]
    rows = sample_rows("findings")[INVENTED]
    rows = rows[(rows["year"] == 2024) & (rows["indicator"] == "attractiveness") & (rows["kind"] == "action")]
    assert {row[2] for row in advised} >= set(rows["text"]) != set()
    assert all(row[-1] for row in advised)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_without_figures_it_says_what_is_missing_and_who_could_know(
    connect: Connect, facts_of: Gather, code: str
) -> None:
    connection = connect({"programmes": [{"programme": "Spir", "name": "Spir"}]})
    sheet = _sheet(connection, facts_of({}), 2025, code)
    assert sheet.before is None and sheet.known.table.rows == () and not sheet.charts
    assert len(sheet.missing) >= 5
    for one in sheet.indicators:
        assert one.total is None and one.advice is None
        assert [column.kind for column in one.statements.table.columns].count("score") == 0
    # No number is made up, and the fields are there all the same.
    assert len(_word(connection, sheet, code).fields) == 2 * (STATEMENTS + len(FORM.indicators))


@dataclass(frozen=True)
class Word:
    """What stands in a document. `fields`: name -> what may be chosen in it."""

    document: Any
    fields: dict[str, list[str]]


def test_measures_that_belong_to_no_indicator_are_loaded_all_the_same(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    measured = sample_rows("measures")["Spir"]
    assert len(measured) and measured["indicator"].isna().all()
    missing = _sheet(sample, sample_facts["Spir"], 2025).missing
    assert Language("nb").text("fact_sheet.missing_every_indicators_measure") in missing
    assert Language("nb").text("fact_sheet.missing_every_measure") not in missing


def _word(connection: duckdb.DuckDBPyConnection, sheet: FactSheet, code: str) -> Word:
    content = fact_sheet.write(connection, sheet, Language(code), "docx")
    document = Document(io.BytesIO(content))
    fields = {
        made.find(f".//{qn('w:alias')}").get(qn("w:val")): [
            item.get(qn("w:value")) for item in made.iter(qn("w:listItem"))
        ]
        for made in document.element.iter(qn("w:sdt"))
    }
    return Word(document, fields)


def test_word_has_real_headings_tables_fields_and_languages(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    sheet = _sheet(sample, sample_facts[INVENTED], 2025, "en")
    word = _word(sample, sheet, "en")
    document = word.document

    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["The whole programme", *(one.names["en"] for one in FORM.indicators)]
    assert document.core_properties.title == f"Fact sheet for {INVENTED} 2025"
    for table in document.tables:
        first, *rest = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    pictures = list(document.element.iter(qn("wp:docPr")))
    assert len(pictures) == 2 and all(len(one.get("descr")) > 20 for one in pictures)

    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    # What a report says is Norwegian on an English page too.
    quoted = [run for run in document.element.iter(qn("w:r")) if run.find(f".//{qn('w:lang')}") is not None]
    said = {"".join(text.text for text in run.iter(qn("w:t"))) for run in quoted}
    findings = sample_rows("findings")[INVENTED]
    assert set(findings[(findings["year"] == 2024) & findings["indicator"].notna()]["text"]) <= said


def test_each_score_is_chosen_on_the_scale_and_each_statement_has_room_for_words(
    sample: duckdb.DuckDBPyConnection, sheet: FactSheet
) -> None:
    fields = _word(sample, sheet, "nb").fields
    assert len(fields) == 2 * (STATEMENTS + len(FORM.indicators))
    assert fields["Poeng 2025: Bo- og blilyst"] == ["1", "2", "3", "4", "5", "6"]
    assert fields["Poeng 2025: Attraktivitet, styrets total"][:3] == ["1", "1,5", "2"]
    assert fields["Styrets ord 2025: Bo- og blilyst"] == []


def test_it_is_not_taken_for_an_assessment_when_it_is_loaded(
    sample: duckdb.DuckDBPyConnection, sheet: FactSheet
) -> None:
    reading = read_in_process(fact_sheet.write(sample, sheet, Language("nb"), "docx"), "faktaark.docx", year=2025)
    assert [problem.code for problem in reading.problems] == ["own_document"]
    assert not reading.tables


def test_paper_says_the_same_as_the_page(sample: duckdb.DuckDBPyConnection, sheet: FactSheet) -> None:
    content = fact_sheet.write(sample, sheet, Language("nb"), "pdf")
    found = " ".join(READERS["pdf"](content).text.split())
    for one in sheet.indicators:
        assert one.name in found
    for text in sheet.missing:
        assert text[:30] in found
    assert "Oppdiktede tall" in found


def test_the_command_writes_it_for_a_year_that_has_no_figures_yet(tmp_path: Path) -> None:
    database, file = tmp_path / "store.duckdb", tmp_path / "ark.docx"
    install(Store(database))
    asked = ["--programme", "spir", "--format", "docx", "--output", str(file), "--database", str(database)]
    assert main(["fact-sheet", "--year", "2031", *asked]) == 1
    assert not file.exists()
    assert main(["fact-sheet", "--year", "2025", *asked]) == 0
    assert Document(str(file)).core_properties.title == "Faktaark for Spir 2025"
