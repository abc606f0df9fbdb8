"""Drawings to test renderers on: ordinary, with what is missing, and with text that would act if it could."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis.drawing.values import (
    Amounts,
    Bars,
    Break,
    Columns,
    DatedTarget,
    Dots,
    Drawing,
    Grid,
    History,
    Link,
    Point,
    Rate,
    Scale,
    Series,
    Shares,
)

HOSTILE = '<b>Bare</b> %{x} $x$ <a href="javascript:alert(1)">her</a> &lt;i&gt; \u202e\n{y}'

ROW_NAMES = ("Arbeidsplasser", "Portefølje", HOSTILE, "Profil og kommunikasjon")
SCALE = Scale(1, 6)
BREAKS = (Break(2022, HOSTILE),)


def profile(**changes: Any) -> Dots:
    drawing = Dots(
        names=ROW_NAMES,
        series=(
            Series("Styrets total", "total", (4.0, 5.0, 2.0, None)),
            Series("Snitt", "mean", (4.33, None, 3.25, 4.8)),
            Series("I fjor", "previous", (4.0, 4.5, None, 4.5)),
        ),
        scale=SCALE,
        highlight=2,
    )
    return replace(drawing, **changes)


def two_years(**changes: Any) -> Dots:
    before, after = profile().of("previous"), profile().of("total")
    series = (Series("2024", "total", after), Series(HOSTILE, "previous", before))
    return replace(profile(series=series, highlight=None, shape="changes", compared=HOSTILE, year="2024"), **changes)


def grid(**changes: Any) -> Grid:
    years = (2022, 2023, 2024)
    columns = ((2.0, None, 4.0), (3.5, None, None), (6.0, 1.0, None))
    drawing = Grid(
        names=("Arbeidsplasser", HOSTILE, "Samarbeid"),
        series=tuple(Series(str(year), "total", values) for year, values in zip(years, columns, strict=True)),
        years=years,
        scales=(SCALE,) * 3,
        changes=Series("Endring", "total", (2.5, None, None)),
        ended=frozenset({2}),
    )
    return replace(drawing, **changes)


def history(**changes: Any) -> History:
    drawing = History(
        names=("2021", "2022", "2024"),
        series=(Series("Styrets total", "total", (3.0, 3.5, 2.5)), Series("Snitt", "mean", (3.25, None, 3.3))),
        years=(2021, 2022, 2024),
        scale=SCALE,
        points=(Point("Areal", 2021, 3), Point(HOSTILE, 2021, 3), Point("Areal", 2024, 2)),
        links=(Link(2021, 2022, False),),
        breaks=(Break(2021, HOSTILE),),
    )
    return replace(drawing, **changes)


def shares(**changes: Any) -> Shares:
    drawing = Shares(
        names=("Alle", "Reiseliv", HOSTILE, "Uten budsjett"),
        series=(
            Series("Bevilget", "granted", (0.683, 1.18, 1.74 / 4, None)),
            Series("Utbetalt", "paid", (2.6 / 6, None, 0.25, None)),
        ),
        amounts=(
            Amounts(4.1e6, 2.6e6, 6e6),
            Amounts(2.36e6, None, 2e6),
            Amounts(1.74e6, 1e6, 4e6),
            Amounts(2e5, None, None),
        ),
        details=(None, None, HOSTILE, None),
        pace=0.75,
    )
    return replace(drawing, **changes)


def bare_share(**changes: Any) -> Shares:
    series = (Series("Rapportert", "granted", (0.44,)),)
    return replace(Shares(("Alle",), series, (Amounts(),), (None,), is_bare=True), **changes)


def columns(**changes: Any) -> Columns:
    years = tuple(range(2021, 2028))
    left = (None,) * 3
    drawing = Columns(
        names=tuple(map(str, years)),
        series=(
            Series("Nye", "new", (4.0, 20.0, None, 41.0, *left)),
            Series("Nye (anslag)", "new", (None, None, None, 20.0, *left), is_estimate=True),
            Series("Sikrede", "secured", (6.0, None, None, None, *left)),
            Series("Sikrede (anslag)", "secured", (None, None, None, 36.0, *left), is_estimate=True),
        ),
        years=years,
        reported=frozenset(range(4)),
        line=Series("Mål", "target", (20.0, None, None, 80.0, None, None, 160.0)),
        is_straight=True,
        goal=DatedTarget(160, 2027),
    )
    return replace(drawing, **changes)


def bars(**changes: Any) -> Bars:
    drawing = Bars(
        names=("Reiseliv", "Havbruk", "Annet", HOSTILE),
        series=(
            Series("Nye", "new", (20.0, 6.0, 3.0, None)),
            Series("Sikrede", "secured", (14.0, None, 0.0, None)),
        ),
        unit="number",
        targets=Series("Mål", "target", (60.0, 25.0, None, 30.0)),
    )
    return replace(drawing, **changes)


def stages() -> Bars:
    series = (
        Series("Nye", "new", (20.0, None, 3.0, None)),
        Series("Nye (anslag)", "new", (None, 6.0, None, None), is_estimate=True),
        Series("Sikrede", "secured", (14.0, None, 0.0, None)),
    )
    return bars(targets=None, series=series)


def grants() -> Bars:
    series = (Series("Bevilget", "granted", (3e6, 1e6, 0.0, None)),)
    return Bars(("Reiseliv", "Havbruk", "Annet", HOSTILE), series, unit="amount_nok", counts=(4, 1, 1, 0))


def rate(**changes: Any) -> Rate:
    drawing = Rate(
        names=("2022", "2023", HOSTILE),
        series=(
            Series("Per år", "new", (10.0, None, 20.0)),
            Series("Per år (anslag)", "new", (None, None, 4.5), is_estimate=True),
        ),
        unit="number",
        remaining=("2025", HOSTILE),
        needed=21,
        label=HOSTILE,
    )
    return replace(drawing, **changes)


def statements(**changes: Any) -> Dots:
    series = (
        Series("Poengsum", "statement", (5.0, 3.0, None)),
        Series("2023", "previous", (5.0, 2.0, 4.0)),
    )
    return replace(Dots((HOSTILE, "Areal", "Bolyst"), series, SCALE), **changes)


DRAWINGS: dict[str, Drawing] = {
    "profile": profile(),
    "radar": profile(shape="wheel"),
    "gap": profile(shape="gaps", highlight=None),
    "two years": two_years(),
    "statements": statements(),
    "grid": grid(breaks=BREAKS),
    "history": history(),
    "shares": shares(),
    "years of shares": shares(pace=None),
    "bare share": bare_share(),
    "columns": columns(),
    "not counted": Columns((), (), (), goal=DatedTarget(300)),
    "bars": bars(),
    "stages": stages(),
    "grants": grants(),
    "rate": rate(),
}


def cut(drawing: Drawing, count: int, *, missing: bool = False) -> Drawing:
    """The drawing with its first rows only, or with every measured value gone."""

    def kept(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return (None,) * len(values[:count]) if missing else values[:count]

    def of(one: Series | None) -> Series | None:
        return None if one is None else replace(one, values=kept(one.values))

    parts: dict[str, Any] = {
        "names": drawing.names[:count],
        "series": tuple(replace(one, values=kept(one.values)) for one in drawing.series),
    }
    for name in ("ended", "reported"):
        if hasattr(drawing, name):
            parts[name] = frozenset(place for place in getattr(drawing, name) if place < count)
    for name in ("years", "details", "counts") if not isinstance(drawing, Grid) else ():
        if hasattr(drawing, name):
            parts[name] = getattr(drawing, name)[:count]
    for name in ("line", "targets", "changes"):
        if hasattr(drawing, name):
            parts[name] = of(getattr(drawing, name))
    if isinstance(drawing, Shares):
        parts["amounts"] = tuple(Amounts() if missing else one for one in drawing.amounts[:count])
    if isinstance(drawing, Dots) and (drawing.highlight or 0) >= count:
        parts["highlight"] = None
    if isinstance(drawing, History):
        parts["points"] = () if missing else tuple(one for one in drawing.points if one.year in parts["years"])
        parts["links"] = tuple(
            one for one in drawing.links if not missing and {one.before, one.after} <= set(parts["years"])
        )
    return replace(drawing, **parts)
