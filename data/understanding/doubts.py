"""What is doubtful of the figures of a draft, and the units that are asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.columns import CHOICE_MEANING, UNIT, Doubt, doubt_of_few, doubt_of_scale
from data.cells.units import NO_UNIT, units_in
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS, Kind
from data.terms.questions import Question
from data.understanding.asking import OF_ONE_COLUMN, answered, meaning_of_word, of_doubt, of_mixed_units
from data.understanding.column_reading import EVERY_COLUMN, Source
from data.understanding.context import Context
from data.understanding.extract import Extracted
from data.understanding.roles import Interpretation, Role
from data.understanding.understood import Understood

_SET_ASIDE = frozenset({"granted_nok", "total_cost_nok", "budget_nok"})
_AS_SMALL = 20.0  # amounts in kroner are hundreds of times those in thousands
_ORE = re.compile(r"\d[.,]\d\d$")


def says_unit(source: Source) -> bool:
    """Whether anything in or around a table says what its amounts are counted in, and is to be believed.

    A column of programmes does as well: it is our own template that has one, and that is in kroner. A heading with
    "(kr)" over a whole budget of a few thousand is not believed: it often stays where thousands were typed.
    """
    table = source.table
    if source.read_as.role_of("programme") is not None or source.context.unit != NO_UNIT or source.units_by_line:
        return True
    around = (text.text for text in (*table.titles, *table.notes))
    if any(not unit.is_percent for text in (*around, table.grid.sheet) for unit in units_in(text)):
        return True
    said = [unit for column in table.columns for part in column.heading.parts for unit in units_in(part.text)]
    units = [unit for unit in said if not unit.is_percent]
    if source.dataset.name == "budget" and all(unit.factor == 1.0 and not unit.is_foreign for unit in units):
        return bool(units) and any(map(_has_ore, source.read_as.roles))
    return bool(units)


def _has_ore(role: Role) -> bool:
    """Whether amounts are written to the øre, as nobody does with thousands."""
    return role.field.endswith("_nok") and any(
        (isinstance(cell, float) and round(cell * 10, 4) % 1) or (isinstance(cell, str) and _ORE.search(cell))
        for cell in role.column.cells
    )


def doubts_of_scale(extracted: Extracted) -> list[tuple[Role, Doubt]]:
    """The doubt whether amounts of a few thousand are kroner, where nothing says what they are counted in."""
    found = doubt_of_scale([read for _, read, _ in extracted.amounts])
    if found is None or any(doubt.kind == UNIT for _, doubt in extracted.doubts):
        return []
    number, doubt = found
    role, _, line = extracted.amounts[number]
    return [(role, replace(doubt, place=line + doubt.place))]


def doubts_of_few(extracted: Extracted, source: Source) -> list[tuple[Role, Doubt]]:
    """The doubts whether a few amounts of what was granted or set aside, much smaller than the others, are thousands.

    What was paid may well be as little.
    """
    return [
        (role, doubt)
        for role, read, line in extracted.amounts
        if role.field in _SET_ASIDE and not line and len(read.values) == len(source.table.lines)
        if (doubt := doubt_of_few(read.values, source.totals)) is not None
        and role.column.cells[doubt.place] == read.values[doubt.place]
    ]


def with_units_asked(
    understood: Understood, read_as: Interpretation, context: Context, answers: Answers
) -> tuple[Interpretation, Question | None]:
    """Where some amounts state a unit and others beside them, as small, state none: what are those counted in?"""
    amounts = [
        role
        for role in read_as.roles
        if role.field != "*" and DATASETS[read_as.dataset].field(role.field).kind is Kind.AMOUNT
    ]
    stated = [role for role in amounts if role.unit is not None and role.unit.factor > 1 and not role.unit.is_percent]
    bare = [role for role in amounts if role.unit is None]
    if not stated or not bare or context.unit != NO_UNIT:
        return read_as, None
    largest = max(understood.seen.profile(role.column).largest for role in stated)
    asked = [role for role in bare if 0 < understood.seen.profile(role.column).largest <= _AS_SMALL * largest]
    if not asked:
        return read_as, None
    unit = stated[0].unit or NO_UNIT
    question = of_mixed_units(understood.maker, understood.table, asked, unit)
    code = answered(question, answers)
    if code != "kroner" and code is not None:
        columns = {id(role.column) for role in asked}
        roles = tuple(replace(role, unit=unit) if id(role.column) in columns else role for role in read_as.roles)
        return replace(read_as, roles=roles), question
    return read_as, question


def doubts(
    understood: Understood, extracted: Extracted, answers: Answers
) -> tuple[list[Question], dict[tuple[int, str], str]]:
    """A question for each doubt, and what the answers decide; one for the whole table, but for shares and words."""
    by_kind: dict[tuple[str, int], list[tuple[Role, Doubt]]] = {}
    for role, doubt in extracted.doubts:
        index = role.column.index if doubt.kind in OF_ONE_COLUMN else EVERY_COLUMN
        by_kind.setdefault((doubt.kind, index), []).append((role, doubt))
    questions: list[Question] = []
    decided: dict[tuple[int, str], str] = {}
    for (kind, index), found in by_kind.items():
        question = of_doubt(understood.maker, understood.table, kind, found)
        questions.append(question)
        code = answered(question, answers)
        if code is not None:
            decided[index, kind] = code
    for role, line in extracted.unknown_words:
        question = meaning_of_word(understood.maker, understood.table, extracted.draft.dataset.name, role, line)
        questions.append(question)
        code = answered(question, answers)
        if code is not None:
            decided[role.column.index, f"{CHOICE_MEANING}:{aliases.normalised(question.value or '')}"] = code
    return questions, decided
