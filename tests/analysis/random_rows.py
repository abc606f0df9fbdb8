"""Random, seeded rows of one programme: with parts missing, leap years, stages and targets of every kind."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from typing import Any

import pandas as pd

from data import frameworks

Row = dict[str, Any]

AREAS = ("Reiseliv", "Havbruk", "Kompetanse")
SEEDS = range(6)


def frame(rows: list[Row], dataset: str) -> pd.DataFrame:
    """The rows as pandas sees them; what is missing is None or NaN."""
    from data.terms.datasets import DATASETS

    return pd.DataFrame(rows, columns=DATASETS[dataset].field_names)


def scores(seed: int, programme: str = "A") -> list[Row]:
    """Years on either form, some indicators without a total, some statements unanswered."""
    chance = random.Random(seed)
    rows = []
    for year in chance.sample(range(2012, 2025), 5):
        form = chance.choice(frameworks.forms())
        for indicator in form.indicators:
            said = {"programme": programme, "year": year, "form": form.code, "indicator": indicator.code}
            if chance.random() < 0.8:
                steps = int((form.scale.maximum - form.scale.minimum) / form.scale.step)
                score = form.scale.minimum + chance.randint(0, steps) * form.scale.step
                rows.append({**said, "statement": None, "score": score, "is_total": True})
            for statement in indicator.statements:
                if chance.random() < 0.8:
                    score = chance.randint(int(form.scale.minimum), int(form.scale.maximum))
                    rows.append({**said, "statement": statement.code, "score": float(score), "is_total": False})
    chance.shuffle(rows)
    return rows


def budget(seed: int, programme: str = "A") -> list[Row]:
    """Reports with and without a date, parts and a whole; any amount may be missing."""
    chance = random.Random(seed)

    def amount(of: float, likelihood: float) -> float | None:
        return float(chance.randint(0, int(of / 1000)) * 1000) if chance.random() < likelihood else None

    rows = []
    for year in chance.sample([2016, 2019, 2020, 2021, 2023, 2024], 4):
        days = 366 if calendar.isleap(year) else 365
        dates: list[dt.date | None] = [
            dt.date(year, 1, 1) + dt.timedelta(days=day) for day in chance.sample(range(-20, days + 40), 3)
        ]
        for as_of in [*dates, dt.date(year, 12, 31), None]:
            likelihood = chance.choice([0.6, 1.0, 1.0])
            areas = chance.sample(AREAS, chance.randint(0, 3))
            wholes = [None] if chance.random() < 0.5 or not areas else []
            rows += [
                {
                    "programme": programme,
                    "year": year,
                    "focus_area": area,
                    "as_of": as_of,
                    "budget_nok": amount(3e6, likelihood),
                    "granted_nok": amount(2e6, likelihood),
                    "paid_nok": amount(1e6, likelihood),
                    "utilisation": chance.choice([None, None, round(chance.random(), 2)]),
                }
                for area in [*areas, *wholes]
            ]
    chance.shuffle(rows)
    return rows


def jobs(seed: int, programme: str = "A", *, is_periodised: bool = False) -> list[Row]:
    """Counts at several stages, by area or for the whole, and targets for the period or for each year."""
    chance = random.Random(seed)

    def count(most: int, likelihood: float = 0.9) -> float | None:
        return float(chance.randint(0, most)) if chance.random() < likelihood else None

    rows: list[Row] = []
    for year in sorted(chance.sample(range(2018, 2026), 5)):
        areas: list[str | None] = [*chance.sample(AREAS, chance.randint(0, 3))]
        if chance.random() < 0.4 or not areas:
            areas.append(None)
        for area in areas:
            target = count(20) if is_periodised else None
            for stage in chance.sample(["expected", "realised", "verified"], chance.randint(1, 3)):
                # Where nobody said at which stage, it was counted.
                unsaid = stage == "realised" and chance.random() < 0.3
                rows.append(
                    {
                        "programme": programme,
                        "year": year,
                        "focus_area": area,
                        "target_jobs": target,
                        "new_jobs": count(12),
                        "secured_jobs": count(8, 0.7),
                        "stage": None if unsaid else stage,
                    }
                )
    if not is_periodised:
        rows.append({"programme": programme, "year": None, "target_jobs": 160.0, "target_new": 100.0})
    chance.shuffle(rows)
    return rows
