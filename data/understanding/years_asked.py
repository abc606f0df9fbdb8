"""Which year a table is of, where what stands around it names two: its title and its sheet, or "2023/2024"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.cells.drafts import Draft
from data.terms.answers import Answers
from data.terms.questions import Choice, Question
from data.understanding import surroundings
from data.understanding.asking import Maker, answered
from data.understanding.context import Context
from data.understanding.periods import said_in
from data.understanding.table import Table

_OF_A_YEAR = frozenset({"budget", "jobs", "scores", "findings"})
_OF_ONE_OR_TWO = frozenset({"budget", "jobs"})
_IN_TITLE, _IN_SHEET, _FIRST, _LAST, _BOTH = "in_title", "in_sheet", "first_year", "last_year", "both_years"


def year_asked(
    maker: Maker, table: Table, draft: Draft, context: Context, answers: Answers
) -> tuple[Context, Question | None]:
    """The context with the year that somebody has chosen, and the question; no question where the year is clear."""
    if draft.dataset.name not in _OF_A_YEAR or "year" in draft.columns or answers.year is not None or not len(draft):
        return context, None
    found = _of_title_or_sheet(maker, table, context) or _of_first_or_last(maker, table, draft.dataset.name, context)
    if found is None:
        return context, None
    question, years = found
    code = answered(question, answers)
    return (context if code is None else replace(context, year=years[code])), question


def _of_title_or_sheet(maker: Maker, table: Table, context: Context) -> tuple[Question, dict[str, int | None]] | None:
    """A title that says one year on a sheet that is called after another: one of them was left from last time."""
    named = surroundings.of_table((), (), table.grid.sheet).year
    titled = surroundings.of_table(table.titles, (), "").year if named is not None else None
    if titled is None or named is None or titled == named or context.year not in (titled, named):
        return None
    if surroundings.of_file_name(maker.file_name).year == titled:
        return None
    question = Question(
        maker.question_id("year_of_sheet"),
        "year_of_sheet",
        (_year(_IN_TITLE, titled), _year(_IN_SHEET, named)),
        table.grid.sheet,
        table.block.range.partition(":")[0],
        table.grid.sheet,
        {"year": str(titled)},
    )
    return question, {_IN_TITLE: titled, _IN_SHEET: named}


def _of_first_or_last(
    maker: Maker, table: Table, dataset: str, context: Context
) -> tuple[Question, dict[str, int | None]] | None:
    """One set of figures under "2023/2024": they are of either year, or of both together."""
    if dataset not in _OF_ONE_OR_TWO or context.year is not None:
        return None
    found = next(_two_years(table), None)
    if found is None:
        return None
    text, first, last = found
    years: dict[str, int | None] = {_FIRST: first, _LAST: last}
    choices = [_year(_FIRST, first), _year(_LAST, last)]
    if dataset == "jobs":
        years[_BOTH] = None
        choices.append(Choice(_BOTH, "both_years", {"first": str(first), "last": str(last)}))
    place = table.block.range.partition(":")[0]
    question = Question(maker.question_id("year_of_two"), "year_of_two", tuple(choices), table.grid.sheet, place, text)
    return question, years


def _two_years(table: Table) -> Iterator[tuple[str, int, int]]:
    """The texts around a table that name a year and the next as one."""
    for text in (*(title.text for title in reversed(table.titles)), table.grid.sheet):
        span = said_in(text).span
        if span is not None and span[1] == span[0] + 1:
            yield text, *span


def _year(code: str, year: int) -> Choice:
    return Choice(code, "report_of_year", {"year": str(year)})
