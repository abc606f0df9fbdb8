"""Where a programme's money comes from, above or below what it is used for: incomes are no areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import Derived, Numbers, agree
from data.understanding.lines_of_groups import MONEY
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_SOURCES = frozenset({"income", "source", "own", "grant", "county", "municipality"})
_MOST_LINES = 2_000  # of a list of this length none is where the money comes from
_LEFT = frozenset({"remaining", "difference"})
_BESIDE_INCOME = frozenset({"income", "total", "amount", "budget", "payment", "source", "own", "year", "programme"})


def incomes(
    table: Table, figures: Mapping[int, Numbers], lines: Mapping[int, Derived]
) -> tuple[dict[int, Derived], tuple[Problem, ...]]:
    """The lines that say where the money comes from, and a word on them; none where nothing else would be left.

    What stands over them or the name of their sum says so, or their own names do where their sign is turned.
    """
    if len(table.lines) > _MOST_LINES:
        return {}, ()
    said = [*(text.text for text in table.titles), table.grid.sheet, *(c.heading.text for c in table.columns)]
    label = next((column for column in table.columns if _is_label(column, figures)), None)
    said += [str(cell) for cell in label.cells] if label is not None else []
    if label is None or not any(speaks_of(text) & MONEY for text in said):
        return {}, ()
    found = {line for column in table.columns if column.index == CARRIED for line in _under_income(column)}
    for line, derived in lines.items():
        if derived.kind == "sum" and _says_income(label.cells[line]):
            found |= {line, *derived.parts}
    found |= _turned(label, figures, lines)
    found |= _sources_above(label, list(figures.values()))
    data = [line for line in range(len(table.lines)) if line not in lines]
    is_whole = _says_income(label.heading.text)  # "Finansiering" over all of it
    found |= set(data) if is_whole else set()
    own = [line for line in data if line in found]
    if not own or (len(own) == len(data) and not is_whole):
        return {}, ()
    names = ", ".join(squeezed(label.cells[line]) for line in own)
    told = Problem("incomes_left_out", Severity.WARNING, table.grid.sheet, table.address(label, own[0]), names)
    used = [line for line in data if line not in found]
    balances = used[-1:] if len(used) > 1 and _balances(used[-1], own, used, list(figures.values())) else []
    over = [line for line, derived in lines.items() if set(derived.parts) & found]
    return dict.fromkeys(sorted({*found, *balances, *over}), Derived("difference", ())), (told,)


def left_below(table: Table, figures: Mapping[int, Numbers], lines: Mapping[int, Derived]) -> dict[int, Derived]:
    """The lines below the last sum that are called what is left, or lacking, and nothing else: "Balanse".

    So are those below the sum of all that hold nothing but zeros, and not in every column: what two sources differ by.
    """
    if len(table.lines) > _MOST_LINES:
        return {}
    label = next((column for column in table.columns if _is_label(column, figures)), None)
    last = max((line for line, derived in lines.items() if derived.kind == "sum"), default=None)
    if label is None or last is None:
        return {}
    below = range(last + 1, len(table.lines))
    said = {line: speaks_of(str(label.cells[line])) for line in below}
    own = [line for line, words in said.items() if words & _LEFT and words <= _LEFT | _BESIDE_INCOME]
    parts = lines[last].parts
    if all(line in lines or line in parts for line in range(last)):
        own += [line for line in below if line not in own and _is_nothing_left(line, parts, figures.values())]
    return dict.fromkeys(own, Derived("difference", ()))


def _is_nothing_left(line: int, parts: Sequence[int], columns: Collection[Numbers]) -> bool:
    """Whether a line is zero where it holds a figure, and holds none where each of the parts of a sum has one."""
    shown = [column[line] for column in columns]
    lacking = [column for column, own in zip(columns, shown, strict=True) if own is None]
    is_zero = any(own == 0 for own in shown) and not any(shown)
    return is_zero and bool(parts) and any(all(column[part] is not None for part in parts) for column in lacking)


def _balances(line: int, earned: Sequence[int], used: Sequence[int], columns: Sequence[Numbers]) -> bool:
    """Whether the last line is what is left, or lacking, in every column: the incomes less all other lines."""
    told = 0
    for column in columns:
        shown = column[line]
        sums = [abs(sum(column[other] or 0.0 for other in some if other != line)) for some in (earned, used)]
        if shown is None or not all(sums):
            continue
        if not agree(abs(shown), abs(sums[0] - sums[1]), len(earned) + len(used)):
            return False
        told += 1
    return told > 0


def _is_label(column: Column, figures: Mapping[int, Numbers]) -> bool:
    texts = sum(isinstance(cell, str) and cell != "" for cell in column.cells)
    return column.index != CARRIED and column.index not in figures and 2 * texts > len(column.cells)


def _says_income(cell: object) -> bool:
    """Whether a text names incomes and nothing else: "Finansierte prosjekter" are none."""
    return isinstance(cell, str) and "income" in (meanings := speaks_of(cell)) and meanings <= _BESIDE_INCOME


def _under_income(carried: Column) -> set[int]:
    return {line for line, cell in enumerate(carried.cells) if _says_income(cell)}


def _turned(label: Column, figures: Mapping[int, Numbers], lines: Mapping[int, Derived]) -> set[int]:
    """The lines called a source of money whose figures are all negative, where those of most others are not."""
    negative = {line for line in range(len(label.cells)) if _is_negative(line, list(figures.values()))}
    data = [line for line in range(len(label.cells)) if line not in lines]
    if 2 * sum(line in negative for line in data) > len(data):
        return set()
    return {line for line in negative if line not in lines and speaks_of(str(label.cells[line])) & _SOURCES}


def _sources_above(label: Column, columns: Sequence[Numbers]) -> set[int]:
    """The lines called sources of money that come, in every column, to the one below them, which is the budget."""
    found: set[int] = set()
    run: list[int] = []
    for line, cell in enumerate(label.cells):
        if len(run) > 1 and "budget" in speaks_of(str(cell)) and _come_to(run, line, columns):
            found |= set(run)
        run = [*run, line] if speaks_of(str(cell)) & (_SOURCES | {"previous", "payment"}) else []
    return found if any(speaks_of(str(label.cells[line])) & {"income", "own", "source"} for line in found) else set()


def _come_to(parts: Sequence[int], line: int, columns: Sequence[Numbers]) -> bool:
    told = [column for column in columns if column[line]]
    return bool(told) and all(
        agree(column[line] or 0.0, sum(column[part] or 0.0 for part in parts), len(parts)) for column in told
    )


def _is_negative(line: int, columns: Sequence[Numbers]) -> bool:
    known = [number for column in columns if (number := column[line]) is not None and number != 0]
    return bool(known) and all(number < 0 for number in known)
