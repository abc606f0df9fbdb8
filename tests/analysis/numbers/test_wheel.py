"""The programme's year: late from the date alone, letters, vacancies, hand-over, and the sample counted anew."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis.facts import Facts
from analysis.numbers.events import Event, events_from_rows, vacancies
from analysis.numbers.wheel import Wheel, checks_of, entries_of, wheel
from data.terms.wheel_kinds import wheel_kind_of
from tests.analysis.conftest import Connect, sample_rows

ON = dt.date(2026, 11, 26)
INVENTED = "Eksempel (oppdiktet)"
BLANK = dict.fromkeys(("text", "responsible", "due", "status", "done_on"))


def _entry(**row: object) -> tuple[str | None, str]:
    plain = {"date": ON, "kind": None, "text": "Noe", "responsible": None, "done_on": None}
    (entry,) = entries_of([plain | row], assessed={2025}, on=ON)
    return entry.kind, entry.state


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"kind": "report"}, "coming"),
        ({"kind": "report", "date": dt.date(2026, 11, 25)}, "late"),
        ({"kind": "report", "date": dt.date(2026, 11, 25), "done_on": ON}, "done"),
        ({"kind": "report", "date": dt.date(2026, 11, 25), "done_on": dt.date(2026, 12, 1)}, "late"),
        ({"kind": "board_meeting", "date": dt.date(2026, 11, 25)}, "over"),
        ({"kind": None, "text": "Julelunsj", "date": dt.date(2026, 11, 25)}, "over"),
        ({"kind": None, "text": "Årsrapport til fylket", "date": dt.date(2026, 11, 25)}, "late"),
        ({"kind": "assessment", "date": dt.date(2025, 10, 1)}, "done"),
        ({"kind": "assessment", "date": dt.date(2026, 10, 1)}, "late"),
    ],
)
def test_late_is_worked_out_from_the_date(row: dict[str, object], state: str) -> None:
    assert _entry(**row)[1] == state


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Styremøte nr. 3", "board_meeting"),
        ("Annual report to the county", "report"),
        ("Telling av arbeidsplasser 2024", "job_count"),
        ("Spørreundersøkelse blant bedriftene", "survey"),
        ("Julelunsj", None),
    ],
)
def test_the_text_says_its_kind_where_no_column_does(text: str, kind: str | None) -> None:
    assert wheel_kind_of(text) == kind


def test_a_day_that_is_moved_within_its_year_keeps_its_key() -> None:
    rows = [{"date": day, "kind": None, "text": "Styremøte", "responsible": None, "done_on": None} for day in (ON, ON)]
    first, second = (one.key for one in entries_of(rows, (), ON))
    rows[1]["date"] = dt.date(2026, 12, 24)
    assert first != second
    assert [one.key for one in entries_of(rows, (), ON)] == [first, second]


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"status": "Ferdig"}, "done"),
        ({"done_on": dt.date(2026, 1, 1), "status": "I arbeid"}, "done"),
        ({"status": "I arbeid", "due": dt.date(2026, 1, 1)}, "late"),
        ({"status": "I arbeid"}, "open"),
        ({"status": "Ikke startet"}, "not_begun"),
        ({}, "not_begun"),
        ({"status": "Utgår", "due": dt.date(2026, 1, 1)}, "dropped"),
    ],
)
def test_how_far_a_thing_for_the_hand_over_has_come(row: dict[str, object], state: str) -> None:
    assert [one.state for one in checks_of([{**BLANK, "item": "Arkiv", **row}], ON)] == [state]


def _event(name: str, date: dt.date | None, kind: str | None = None) -> dict[str, object]:
    return {"event": name, "date": date, "text": None, "indicator": None, "kind": kind}


@pytest.mark.parametrize("about", [["a", "a", "b", None], ["a", "b"], ["a"], [None], [], ["b", "a", "b", "a", "c"]])
def test_what_most_events_are_about_is_told_of_one_alone(about: list[str | None]) -> None:
    events = tuple(Event("A", str(place), None, None, indicator, None) for place, indicator in enumerate(about))
    most = pd.Series(about, dtype=object).mode()
    expected = (most[0], about.count(most[0])) if len(most) == 1 else None
    assert Wheel(ON, (), events, (), None, None, ()).indicator_of_most_events == expected


def test_letters_go_on_after_z_and_skip_what_has_no_day() -> None:
    rows = [_event(str(n), dt.date(2024, 1, 1) + dt.timedelta(days=n)) for n in range(28)]
    letters = [one.letter for one in events_from_rows([*rows, _event("uten dato", None)])]
    assert [letters[0], letters[25], *letters[26:]] == ["a", "z", "aa", "ab", ""]


def test_a_post_is_vacant_until_the_next_leader_arrives() -> None:
    known = events_from_rows(
        [
            _event("slutter", dt.date(2023, 8, 1), "leader_leaves"),
            _event("ny", dt.date(2023, 11, 1), "leader_arrives"),
            _event("slutter", dt.date(2024, 5, 1), "leader_leaves"),
            _event("ny samme dag", dt.date(2024, 5, 1), "leader_arrives"),
            _event("slutter", dt.date(2025, 6, 30), "leader_leaves"),
        ]
    )
    first, last = vacancies(known)
    assert (first.days(ON), first.is_open(dt.date(2023, 9, 1)), first.is_open(ON)) == (92, True, False)
    assert (last.days(ON), last.is_open(ON)) == (514, True)


def test_the_list_for_hand_over_opens_three_years_before_the_end(connect: Connect) -> None:
    connection = connect({"readiness": [{"programme": "P", "item": "Arkiv"}]})

    def at(on: dt.date, end: dt.date | None) -> bool:
        return wheel(connection, "P", (None, end), (), on).is_handing_over

    assert not at(dt.date(2024, 12, 30), dt.date(2027, 12, 31))
    assert at(dt.date(2024, 12, 31), dt.date(2027, 12, 31))
    assert at(dt.date(2020, 1, 1), None)


def test_what_hangs_on_a_leader(connect: Connect) -> None:
    rows = [
        {"action": "A1", "text": "Lag en plan.", "responsible": "Programlederen", "status": "Åpen"},
        {"action": "A2", "text": "Ring.", "responsible": "Styreleder", "status": "Åpen"},
        {"action": "A3", "text": "Skriv.", "status": None},
        {"action": "A4", "text": "Les.", "status": "Ferdig"},
    ]
    known = wheel(connect({"actions": [{"programme": "P", "year": 2024, **row} for row in rows]}), "P", _NONE, (), ON)
    assert [one.action for one in known.of_leader] == ["A1"]
    assert [one.action for one in known.without_owner] == ["A3"]


_NONE: tuple[None, None] = (None, None)


def _sample_wheel(facts: Facts, connection: object) -> Wheel:
    period = (facts.programme.start_date, facts.programme.end_date)
    return wheel(connection, INVENTED, period, facts.assessments.forms, ON)  # type: ignore[arg-type]


def test_the_sample_is_counted_a_second_way(sample: object, sample_facts: dict[str, Facts]) -> None:
    known = _sample_wheel(sample_facts[INVENTED], sample)
    rows = sample_rows("wheel")[INVENTED]
    days, done = pd.to_datetime(rows["date"]), pd.to_datetime(rows["done_on"])
    past = (days < pd.Timestamp(ON)) & ~(done <= pd.Timestamp(ON)) & (rows["kind"] != "board_meeting")
    past &= ~((rows["kind"] == "assessment") & days.dt.year.isin(list(sample_facts[INVENTED].assessments.forms)))
    assert sorted(one.text for one in known.late if one.origin == "wheel") == sorted(rows["text"][past])

    soon = days.between(pd.Timestamp(ON), pd.Timestamp(2027, 1, 26))
    assert sorted(one.text for one in known.next if one.origin == "wheel") == sorted(rows["text"][soon])

    dropped = sample_rows("actions")[INVENTED]
    due = dropped[pd.to_datetime(dropped["due"]).notna() & dropped["status"].isin(["Åpen", "Forsinket"])]
    carried = set(dropped["carried_from"].dropna())
    waiting = set(due["text"][~due["action"].isin(carried)])
    assert {one.text for one in known.late if one.origin == "action"} == waiting
