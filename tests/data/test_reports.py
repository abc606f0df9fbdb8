"""A report says the same however it was written: Word, PDF or text, and every kind of box."""

import pytest
from reports import expected_findings, expected_scores, parts
from written_reports import (
    NARROW,
    PDF_ROWS,
    WIDE,
    WORD_ROWS,
    boxes,
    pdf,
    pdf_table,
    text,
    word,
    word_table,
)

from data.loading.read import read_in_process
from data.terms.tables import Reading

REPORT = parts()


def scores_in(reading: Reading) -> list[tuple[str, str | None, float]]:
    rows = next(table.rows for table in reading.tables if table.dataset == "scores")
    assert set(rows["programme"]) == {"Spir"} and set(rows["year"]) == {2024} and set(rows["form"]) == {"psv-7"}
    assert list(rows["is_total"]) == [statement is None for statement in rows["statement"]]
    found = zip(rows["indicator"], rows["statement"], rows["score"], strict=True)
    return sorted(found, key=str)


def findings_in(reading: Reading) -> list[tuple[str, str, str]]:
    rows = next(table.rows for table in reading.tables if table.dataset == "findings")
    return list(zip(rows["indicator"], rows["kind"], rows["text"], strict=True))


def holds_all(content: bytes, name: str) -> Reading:
    reading = read_in_process(content, name)
    assert {problem.code for problem in reading.problems} <= {"programme_from_title"}, reading.problems
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()
    return reading


@pytest.mark.parametrize("row", WORD_ROWS)
def test_word_with_every_kind_of_box(row: str) -> None:
    reading = holds_all(word(REPORT, WORD_ROWS[row]), "psv.docx")
    assert {table.sheet for table in reading.tables} == {"Word"}


@pytest.mark.parametrize("shaded", [False, True])
def test_word_with_crosses_in_a_table(shaded: bool) -> None:
    holds_all(word_table(REPORT, shaded=shaded), "psv.docx")


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("row", PDF_ROWS)
def test_pdf_with_every_kind_of_box(row: str, layout: str) -> None:
    reading = holds_all(pdf(REPORT, PDF_ROWS[row], layout), "psv.pdf")
    assert {table.sheet for table in reading.tables} == {"PDF"}


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
def test_pdf_with_crosses_in_a_table(layout: str) -> None:
    holds_all(pdf_table(REPORT, layout), "psv.pdf")


@pytest.mark.parametrize(
    ("empty", "cross"), [("☐", "☒"), ("☐", "☑"), ("[ ]", "[x]"), ("[]", "[X]"), ("□", "✓"), ("○", "●"), ("( )", "(x)")]
)
def test_plain_text_with_every_kind_of_box(empty: str, cross: str) -> None:
    written = text(REPORT, row=lambda crossed: boxes(crossed, empty, cross))
    reading = holds_all(written.encode(), "psv.txt")
    assert {table.sheet for table in reading.tables} == {"Tekst"}
