"""The parts of a report in prose -> rows: texts, the plan of the year, goals, judgements in words, the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.cells.dates import DateSaid, date_said
from data.cells.values import Value
from data.reports.findings import texts_of
from data.reports.goal_tables import goals_in
from data.reports.judgements import judgements_in, subject_of
from data.reports.lines import Document, has_bullet, joined
from data.reports.parts import Part
from data.reports.ranked import ranked_goals
from data.reports.rows import Row
from data.reports.section import Section
from data.terms import aliases
from data.understanding.context import years_in
from data.understanding.kinds_of_findings import indicator_of
from data.understanding.stems import says, words_in

_TEXTS = frozenset(
    {"main_conclusion", "assessment", "overall_recommendation", "most_critical", "greatest_challenge", "useful"}
)
_SAID_OF_ACTION = frozenset({"responsible", "due", "status"})
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s")
_PRIORITISED = re.compile(r"priorit", re.IGNORECASE)
_TARGET = re.compile(r"(?<![\d.,])(\d{1,3}(?:[ \u00a0]\d{3})*|\d{1,4})\s+((?:nye |new )?[^\W\d_]{4,})")
_DATE = (
    r"(\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,10}\.?)\s?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\s[A-Za-z]{3,9}\s\d{4})"
)
_MET = r"\bmøte\w*|\bavhold\w*|\bhold[te]\w*|\bhalde\w*|\bgjennomført|\bmeeting|\bheld"
_HELD = re.compile(rf"(?:{_MET})\b[^.\d]{{0,40}}{_DATE}", re.I)
_SENT = re.compile(rf"(?:\bsendt|\bsend|\boversendt|\bdatert|\bsent|\bdated)\b[^.\d]{{0,40}}{_DATE}", re.I)
_ROLE = re.compile(
    r"\b(?:ekstern|intern|external|internal)\s+(?:prosessle[di]\w+|fasilitator\w*|process leader|facilitator)", re.I
)
_COUNTED = re.compile(r"\b(\d{1,2})\s+(?:deltaker|deltakar|deltok|personer|personar|participants|took part)", re.I)
_PRESENT = re.compile(r"^(?:deltakere|deltakarar|deltakerne|til ?stede|møtte|participants|present)\s*:\s*(.+)", re.I)
_YEAR_WORDS = frozenset({"år", "året", "year"})
_BETWEEN_NAMES = re.compile(r",\s*|;\s*|\s+(?:og|and)\s+")


def narratives_of(document: Document, parts: Sequence[Part]) -> list[Row]:
    """A row per text of a part, counted within its part and indicator."""
    rows: list[Row] = []
    counted: dict[tuple[str, str | None], int] = {}
    for part in parts:
        if part.name not in _TEXTS:
            continue
        for text, line in texts_of(document, part.places):
            key = part.name, part.indicator
            counted[key] = counted.get(key, 0) + 1
            rows.append(
                {
                    "part": (part.name, part.heading),
                    "indicator": (part.indicator, part.heading),
                    "place": (counted[key], line),
                    "text": (text, line),
                }
            )
    return rows


def plan_items_of(document: Document, parts: Sequence[Part], year: int | None) -> list[Row]:
    """A row per point of a plan of action: its list, or its paragraphs where it has none.

    `year` is the report's. A plan whose heading says another is of that one: "Handlingsplan 2025", "neste år".
    """
    rows: dict[tuple[str, int | None], Row] = {}
    for part in parts:
        if part.name != "action_plan":
            continue
        texts = texts_of(document, part.places)
        listed = [(text, line) for text, line in texts if has_bullet(document.lines[line])]
        own = _year_of_plan(document.lines[part.heading].text, year)
        for text, line in listed or texts:
            beside = dict(document.lines[line].beside)
            due = _due(document, line)
            rows.setdefault(
                (text, own),
                {
                    "year": (own, line),
                    "item": (text, line),
                    "text": (text, line),
                    "focus_area": (beside.get("focus_area"), line),
                    "responsible": (beside.get("responsible"), line),
                    "due": (due.last if due else None, line),
                    "status": (beside.get("status"), line),
                    "deviation": (beside.get("deviation"), line),
                },
            )
    return list(rows.values())


def _year_of_plan(heading: str, year: int | None) -> int | None:
    """The year of the plan below a heading; None where it says none of its own."""
    years = years_in(heading)
    if len(years) == 1:
        return years.pop()
    words = words_in(heading)
    is_next = not years and says(words, "turns", "onward") and not _YEAR_WORDS.isdisjoint(words)
    return year + 1 if year is not None and is_next else None


def follow_up_of(document: Document, sections: Sequence[Section]) -> list[Row]:
    """A row per action of the tables that say who does it or when: of any indicator, under the one it is about, or
    below all of them where each repeats what is advised under one.
    """
    rows: dict[str, Row] = {}
    for line, said in enumerate(document.lines):
        if said.is_follow_up and not said.heads_follow_up:
            named = dict(said.beside)["indicator"]
            rows.setdefault(said.text, _action(document, line, indicator_of(named) or named or None))
    for section in sections:
        for finding in section.findings:
            said = document.lines[finding.line]
            if finding.kind == "action" and _SAID_OF_ACTION & dict(said.beside).keys():
                rows.setdefault(said.text, _action(document, finding.line, section.indicator))
    return list((rows or _repeated_actions(document, sections)).values())


def _repeated_actions(document: Document, sections: Sequence[Section]) -> dict[str, Row]:
    """The rows of a table below the sections that says of each action advised in them who does it, or when."""
    advised = {
        aliases.normalised(finding.text): section.indicator
        for section in sections
        for finding in section.findings
        if finding.kind == "action"
    }
    below = range(max((section.content_end for section in sections), default=0), len(document.lines))
    told = [line for line in below if _SAID_OF_ACTION & dict(document.lines[line].beside).keys()]
    texts = [document.lines[line].text for line in told]
    if not all(aliases.normalised(text) in advised for text in texts):
        return {}  # a plan of its own
    return {
        text: _action(document, line, advised[aliases.normalised(text)]) for text, line in zip(texts, told, strict=True)
    }


def _due(document: Document, place: int) -> DateSaid | None:
    """By when a point is to be done; a day without a year is of the one in the heading above: "Tiltak i 2024"."""
    text = dict(document.lines[place].beside).get("due", "")
    above = (line.text for line in reversed(document.lines[:place]) if line.is_heading and not line.in_table)
    years = years_in(next(above, ""))
    return date_said(text, years.pop() if len(years) == 1 else None)


def _action(document: Document, line: int, indicator: str | None) -> Row:
    said = document.lines[line]
    beside, due = dict(said.beside), _due(document, line)
    return {
        "action": (said.text, line),
        "indicator": (indicator, line),
        "text": (said.text, line),
        "responsible": (beside.get("responsible"), line),
        "due": (due.last if due else None, line),
        "status": (beside.get("status"), line),
    }


def goals_of(document: Document, parts: Sequence[Part]) -> list[Row]:
    """A row per goal of a list or a table, with its rank where they are numbered or said to be in order of priority;
    where there is none, of a sentence that counts them up.
    """
    rows: dict[str, Row] = {}
    for part in parts:
        if part.name != "goals":
            continue
        _put_goals_of_tables(rows, document, part)
        texts = [(text, line) for text, line in texts_of(document, part.places) if _is_item(document, line)]
        is_ranked = _PRIORITISED.search(document.lines[part.heading].text) is not None
        for number, (text, line) in enumerate(texts, start=1):
            is_numbered = _NUMBERED.match(document.lines[line].text) is not None
            rows.setdefault(text, _goal(text, line, number if is_ranked or is_numbered else None))
    for text, line in texts_of(document, range(len(document.lines))) if not rows else ():
        for rank, goal in ranked_goals(text):
            rows.setdefault(goal, _goal(goal, line, rank))
    return list(rows.values())


def _goal(text: str, line: int, rank: int | None) -> Row:
    target, unit = _target_in(text)
    return {
        "goal": (text, line),
        "rank": (rank, line),
        "text": (text, line),
        "target": (target, line),
        "unit": (unit, line),
        "measured_by": ("jobs" if unit and says(words_in(unit), "subjects", "jobs") else None, line),
    }


def _put_goals_of_tables(rows: dict[str, Row], document: Document, part: Part) -> None:
    """Puts the goals of the tables in a part among the rows."""
    last = None
    for place in part.places:
        table = document.lines[place].table
        if table is None or table is last:
            continue
        last = table
        for goal in goals_in(table):
            line = next((at for at in part.places if document.lines[at].place == goal.line.place), place)
            is_of_jobs = says(words_in(f"{goal.unit or ''} {goal.text}"), "subjects", "jobs")
            rows.setdefault(
                goal.text,
                {
                    "goal": (goal.text, line),
                    "rank": (goal.rank, line),
                    "text": (goal.text, line),
                    "target": (goal.target, line),
                    "unit": (goal.unit, line),
                    "measured_by": ("jobs" if goal.target is not None and is_of_jobs else None, line),
                },
            )


def _is_item(document: Document, line: int) -> bool:
    return has_bullet(document.lines[line]) or _NUMBERED.match(document.lines[line].text) is not None


def _target_in(text: str) -> tuple[float | None, str | None]:
    """The only number of a goal and what it counts: "300 arbeidsplasser". A year is no number."""
    found = [(number, unit) for number, unit in _TARGET.findall(text) if not re.fullmatch(r"(?:19|20)\d\d", number)]
    if len(found) != 1:
        return None, None
    number, unit = found[0]
    return float(re.sub(r"\s", "", number)), unit


def statements_in_words_of(document: Document, parts: Sequence[Part], sections: Sequence[Section]) -> list[Row]:
    """A row per subject of which the report says how it goes: first in its conclusion, then in its assessments.

    Then in tables of subjects with words beside them, outside the sections, and last among findings.
    """
    texts: list[tuple[str, int, str | None]] = []
    for name in ("main_conclusion", "assessment"):
        for part in parts:
            if part.name == name:
                texts += [(text, line, part.indicator) for text, line in texts_of(document, part.places)]
    texts += _beside_subjects(document, sections)
    for section in sections:
        texts += [
            (finding.text, finding.line, section.indicator) for finding in section.findings if finding.kind != "action"
        ]
    return [
        {
            "subject": (judged.subject, judged.line),
            "judgement": (judged.judgement, judged.line),
            "text": (judged.text, judged.line),
        }
        for judged in judgements_in(texts)
    ]


def _beside_subjects(document: Document, sections: Sequence[Section]) -> Iterator[tuple[str, int, str | None]]:
    """The words beside each subject of a table, whose first cell names it: "Arbeidsplasser", "Bak målet"."""
    inside = {place for section in sections for place in range(section.line, section.content_end)}
    last = None
    for place, line in enumerate(document.lines):
        if line.table is None or line.table is last or place in inside:
            continue
        last = line.table
        for first, *others in line.table:
            subject = subject_of(joined(of.text for of in first))
            words = [of for cell in others for of in cell]
            if subject and words:
                own = (at for at in range(place, len(document.lines)) if document.lines[at].text == words[0].text)
                yield joined(of.text for of in words), next(own, place), subject


def assessment_of(document: Document, end: int) -> list[Row]:
    """One row of when and with whom the assessment was held, where the front says any of it; never who they were."""
    found: dict[str, tuple[Value, int]] = {}
    for place, line in enumerate(document.lines[:end]):
        for field, pattern in (("held_on", _HELD), ("sent_on", _SENT)):
            said = pattern.search(line.text)
            day = date_said(said[1]) if said else None
            if day is not None and day.precision == "day":
                found.setdefault(field, (day.first, place))
        if role := _ROLE.search(line.text):
            found.setdefault("facilitator_role", (role[0].lower(), place))
        if (count := _participants(line.text)) is not None:
            found.setdefault("participants", (float(count), place))
    if not found:
        return []
    place = min(place for _, place in found.values())
    fields = ("held_on", "sent_on", "facilitator_role", "participants")
    return [{field: found.get(field, (None, place)) for field in fields}]


def _participants(text: str) -> int | None:
    counted = _COUNTED.search(text)
    if counted:
        return int(counted[1])
    present = _PRESENT.match(text)
    if present is None:
        return None
    names = [name for name in _BETWEEN_NAMES.split(present[1]) if name.strip(" .")]
    is_number = len(names) == 1 and names[0].strip(" .").isdigit()
    return int(names[0].strip(" .")) if is_number else len(names) if len(names) > 1 else None
