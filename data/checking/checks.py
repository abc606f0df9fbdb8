"""Checked rows: what is missing, what stands twice, what does not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from data.cells.drafts import Draft, missing_column, names_of_field
from data.cells.values import Value, as_written
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity
from data.terms.programme_names import bare_name

_LARGEST_PLAUSIBLE_SHARE = 1.5
_LARGEST_GAP = 0.01
_LONGEST_SHOWN = 500
_SPELLED_ONCE = frozenset({"programme", "focus_area", "measure", "goal"})
MOST_PER_CODE = 500


def check(draft: Draft, unreadable: set[tuple[str, str]]) -> list[Problem]:
    """The problems of one table; `unreadable` are the cells (sheet, address) that have a problem already."""
    problems = _missing(draft, unreadable)
    if draft.dataset.name == "budget":
        problems.extend(budget_problems(draft, range(len(draft))))
    return problems


def _missing(draft: Draft, unreadable: set[tuple[str, str]]) -> list[Problem]:
    problems: list[Problem] = []
    for field in draft.dataset.fields:
        if not field.is_required or not len(draft):
            continue
        if field.name not in draft.columns:
            problems.append(missing_column(draft, field))
            continue
        column = draft.columns[field.name]
        if None not in column:
            continue
        cells = [draft.place(field.name, row) or draft.any_place(row) for row in range(len(draft))]
        is_empty = len(column) > 1 and all(value is None for value in column)
        if is_empty and unreadable.isdisjoint((draft.sheet, cell) for cell in cells if cell is not None):
            values = {**names_of_field(draft, field), "rows": len(draft)}
            problems.append(Problem("missing_in_every_row", sheet=draft.sheet, cell=cells[0], values=values))
            continue
        for value, cell in zip(column, cells, strict=True):
            if value is None and (draft.sheet, cell) not in unreadable:
                problems.append(
                    Problem("missing_value", sheet=draft.sheet, cell=cell, values=names_of_field(draft, field))
                )
    return problems


def budget_problems(draft: Draft, rows: Collection[int]) -> list[Problem]:
    """What does not fit together in those rows of a budget: shares, and amounts against each other."""
    problems: list[Problem] = []
    fields = ("budget_nok", "granted_nok", "utilisation")
    for row, values in enumerate(zip(*(draft.column(name) for name in fields), strict=True)):
        if row not in rows:
            continue
        budget, granted, share = (value if isinstance(value, float) else None for value in values)
        if share is not None and not 0 <= share <= _LARGEST_PLAUSIBLE_SHARE:
            problems.append(_warning("suspicious_share", draft, "utilisation", row, {"percent": share * 100}))
        if budget is None or granted is None:
            continue
        if granted > budget:
            amounts = {"granted": granted, "budget": budget}
            problems.append(_warning("granted_above_budget", draft, "granted_nok", row, amounts))
        # A thousandth more than the limit: 44 % of a budget is rarely a whole number of kroner.
        if share is not None and budget > 0 and abs(share - granted / budget) > _LARGEST_GAP + 0.0005:
            both = {"reported": share * 100, "computed": granted / budget * 100}
            problems.append(_warning("utilisation_differs", draft, "utilisation", row, both))
    return problems


def _warning(code: str, draft: Draft, field: str, row: int, values: dict[str, float]) -> Problem:
    cell = draft.place(field, row)
    return Problem(code, Severity.WARNING, draft.sheet, cell, draft.value_shown(field, row), values)


def duplicates(drafts: Sequence[Draft]) -> list[Problem]:
    """Rows of one data set with the same key, within a table or across the tables of a file."""
    problems: list[Problem] = []
    first: dict[tuple[Value, ...], tuple[Draft, int]] = {}
    for draft in drafts:
        keys = list(zip(*(draft.column(name) for name in draft.dataset.key), strict=True))
        if len(drafts) == 1 and len(set(keys)) == len(keys):
            return []
        for row, key in enumerate(keys):
            earlier, earlier_row = first.setdefault(key, (draft, row))
            if (earlier is draft and earlier_row == row) or _has_a_hole(draft, key):
                continue
            values: dict[str, str | int | float] = {
                "first": f"{earlier.sheet}!{_main_place(earlier, earlier_row)}",
                "row": ", ".join(as_written(part) for part in key if part not in (None, True, False)),
            }
            place = _main_place(draft, row)
            problems.append(Problem("duplicate_row", sheet=draft.sheet, cell=place, values=values))
    return problems


def _has_a_hole(draft: Draft, key: tuple[Value, ...]) -> bool:
    """Whether a required part of the key is missing, which is a problem of its own."""
    return any(
        part is None and draft.dataset.field(name).is_required
        for name, part in zip(draft.dataset.key, key, strict=True)
    )


def _main_place(draft: Draft, row: int) -> str:
    for field in draft.dataset.fields:
        if not field.is_key or field.kind in (Kind.SCORE,):
            place = draft.place(field.name, row)
            if place:
                return place
    return draft.any_place(row)


def with_one_spelling(drafts: Sequence[Draft]) -> None:
    """A name written "Spir" and "SPIR" in one file is one name: the first spelling holds.

    "Spir omstillingsprogram" is Spir, unless a column has both.
    """
    for draft in drafts:
        names = draft.columns.get("programme", ())
        bare = {name: bare_name(name) for name in dict.fromkeys(names) if isinstance(name, str)}
        if any(name != own for name, own in bare.items()) and len(set(bare.values())) == len(bare):
            draft.columns["programme"] = [bare.get(name, name) if isinstance(name, str) else name for name in names]
    spelling: dict[tuple[str, str], Value] = {}
    for draft in drafts:
        for field in _SPELLED_ONCE & draft.columns.keys():
            names = draft.columns[field]
            one = {name: spelling.setdefault((field, str(name).casefold()), name) for name in dict.fromkeys(names)}
            if any(name != chosen for name, chosen in one.items()):
                draft.columns[field] = [one[name] for name in names]


def once(problems: Iterable[Problem]) -> list[Problem]:
    """One problem per cell and kind: a cell read once for each year is told of once."""
    unique: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        place = (problem.code, problem.sheet, problem.cell, problem.value)
        # A whole sheet or file may have several of one kind.
        key = place if problem.cell else (*place, *sorted(problem.values.items()))
        unique.setdefault(key, problem)
    return list(unique.values())


def shortened(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, but not thousands of one kind: beyond a number only their count is told."""
    seen: Counter[str] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= MOST_PER_CODE:
            kept.append(_readable(problem))
    for code, count in seen.items():
        if count > MOST_PER_CODE:
            severity = next(problem.severity for problem in problems if problem.code == code)
            like = next(problem for problem in problems if problem.code == code)
            kept.append(Problem("and_more", severity, like.sheet, values={"n": count - MOST_PER_CODE, "like": code}))
    return kept


def _readable(problem: Problem) -> Problem:
    """The problem without more of a text than a message has room for."""
    values = {name: _cut(value) if isinstance(value, str) else value for name, value in problem.values.items()}
    return replace(problem, value=problem.value and _cut(problem.value), values=values)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
