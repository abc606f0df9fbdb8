"""Jobs that sentences of a report count, and those that they only hope for or tell of something else."""

from __future__ import annotations

import pytest
from test_beside import read, values

from data.reports.jobs_in_prose import jobs_told
from data.reports.lines import Document, Line


def told(*texts: str) -> list[dict[str, object]]:
    document = Document("Tekst", tuple(Line(text, f"l{at}") for at, text in enumerate(texts, 1)), wraps=False)
    rows = jobs_told(document, 2024)
    return [{name: value for name, (value, _) in row.items() if value is not None} for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("I 2023 kom det 14 nye arbeidsplasser, og 9 ble sikret.", [(2023, 14, 9)]),
        ("In 2024, 22 new and 13 secured jobs were counted.", [(2024, 22, 13)]),
        ("Det er skapt 11 nye arbeidsplassar i 2024, og 6 er sikra.", [(2024, 11, 6)]),
        ("I år ble det talt 1 200 nye arbeidsplasser.", [(2024, 1200, None)]),
    ],
)
def test_a_plain_sentence_counts_the_jobs_of_a_year(text: str, rows: list[tuple[int, int, int | None]]) -> None:
    assert [(row["year"], row["new_jobs"], row.get("secured_jobs")) for row in told(text)] == rows


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Måltallet for hele programperioden er 110 arbeidsplasser.", "target_jobs"),
        ("Målet er 110 nye arbeidsplasser i programperioden.", "target_new"),
    ],
)
def test_the_target_is_that_of_the_whole_period_and_of_no_year(text: str, field: str) -> None:
    assert told(text) == [{field: 110.0}]


@pytest.mark.parametrize(
    "text",
    [
        "Vi forventer 20 nye arbeidsplasser i 2024.",
        "I 2024 mistet kommunen 30 arbeidsplasser.",
        "Så langt i 2024 er det 12 nye arbeidsplasser.",
        "I 2024 ga prosjektet Fjordfisk 12 nye arbeidsplasser.",
        "Det er skapt 12 nye arbeidsplasser.",
        "I 2024 kom det 3–4 nye arbeidsplasser.",
        "Målet for reiseliv i programperioden er 40 nye arbeidsplasser.",
        "Målet er 300 arbeidsplasser innen 2027.",
        "Kom det 12 nye arbeidsplasser i 2024?",
    ],
)
def test_what_is_hoped_for_or_of_a_part_is_no_count(text: str) -> None:
    assert told(text) == []


def test_what_two_sentences_count_differently_is_left_out() -> None:
    assert told("I 2024 kom det 14 nye arbeidsplasser.", "I 2024 kom det 15 nye arbeidsplasser.") == []


def test_the_target_of_a_report_has_no_year() -> None:
    text = "I 2023 kom det 4 nye arbeidsplasser. Målet for hele perioden er 90 arbeidsplasser."
    reading = read("# Programstatusvurdering 2024 for Moldal", "# Portefølje", "Total poengsum: 4", "# Jobber", text)
    found = values(reading, "jobs", "year", "new_jobs", "target_jobs")
    assert [tuple(None if one != one else one for one in row) for row in found] == [(2023, 4, None), (None, None, 90)]
