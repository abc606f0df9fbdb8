"""Writes the eight invented programmes that others are compared with: `python -m data.sample.generate_others`.

The same seed gives the same files, which are data like the other samples and may be edited after; a test holds the
files to what is written here. They hold no more than a comparison needs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SEED = 20241
FOLDER = Path(__file__).parent / "others"
LAST_YEAR = 2024
# When the form with seven indicators came.
NEW_FORM_FROM = 2022

# Name -> the year in which the programme began.
PROGRAMMES = {
    "Aurdriv": 2021,
    "Fjordlys": 2018,
    "Havglimt": 2019,
    "Kystdriv": 2019,
    "Nordglimt": 2020,
    "Skogskimt": 2020,
    "Tindelag": 2020,
    "Vidsyn": 2021,
}

# Indicator -> between what its totals lie in the fifth year of a programme; a little lower before, higher after.
_NEW_FORM = {
    "profile": (3.5, 5.0),
    "organisation": (3.0, 4.5),
    "portfolio": (3.5, 5.0),
    "development": (3.0, 4.5),
    "jobs": (3.0, 5.0),
    "attractiveness": (3.0, 4.5),
    "sustainability": (2.0, 3.5),
}
_OLD_FORM = {
    "anchoring": (3.0, 4.5),
    "profile": (3.0, 4.5),
    "organisation": (3.0, 4.5),
    "portfolio": (2.5, 4.5),
    "development": (2.5, 4.0),
    "jobs": (2.5, 4.0),
    "attractiveness": (2.5, 4.0),
    "visibility": (2.0, 3.5),
}
_RISE = 0.2
_FIFTH_YEAR = 5
_AREAS = ("Reiseliv", "Havbruk")


def files() -> dict[str, str]:
    """The name of each file and what stands in it."""
    return {
        f"{name.lower()}.toml": "\n".join(_lines(name, start, random.Random(f"{SEED} {name}")))
        for name, start in PROGRAMMES.items()
    }


def _lines(name: str, start: int, chance: random.Random) -> Iterator[str]:
    years = range(start, LAST_YEAR + 1)
    yield "# Invented from end to end, written by data/sample/generate_others.py."
    yield f'file = "{name.lower()}-oppdiktet.xlsx"'
    yield f'programme = "{name} (oppdiktet)"'
    # A list that is no table stands before the first table of the file.
    yield from _projects(years, chance)
    yield "[about]"
    yield f'name = "{name} (oppdiktet)"'
    yield 'kind = "restructuring"'
    yield f"start_date = {start}-01-01"
    yield f"end_date = {start + 7}-12-31"
    yield 'source = "Oppdiktede tall, laget for å vise sammenligning"'
    yield "is_invented = true"
    yield ""
    yield from _scores(years, chance)
    yield from _budgets(years, chance)
    yield from _jobs(years, chance)


def _scores(years: range, chance: random.Random) -> Iterator[str]:
    standing = {code: chance.random() for code in (*_NEW_FORM, *_OLD_FORM)}
    for year in years:
        is_new = year >= NEW_FORM_FROM
        yield f"[scores.{year}]"
        yield f'form = "{"psv-7" if is_new else "psv-8-example"}"'
        for code, (low, high) in (_NEW_FORM if is_new else _OLD_FORM).items():
            moved = _RISE * (year - years[0] + 1 - _FIFTH_YEAR) + 0.6 * (chance.random() - 0.5)
            total = low + standing[code] * (high - low) + moved
            yield f"{code} = {{ total = {round(2 * min(max(total, low - 1, 1), high)) / 2:g} }}"
        yield ""


def _budgets(years: range, chance: random.Random) -> Iterator[str]:
    """Per date: focus area = [budget, granted, paid]; in the last year only what is known in September."""
    for year in years:
        budgets = [round(1.5 + 2 * chance.random(), 1) for _ in _AREAS]
        spent = [0.35 + 0.35 * chance.random() for _ in _AREAS]
        ends = [min(share + 0.15 + 0.15 * chance.random(), 1.0) for share in spent]
        for date, shares in (("09-30", spent), ("12-31", ends)):
            if (year, date) == (LAST_YEAR, "12-31"):
                continue
            yield f"[budgets.{year}-{date}]"
            for area, budget, share in zip(_AREAS, budgets, shares, strict=True):
                granted = round(budget * share, 2)
                yield f'"{area}" = [{_kroner(budget)}, {_kroner(granted)}, {_kroner(granted * 0.6)}]'
        yield ""


def _jobs(years: range, chance: random.Random) -> Iterator[str]:
    target = 20 * round(4 + 5 * chance.random())
    pace = 0.6 + 0.6 * chance.random()
    for year in years:
        counted = target / 8 * pace * (0.4 + 0.15 * (year - years[0])) * (0.8 + 0.4 * chance.random())
        yield f"[job_counts.{year}]"
        yield f'stage = "{"verified" if year < LAST_YEAR else "realised"}"'
        for area, share in zip(_AREAS, (0.6, 0.4), strict=True):
            yield f'"{area}" = [{round(counted * share * 0.7)}, {round(counted * share * 0.3)}]'
        yield ""
    yield "[[jobs]]"
    yield f"target_jobs = {target}"
    yield ""


def _projects(years: range, chance: random.Random) -> Iterator[str]:
    yield "projects = ["
    for year in years:
        for number, area in enumerate(_AREAS, start=1):
            granted = round(0.2 + 0.8 * chance.random(), 2)
            cost = round(granted * (1.8 + 2.4 * chance.random()), 2)
            yield (
                f'    {{ project = "{year}-{number:02}", name = "{area} {year}", phase = "main_project", '
                f'focus_area = "{area}", owner_type = "{"ABC"[int(3 * chance.random())]}", '
                f"total_cost_nok = {_kroner(cost)}, granted_nok = {_kroner(granted)}, "
                f'granted_on = {year}-0{int(3 + 5 * chance.random())}-15, status = "Ferdig" }},'
            )
    yield "]"
    yield ""


def _kroner(millions: float) -> str:
    return f"{round(millions * 1000) * 1000:_}"


if __name__ == "__main__":
    for file_name, content in files().items():
        (FOLDER / file_name).write_text(content, encoding="utf-8")
