"""What the columns of a table are to a data set, and what speaks for it: the values that are passed around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.cells.grid import Cell
from data.cells.units import Unit
from data.understanding.arithmetic import Derived
from data.understanding.profiles import Profile
from data.understanding.table import Column

Given = tuple[tuple[str, Cell], ...]
FROM_CONTEXT = frozenset({"programme", "year", "form", "as_of", "is_total"})
"""What a table need not say itself: its title, its sheet's name or the user may say it."""
# A column whose cells are names can only be this where nothing names it.
NAMELESS: Mapping[str, tuple[str, ...]] = {
    "budget": ("focus_area", "year"),
    "jobs": ("focus_area", "year", "stage"),
    "measures": ("measure", "year"),
    "scores": ("indicator", "statement", "year"),
    "findings": ("indicator", "kind", "text", "year"),
    "projects": ("name", "phase", "owner_type", "status"),
    "actions": ("indicator", "strength", "text", "status"),
    "plan_items": ("status",),
    "participants": ("municipality", "role"),
    "proposals": ("reached",),
    "events": ("date", "text", "indicator"),
}
PIVOT_NAMES: Mapping[str, str] = {
    "budget": "focus_area",
    "jobs": "focus_area",
    "measures": "measure",
    "scores": "programme",
}
MOSTLY_NUMBERS = 0.6
LOOKED_AT = 1_000  # lines under texts that stand over groups of them
MOST_OF_CHOICE = 3  # words: "Kan vurderes"
HIGHEST_SCORE = 6


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a claim: its reason, the name of a text in `language/`, and how much it weighs."""

    reason: str
    weight: float
    words: str = ""


@dataclass(frozen=True)
class Role:
    """What a column is: the field below it, and what its heading says of every cell below."""

    column: Column
    field: str
    given: Given = ()
    unit: Unit | None = None
    sureness: float = 1.0
    how: str = "known"
    evidence: tuple[Evidence, ...] = ()

    @property
    def score(self) -> float:
        """What its evidence weighs in all."""
        return sum(piece.weight for piece in self.evidence)

    def on(self, columns: Mapping[int, Column]) -> Role:
        """The same of another column, by the id of the one it stands for."""
        return replace(self, column=columns[id(self.column)])


@dataclass(frozen=True)
class Clash:
    """Two columns that claim to be the same, and neither clearly."""

    first: Role
    second: Role


@dataclass(frozen=True)
class Interpretation:
    """A table as one data set sees it. `labels` is a column that names, line by line, the field of that line."""

    dataset: str
    roles: tuple[Role, ...]
    unread: tuple[Column, ...]
    left_out: tuple[Column, ...] = ()
    labels: Column | None = None
    clashes: tuple[Clash, ...] = ()
    score: float = 0.0
    is_said: bool = False

    def role_of(self, name: str) -> Role | None:
        """The first column of a field that stands under no year or the like."""
        return next((role for role in self.roles if role.field == name and not role.given), None)

    @property
    def fields(self) -> frozenset[str]:
        """All fields that some column holds or some heading says."""
        given = {name for role in self.roles for name, _ in role.given}
        return frozenset({role.field for role in self.roles} | given)

    def on(self, columns: Mapping[int, Column]) -> Interpretation:
        """The same of other columns, each by the id of the one it stands for: those of fewer lines."""
        return replace(
            self,
            roles=tuple(role.on(columns) for role in self.roles),
            unread=tuple(columns[id(column)] for column in self.unread),
            left_out=tuple(columns[id(column)] for column in self.left_out),
            labels=None if self.labels is None else columns[id(self.labels)],
            clashes=tuple(Clash(clash.first.on(columns), clash.second.on(columns)) for clash in self.clashes),
        )


@dataclass(frozen=True)
class Seen:
    """A table with all that is known of it before any data set looks: profiles, what is worked out, what is around.

    `is_whole_year`: its one line holds for all of a year, which only what is around it names. `is_added_up`: a line
    that is called a sum is what the others come to, so that they are counted and no points. `sums` are the lines that
    are what others come to.
    """

    columns: tuple[Column, ...]
    profiles: Mapping[int, Profile]
    derived: Mapping[int, Derived]
    operands: frozenset[int]
    titles: tuple[str, ...]
    sheet: str
    legend: Mapping[str, str]
    mapped: Mapping[str, str | None] = field(default_factory=dict)
    how: str = "known"
    grouped: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    forced: Mapping[int, str | None] = field(default_factory=dict)
    is_whole_year: bool = False
    is_added_up: bool = False
    sums: frozenset[int] = frozenset()

    def profile(self, column: Column) -> Profile:
        """The profile of one of the columns."""
        return self.profiles[id(column)]

    def on(self, columns: Mapping[int, Column]) -> Seen:
        """The same of other columns, each by the id of the one it stands for."""
        return replace(
            self,
            columns=tuple(columns[id(column)] for column in self.columns),
            profiles={id(new): self.profiles[old] for old, new in columns.items() if old in self.profiles},
            forced={id(columns[old]): name for old, name in self.forced.items() if old in columns},
        )


GENERAL = frozenset(
    {"amount", "count", "value", "total", "job", "score", "year", "result", "project", "area", "programme", "grant"}
)
