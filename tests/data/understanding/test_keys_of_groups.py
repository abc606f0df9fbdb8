"""Lists whose first column names the case that several lines are of: none of them is called after it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from tests.data.written import text, xlsx

HEADER = ["Sak", "Kva skal gjerast", "Ansvarleg", "Frist", "Status"]
LINES = [
    ["Sak 8/25 Årsrapport", "Skrive samandrag", "Leiar", "15.5.2025", "Ikkje byrja"],
    ["Sak 8/25 Årsrapport", "Sende rapporten", "Sekretær", "1.6.2025", "Ikkje byrja"],
    ["Sak 9/25 Lokale", "Hente inn tilbod", "Leiar", "30.4.2025", "Ferdig"],
    ["Sak 9/25 Lokale", "Avtale synfaring", "Styreleiar", "2.5.2025", "Ikkje byrja"],
    ["Sak 10/25 Eventuelt", "Invitere ordføraren", "Sekretær", "3.5.2025", "Ikkje byrja"],
]
ONCE = [[line[0] if at in (0, 2, 4) else None, *line[1:]] for at, line in enumerate(LINES)]


def read(content: bytes, name: str) -> Reading:
    return read_in_process(content, name, answers=Answers(programme="Solvik"))


def named(reading: Reading) -> list[tuple[str, str]]:
    (table,) = reading.tables
    assert table.dataset == "actions"
    assert reading.is_storable
    return list(table.rows[["action", "text"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("lines", [LINES, ONCE])
@pytest.mark.parametrize("header", [HEADER, ["Case", "Action", "Responsible", "Deadline", "Status"]])
def test_a_case_of_several_actions_is_none_of_them(header: Sequence[object], lines: Sequence[Sequence[object]]) -> None:
    expected = [(line[1], line[1]) for line in LINES]
    assert named(read(text([header, *lines]), "liste.csv")) == expected
    assert named(read(xlsx({"Liste": [header, *lines]}), "liste.xlsx")) == expected


def test_one_case_that_is_merged_over_two_lines_is_enough() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in [HEADER, *ONCE[:2], *LINES[4:]]:
        sheet.append(line)
    sheet.merge_cells("A2:A3")
    saved = io.BytesIO()
    book.save(saved)
    assert [one[0] for one in named(read(saved.getvalue(), "liste.xlsx"))] == [
        "Skrive samandrag",
        "Sende rapporten",
        "Invitere ordføraren",
    ]


def test_numbers_that_some_actions_lack_stay_those_of_the_others() -> None:
    numbers = ["T-1", None, "T-3", "T-4", None]
    lines = [[number, *line[1:]] for number, line in zip(numbers, LINES, strict=True)]
    reading = read(xlsx({"Liste": [["Nr", *HEADER[1:]], *lines]}), "liste.xlsx")
    assert [one[0] for one in named(reading)] == [line[0] or line[1] for line in lines]
