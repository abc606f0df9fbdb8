"""The data sets: which fields a row has, what kind of value each holds, and what makes a row the same row.

One description serves the store's tables, the recognition of spreadsheets, the checks and the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a value is, and so how it is read, stored and checked."""

    TEXT = "text"
    YEAR = "year"  # a calendar year, 1990-2100
    INTEGER = "integer"
    NUMBER = "number"
    SCORE = "score"  # within the scale of the row's form
    AMOUNT = "amount"  # Norwegian kroner
    SHARE = "share"  # 0.44 is 44 %
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"  # one of the field's codes


SQL_TYPES = MappingProxyType(
    {
        Kind.TEXT: "VARCHAR",
        Kind.YEAR: "INTEGER",
        Kind.INTEGER: "INTEGER",
        Kind.NUMBER: "DOUBLE",
        Kind.SCORE: "DOUBLE",
        Kind.AMOUNT: "DOUBLE",
        Kind.SHARE: "DOUBLE",
        Kind.DATE: "DATE",
        Kind.BOOLEAN: "BOOLEAN",
        Kind.CHOICE: "VARCHAR",
    }
)


@dataclass(frozen=True)
class Field:
    """A column of a data set. `is_key`: part of what makes two rows the same row; a key may be empty."""

    name: str
    kind: Kind
    is_required: bool = False
    is_key: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A kind of table people have. A load replaces it per programme and, where `by_year`, per year."""

    name: str
    fields: tuple[Field, ...]
    by_year: bool = True

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the fields that make two rows the same row."""
        return tuple(field.name for field in self.fields if field.is_key)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


def _key(name: str, kind: Kind = Kind.TEXT, *, required: bool = True, choices: tuple[str, ...] = ()) -> Field:
    return Field(name, kind, is_required=required, is_key=True, choices=choices)


_PROGRAMME = _key("programme")
_YEAR = _key("year", Kind.YEAR)

WHEEL_KINDS = (
    "board_meeting",
    "report",
    "fact_sheet",
    "assessment",
    "survey",
    "job_count",
    "deadline",
    "hand_over",
)

_ALL = (
    Dataset(
        "programmes",
        (
            _PROGRAMME,
            Field("name", Kind.TEXT),
            Field("kind", Kind.CHOICE, choices=("restructuring", "innovation")),
            Field("municipality", Kind.TEXT),
            Field("county", Kind.TEXT),
            Field("start_date", Kind.DATE),
            Field("end_date", Kind.DATE),
            Field("source", Kind.TEXT),
            Field("is_invented", Kind.BOOLEAN),
        ),
        by_year=False,
    ),
    Dataset(
        "scores",
        (
            _PROGRAMME,
            _YEAR,
            _key("form"),
            _key("indicator"),
            _key("statement", required=False),  # empty on the row of the indicator's total
            Field("score", Kind.SCORE, is_required=True),
            _key("is_total", Kind.BOOLEAN),
        ),
    ),
    Dataset(
        "findings",
        (
            _PROGRAMME,
            _YEAR,
            _key("indicator", required=False),
            _key("kind", Kind.CHOICE, choices=("strength", "improvement", "action")),
            _key("text"),
        ),
    ),
    Dataset(
        "budget",
        (
            _PROGRAMME,
            _YEAR,
            _key("focus_area", required=False),  # empty: the whole programme
            _key("as_of", Kind.DATE, required=False),
            Field("budget_nok", Kind.AMOUNT),
            Field("granted_nok", Kind.AMOUNT),
            Field("paid_nok", Kind.AMOUNT),
            Field("utilisation", Kind.SHARE),  # only as reported; worked out where it is not
        ),
    ),
    Dataset(
        "jobs",
        (
            _PROGRAMME,
            _key("year", Kind.YEAR, required=False),  # empty: the whole programme period
            _key("focus_area", required=False),  # empty: the whole programme
            Field("target_jobs", Kind.NUMBER),
            Field("target_new", Kind.NUMBER),
            Field("target_secured", Kind.NUMBER),
            Field("new_jobs", Kind.NUMBER),
            Field("secured_jobs", Kind.NUMBER),
            _key("stage", Kind.CHOICE, required=False, choices=("expected", "realised", "verified")),
        ),
    ),
    Dataset(
        "projects",
        (
            _PROGRAMME,
            _key("project"),
            Field("name", Kind.TEXT),
            Field("company", Kind.TEXT),
            Field("phase", Kind.CHOICE, choices=("pre_study", "pre_project", "main_project")),
            Field("focus_area", Kind.TEXT),
            Field("owner_type", Kind.CHOICE, choices=("A", "B", "C")),
            Field("total_cost_nok", Kind.AMOUNT),
            Field("granted_nok", Kind.AMOUNT),
            Field("granted_on", Kind.DATE),
            Field("status", Kind.TEXT),
            Field("expected_jobs", Kind.NUMBER),
            Field("realised_jobs", Kind.NUMBER),
            Field("company_size", Kind.TEXT),
            Field("follows_project", Kind.TEXT),  # the project that it grew out of
            Field("planned_start", Kind.DATE),
            Field("planned_end", Kind.DATE),
            Field("actual_end", Kind.DATE),
            Field("deviation", Kind.TEXT),  # from the plan, in words
        ),
        by_year=False,
    ),
    Dataset(
        "actions",
        (
            _PROGRAMME,
            _key("action"),
            Field("year", Kind.YEAR),
            Field("indicator", Kind.TEXT),
            Field("text", Kind.TEXT),
            Field("responsible", Kind.TEXT),
            Field("due", Kind.DATE),
            Field("status", Kind.TEXT),
            Field("strength", Kind.CHOICE, choices=("must", "should", "consider")),
            Field("carried_from", Kind.TEXT),  # the action of an earlier year that it carries on
            Field("done_on", Kind.DATE),
            Field("dropped_because", Kind.TEXT),
        ),
    ),
    Dataset(
        "events",
        (
            _PROGRAMME,
            _key("event"),
            Field("date", Kind.DATE),
            Field("text", Kind.TEXT),
            Field("indicator", Kind.TEXT),  # what it concerns; empty: the whole programme
            Field("kind", Kind.CHOICE, choices=("leader_leaves", "leader_arrives")),  # empty: any other event
        ),
        by_year=False,
    ),
    Dataset(
        "measures",
        (
            _PROGRAMME,
            _key("measure"),
            _YEAR,
            Field("value", Kind.NUMBER),
            Field("unit", Kind.TEXT),
            Field("target", Kind.NUMBER),
            Field("higher_is_better", Kind.BOOLEAN),
            _key("indicator", required=False),
            Field("focus_area", Kind.TEXT),
            Field("goal", Kind.TEXT),
        ),
    ),
    Dataset(
        "assessments",
        (
            _PROGRAMME,
            _YEAR,
            Field("form", Kind.TEXT),
            Field("held_on", Kind.DATE),
            Field("sent_on", Kind.DATE),
            Field("facilitator_role", Kind.TEXT),
            Field("participants", Kind.INTEGER),  # how many, never who
        ),
    ),
    Dataset(
        "goals",
        (
            _PROGRAMME,
            _key("goal"),
            Field("rank", Kind.INTEGER),  # 1 comes first
            Field("text", Kind.TEXT),
            Field("target", Kind.NUMBER),
            Field("unit", Kind.TEXT),
            Field("measured_by", Kind.TEXT),  # an indicator or a measure; empty: nothing measures it yet
        ),
        by_year=False,
    ),
    Dataset(
        "statements_in_words",
        (
            _PROGRAMME,
            _YEAR,
            _key("subject"),  # "budget" or an indicator
            Field("judgement", Kind.CHOICE, choices=("ahead", "on_track", "on_the_way", "behind", "much_left")),
            Field("text", Kind.TEXT),
        ),
    ),
    Dataset(
        "narratives",
        (
            _PROGRAMME,
            _YEAR,
            _key(
                "part",
                Kind.CHOICE,
                choices=(
                    "main_conclusion",
                    "assessment",
                    "overall_recommendation",
                    "most_critical",
                    "greatest_challenge",
                    "useful",
                ),
            ),
            _key("indicator", required=False),
            _key("place", Kind.INTEGER, required=False),  # among the texts of its part, counted from 1
            Field("text", Kind.TEXT, is_required=True),
        ),
    ),
    Dataset(
        "plan_items",
        (
            _PROGRAMME,
            _YEAR,
            _key("item"),
            Field("text", Kind.TEXT),
            Field("focus_area", Kind.TEXT),
            Field("responsible", Kind.TEXT),
            Field("due", Kind.DATE),
            Field("status", Kind.TEXT),
            Field("deviation", Kind.TEXT),  # from the plan, in words
        ),
    ),
    Dataset(
        "wheel",
        (
            _PROGRAMME,
            _key("date", Kind.DATE),
            _key("kind", Kind.CHOICE, required=False, choices=WHEEL_KINDS),  # empty: the text says it
            _key("text"),
            Field("responsible", Kind.TEXT),
            Field("done_on", Kind.DATE),
        ),
        by_year=False,
    ),
    Dataset(
        "readiness",
        (
            _PROGRAMME,
            _key("item"),
            Field("text", Kind.TEXT),
            Field("responsible", Kind.TEXT),
            Field("due", Kind.DATE),
            Field("status", Kind.TEXT),
            Field("done_on", Kind.DATE),
        ),
        by_year=False,
    ),
    Dataset(
        "repetitions",  # whether two texts that look alike say the same: what somebody has answered
        (
            _PROGRAMME,
            _YEAR,
            _key("indicator", required=False),
            _key("text"),
            _key("earlier_year", Kind.YEAR),
            _key("earlier_text"),
            Field("is_same", Kind.BOOLEAN, is_required=True),
        ),
    ),
    Dataset(
        "applications",
        (
            _PROGRAMME,
            _key("application"),
            Field("municipality", Kind.TEXT),
            Field("county", Kind.TEXT),
            Field("inhabitants", Kind.INTEGER),
            Field("submitted_on", Kind.DATE),
            Field("outcome", Kind.CHOICE, choices=("selected", "follower", "declined")),
        ),
        by_year=False,
    ),
    Dataset(
        "activities",
        (
            _PROGRAMME,
            _key("activity"),
            Field("phase", Kind.TEXT),
            _key("municipality", required=False),
            Field("date", Kind.DATE),
            Field("note", Kind.TEXT),
        ),
        by_year=False,
    ),
    Dataset(
        "votes",
        (
            _PROGRAMME,
            _key("proposal"),
            _key("voter"),
            Field("municipality", Kind.TEXT),
            Field("vote", Kind.CHOICE, is_required=True, choices=("go_on", "unsure", "stop")),
        ),
        by_year=False,
    ),
    Dataset(
        "lessons",
        (
            _PROGRAMME,
            _key("lesson"),
            Field("theme", Kind.TEXT),
            Field("worked", Kind.BOOLEAN),
            Field("challenge", Kind.BOOLEAN),
            Field("said_by", Kind.TEXT),
        ),
        by_year=False,
    ),
    Dataset(
        "recommendations",
        (_PROGRAMME, _key("recommendation"), Field("recipient", Kind.TEXT), Field("text", Kind.TEXT)),
        by_year=False,
    ),
    Dataset(
        "relations",
        (
            _PROGRAMME,
            _key("actor"),
            _key("relation"),
            _key("other", required=False),
            Field("note", Kind.TEXT),
        ),
        by_year=False,
    ),
)

DATASETS = MappingProxyType({dataset.name: dataset for dataset in _ALL})

# Where a stored row came from: its sheet, the cell of its main value (a range for a row of several), and
# field -> cell as JSON where a row has more than one value cell, else NULL.
ORIGIN_COLUMNS = ("sheet", "cell", "cells")

# In `cells` it stands for the number of the row that `cell` names, so that many rows have one and the same text.
ROW_MARK = "#"
