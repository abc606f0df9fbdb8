"""What real reports do: wrap, misspell, leave out, cross twice; and what hostile ones try."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import expected_findings, expected_scores, parts
from test_reports import findings_in, scores_in
from written_reports import boxes, text

from data.loading.read import read_in_process
from data.terms.tables import Reading

REPORT = parts()
TEXT = text(REPORT)
SHORT = """Programstatusvurdering 2024
Program: Spir
Bærekraft
Beskrivelse: Hensyn til miljø, mennesker og økonomi.
Felles forståelse
• Hva mener vi?
Styret og ansatte er enige om hva bærekraft betyr hos oss.
☐ 1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐ 6
Hvor er vi gode:
• Vi har en plan.
Forbedringsområder:
• Vi måler for lite.
Anbefalte tiltak:
• Mål mer.
Total poengsum
4,5
Til slutt
Hva er viktigst?
• At folk blir med.
"""


def read(written: str, **said: object) -> Reading:
    return read_in_process(written.encode(), "psv.txt", **said)  # type: ignore[arg-type]


def replaced(old: str, new: str, within: str = SHORT) -> str:
    assert within.count(old) == 1
    return within.replace(old, new)


def codes(reading: Reading) -> dict[str, str | None]:
    """Problems but for what a report with one indicator always lacks -> where."""
    usual = {"missing_indicators", "missing_statements"}
    return {problem.code: problem.cell for problem in reading.problems if problem.code not in usual}


def statements(reading: Reading) -> dict[str | None, float]:
    return {statement: score for _, statement, score in scores_in(reading)}


def test_the_short_report_is_read_as_it_stands() -> None:
    reading = read(SHORT)
    assert codes(reading) == {}
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}
    assert [kind for _, kind, _ in findings_in(reading)] == ["strength", "improvement", "action"]
    scores = next(table for table in reading.tables if table.dataset == "scores")
    assert list(scores.rows["cell"]) == ["l8", "l16"] and scores.range == "l3:l16"


def test_two_crosses_are_an_error_in_that_row() -> None:
    reading = read(replaced("☐ 4 ☒ 5", "☒ 4 ☒ 5"))
    assert codes(reading) == {"two_crosses": "l8"}
    assert not reading.is_storable
    problem = next(problem for problem in reading.problems if problem.code == "two_crosses")
    assert (problem.value, problem.values) == ("Felles forståelse", {"numbers": "4, 5"})


def test_no_cross_is_a_warning_and_no_score() -> None:
    reading = read(replaced("☒ 5", "☐ 5"))
    assert codes(reading) == {"no_cross": "l8"}
    assert reading.is_storable and statements(reading) == {None: 4.5}


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ("☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☒\n6", 6),
        ("☐ 1 ☐ 2 ☒\n3 ☐ 4 ☐ 5 ☐ 6", 3),
        ("☐ 1\n☐ 2\n☒ 3\n☐ 4\n☐ 5\n☐ 6", 3),
        ("☐   1 ☐   2 ☒   3 ☐   4 ☐   5 ☐   6", 3),
        ("☐1 ☐2 ☒3 ☐4 ☐5 ☐6", 3),
        ("[ ] 1 [ ] 2 [X] 3 [ ] 4 [ ] 5 [ ] 6", 3),
        ("☐ ☐ ☒ ☐ ☐ ☐", 3),
        ("1 ☐ 2 ☐ 3 ☒ 4 ☐ 5 ☐ 6 ☐", 3),
    ],
)
def test_a_row_of_boxes_as_it_may_stand(row: str, score: int) -> None:
    reading = read(replaced("☐ 1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐ 6", row))
    assert codes(reading) == {}
    assert statements(reading)["shared_understanding"] == score


def test_a_row_that_lacks_a_box_is_read_with_a_warning() -> None:
    reading = read(replaced("☐ 1 ☐ 2 ☐ 3", "☐ 1 ☐ 3"))
    assert codes(reading) == {"uncertain_score": "l8"}
    assert statements(reading)["shared_understanding"] == 5


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("Total poengsum 4,5", 4.5),
        ("Total poengsum: 4.5", 4.5),
        ("TOTAL POENGSUM\n\n4½", 4.5),
        ("Samlet poengsum:\n4,5 av 6", 4.5),
        ("Total poengsum\n5", 5),
        ("Total score – 3,5", 3.5),
    ],
)
def test_a_total_as_it_may_stand(written: str, total: float) -> None:
    reading = read(replaced("Total poengsum\n4,5", written))
    assert codes(reading) == {}
    assert statements(reading)[None] == total


def test_a_missing_total_is_a_warning_and_lets_nothing_leak_in() -> None:
    for written, place in (("", "l3"), ("Total poengsum\n", "l15"), ("Total poengsum: –\n", "l15")):
        reading = read(replaced("Total poengsum\n4,5\n", written))
        assert codes(reading) == {"missing_total": place}
        assert None not in statements(reading)
        assert findings_in(reading)[-1] == ("sustainability", "action", "Mål mer.")


def test_a_total_that_is_no_number_or_outside_the_scale_is_an_error() -> None:
    assert codes(read(replaced("Total poengsum\n4,5", "Total poengsum: 7"))) == {"outside_scale": "l15"}


@pytest.mark.parametrize(
    "heading",
    ["BÆREKRAFT", "Bærekraft:", "7. Bærekraft", "Indikator 7: Bærekraft", "Berekraft", "Bærekaft", "Bæerkraft"],
)
def test_an_indicator_under_its_name_or_one_like_it(heading: str) -> None:
    reading = read(replaced("\nBærekraft\n", f"\n{heading}\n"))
    assert codes(reading) == {}
    assert {indicator for indicator, _, _ in scores_in(reading)} == {"sustainability"}


def test_an_indicator_that_no_form_has_is_an_error_that_names_the_nearest() -> None:
    reading = read(replaced("\nBærekraft\n", "\nDyrevelferd\n"))
    problems = [problem for problem in reading.problems if problem.code == "unknown_indicator"]
    assert {(problem.value, problem.sheet) for problem in problems} == {("Dyrevelferd", "Tekst")}
    assert not reading.is_storable


OWN = "Kommunen har et klimaregnskap som brukes i budsjettet"


def with_own(topic: str, sentence: str) -> str:
    return replaced("Styret og ansatte er enige om hva bærekraft betyr hos oss.", sentence).replace(
        "Felles forståelse", topic
    )


def test_a_statement_with_its_topic_may_be_worded_in_any_way() -> None:
    assert statements(read(with_own("Felles forståelse", OWN))) == {"shared_understanding": 5.0, None: 4.5}


def test_a_statement_that_is_not_in_the_form_keeps_its_own_words() -> None:
    reading = read(with_own("Klimaregnskap", OWN))
    assert codes(reading) == {"unknown_statement": "l7"}
    assert statements(reading) == {OWN: 5.0, None: 4.5}


def test_a_statement_much_like_one_of_the_form_is_taken_for_it_and_said() -> None:
    reading = read(with_own("Felles forståelser", OWN))
    problem = next(problem for problem in reading.problems if problem.code == "uncertain_statement")
    assert (problem.value, problem.values["nb"]) == ("Felles forståelser", "Felles forståelse")
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}


def test_people_may_tie_a_statement_to_one_of_the_form() -> None:
    tied = {("psv-7", "sustainability", OWN): "measuring"}
    reading = read(with_own("Klimaregnskap", OWN), statements=tied)
    assert codes(reading) == {}
    assert statements(reading) == {"measuring": 5.0, None: 4.5}


@pytest.mark.parametrize(
    ("title", "is_guess"),
    [
        ("Programstatusvurdering 2024\nSpir", True),
        ("Spir\nProgramstatusvurdering 2024", True),
        ("Programstatusvurdering 2024\nProgram: Spir", False),
        ("Programstatusvurdering for Spir 2024", False),
        ("Spir – Programstatusvurdering 2024", False),
        ("PSV 2024 Spir", False),
        ("Omstillingsprogrammet Spir\nProgramstatusvurdering 2024\nHøsten 2024", False),
        ("Programstatusvurdering 2024 for omstillingsprogrammet Spir\n28.10.2024", False),
    ],
)
def test_programme_and_year_from_the_title(title: str, is_guess: bool) -> None:
    reading = read(replaced("Programstatusvurdering 2024\nProgram: Spir", title))
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}  # and checks programme and year
    assert set(codes(reading)) == ({"programme_from_title"} if is_guess else set())


def test_what_the_title_does_not_say_is_asked_for_once() -> None:
    untitled = replaced("Programstatusvurdering 2024\nProgram: Spir\n", "")
    reading = read(untitled)
    found = [problem.code for problem in reading.problems if problem.severity == "error"]
    assert found == ["missing_programme_in_report", "missing_year_in_report"]
    assert codes(read(untitled, programme="Spir", year=2024)) == {}


def test_words_divided_at_the_end_of_a_line_are_whole_again() -> None:
    wrapped = "• Vi har en omstillings-\nplan for bo- \nog blilyst som SMB-\nbedriftene kjen\u00ad\nner."
    reading = read(replaced("• Vi har en plan.", wrapped))
    assert findings_in(reading)[0][2] == "Vi har en omstillingsplan for bo- og blilyst som SMB-bedriftene kjenner."


def test_page_numbers_and_heads_in_pasted_text_are_no_findings() -> None:
    head = "Spir – programstatus"
    lines = TEXT.splitlines()
    paged: list[str] = []
    for number, first in enumerate(range(0, len(lines), 23), start=4):
        paged += [*lines[first : first + 23], str(number), head]
    reading = read("\n".join(paged))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


def test_form_feeds_tell_where_pages_end() -> None:
    lines = TEXT.splitlines()
    pages = [
        "\n".join(["Spir 2024", *lines[first : first + 31], f"Side {first}"]) for first in range(0, len(lines), 31)
    ]
    reading = read("\n\f".join(pages))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(28, 120),
    bullet=st.sampled_from(["• ", "- ", "– ", "* ", "•\t", "o  "]),
    gap=st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
    spaces=st.sampled_from([" ", "  ", "\u00a0", "\t"]),
)
def test_text_means_the_same_however_it_is_wrapped(width: int, bullet: str, gap: str, spaces: str) -> None:
    lines = []
    for line in text(REPORT, row=lambda crossed: boxes(crossed).replace("   ", spaces), bullet=bullet).split("\n"):
        lines += textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)
    reading = read(gap.join(lines))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_line_lost_or_doubled_makes_the_reader_fail(data: st.DataObject) -> None:
    lines = TEXT.split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = data.draw(st.sampled_from([[], [lines[place]] * 2, ["☒ 4"], ["4"], ["•"], [""]]))
    reading = read("\n".join(lines))
    for table in reading.tables:
        assert table.rows["cell"].notna().all()


def test_a_table_of_text_is_no_report() -> None:
    rows = "Program;År;Indikator;Poeng\nSpir;2024;Bærekraft;2\nSpir;2024;Portefølje;5\n"
    reading = read_in_process(rows.encode(), "poeng.csv")
    assert [table.sheet for table in reading.tables] == ["poeng.csv"]


def test_a_table_is_read_without_the_readers_of_reports() -> None:
    script = (
        "import sys; from data.loading.read import read_in_process;"
        "read_in_process('Program;År;Indikator;Poeng\\nSpir;2024;Bærekraft;2'.encode(), 'a.csv');"
        "print(sorted({'pdfplumber', 'pdfminer', 'docx', 'lxml', 'data.reports.word'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
