"""What the reports say of one indicator, a year beside the one before: strengths, improvement areas and actions.

A text was SAID in an earlier year when it stands there in the same words, goes on with an action of that year, or
somebody has confirmed that both say the same. It was LIKELY said where only the words are nearly the same: that is a
question to the leader until it is confirmed or denied.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import duckdb
import pandas as pd

from analysis.numbers.actions import ALIKE, Action, Actions, ActionState, Recommendation, likeness
from analysis.query import run

TextKind = Literal["strength", "improvement", "action"]
TEXT_KINDS: tuple[TextKind, ...] = get_args(TextKind)

TextKey = tuple[int, str, int, str]
"""Year, text, earlier year, earlier text."""


@dataclass(frozen=True)
class Earlier:
    """A text of an earlier year that says the same, for sure or likely."""

    year: int
    text: str
    is_sure: bool


@dataclass(frozen=True)
class YearText:
    """One text of one year. Of an action also what became of it, who has it, when it is due and what it concerns."""

    kind: TextKind
    year: int
    text: str
    earlier: tuple[Earlier, ...] = ()
    state: ActionState | None = None
    responsible: str | None = None
    due: dt.date | None = None
    done_on: dt.date | None = None
    statements: tuple[tuple[str, str], ...] = ()

    @property
    def written_in(self) -> tuple[int, ...]:
        """The years in which the same was said for sure, its own last."""
        return (*sorted({one.year for one in self.earlier if one.is_sure}), self.year)

    @property
    def is_repeated(self) -> bool:
        """Whether the same was said for sure in another year."""
        return len(self.written_in) > 1

    @property
    def is_likely_repeated(self) -> bool:
        """Whether only something like it was said in another year."""
        return bool(self.likely) and not self.is_repeated

    @property
    def likely(self) -> tuple[Earlier, ...]:
        """What only looks like the same, of years in which nothing surely is."""
        return tuple(one for one in self.earlier if not one.is_sure and one.year not in self.written_in)


@dataclass(frozen=True)
class TextsOfYears:
    """The texts of one indicator until a year; `narratives`: the running text of that year's report."""

    year: int
    texts: tuple[YearText, ...]
    narratives: tuple[str, ...] = ()

    def of(self, kind: TextKind, year: int | None) -> tuple[YearText, ...]:
        """Those of that kind and year, in the report's order."""
        return tuple(one for one in self.texts if one.kind == kind and one.year == year)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that say something, oldest first."""
        return tuple(sorted({one.year for one in self.texts}))


def texts_of_years(
    connection: duckdb.DuckDBPyConnection,
    programme: str,
    year: int,
    indicator: str,
    known: Actions,
    prose: pd.DataFrame,
) -> TextsOfYears:
    """What is said of that indicator until that year.

    `known`: the actions until that year. `prose`: the year's rows of the query `narratives`. Both are of all
    indicators, and are asked for once.
    """
    rows = run(connection, "findings_until", programme=programme, year=year, indicator=indicator)
    by_key = {one.action: one for one in known.actions}
    plain = [
        YearText(kind=row["kind"], year=int(row["year"]), text=str(row["text"]))
        for row in rows.to_dict("records")
        if row["kind"] != "action"
    ]
    advised = [_advised(one, by_key) for one in _about(indicator, known.recommendations)]
    answers = run(connection, "repetitions", programme=programme, indicator=indicator).to_dict("records")
    confirmed = {
        (int(row["year"]), str(row["text"]), int(row["earlier_year"]), str(row["earlier_text"])): bool(row["is_same"])
        for row in answers
    }
    own = prose[(prose["part"] == "assessment") & (prose["indicator"] == indicator)]
    return TextsOfYears(year, with_earlier([*plain, *advised], confirmed), tuple(str(text) for text in own["text"]))


def with_earlier(texts: Sequence[YearText], confirmed: Mapping[TextKey, bool]) -> tuple[YearText, ...]:
    """The texts with those of earlier years, of the same kind, that say the same or nearly so."""
    made = []
    for one in texts:
        found = {earlier.year: earlier for earlier in one.earlier}
        for other in texts:
            if other.kind == one.kind and other.year < one.year:
                is_same = _is_same(one, other, confirmed)
                before = found.get(other.year)
                if is_same is not None and (before is None or (is_same and not before.is_sure)):
                    found[other.year] = Earlier(other.year, other.text, is_same)
        earlier = tuple(found[year] for year in sorted(found))
        made.append(replace(one, earlier=earlier))
    return tuple(made)


def _is_same(one: YearText, other: YearText, confirmed: Mapping[TextKey, bool]) -> bool | None:
    """True for sure, False likely, None not at all."""
    answer = confirmed.get((one.year, one.text, other.year, other.text))
    if answer is not None:
        return True if answer else None
    if _bare(one.text) == _bare(other.text):
        return True
    return False if likeness(one.text, other.text) >= ALIKE else None


def _about(indicator: str, advice: Sequence[Recommendation]) -> list[Recommendation]:
    """The advice that concerns an indicator: its own, and what concerns several and is not among its own as well."""
    own = [one for one in advice if one.indicator == indicator]
    said = {(one.year, _bare(one.text)) for one in own}
    return [
        one for one in advice if one in own or (one.is_about(indicator) and (one.year, _bare(one.text)) not in said)
    ]


def _advised(one: Recommendation, known: Mapping[str, Action]) -> YearText:
    action = known.get(one.action or "")
    if action is None:
        return YearText("action", one.year, one.text, state=one.state)
    carried = tuple(Earlier(year, action.text, True) for year in action.given_in if year < one.year)
    return YearText(
        "action",
        one.year,
        one.text,
        carried,
        action.state,
        action.responsible,
        action.due,
        action.done_on,
        action.statements,
    )


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
