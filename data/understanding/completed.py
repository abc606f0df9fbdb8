"""The rows of a draft made whole: what stands once for many, what is a sum of others, what their lines say of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.cells.drafts import Draft
from data.cells.values import Value
from data.terms.datasets import Kind
from data.terms.wheel_kinds import wheel_kind_first
from data.understanding import surroundings
from data.understanding.cell_texts import bare_municipality
from data.understanding.figure_names import choice_within
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation
from data.understanding.rounds import name_vote_rounds, vote_round_in
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Table
from data.understanding.understood import Understood

_MOST_WORDS = 4
_FEWEST = 2  # indicators with a line each
_OF_ONE_PLACE = frozenset({"votes", "proposals"})
_MUNICIPALITY = re.compile(r"(?<![\w-])([A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?)\s+(?:kommune|municipality)(?!\w)")
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")


def with_indicators(draft: Draft, understood: Understood) -> Draft:
    """The indicator of each line that names none: from the lines above that do, from a title, from the sheet."""
    if "indicator" in draft.columns and "statement" not in draft.columns:
        draft = _with_statements_apart(draft, understood)
    statements = draft.columns.get("statement")
    if "indicator" in draft.columns:
        if statements is not None and None in draft.columns["indicator"]:
            _fill_from_lines(draft.columns["indicator"], statements)
        return draft
    if statements is not None and any(isinstance(text, str) and indicator_named(text) for text in statements):
        current: str | None = None
        indicators: list[Value] = [None] * len(statements)
        down = sorted(range(len(statements)), key=lambda place: draft.rows[place])  # totals may have a column apart
        for place in down:
            text = statements[place]
            named = indicator_named(text) if isinstance(text, str) and not is_statement(text) else None
            if named is not None:
                current = named
                statements[place] = None
            indicators[place] = current
        if indicators[down[0]] is not None:
            draft.columns["indicator"] = indicators
            draft.indexes["indicator"] = draft.indexes["statement"]
            if "statement" in draft.field_rows:
                draft.field_rows["indicator"] = draft.field_rows["statement"]
            scores = draft.columns.get("score", [])
            has_points = [one is not None or place in draft.unsettled for place, one in enumerate(scores)]
            return draft.keep(place for place in range(len(draft)) if not scores or has_points[place])
    named = surroundings.indicator_around(understood.table.titles, understood.table.grid.sheet)
    if named is not None:
        draft.columns["indicator"] = [indicator_named(named) or named] * len(draft)
    return draft


def with_years_of_totals(draft: Draft, understood: Understood, year: int | None) -> Draft:
    """The draft with the years that the labels of totals say: "Omforent totalpoeng 2023" is not this year's."""
    table = understood.table
    said = {
        row: one.year
        for column in table.columns
        for row, cell in zip(table.lines, column.cells, strict=True)
        if isinstance(cell, str) and (one := said_in(cell)).year is not None and names_total(cell)
    }
    if "year" in draft.columns or not said or draft.dataset.name != "scores":
        return draft
    others = set(said.values())
    usual = year if year is not None else others.pop() if len(others) == 1 else None
    draft.columns["year"] = [said.get(row, usual) for row in draft.rows]
    return draft


def without_whole_of_many(draft: Draft) -> Draft:
    """Without the sum over several programmes: it belongs to none of them."""
    programmes = draft.columns.get("programme", [])
    for place in draft.totals:
        if programmes and isinstance(name := programmes[place], str) and names_sum(name):
            programmes[place] = None
    parts = {name for place, name in enumerate(programmes) if place not in draft.totals and name is not None}
    if len(parts) == 1:
        (only,) = parts
        draft.columns["programme"] = [only if place in draft.totals else name for place, name in enumerate(programmes)]
    if len(parts) < 2 or not draft.totals:
        return draft
    return draft.keep(place for place in range(len(draft)) if place not in draft.totals or programmes[place] in parts)


def without_repetitions(draft: Draft) -> Draft:
    """Measures without the lines that say the same goal again, as beside the value of each year one of a later year."""
    if draft.dataset.name != "measures" or "target" not in draft.columns:
        return draft
    values, kept = draft.column("value"), dict[tuple[Value, ...], int]()
    for place, told in enumerate(zip(*draft.columns.values(), strict=True)):
        kept.setdefault(told if values[place] is None else (place,), place)
    return draft.keep(sorted(kept.values()))


def keep_total_of_one(draft: Draft) -> None:
    """Makes the line below the statements of one indicator alone its total, and no sum over several indicators."""
    if draft.dataset.name != "scores" or len(set(draft.column("indicator"))) != 1 or not any(draft.column("indicator")):
        return
    scores = draft.column("score")
    parts = [score for place, score in enumerate(scores) if place not in draft.totals and isinstance(score, float)]
    own = {
        place
        for place in draft.totals
        if draft.column("statement")[place] is None
        and isinstance(score := scores[place], float)
        and score <= max(parts, default=0.0)
    }
    draft.totals = draft.totals - own


def without_sums_of_others(draft: Draft) -> Draft:
    """Without lines called a sum that have no score, where the indicator's total stands on another: of weights, say."""
    if draft.dataset.name != "scores" or not {"statement", "score"} <= draft.columns.keys():
        return draft
    keys = list(zip(*(draft.column(name) for name in ("programme", "year", "indicator")), strict=True))
    pairs = zip(draft.columns["statement"], draft.columns["score"], strict=True)
    totals = {place: score is not None for place, (statement, score) in enumerate(pairs) if statement is None}
    agreed = {keys[place] for place, has_score in totals.items() if has_score}
    return draft.keep(place for place in range(len(draft)) if totals.get(place, True) or keys[place] not in agreed)


def without_total_of_all(draft: Draft) -> Draft:
    """Without a line that is the total of all, below lines of one indicator each: "Samlet for programmet"."""
    names = draft.columns.get("indicator", [])
    if draft.dataset.name != "scores" or any(text is not None for text in draft.column("statement")):
        return draft
    are_known = [isinstance(name, str) and indicator_named(name) is not None for name in names]
    of_all = {
        place
        for place, name in enumerate(names)
        if isinstance(name, str) and not are_known[place] and names_total(name)
    }
    if not of_all or sum(are_known) < _FEWEST or sum(are_known) + len(of_all) < len(names):
        return draft
    return draft.keep(place for place in range(len(draft)) if place not in of_all)


def _fill_from_lines(indicators: list[Value], statements: list[Value]) -> None:
    """Indicators that stand over groups of lines, and on the line of their own total, in one column with statements."""
    current: Value = None
    carried: Value = None
    for place, text in enumerate(statements):
        named = indicator_named(text) if isinstance(text, str) and not is_statement(text) else None
        if named is not None:
            current, statements[place] = named, None
        elif indicators[place] is not None and indicators[place] != carried:
            current = indicators[place]
        carried = indicators[place]
        indicators[place] = current


def _with_statements_apart(draft: Draft, understood: Understood) -> Draft:
    """Where indicators and their statements stand in one column, each line of a statement with its indicator."""
    names = draft.columns["indicator"]
    if not any(isinstance(name, str) and indicator_named(name) is None and is_statement(name) for name in names):
        return draft
    above, statements = _indicators_down(understood), list[Value]()
    for place, name in enumerate(names):
        if isinstance(name, str) and _heads_statements(name):
            statements.append(None)
        else:
            statements.append(name)
            names[place] = above.get(draft.rows[place])
    draft.columns["statement"] = statements
    draft.indexes["statement"] = draft.indexes["indicator"]
    return draft


def _indicators_down(understood: Understood) -> dict[int, str]:
    """Row -> the last indicator that it or a line above it names, also where nothing else stands on that line."""
    role = understood.read_as.role_of("indicator")
    found: dict[int, str] = {}
    current: str | None = None
    for row, cell in zip(understood.table.lines, role.column.cells if role else (), strict=role is not None):
        if isinstance(cell, str) and cell and _heads_statements(cell):
            current = indicator_named(cell) or cell
        if current is not None:
            found[row] = current
    return found


def _heads_statements(name: str) -> bool:
    """Whether a name is that of an indicator, or may be, as it is no statement of any form."""
    return indicator_named(name) is not None or not is_statement(name)


def fill_choices(draft: Draft, table: Table) -> None:
    """The phase, or the like, that a sheet's name or a title says for all of a table's lines."""
    for one in draft.dataset.fields:
        if one.kind is not Kind.CHOICE or one.name in draft.columns or one.is_key:
            continue
        for text in (table.grid.sheet, *(title.text for title in reversed(table.titles))):
            code = choice_within(draft.dataset.name, one.name, text) if len(text.split()) <= _MOST_WORDS else None
            if code is not None:
                draft.columns[one.name] = [code] * len(draft)
                break


def fill_reached(draft: Draft, table: Table, read_as: Interpretation) -> None:
    """Says of all proposals that they have won, where the heading over their names, or the title, is of winners."""
    named = read_as.role_of("proposal")
    if draft.dataset.name != "proposals" or "reached" in draft.columns or named is None:
        return
    said = [speaks_of(named.column.heading.text), *(speaks_of(text.text) for text in table.titles[-1:])]
    if any("winner" in meanings and "applied" not in meanings for meanings in said):
        draft.columns["reached"] = ["winner"] * len(draft)


def fill_vote_round(draft: Draft, table: Table) -> None:
    """The round that a sheet's name, a title or the text over a group of lines says the votes below to be of."""
    if draft.dataset.name != "votes" or "vote_round" in draft.columns:
        return
    number = vote_round_in((table.grid.sheet, *(title.text for title in reversed(table.titles))))
    groups = next((one.cells for one in table.columns if one.index == CARRIED and name_vote_rounds(one.cells)), ())
    of_row = dict(zip(table.lines, (vote_round_in([str(cell)]) for cell in groups), strict=False))
    rounds: list[Value] = [of_row.get(row) or number for row in draft.rows]
    if any(rounds):
        draft.columns["vote_round"] = rounds


def fill_municipality(draft: Draft, table: Table) -> None:
    """The one municipality that a title says all the proposals or votes below to be of: "Stemmer, Spir kommune"."""
    if draft.dataset.name not in _OF_ONE_PLACE or "municipality" in draft.columns:
        return
    named = {found[1] for title in table.titles for found in _MUNICIPALITY.finditer(title.text)}
    if len(named) == 1:
        draft.columns["municipality"] = [named.pop()] * len(draft)


def fill_kinds_of_entries(draft: Draft) -> None:
    """What each entry of the year is, where no column says it and its text begins with it."""
    if draft.dataset.name == "wheel" and "kind" not in draft.columns and "text" in draft.columns:
        kinds: list[Value] = [
            wheel_kind_first(text) if isinstance(text, str) else None for text in draft.column("text")
        ]
        if any(kinds):
            draft.columns["kind"] = kinds


def fill_follows(draft: Draft, table: Table, read_as: Interpretation) -> None:
    """Whom a participant follows, where another line's name stands behind its role: "Følger (Spir)", "Følger Spir"."""
    role = read_as.role_of("role") if draft.dataset.name == "participants" else None
    names = draft.columns.get("municipality")
    if role is None or names is None or "follows" in draft.columns:
        return
    line_of = {row: line for line, row in enumerate(table.lines)}
    found: list[Value] = []
    for row in draft.rows:
        found.append(_other_named(str(role.column.cells[line_of[row]]), names) if row in line_of else None)
    if any(found):
        draft.columns["follows"] = found


def _other_named(text: str, names: Sequence[Value]) -> str | None:
    """The one of the names that stands in brackets, or after the first word, of a text."""
    said = _IN_BRACKETS.search(text)
    name = bare_municipality((said[1] if said else text.partition(" ")[2]).strip(" :-–—"))
    return name if name in names else None


def undated_where_nothing_is_granted(draft: Draft, read_as: Interpretation) -> None:
    """A meeting's day over its cases is that of the grants; what was refused or put off has none."""
    role = read_as.role_of("granted_on")
    if role is None or role.column.index != CARRIED or not {"granted_nok", "status"} <= draft.columns.keys():
        return
    cases = zip(draft.columns["granted_on"], draft.columns["granted_nok"], draft.columns["status"], strict=True)
    draft.columns["granted_on"] = [day if granted or not status else None for day, granted, status in cases]


def fill_units(draft: Draft) -> None:
    """The unit in brackets behind the names of measures, where no column says it."""
    names = draft.columns.get("measure")
    if names is None or "unit" in draft.columns:
        return
    found = [_IN_BRACKETS.search(name) if isinstance(name, str) else None for name in names]
    if 2 * sum(one is not None for one in found) > len(names):
        draft.columns["unit"] = [one[1].strip() if one else None for one in found]
