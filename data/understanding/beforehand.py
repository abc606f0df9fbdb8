"""What can be known of a table before it is read as anything: its profiles, what is worked out, what adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data.cells.grid import Cell
from data.terms.answers import DATASET, Answers
from data.understanding.arithmetic import (
    Derived,
    LineLook,
    Numbers,
    agree,
    derived_lines,
    derived_means,
)
from data.understanding.blocks import Heading, Part
from data.understanding.by_hand import said_data
from data.understanding.cells import as_text
from data.understanding.column_arithmetic import derived_columns
from data.understanding.counted_lines import counts_below
from data.understanding.divided_again import divided_again
from data.understanding.incomes import incomes, left_below
from data.understanding.legends import legend_of
from data.understanding.lines import (
    beside_years,
    changes_by_label,
    changes_of_points,
    line_looks,
    means_of_points,
    numbers,
    of_others_beside_years,
    says_whole_year,
    with_whole_named,
    without_lines_aside,
    without_year,
)
from data.understanding.lines_of_groups import MONEY, sums_by_name, sums_for_groups_of_accounts, sums_of_groups
from data.understanding.means_of_points import means_across
from data.understanding.names import indicator_and_statement, indicator_named, is_statement
from data.understanding.parts_of_lines import parts_of_lines
from data.understanding.periods import PeriodSaid, said_by
from data.understanding.phrases import speaks_of
from data.understanding.pivot_options import counts_lines
from data.understanding.profiles import Profile, profile_of
from data.understanding.repeated_parts import sums_over_repeated_parts
from data.understanding.roles import Seen
from data.understanding.running_by_group import running_by_group
from data.understanding.sibling_sums import sums_of_siblings, with_problems
from data.understanding.sum_words import names_mean, names_sum, without_sum_words
from data.understanding.sums_in_groups import with_sums_named_on_each_line
from data.understanding.table import CARRIED, Column, Table
from data.understanding.titled_alike import FIGURES
from data.understanding.weighted import products

_HIGHEST_SCORE = 10
_FEWEST_NUMBERED = 3
_FEWEST_TOLD = 3  # cells of a line of a list
_MOST_PERIODS = 2_000
_DAYS_OF_YEAR = 365
_COUNTED = frozenset({"new", "secured"})
_AMOUNTS = frozenset({"budget", "grant", "payment"})
_CHANGES = frozenset({"difference"})
_NAMING = frozenset({"id", "case", "account", "period"})
_RESTS = frozenset({"remaining", "negated", "difference"})
_WORKED_OUT = frozenset({"remaining", "negated", "difference", "own", "share", "use"})


def seen_of(
    table: Table, mapped: tuple[Mapping[str, str | None], str] | None, names: frozenset[str], answers: Answers
) -> tuple[Table, Seen, frozenset[int], frozenset[int], dict[int, Derived]]:
    """The table without the lines that are worked out, and all that can be known of it beforehand."""
    legend = legend_of(table)
    table, is_whole_year = _without_parts_of_year(with_sums_named_on_each_line(table))
    profiles = {id(column): _profile(table, column) for column in table.columns}
    figures = numbers(table, profiles)
    worked_out = derived_columns(
        without_lines_aside(table, figures),
        {
            column.index: (column.heading.parts[0].text if len(column.heading.parts) > 1 else "", _own(column.heading))
            for column in table.columns
            if column.heading.parts
        },
        lambda index: bool(speaks_of(table.column(index).heading.text) & _WORKED_OUT),
    )
    worked_out = {**running_by_group(table, figures, profiles), **worked_out}
    summed = [
        column.index
        for column in table.columns
        if column.index in figures
        and worked_out.get(column.index, Derived("sum", ())).kind != "share"
        and not _only_names(column, figures[column.index])
    ]
    summable = [figures[index] for index in summed]
    looks = with_whole_named(table, figures, line_looks(table, profiles, names), names)
    looks = _with_measures_named(table, looks)
    looks = looks if summable else _with_lines_told(table, looks)
    looks_before = looks
    weighed = products(figures)
    added = {index for index, one in worked_out.items() if one.kind == "sum"}
    bare = {index: own for index, own in figures.items() if index not in weighed and index not in added}
    is_scored = _holds_scores(table, profiles, bare, looks)
    if is_scored:
        worked_out |= weighed | means_across(table, figures)
        given = [figures[index] for index in summed if index not in worked_out]  # a change agrees wherever its years do
        aside = [*beside_years(table), *of_others_beside_years(table), *without_year(table)]
        changes = [*aside, *changes_of_points(given)]
        lines = {
            **derived_means(summable, looks),
            **dict.fromkeys(means_of_points(table), Derived("mean", ())),
            **dict.fromkeys(changes, Derived("difference", ())),
        }
    else:
        siblings, slips = sums_of_siblings(table, figures)
        table = with_problems(table, slips)
        lines = {
            **sums_of_groups(table),
            **sums_by_name(table, _with_rests(table, derived_lines(summable, looks)), looks),
            **siblings,
            **dict.fromkeys(beside_years(table, _CHANGES), Derived("difference", ())),
            **dict.fromkeys(changes_by_label(table, summable), Derived("difference", ())),
        }
        again, told = divided_again(table, figures, lines)
        table, lines = with_problems(table, told), {**lines, **again}
        parts, told = parts_of_lines(table, figures, lines)
        table, lines = with_problems(table, told), {**lines, **parts}
        earned, told = incomes(table, figures, lines)
        table, lines = with_problems(table, told), {**left_below(table, figures, lines), **lines, **earned}
        lines |= counts_below(table, figures, lines)
    kept = said_data(table, answers)
    if kept:
        lines = {line: derived for line, derived in lines.items() if line not in kept}
        looks = [LineLook(False, False) if line in kept else look for line, look in enumerate(looks)]
    by_group = sums_for_groups_of_accounts(table, lines) or sums_over_repeated_parts(table, lines, figures)
    if by_group is not None:
        table, lines, looks = by_group, {}, [LineLook()] * len(by_group.lines)
    table, totals, labels, rows = _without_derived(table, lines, looks, is_scored=is_scored)
    operands = frozenset(
        part for derived in worked_out.values() if derived.kind in ("difference", "share") for part in derived.parts
    )
    titles = tuple(text.text for text in table.titles)
    seen = Seen(
        table.columns,
        _profiles_of_data(table, totals),
        worked_out,
        operands,
        titles,
        table.grid.sheet,
        legend,
        {key: value for key, value in mapped[0].items() if key != DATASET} if mapped else {},
        mapped[1] if mapped else "known",
        names=names,
        is_whole_year=is_whole_year,
        is_added_up=not is_scored and _adds_up(figures, looks_before),
        sums=frozenset(place for place, row in enumerate(table.lines) if row in rows),
    )
    return table, seen, totals, labels, rows


def _only_names(column: Column, numbers: Numbers) -> bool:
    """Whether numbers only name what stands on their lines, or are the same on each: nobody adds them up."""
    known = {number for number in set(numbers) if number is not None}
    if len(known) == 1 and sum(number is not None for number in numbers) > 2 and known != {0.0}:
        return True
    if len(known) > _FEWEST_NUMBERED and counts_lines(column):
        return True
    meanings = speaks_of(column.heading.text)
    is_named = bool(meanings & _NAMING) and not meanings & (FIGURES | {"amount", "count", "job", "cost", "total"})
    return is_named and all(number.is_integer() for number in known)


def _own(heading: Heading) -> str:
    """A heading's own words without those for a sum, by which the columns that it adds up are found."""
    return without_sum_words(heading.parts[-1].text) if heading.parts else ""


def _profile(table: Table, column: Column) -> Profile:
    if column.index == CARRIED:
        return profile_of(column.cells)
    percents = table.grid.percents(column.index)
    places = frozenset(place for place, row in enumerate(table.lines) if row in percents) if percents else percents
    return profile_of(column.cells, places)


def _without_parts_of_year(table: Table) -> tuple[Table, bool]:
    """The table without lines for half years or months, where each of them has a line for the whole year as well.

    The second is whether one line is left that holds for the whole of a year without naming it.
    """
    for column in table.columns:
        if column.index == CARRIED or len(table.lines) > _MOST_PERIODS:
            continue
        if not any(isinstance(cell, str) and cell for cell in column.cells):
            continue
        said = [said_by(cell) if isinstance(cell, str) and cell else PeriodSaid() for cell in column.cells]
        parts = [line for line, one in enumerate(said) if one.is_part_of_year]
        if len(parts) < 2:
            continue
        whole = [
            line
            for line, one in enumerate(said)
            if one.year is not None and one.day is None and not one.is_part_of_year
        ]
        if not whole and (line := _line_of_whole_year(column, said, parts)) is not None:
            return table.without([column]).keep([line]), True
        if len(parts) + len(whole) < 0.6 * len(table.lines):
            continue
        if {said[line].year for line in parts} <= {said[line].year for line in whole}:
            gone = set(parts)
            filled = _filled_down(table)
            return filled.keep([line for line in range(len(table.lines)) if line not in gone]), False
        return table, False
    return table, False


def _line_of_whole_year(column: Column, said: Sequence[PeriodSaid], parts: Sequence[int]) -> int | None:
    """The one line besides those of the months of some year, where it is that of the year: "Hele året", "Sum"."""
    others = [line for line in range(len(column.cells)) if line not in set(parts)]
    others = [line for line in others if not names_mean(as_text(column.cells[line]))]
    begins = {part.first for line in parts if (part := said[line].part) is not None}
    if len(others) != 1 or len(begins) < len(parts) or any(said[line].has_year for line in parts):
        return None  # each month comes once, or they are those of several areas
    (line,) = others
    text = as_text(column.cells[line])
    days = sum((part.last - part.first).days + 1 for place in parts if (part := said[place].part) is not None)
    is_whole = says_whole_year(text) or (names_sum(text) and days >= _DAYS_OF_YEAR)
    return line if is_whole else None


def _filled_down(table: Table) -> Table:
    """The table with what is written once above its lines on each of them, before some of the lines go."""
    columns = []
    for column in table.columns:
        texts = [cell for cell in column.cells if cell != ""]
        is_label = column.index != CARRIED and texts and all(isinstance(cell, str) for cell in texts)
        if not is_label or column.cells[0] == "" or "" not in column.cells:
            columns.append(column)
            continue
        cells, rows = list(column.cells), list(column.rows or table.lines)
        for line in range(1, len(cells)):
            if cells[line] == "":
                cells[line], rows[line] = cells[line - 1], rows[line - 1]
        columns.append(replace(column, cells=cells, rows=rows))
    return replace(table, columns=tuple(columns))


def _names_rated(text: str) -> bool:
    return indicator_named(text) is not None or is_statement(text) or indicator_and_statement(text) is not None


def _adds_up(numbers: Mapping[int, Numbers], looks: Sequence[LineLook]) -> bool:
    """Whether a line that is called a sum is what all the lines above it come to, in several columns: no points are."""
    if not any(look.is_called_sum for look in looks):
        return False
    come_to = dict.fromkeys(numbers, 0.0)
    lines_above = 0
    for line, look in enumerate(looks):
        if look.is_called_sum:
            sums = [(own[line], come_to[index]) for index, own in numbers.items()]
            if lines_above > 1 and len(sums) > 1 and all(shown is not None and agree(shown, to) for shown, to in sums):
                return True
            continue
        lines_above += 1
        for index, own in numbers.items():
            come_to[index] += own[line] or 0.0
    return False


def _holds_scores(
    table: Table, profiles: Mapping[int, Profile], numbers: Mapping[int, Numbers], looks: Sequence[LineLook]
) -> bool:
    """Whether the figures are points given to indicators or statements: their totals are agreed on, not added up."""
    words = [profiles[id(column)] for column in table.columns]
    # A heading over words names what they are: "Innsatsområde" is a statement of some form as well.
    said = [part.text for column in table.columns if column.index in numbers for part in column.heading.parts]
    titles = [text.text for text in table.titles]
    is_rated = any(profile.indicators + profile.statements > 0.2 for profile in words) or any(map(_names_rated, said))
    # "Arbeidsplasser" over a table is an indicator's name, and that of what is counted in it.
    is_counted = any(speaks_of(text) & (_COUNTED | MONEY) and not is_statement(text) for text in said)
    if _are_amounts(said):
        return False
    knows = is_rated or (any(map(_names_rated, titles)) and not _adds_up(numbers, looks))
    if is_counted and not is_rated:
        return False
    points = {
        index: own
        for index, own in numbers.items()
        if not _number_lines(own) and not _only_names(table.column(index), own)
    }
    largest = {index: max((abs(one) for one in own if one is not None), default=0.0) for index, own in points.items()}
    if not knows or not any(largest.values()):
        return False
    # Points that are weighed, or times something else, are still points, where a heading beside them says so.
    rated = any(profile.statements > 0.2 for profile in words) and any(
        0 < most <= _HIGHEST_SCORE and "score" in speaks_of(table.column(index).heading.text)
        for index, most in largest.items()
    )
    return rated or max(largest.values()) <= _HIGHEST_SCORE


def _are_amounts(headings: Sequence[str]) -> bool:
    """Whether headings name what was set aside, granted or paid, and no points: millions are as small as points."""
    named = [speaks_of(text) for text in headings if not is_statement(text)]
    return any(meanings & _AMOUNTS for meanings in named) and not any("score" in meanings for meanings in named)


def _number_lines(numbers: Numbers) -> bool:
    """Whether each number is the one above it and one more: an export's own, that say nothing of the lines."""
    known = [number for number in numbers if number is not None]
    return len(known) > 2 and len(known) == len(numbers) and all(after == own + 1 for own, after in pairwise(known))


def _with_rests(table: Table, lines: Mapping[int, Derived]) -> dict[int, Derived]:
    """Of granted = paid + not paid, line by line, the one that says so is worked out, and not what it is a part of."""
    nameless: Sequence[Cell] = [""] * len(table.lines)
    worded = (column.cells for column in table.columns if any(isinstance(cell, str) for cell in column.cells))
    names = next(worded, nameless)
    found = dict(lines)
    for line, derived in lines.items():
        rests = [part for part in derived.parts if speaks_of(str(names[part])) & _RESTS]
        others = tuple(part for part in derived.parts if part not in rests)
        are_figures = all(speaks_of(str(names[one])) & FIGURES for one in (line, *others))
        if derived.kind == "sum" and len(rests) == len(others) == 1 and are_figures:
            del found[line]
            found[rests[0]] = Derived("difference", (line, *others), derived.digits)
    return dict(sorted(found.items()))


def _with_measures_named(table: Table, looks: list[LineLook]) -> list[LineLook]:
    """The looks of a table of measures, where "Samlet årsresultat" is a measure's name and only "Samlet" a sum's."""
    named = (one for one in table.columns if one.index != CARRIED and "measure" in speaks_of(one.heading.text))
    column = next(named, None)
    if column is None:
        return looks
    is_name = [isinstance(cell, str) and without_sum_words(cell) != cell.casefold() for cell in column.cells]
    return [
        replace(look, is_called_sum=False) if is_more and look.is_called_sum else look
        for look, is_more in zip(looks, is_name, strict=True)
    ]


def _with_lines_told(table: Table, looks: list[LineLook]) -> list[LineLook]:
    """The looks of a list without figures, where a line that says as much as others is no sum: "Møte, hele styret"."""
    filled = [sum(column.cells[line] != "" for column in table.columns) for line in range(len(looks))]
    least = min((count for count, look in zip(filled, looks, strict=True) if not look.is_called_sum), default=0)
    return [
        replace(look, is_called_sum=False) if look.is_called_sum and count >= max(least, _FEWEST_TOLD) else look
        for count, look in zip(filled, looks, strict=True)
    ]


def _profiles_of_data(table: Table, totals: frozenset[int]) -> dict[int, Profile]:
    """The profiles of the columns, the lines of totals left out."""
    data = table.keep([line for line in range(len(table.lines)) if line not in totals]) if totals else table
    return {id(column): _profile(data, own) for column, own in zip(table.columns, data.columns, strict=True)}


def _without_derived(
    table: Table, lines: Mapping[int, Derived], looks: Sequence[LineLook], *, is_scored: bool = False
) -> tuple[Table, frozenset[int], frozenset[int], dict[int, Derived]]:
    """The table without what is worked out; a sum over all other lines stays, to be checked and for what parts lack.

    A sum that stands above its parts is their heading, and is carried down to them.
    """
    rows = {table.lines[line]: derived for line, derived in lines.items()}
    data = [line for line in range(len(looks)) if line not in lines and not looks[line].is_called_mean]
    last = max((line for line, derived in lines.items() if derived.kind != "running"), default=-1)
    is_whole = last >= 0 and lines[last].kind == "sum" and set(data) <= _leaves(lines[last].parts, lines)
    whole = {last} if is_whole else set()
    called = {line for line in data if looks[line].is_called_sum} if not is_scored else set()
    parents = {line: derived for line, derived in lines.items() if derived.parts and min(derived.parts) > line}
    table = _with_parents(table, parents, whole)
    kept = sorted({*data, *(line for line in whole if line not in parents)})
    totals = frozenset(place for place, line in enumerate(kept) if line in whole or line in called)
    return table.keep(kept), totals, totals, rows


def _leaves(parts: Sequence[int], lines: Mapping[int, Derived]) -> set[int]:
    found: set[int] = set()
    for part in parts:
        if part in lines and lines[part].kind == "sum":
            found |= _leaves(lines[part].parts, lines)
        else:
            found.add(part)
    return found


def _with_parents(table: Table, parents: Mapping[int, Derived], whole: set[int]) -> Table:
    """The table with a column for the labels of sums that stand above what they sum up."""
    if not parents or set(parents) <= whole:
        return table
    label = next(
        (
            column
            for column in table.columns
            if column.index != CARRIED
            and any(isinstance(column.cells[line], str) and column.cells[line] for line in parents)
        ),
        None,
    )
    if label is None:
        return table
    cells: list[Cell] = [""] * len(table.lines)
    places = [0] * len(table.lines)
    for line, derived in parents.items():
        for part in derived.parts:
            cells[part] = as_text(label.cells[line])
            places[part] = table.lines[line]
    heading = Heading(CARRIED, (Part("", "", table.lines[min(parents)], label.index),))
    return replace(table, columns=(Column(heading, cells, places), *table.columns))
