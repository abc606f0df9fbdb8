"""The sample programmes as rows of the data sets, read from the files in this folder."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.templates.workbook import Row
from data.terms.round_datasets import ROUND_DATASETS

# A programme is written in one file or spread over several, by what their names start with.
PROGRAMMES = ("spir-2024", "invented", "gnist", "round")


class Group(StrEnum):
    """Which samples: those a new store starts with, or the invented programmes that they can be compared with."""

    FIRST = "first"
    OTHERS = "others"


@dataclass(frozen=True)
class Sample:
    """A sample programme: the name of its workbook, and its rows per data set."""

    file_name: str
    programme: str
    tables: Mapping[str, tuple[Row, ...]]


@cache
def samples(group: Group = Group.FIRST) -> tuple[Sample, ...]:
    """Every sample programme of the group."""
    folder = Path(__file__).parent
    if group is Group.OTHERS:
        return tuple(_sample([path]) for path in sorted((folder / "others").glob("*.toml")))
    return tuple(_sample(sorted(folder.glob(f"{start}*.toml"))) for start in PROGRAMMES)


def _sample(paths: Sequence[Path]) -> Sample:
    content: dict[str, Any] = {}
    for path in paths:
        content.update(tomllib.loads(path.read_text(encoding="utf-8")))
    programme: str = content["programme"]
    tables = {
        "programmes": [content["about"]],
        "scores": _scores(content),
        "findings": _findings(content),
        "budget": [*content.get("budget", ()), *_budgets(content)],
        "jobs": [*content.get("jobs", ()), *_job_counts(content)],
        "projects": content.get("projects", ()),
        "actions": content.get("actions", ()),
        "events": content.get("events", ()),
        "assessments": content.get("assessments", ()),
        "measures": [*content.get("measures", ()), *_yearly_measures(content)],
        "goals": content.get("goals", ()),
        "statements_in_words": content.get("statements_in_words", ()),
        "narratives": _narratives(content),
        "plan_items": _plan_items(content),
        "wheel": [*content.get("wheel", ()), *_recurring(content)],
        "readiness": content.get("readiness", ()),
        **{dataset.name: content.get(dataset.name, ()) for dataset in ROUND_DATASETS},
    }
    return Sample(
        content["file"],
        programme,
        MappingProxyType(
            {name: tuple({"programme": programme, **row} for row in rows) for name, rows in tables.items()}
        ),
    )


def _scores(content: Mapping[str, Any]) -> Iterator[Row]:
    for year, assessment in content.get("scores", {}).items():
        for indicator, scores in assessment.items():
            if indicator == "form":
                continue
            shared = {"year": int(year), "form": assessment["form"], "indicator": indicator}
            for statement, score in scores.items():
                if statement == "total":
                    yield {**shared, "score": score, "is_total": True}
                else:
                    yield {**shared, "statement": statement, "score": score, "is_total": False}


def _findings(content: Mapping[str, Any]) -> Iterator[Row]:
    for year, by_indicator in content.get("findings", {}).items():
        for indicator, by_kind in by_indicator.items():
            for kind, texts in by_kind.items():
                for text in texts:
                    yield {"year": int(year), "indicator": indicator, "kind": kind, "text": text}


def _budgets(content: Mapping[str, Any]) -> Iterator[Row]:
    for date, by_area in content.get("budgets", {}).items():
        as_of = dt.date.fromisoformat(date)
        for area, (budget, granted, paid) in by_area.items():
            yield {
                "year": as_of.year,
                "focus_area": area,
                "as_of": as_of,
                "budget_nok": budget,
                "granted_nok": granted,
                "paid_nok": paid,
            }


def _job_counts(content: Mapping[str, Any]) -> Iterator[Row]:
    for year, counts in content.get("job_counts", {}).items():
        for area, count in counts.items():
            if area != "stage":
                new, secured = count
                yield {
                    "year": int(year),
                    "focus_area": area,
                    "new_jobs": new,
                    "secured_jobs": secured,
                    "stage": counts["stage"],
                }


def _yearly_measures(content: Mapping[str, Any]) -> Iterator[Row]:
    for measure in content.get("yearly_measures", ()):
        shared = {name: entry for name, entry in measure.items() if not name.isdigit()}
        for year, (value, target) in ((year, entry) for year, entry in measure.items() if year.isdigit()):
            yield {**shared, "year": int(year), "value": value, "target": target}


def _narratives(content: Mapping[str, Any]) -> Iterator[Row]:
    for year, by_part in content.get("narratives", {}).items():
        for part, texts in by_part.items():
            for place, text in enumerate(texts, start=1):
                yield {"year": int(year), "part": part, "place": place, "text": text}


def _plan_items(content: Mapping[str, Any]) -> Iterator[Row]:
    for year, texts in content.get("plan_items", {}).items():
        for number, text in enumerate(texts, start=1):
            yield {"year": int(year), "item": f"P{number:02}", "text": text}
    yield from content.get("plan", ())


def _recurring(content: Mapping[str, Any]) -> Iterator[Row]:
    """What comes again in the programme's year, a row per day."""
    for kind, entry in content.get("wheel_days", {}).items():
        for day in entry["days"]:
            yield {"date": day, "kind": kind, "text": entry["text"], "responsible": entry["responsible"]}
