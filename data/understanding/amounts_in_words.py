"""What was decided and the amount of it in one cell of words, each put in a column of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.cells.grid import Cell
from data.cells.words import words
from data.terms.statuses import status_of
from data.understanding.blocks import Heading, Part
from data.understanding.cells import holds_figure
from data.understanding.lexicon import qualifiers, says_state, words_in
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

# An amount that is surely one: with its unit, or in thousands.
_AMOUNT = re.compile(
    r"(?<![\w.,])(?:(?:kr\.?|NOK)\s*\d[\d .\u00a0]*(?:,\d+|,-)?(?:\s*mill(?:ioner|\.)?)?"
    r"|\d{1,3}(?:[ .\u00a0]\d{3})+(?:,-|,\d\d)?(?:\s*(?:kr|kroner|NOK)\b\.?)?"
    r"|\d+(?:[.,]\d+)?\s*mill(?:ioner|\.)?(?:\s*(?:kr|kroner)\b\.?)?)(?!\d)",
    re.IGNORECASE,
)
_UNIT_ALONE = re.compile(r"(?:kr|nok|mnok|tnok|eur)\b", re.IGNORECASE)
_ON_ANOTHER = frozenset({"applied", "cost", "total", "budget", "own"})  # what an amount behind the decided one is of
_GRANTING = frozenset({"grant", "decided", "payment"})
_NOT_GRANTED = frozenset({"applied", "remaining", "recalled", "negated", "forecast"})
_GRANTED = frozenset({"innvilget", "innvilga", "løyvd", "bevilget", "bevilga", "tildelt", "granted", "awarded"})
_PUT_OFF = frozenset({"utsatt", "utsett", "postponed", "venter", "ventar", "avslege"})


@dataclass(frozen=True)
class _Decided:
    """What a cell says was decided, and the amount as it stands there; the whole cell where several may be meant."""

    status: str
    amount: str


def with_amounts_in_words(table: Table) -> Table:
    """ "Innvilget kr 250 000, høyst halvparten", "Avslått": what was decided and the amount, each in its column."""
    columns: list[Column] = []
    for column in table.columns:
        texts = [cell for cell in column.cells if cell != ""]
        if (
            column.index == CARRIED
            or not texts
            or not all(isinstance(cell, str) and _has_words(cell) for cell in texts)
        ):
            columns.append(column)
            continue
        found = [_decided(str(cell), column.heading.text) if cell != "" else None for cell in column.cells]
        count = sum(one is not None for one in found)
        if not count or 3 * count < len(texts):
            columns.append(column)
            continue
        part = column.heading.parts[-1]
        status = [one.status if one else cell for one, cell in zip(found, column.cells, strict=True)]
        amounts = [one.amount if one else "" for one in found]
        for cells, word in ((status, "Status"), (amounts, "Beløp")):
            heading = Heading(column.index, (*column.heading.parts, Part(word, word, part.row, column.index)))
            columns.append(replace(column, heading=heading, cells=cells))
    return replace(table, columns=tuple(columns))


def with_outcomes_apart(table: Table) -> Table:
    """ "250 000", "Avslag": the word that stands instead of what was granted, in a column of its own."""
    if any("state" in speaks_of(column.heading.text) for column in table.columns):
        return table
    columns: list[Column] = []
    for column in table.columns:
        if not _is_of_grants(column):
            columns.append(column)
            continue
        outcomes = {cell for cell in column.cells if isinstance(cell, str) and cell and not holds_figure(cell)}
        if not outcomes or not all(map(says_state, outcomes)) or not any(map(holds_figure, column.cells)):
            columns.append(column)
            continue
        part = column.heading.parts[-1]
        heading = Heading(column.index, (Part("Status", "Status", part.row, column.index),))
        is_outcome = [cell in outcomes for cell in column.cells]
        pairs = list(zip(column.cells, is_outcome, strict=True))
        columns.append(replace(column, cells=["" if apart else cell for cell, apart in pairs]))
        columns.append(replace(column, heading=heading, cells=[cell if apart else "" for cell, apart in pairs]))
    return replace(table, columns=tuple(columns))


def with_days_of_outcomes(table: Table) -> Table:
    """ "Innvilget 08.02.2024", "Avslått 08.02.2024": what was decided, and the day of each grant in its own column."""
    columns: list[Column] = []
    for column in table.columns:
        if not _is_of_grants(column):
            columns.append(column)
            continue
        said = [said_by(cell) for cell in column.cells]
        filled = [one for one, cell in zip(said, column.cells, strict=True) if cell != ""]
        if not filled or not all(one.day is not None and one.has_year and says_state(one.rest) for one in filled):
            columns.append(column)
            continue
        part = column.heading.parts[-1]
        days = [one.day if one.day is not None and not _is_refused(one.rest) else "" for one in said]
        for cells, word in (([one.rest for one in said], "Status"), (days, "Dato")):
            heading = Heading(column.index, (*column.heading.parts, Part(word, word, part.row, column.index)))
            columns.append(replace(column, heading=heading, cells=cells))
    return replace(table, columns=tuple(columns))


def _is_of_grants(column: Column) -> bool:
    return column.index != CARRIED and bool(speaks_of(column.heading.text) & {"grant", "decided"})


def _decided(text: str, heading: str) -> _Decided | None:
    """What a cell of words grants; None where it names no amount, or one that was only asked for."""
    text = text.strip()
    found = _AMOUNT.search(text)
    if found is None or _UNIT_ALONE.match(text) or _counts_something(found[0], text[found.end() :]):
        return None
    lead, rest = text[: found.start()].strip(), text[found.end() :].strip(" .,;:–-")
    if _is_refused(lead):
        return _Decided(text, text) if _words(lead) & _GRANTED else None  # granted after all?
    if not rest:
        return _Decided(_without_lead(lead), found[0].strip(" .")) if lead else None
    if not speaks_of(f"{lead} {heading}") & _GRANTING or not lead:
        return None
    other = _AMOUNT.search(rest)
    if other is not None and not speaks_of(rest[: other.start()]) & _ON_ANOTHER:
        return _Decided(text, text)  # two amounts: the cell is told of, and not one of them stored
    return _Decided(_without_lead(lead), found[0].strip(" ."))


def _counts_something(amount: str, rest: str) -> bool:
    """Whether a number without a unit is that of the noun after it: "3 100 innbyggere" is no money."""
    after = re.match(r"\s*([^\W\d_]+)", rest)
    if after is None or any(map(str.isalpha, amount)) or amount.endswith(",-"):
        return False
    return not all(word.is_noise for word in words_in(after[1]))


def _is_refused(lead: str) -> bool:
    """Whether the words before an amount say that it was not granted: "Avslag på søknad om kr 70 000"."""
    is_put_off = status_of(lead) == "stopped" or bool(_words(lead) & _PUT_OFF)
    return is_put_off or bool(speaks_of(lead) & _NOT_GRANTED & qualifiers())


def _words(text: str) -> set[str]:
    return {word.strip(" ,.:;").casefold() for word in text.split()}


def _without_lead(text: str) -> str:
    """What was decided, without the words that only lead to the amount: "Innvilget inntil"."""
    kept = text.strip(" :,–-").split()
    leading = {*words("tells_an_amount"), *words("tells_the_unit")}
    while len(kept) > 1 and (kept[-1].casefold() in leading or all(word.is_noise for word in words_in(kept[-1]))):
        kept.pop()
    return " ".join(kept).strip(" :,–-")


def _has_words(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1].isalpha()
