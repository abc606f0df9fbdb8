"""Rows about an assessment: statements with their scores, and what was written in one year beside another."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.action_rows import AdviceYears, RowMark
from analysis.drawing.actor_rows import PresenceGrid, Ties
from analysis.drawing.lesson_rows import LessonRows
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.rows import Rows


@dataclass(frozen=True)
class YearTextItem:
    """A text of a report, quieter words below it, the years it was said in, and the mark of what became of it."""

    text: str
    about: str
    advice_years: AdviceYears | None = None
    mark: RowMark | None = None


@dataclass(frozen=True)
class StatementRow:
    """A statement with its score and the compared year's, as places on the scale; None where there is none.

    `questions`: what a board may ask itself, under `questions_title`. `facts`: what is known that bears on it.
    `advice`: the actions that concern it, under `advice_title`.
    """

    name: str
    text: str
    now: float | None
    now_text: str
    then: float | None
    spoken: str
    facts: tuple[str, ...]
    questions_title: str
    questions: tuple[str, ...]
    advice_title: str = ""
    advice: tuple[YearTextItem, ...] = ()


@dataclass(frozen=True)
class Statements:
    """Statements on one scale, the lowest score first."""

    key: tuple[RowKey, ...]
    heading: str
    score_heading: str
    ticks: tuple[Tick, ...]
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True)
class YearTextRow:
    """Texts of one kind of two years."""

    name: str
    now: tuple[YearTextItem, ...]
    then: tuple[YearTextItem, ...]


@dataclass(frozen=True)
class YearTexts:
    """What is said of one thing in a year and in the one before; `then_heading` "": there is no year before."""

    now_heading: str
    then_heading: str
    nothing: str
    rows: tuple[YearTextRow, ...]


AnyRows = Rows | Statements | YearTexts | Ties | PresenceGrid | LessonRows
