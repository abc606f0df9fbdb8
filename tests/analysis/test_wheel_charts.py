"""What the year's charts draw: what shares a week is listed, letters are never on top of each other, empty states."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from analysis.charts.event_lines import events_on_years
from analysis.charts.wheel import late, upcoming, year
from analysis.drawing.event_marks import placed
from analysis.drawing.rows import YearLanes
from analysis.drawing.values import EventMark
from analysis.facts import Facts, Selection
from analysis.numbers.wheel import Wheel, entries_of
from analysis.screens.wheel import wheel_screen
from language import LANGUAGES, Language
from tests.analysis.conftest import Gather
from tests.data.factories import a_score

ON = dt.date(2026, 11, 26)
NB = Language("nb")
INVENTED = "Eksempel (oppdiktet)"


def _wheel(*days: tuple[dt.date, str]) -> Wheel:
    rows = [{"date": day, "kind": None, "text": text, "responsible": None, "done_on": None} for day, text in days]
    return Wheel(ON, entries_of(rows, (), ON), (), (), None, None, ())


def test_what_shares_a_week_is_one_mark_and_listed() -> None:
    known = _wheel(
        (dt.date(2026, 6, 1), "Frist: søknader"),
        (dt.date(2026, 6, 3), "Frist: svar fra bedriftene"),
        (dt.date(2026, 6, 5), "Frist: saker"),
        (dt.date(2026, 9, 1), "Frist: regnskap"),
    )
    rows = year(known, NB).rows
    assert isinstance(rows, YearLanes)
    (lane,) = [lane for lane in rows.lanes if lane.name == "Frister"]
    assert [mark.label for mark in lane.marks] == ["tre ting", "Frist: regnskap"]
    assert len(rows.notes) == 1 and all(text in rows.notes[0] for text in ("søknader", "bedriftene", "saker"))
    assert [len(entries) for _, entries in rows.by_month] == [3, 1]


def test_letters_stand_three_high_and_then_share_one() -> None:
    marks = placed([EventMark(letter, 0.5 + n / 1000, letter, 2024) for n, letter in enumerate("abcde")], 0.05)
    assert [(mark.label, mark.level) for mark in marks] == [("a", 0), ("b", 1), ("c–e", 2), ("", 0), ("", 0)]
    # A label that is shared grows by letters that follow each other, whatever stands on the other levels.
    crowd = placed([EventMark(letter, n / 1000, letter, 2024) for n, letter in enumerate("abcdefghij")], 0.004)
    assert [mark.label for mark in crowd if mark.label] == ["a", "b", "c d", "e", "f–h", "i j"]
    far = placed([EventMark("b", 0.9, "b", 2024), EventMark("a", 0.1, "a", 2024)], 0.05)
    assert [(mark.label, mark.level) for mark in far] == [("a", 0), ("b", 0)]


def test_no_two_letters_of_many_years_are_written_over_each_other() -> None:
    marks = placed([EventMark(str(n), n * n / 3600, str(n), 2024) for n in range(60)], 0.03)
    for level in range(3):
        labels = [mark for mark in marks if mark.label and mark.level == level]
        # A label of two signs needs half as much again, one of three twice as much.
        assert all(
            after.place - before.place >= 0.03 * (len(before.label) + 1) / 2 - 1e-9
            for before, after in pairwise(labels)
        )
    assert len(marks) == 60 and {mark.level for mark in marks} == {0, 1, 2}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_programme_without_any_of_it_says_what_is_missing(facts_of: Gather, code: str) -> None:
    facts = facts_of({"scores": [a_score(4)]})
    known = Wheel(ON, (), (), (), None, None, ())
    assert late(known, Language(code)) is None and upcoming(known, Language(code)) is None
    missing = year(known, Language(code)).missing
    assert missing is not None and missing.what_to_do
    assert facts.programme.end_date is None


def test_an_entry_of_another_year_is_drawn_in_its_own() -> None:
    known = _wheel((dt.date(2031, 3, 1), "Styremøte"))
    rows = year(known, NB).rows
    assert isinstance(rows, YearLanes)
    assert rows.today is None and known.year == 2031


@pytest.mark.parametrize("on", [dt.date(2019, 1, 1), ON, dt.date(2040, 1, 1)])
def test_the_sample_has_every_part_on_any_day(sample: object, sample_facts: dict[str, Facts], on: dt.date) -> None:
    screen = wheel_screen(sample, sample_facts[INVENTED], Selection(INVENTED, 2024), NB, on)  # type: ignore[arg-type]
    assert screen.headline.text.endswith(".")
    assert screen.calendar is not None and screen.readiness is not None and screen.events is not None


def test_what_happened_before_an_assessment_stands_before_it(facts_of: Gather) -> None:
    facts = facts_of(
        {
            "scores": [a_score(3, year=2023), a_score(4, year=2024)],
            "assessments": [{"year": 2024, "held_on": dt.date(2024, 10, 22)}],
            "events": [
                {"event": "før", "date": dt.date(2024, 9, 1)},
                {"event": "etter", "date": dt.date(2024, 11, 1)},
                {"event": "om jobber", "date": dt.date(2024, 2, 1), "indicator": "jobs"},
                {"event": "ny leder", "date": dt.date(2024, 3, 1), "indicator": "jobs", "kind": "leader_arrives"},
                {"event": "senere", "date": dt.date(2025, 2, 1)},
            ],
        }
    )
    marks = events_on_years(facts, (2023, 2024), 2024, "profile", NB, assessed_on=facts.assessed_on)
    places = {mark.name.split(",")[0]: mark.place for mark in marks}
    assert set(places) == {"b: ny leder", "c: før", "d: etter"}
    assert 2023 < places["c: før"] < 2024 < places["d: etter"]
    on_calendar = events_on_years(facts, (2023, 2024), 2024, "jobs", NB)
    assert [round(mark.place) for mark in on_calendar] == [2024] * 4
