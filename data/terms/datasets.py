"""The data sets: which fields a row has, what kind of value each holds, and what makes a row the same row.

One description serves the store's tables, the recognition of spreadsheets, the checks and the template.
"""

from __future__ import annotations

from types import MappingProxyType

from data.terms.fields import PROGRAMME, SQL_TYPES, YEAR, Dataset, Field, Kind, key_field
from data.terms.round_datasets import ROUND_DATASETS

__all__ = ["DATASETS", "ORIGIN_COLUMNS", "ROW_MARK", "SQL_TYPES", "WHEEL_KINDS", "Dataset", "Field", "Kind"]

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
            PROGRAMME,
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
            PROGRAMME,
            YEAR,
            key_field("form"),
            key_field("indicator"),
            key_field("statement", required=False),  # empty on the row of the indicator's total
            Field("score", Kind.SCORE, is_required=True),
            key_field("is_total", Kind.BOOLEAN),
        ),
    ),
    Dataset(
        "findings",
        (
            PROGRAMME,
            YEAR,
            key_field("indicator", required=False),
            key_field("kind", Kind.CHOICE, choices=("strength", "improvement", "action")),
            key_field("text"),
        ),
    ),
    Dataset(
        "budget",
        (
            PROGRAMME,
            YEAR,
            key_field("focus_area", required=False),  # empty: the whole programme
            key_field("as_of", Kind.DATE, required=False),
            Field("budget_nok", Kind.AMOUNT),
            Field("granted_nok", Kind.AMOUNT),
            Field("paid_nok", Kind.AMOUNT),
            Field("utilisation", Kind.SHARE),  # only as reported; worked out where it is not
        ),
    ),
    Dataset(
        "jobs",
        (
            PROGRAMME,
            key_field("year", Kind.YEAR, required=False),  # empty: the whole programme period
            key_field("focus_area", required=False),  # empty: the whole programme
            Field("target_jobs", Kind.NUMBER),
            Field("target_new", Kind.NUMBER),
            Field("target_secured", Kind.NUMBER),
            Field("new_jobs", Kind.NUMBER),
            Field("secured_jobs", Kind.NUMBER),
            key_field("stage", Kind.CHOICE, required=False, choices=("expected", "realised", "verified")),
        ),
    ),
    Dataset(
        "projects",
        (
            PROGRAMME,
            key_field("project"),
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
            PROGRAMME,
            key_field("action"),
            Field("year", Kind.YEAR),
            Field("indicator", Kind.TEXT),
            Field("text", Kind.TEXT),
            Field("responsible", Kind.TEXT),
            Field("due", Kind.DATE),
            Field("status", Kind.TEXT),
            Field("strength", Kind.CHOICE, choices=("must", "should", "consider")),
            Field("also_concerns", Kind.TEXT),  # the codes of further indicators, with "; " between them
            Field("statements", Kind.TEXT),  # indicator.statement of each that it concerns, with "; " between them
            Field("carried_from", Kind.TEXT),  # the action of an earlier year that it carries on
            Field("done_on", Kind.DATE),
            Field("dropped_because", Kind.TEXT),
        ),
    ),
    Dataset(
        "events",
        (
            PROGRAMME,
            key_field("event"),
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
            PROGRAMME,
            key_field("measure"),
            YEAR,
            Field("value", Kind.NUMBER),
            Field("unit", Kind.TEXT),
            Field("target", Kind.NUMBER),
            Field("least_level", Kind.NUMBER),  # from where on it is enough, good and excellent
            Field("good_level", Kind.NUMBER),
            Field("excellent_level", Kind.NUMBER),
            Field("higher_is_better", Kind.BOOLEAN),
            key_field("indicator", required=False),
            Field("focus_area", Kind.TEXT),
            Field("goal", Kind.TEXT),
        ),
    ),
    Dataset(
        "assessments",
        (
            PROGRAMME,
            YEAR,
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
            PROGRAMME,
            key_field("goal"),
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
            PROGRAMME,
            YEAR,
            key_field("subject"),  # "budget" or an indicator
            Field("judgement", Kind.CHOICE, choices=("ahead", "on_track", "on_the_way", "behind", "much_left")),
            Field("text", Kind.TEXT),
        ),
    ),
    Dataset(
        "narratives",
        (
            PROGRAMME,
            YEAR,
            key_field(
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
            key_field("indicator", required=False),
            key_field("place", Kind.INTEGER, required=False),  # among the texts of its part, counted from 1
            Field("text", Kind.TEXT, is_required=True),
        ),
    ),
    Dataset(
        "plan_items",
        (
            PROGRAMME,
            YEAR,
            key_field("item"),
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
            PROGRAMME,
            key_field("date", Kind.DATE),
            key_field("kind", Kind.CHOICE, required=False, choices=WHEEL_KINDS),  # empty: the text says it
            key_field("text"),
            Field("responsible", Kind.TEXT),
            Field("done_on", Kind.DATE),
        ),
        by_year=False,
    ),
    Dataset(
        "readiness",
        (
            PROGRAMME,
            key_field("item"),
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
            PROGRAMME,
            YEAR,
            key_field("indicator", required=False),
            key_field("text"),
            key_field("earlier_year", Kind.YEAR),
            key_field("earlier_text"),
            Field("is_same", Kind.BOOLEAN, is_required=True),
        ),
    ),
    *ROUND_DATASETS,
)

DATASETS = MappingProxyType({dataset.name: dataset for dataset in _ALL})

# Where a stored row came from: its sheet, the cell of its main value (a range for a row of several), and
# field -> cell as JSON where a row has more than one value cell, else NULL.
ORIGIN_COLUMNS = ("sheet", "cell", "cells")

# In `cells` it stands for the number of the row that `cell` names, so that many rows have one and the same text.
ROW_MARK = "#"
