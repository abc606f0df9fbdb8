"""Known rows, and the ways in which people write their values: what the corpus of layouts is made of."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

Row = dict[str, object]

PROGRAMME = "Spir"
YEARS = (2023, 2024)
AREAS = ("Reiseliv", "Sjømat")
GOALS = ("profile", "goals")
SHARED = ("sustainability", "shared_understanding")
PARTS = (("profile", None), GOALS, ("sustainability", None), SHARED)

NB = {
    ("profile", None): "Profil og kommunikasjon",
    ("sustainability", None): "Bærekraft",
    ("organisation", None): "Organisering",
    GOALS: "Mål",
    SHARED: "Felles forståelse",
}
NN = {**NB, ("sustainability", None): "Berekraft", SHARED: "Felles forståing"}
EN = {
    ("profile", None): "Profile and communication",
    ("sustainability", None): "Sustainability",
    GOALS: "Goals",
    SHARED: "Shared understanding",
}

POINTS = {
    2023: {("profile", None): 4.0, GOALS: 3.0, ("sustainability", None): 2.5, SHARED: 5.0, ("organisation", None): 3.0},
    2024: {("profile", None): 4.5, GOALS: 4.0, ("sustainability", None): 2.0, SHARED: 6.0, ("organisation", None): 5.0},
}


def score(year: int, part: tuple[str, str | None], programme: str = PROGRAMME, value: float | None = None) -> Row:
    indicator, statement = part
    row: Row = {"programme": programme, "year": year, "form": "psv-7", "indicator": indicator}
    row |= {"score": POINTS[year][part] if value is None else value, "is_total": statement is None}
    return row | ({"statement": statement} if statement else {})


SCORES = [score(year, part) for year in YEARS for part in PARTS]
TOTALS = [score(year, (name, None)) for year in YEARS for name in ("profile", "organisation", "sustainability")]

# year, area -> budget, granted, paid, utilisation as a share
MONEY = {
    (2023, "Reiseliv"): (1_200_000.0, 600_000.0, 300_000.0, 0.5),
    (2023, "Sjømat"): (800_000.0, 200_000.0, 100_000.0, 0.25),
    (2024, "Reiseliv"): (1_500_000.0, 660_000.0, 150_000.0, 0.44),
    (2024, "Sjømat"): (2_500_000.0, 2_000_000.0, 1_200_000.0, 0.8),
}
MONEY_FIELDS = ("budget_nok", "granted_nok", "paid_nok", "utilisation")


def budget(
    *fields: str, years: tuple[int, ...] = YEARS, programme: str = PROGRAMME, as_of: dict[int, dt.date] | None = None
) -> list[Row]:
    rows = []
    for (year, area), values in MONEY.items():
        if year in years:
            row: Row = {"programme": programme, "year": year, "focus_area": area}
            row |= {"as_of": as_of[year]} if as_of else {}
            rows.append(row | {name: values[MONEY_FIELDS.index(name)] for name in fields})
    return rows


def money(year: int, area: str, field: str) -> float:
    return MONEY[year, area][MONEY_FIELDS.index(field)]


AS_OF = {2023: dt.date(2023, 9, 30), 2024: dt.date(2024, 9, 30)}

# year, area -> target, new, secured
COUNTS = {
    (2023, "Reiseliv"): (30.0, 12.0, 7.0),
    (2023, "Sjømat"): (20.0, 4.0, 5.0),
    (2024, "Reiseliv"): (40.0, 15.0, 9.0),
    (2024, "Sjømat"): (25.0, 6.0, 8.0),
}
COUNT_FIELDS = ("target_jobs", "new_jobs", "secured_jobs")


def jobs(*fields: str, years: tuple[int, ...] = YEARS) -> list[Row]:
    return [
        {"programme": PROGRAMME, "year": year, "focus_area": area}
        | {name: counts[COUNT_FIELDS.index(name)] for name in fields}
        for (year, area), counts in COUNTS.items()
        if year in years
    ]


FINDINGS = [
    {"programme": PROGRAMME, "year": 2024, "indicator": indicator, "kind": kind, "text": text}
    for indicator, kind, text in (
        ("profile", "strength", "Planen er kjent"),
        ("profile", "improvement", "Målene er mange"),
        ("sustainability", "action", "Lag et forum"),
    )
]


@dataclass(frozen=True)
class Writing:
    """One way of writing values; each function gives what stands in the cell."""

    name: str
    score: Callable[[float], object]
    amount: Callable[[float], object]
    share: Callable[[float], object]
    count: Callable[[float], object]
    date: Callable[[dt.date], object]
    year: Callable[[int], object]


def _comma(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _spaced(value: float, space: str = " ") -> str:
    return f"{value:,.0f}".replace(",", space)


def _millions(value: float) -> str:
    return f"{value / 1e6:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)

WRITINGS = (
    Writing("cells", lambda v: v, lambda v: v, lambda v: v, lambda v: v, lambda v: v, lambda v: v),
    Writing(
        "Norwegian text",
        _comma,
        lambda v: _spaced(v, "\u00a0"),
        lambda v: f"{_comma(v * 100)} %",
        _comma,
        lambda v: f"{v:%d.%m.%Y}",
        str,
    ),
    Writing(
        "text with units",
        lambda v: f"{v:.1f}".replace(".", ","),
        lambda v: f"kr {_spaced(v)},-",
        lambda v: f"{_comma(v * 100)}%",
        lambda v: f"{v:.0f} stk",
        lambda v: f"{v.day}. {_MONTHS[v.month - 1]} {v.year}",
        str,
    ),
    Writing(
        "text in millions",
        lambda v: f" {_comma(v)} ",
        lambda v: f"{_millions(v)} mill. kr",
        lambda v: f"{_comma(v * 100)} prosent",
        lambda v: f"{v:.0f}",
        lambda v: v.isoformat(),
        lambda v: f"{v} ",
    ),
)
