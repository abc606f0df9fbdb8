"""What a chart draws, as a value: which rows in which order, which numbers, what each means, what is marked.

Every renderer draws from these alone, so that a page and a hand-out cannot disagree. Values are plain: tuples and
numbers, None where nothing is known, and they can be compared and hashed. Names are ready translated; numbers are
written by the renderer, which knows how much room there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Value = float | None
Unit = Literal["score", "share", "number", "amount_nok"]
Mark = Literal[
    "total",
    "mean",
    "previous",
    "missing",
    "new",
    "secured",
    "estimate",
    "target",
    "pace",
    "granted",
    "paid",
    "statement",
]

Shape = Literal["rows", "wheel", "changes", "gaps"]


@dataclass(frozen=True)
class Series:
    """Numbers under one name, one per row of the drawing. `mark` says what they mean.

    `is_estimate`: the part of them that nobody has counted; it stands after what is counted, under the same mark.
    """

    name: str
    mark: Mark
    values: tuple[Value, ...]
    is_estimate: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it is known."""
        return all(value is None for value in self.values)


@dataclass(frozen=True)
class Scale:
    """The lowest and the highest score that can be given."""

    minimum: float
    maximum: float


@dataclass(frozen=True)
class Break:
    """A new form after that year; `label` says so."""

    after_year: int
    label: str


@dataclass(frozen=True)
class EventMark:
    """Something that happened, on an axis of time: a thin line with the programme's letter, double for a leader.

    `place` is on the axis's own scale: years and parts of them, or a share of its length. `year`: whose event it is.
    `level`: how high its label stands, 0 to 2; the label has the letters of others as well where they share one.
    `name` says what happened and when.
    """

    letter: str
    place: float
    name: str
    year: int
    is_of_leader: bool = False
    level: int = 0
    label: str = ""


@dataclass(frozen=True)
class Named:
    """What all drawings are: rows with names, in the order they are drawn, and numbers of them."""

    names: tuple[str, ...]
    series: tuple[Series, ...]

    def of(self, mark: Mark) -> tuple[Value, ...]:
        """The numbers of that meaning, one per row; all None where there are none."""
        found = next((one.values for one in self.series if one.mark == mark), None)
        return found if found is not None else (None,) * len(self.names)

    def has(self, mark: Mark) -> bool:
        """Whether any number of that meaning is known."""
        return any(value is not None for value in self.of(mark))


@dataclass(frozen=True)
class Stacked(Named):
    """Rows whose series stand one after the other, or on top of each other."""

    def sum_of(self, place: int) -> Value:
        """What is known of a row; None where nothing is."""
        return _sum(one.values[place] for one in self.series)

    def whole_of(self, mark: Mark) -> tuple[Value, ...]:
        """The numbers of that meaning, counted and estimated together, one per row."""
        found = [one.values for one in self.series if one.mark == mark]
        return tuple(_sum(values[place] for values in found) for place in range(len(self.names)))

    def start_of(self, index: int) -> tuple[float, ...]:
        """Where each row of that series begins: at the end of those before it."""
        return tuple(_sum(one.values[place] for one in self.series[:index]) or 0.0 for place in range(len(self.names)))

    @property
    def estimates(self) -> frozenset[int]:
        """The rows of which a part is an estimate."""
        guessed = [one for one in self.series if one.is_estimate]
        return frozenset(place for one in guessed for place, value in enumerate(one.values) if value is not None)


@dataclass(frozen=True)
class Dots(Named):
    """Marks on one scale, a row per name.

    `shape`: the marks as they are ("rows"), around a circle ("wheel"), what lies between "previous" and "total"
    ("changes"), or how far "total" stands from "mean" ("gaps"). `highlight`: the row that the title speaks of.
    `year` and `compared`: what the years of the marks and of "previous" are called.
    """

    scale: Scale
    shape: Shape = "rows"
    highlight: int | None = None
    year: str = ""
    compared: str | None = None


@dataclass(frozen=True)
class Grid(Named):
    """Scores in cells: a row per name, a series per year, each with its own scale.

    `changes`: since the year before the latest. `breaks`: the changes of form. `ended`: the rows that only the old
    form has; they stand last.
    """

    years: tuple[int, ...]
    scales: tuple[Scale, ...]
    changes: Series | None = None
    breaks: tuple[Break, ...] = ()
    ended: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Point:
    """One statement's score in one year."""

    name: str
    year: int
    score: float


@dataclass(frozen=True)
class Link:
    """Two years that a line joins; `is_firm` where both have the same form."""

    before: int
    after: int
    is_firm: bool


@dataclass(frozen=True)
class History(Named):
    """Scores through the years: a row per year that has some, oldest first, and every statement behind them."""

    years: tuple[int, ...]
    scale: Scale
    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    breaks: tuple[Break, ...] = ()
    events: tuple[EventMark, ...] = ()


@dataclass(frozen=True)
class Amounts:
    """The kroner behind a share: what is granted and paid, and of how much."""

    granted_nok: Value = None
    paid_nok: Value = None
    budget_nok: Value = None


@dataclass(frozen=True)
class Shares(Named):
    """Parts of a whole budget, a row per name: granted, and paid inside it.

    `details`: what is said after a name, such as a date. `pace`: the part of the period that has gone, a mark across
    all rows. `is_bare`: one share that was reported without the amounts behind it. `reach`: how far the axis of a whole
    reaches, of which these rows are a part.
    """

    amounts: tuple[Amounts, ...]
    details: tuple[str | None, ...]
    pace: Value = None
    is_bare: bool = False
    events: tuple[EventMark, ...] = ()  # where the rows are years: named after each
    reach: float = 1.0

    @property
    def maximum(self) -> float:
        """How far the axis reaches: the whole budget, or more where more is used."""
        return max([self.reach, *(value for one in self.series for value in one.values if value is not None)])


@dataclass(frozen=True)
class Bars(Stacked):
    """Bars lying down, a row per name, their parts after each other.

    `targets`: each row's own. `counts`: how many things a row sums up. `reach`: as of `Shares`.
    """

    unit: Unit
    targets: Series | None = None
    counts: tuple[float, ...] = ()
    reach: float = 0.0

    @property
    def maximum(self) -> float:
        """The longest row, or the highest target where that is higher."""
        targets = self.targets.values if self.targets else ()
        sums = [self.sum_of(place) for place in range(len(self.names))]
        return max([*(value for value in (*sums, *targets) if value is not None), self.reach]) or 1.0


@dataclass(frozen=True)
class DatedTarget:
    """A target and the year in which it is to be reached, where that is known."""

    target: float
    year: int | None = None


@dataclass(frozen=True)
class Columns(Stacked):
    """Columns through the years, their parts on top of each other, and a line of targets over them.

    `years`, none where the columns are no years, go to the end of the line. `reported`: the places of those that
    somebody has reported on. `is_straight`: the line is ours, because the target is not divided by year.
    """

    years: tuple[int, ...]
    reported: frozenset[int] = frozenset()
    line: Series | None = None
    is_straight: bool = False
    goal: DatedTarget | None = None
    unit: Unit = "number"
    events: tuple[EventMark, ...] = ()

    @property
    def highest(self) -> float:
        """The top of the highest column, or of the line where that is higher."""
        sums = [self.sum_of(place) for place in range(len(self.names))]
        line = self.line.values if self.line else ()
        return max([1.0, *(value for value in (*sums, *line) if value is not None)])


@dataclass(frozen=True)
class Rate(Stacked):
    """A column per period so far, and the level that the periods left need. `label` names that level."""

    unit: Unit
    remaining: tuple[str, ...]
    needed: Value = None
    label: str = ""


Drawing = Dots | Grid | History | Shares | Bars | Columns | Rate


def events_of(drawing: Drawing) -> tuple[EventMark, ...]:
    """What happened on the drawing's axis of time; nothing where it has none."""
    return drawing.events if isinstance(drawing, History | Shares | Columns) else ()


def letters_of(events: Iterable[EventMark], year: int) -> str:
    """The letters of a year's events, as they stand after its name: "f, g"; "" where it has none."""
    return ", ".join(one.letter for one in events if one.year == year)


def _sum(values: Iterable[Value]) -> Value:
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else None
