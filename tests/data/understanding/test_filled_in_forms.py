"""Answers to a form, a line each: the questions are headings, and the moments of answering no days of anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from data.understanding.phrases import fit
from tests.data.written import text, xlsx

AREAS = ["Havbruk", "Havbruk", "Reiseliv", "Industri"]
NEW, SECURED = [4, 2.5, 1, 7], [6, 0, 2, 12]


def lines(*, as_text: bool = False) -> list[list[object]]:
    found: list[list[object]] = []
    for place, area in enumerate(AREAS):
        begun = dt.datetime.combine(dt.date(2025, 1, 9 + place), dt.time(9, 12 + place))
        sent = begun + dt.timedelta(minutes=6)
        moments: list[object] = [f"{one:%d.%m.%Y %H:%M}" for one in (begun, sent)] if as_text else [begun, sent]
        found.append([place + 1, *moments, "anonym", f"Firma {place} AS", area, NEW[place], SECURED[place]])
    return found


def jobs_of(reading: Reading) -> list[tuple[object, ...]]:
    (table,) = reading.tables
    assert table.dataset == "jobs"
    names = ["year", "focus_area", "new_jobs", "secured_jobs"]
    return list(table.rows[names].itertuples(index=False, name=None))


def read(content: bytes, name: str) -> Reading:
    return read_in_process(content, name, answers=Answers(programme="Solvik"))


QUESTIONS = [
    (
        ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Hva heter bedriften?"],
        "Hvilket innsatsområde hører dere til?",
        "Hvor mange nye arbeidsplasser ble skapt i 2024 med støtte fra programmet?",
        "Hvor mange arbeidsplasser ble sikret i 2024 med støtte fra programmet?",
    ),
    (
        ["Id", "Starttid", "Tid for fullføring", "E-post", "Kva heiter bedrifta?"],
        "Kva innsatsområde høyrer de til?",
        "Kor mange nye årsverk fekk de i 2024 med tilskot frå oss?",
        "Kor mange årsverk vart sikra i 2024 med tilskotet?",
    ),
    (
        ["ID", "Start time", "Completion time", "Email", "What is your company called?"],
        "Which focus area do you belong to?",
        "How many new jobs did you create in 2024 thanks to the grant?",
        "How many jobs were safeguarded in 2024 with the programme's grant?",
    ),
]


@pytest.mark.parametrize("questions", QUESTIONS)
@pytest.mark.parametrize("as_text", [False, True])
def test_answers_on_jobs_are_jobs_of_the_year_that_is_asked_about(
    questions: tuple[list[str], str, str, str], *, as_text: bool
) -> None:
    first, *others = questions
    rows: Sequence[Sequence[object]] = [[*first, *others], *lines(as_text=as_text)]
    reading = read(text(rows) if as_text else xlsx({"Sheet1": rows}), "svar.csv" if as_text else "svar.xlsx")
    assert jobs_of(reading) == [
        (2024, "Havbruk", 6.5, 6),
        (2024, "Reiseliv", 1, 2),
        (2024, "Industri", 7, 12),
    ]


def test_when_a_form_was_sent_is_no_day_of_the_project() -> None:
    header = ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Hva heter prosjektet?", "Tilskudd (kr)"]
    rows = [header, *([*line[:4], f"Prosjekt {line[0]}", 100_000] for line in lines())]
    (table,) = read(xlsx({"Sheet1": rows}), "svar.xlsx").tables
    assert table.dataset == "projects"
    assert table.rows["actual_end"].isna().all()
    assert table.rows["name"].tolist() == [f"Prosjekt {number}" for number in (1, 2, 3, 4)]


def test_what_is_planned_from_one_time_to_another_keeps_its_days() -> None:
    days = [dt.datetime.combine(dt.date(2025, 1, day), dt.time(9, 30)) for day in (8, 15, 22)]
    lines = [[f"Samling {at}", day, day + dt.timedelta(hours=2), "Leder"] for at, day in enumerate(days)]
    (table,) = read(xlsx({"Plan": [["Aktivitet", "Start", "Slutt", "Ansvarlig"], *lines]}), "plan.xlsx").tables
    assert table.rows["start_date"].tolist() == [day.date() for day in days]


def test_a_question_for_aims_or_for_something_else_is_none_for_new_jobs() -> None:
    assert fit("jobs", "new_jobs", ("Hvor mange nye arbeidsplasser er målet for 2025?",)).share == 0.0
    assert fit("jobs", "new_jobs", ("Hvor mange nye kunder fikk dere med tilskuddet?",)).share < 0.35
