"""The sheets of a file -> drafts of rows, with what is wrong with them, what is asked, and why they were read so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data.cells.columns import UNIT, Doubt, doubt_of_few, doubt_of_scale
from data.cells.drafts import Draft, TableOrigin, missing_column
from data.cells.grid import Grid, address
from data.cells.units import NO_UNIT, Unit, unit_of_cell, units_in
from data.cells.values import Value, squeezed
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS, Kind
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.terms.tables import Candidate
from data.understanding import surroundings
from data.understanding.asking import OF_ONE_COLUMN, answered, of_doubt, of_mixed_units, of_period
from data.understanding.assessed import (
    findings_below,
    mark_totals,
    only_means,
    scores_asked,
    share_year,
    split_findings,
    totals_said,
    without_points,
)
from data.understanding.blocks import Part, texts_of
from data.understanding.by_hand import in_stated, unit_decided
from data.understanding.code_lists import codes_of
from data.understanding.column_reading import EVERY_COLUMN, Source
from data.understanding.context import Context, from_sheet_name
from data.understanding.explain import explanations_of
from data.understanding.extract import Extracted, extract, fill_from_context
from data.understanding.figure_names import choice_within
from data.understanding.headings import key_of
from data.understanding.lexicon import names_mean, names_sum
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.over_sheets import areas_from_sheets, without_drafts
from data.understanding.paid_in_parts import each_project_once
from data.understanding.parts_of_areas import areas_of_parts
from data.understanding.periods import said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.roles import Interpretation, Role
from data.understanding.rounds import vote_round_in
from data.understanding.table import CARRIED, Column, Table
from data.understanding.understand import (
    SheetUnderstood,
    Understood,
    candidate_of,
    matches_of,
    suggestion,
    understand_sheet,
    unheaded_tables,
)
from data.understanding.whole_tables import with_one_year
from data.understanding.years_asked import year_asked

_MOST_WORDS = 4
_PAIR = 2  # a front page names a thing and says what it is
_SET_ASIDE = frozenset({"granted_nok", "total_cost_nok", "budget_nok"})
_AS_SMALL = 20.0  # amounts in kroner are hundreds of times those in thousands
_ORE = re.compile(r"\d[.,]\d\d$")
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")


@dataclass
class FoundTable:
    """A table as a draft of its rows, with its problems."""

    draft: Draft
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass
class FoundTables:
    """All tables of a file; the problems of sheets without any, and what may be tables after all."""

    tables: list[FoundTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def find_tables(grids: Iterable[Grid], file_name: str, answers: Answers) -> FoundTables:
    """The tables of a file's sheets as drafts."""
    names = frozenset({answers.programme} if answers.programme else ())
    found = FoundTables()
    grids = list(grids)
    listing, codes = codes_of(grids)
    listed = SheetUnderstood((), (), is_sum=True)
    sheets = [
        (grid, listed if grid is listing else understand_sheet(grid, answers, names, file_name, codes))
        for grid in grids
    ]
    sheets, slips = areas_from_sheets(sheets)
    sheets, left_out = without_drafts(sheets)
    found.problems.extend([*slips, *left_out])
    shared = surroundings.of_file_name(file_name)
    is_lone = sum(bool(sheet.tables) for _, sheet in sheets) < 2
    for grid, sheet in sheets:
        shared = _read_sheet(grid, sheet, shared, answers, found, is_lone=is_lone)
    scores = [table.draft for table in found.tables if table.draft.dataset.name == "scores"]
    mark_totals(scores)
    share_year([table.draft for table in found.tables])
    if not scores:
        others = (table for _, sheet in sheets for table in sheet.others)
        severity = Severity.WARNING if found.tables else Severity.ERROR
        found.problems.extend(problem for table in others if (problem := only_means(table, severity)) is not None)
    return found


def _read_sheet(
    grid: Grid, sheet: SheetUnderstood, shared: Context, answers: Answers, found: FoundTables, *, is_lone: bool
) -> Context:
    """Puts a sheet's tables among those found; returns what the sheets after it may take over."""
    if not sheet.tables:
        texts = texts_of(grid, 0, min(grid.height, 40))
        unheaded = unheaded_tables(grid)
        is_listing = any(len(table.columns) > _PAIR for table in unheaded)
        is_other = bool(sheet.others) and not surroundings.names_programme_and_year(texts)
        if surroundings.is_front(texts) and not is_other and not is_listing:
            said = surroundings.of_table(texts, (), "")
            return replace(shared.said_again(said), programme=shared.programme)
        if aliases.normalised(grid.sheet) not in aliases.words("help_sheets") and not sheet.is_sum:
            found.problems.append(Problem("unknown_sheet", Severity.WARNING, sheet=grid.sheet))
            for tables in (sheet.others, unheaded):
                candidates = [one for table in tables if (one := candidate_of(table)) is not None]
                if candidates:
                    found.candidates.extend(candidates)
                    break
        return shared
    first = min(one.table.block.header_row for one in sheet.tables)
    above: Context = Context(year=surroundings.year_in_front(grid, first))
    before: str | None = None
    for understood in sheet.tables:
        if understood.read_as.dataset != before:
            above = replace(above, unit=NO_UNIT)  # a unit holds for tables of its kind further down
        before = understood.read_as.dataset
        own = surroundings.of_table(understood.table.titles, understood.table.notes, grid.sheet)
        if is_lone and own.guessed_from == "sheet" and from_sheet_name(grid.sheet).year is None:
            own = own.without_programme()  # a lone sheet may be called anything
        if own.unit == NO_UNIT and surroundings.names_kroner(understood.table.titles):
            above = replace(above, unit=NO_UNIT)  # "hele kroner" over one table, millions over the one above it
        context = above.said_again(own)
        above = replace(context, as_of=None, form=None)
        table = _read_table(understood, shared.said_again(context), answers)
        if understood.area is not None:
            table.draft.columns["focus_area"] = [understood.area] * len(table.draft)
        found.tables.append(table)
        for more in (findings_below(understood, table.draft), totals_said(understood, table.draft)):
            if more is not None:
                found.tables.append(FoundTable(more))
    return shared


def _read_table(understood: Understood, context: Context, answers: Answers) -> FoundTable:
    table, read_as = understood.table, understood.read_as
    origin = TableOrigin(
        matches_of(understood), table.block.header_row + 1, understood.shape, explanations_of(understood)
    )
    read_as, year = with_one_year(read_as)
    is_year_said = year is not None
    context = replace(context, year=year or context.year)
    if context.unit == NO_UNIT and (unit := surroundings.unit_of_corner(table, understood.seen.profiles)) is not None:
        context = replace(context, unit=unit)
    stated = answers.stated_of(table.grid.sheet, table.block.range)
    context = in_stated(replace(context, is_norwegian=surroundings.is_norwegian(table)), stated)
    source = Source(
        table,
        read_as,
        replace(context, year=context.year or answers.year),  # "12.3." is of the year that somebody gives
        understood.seen.legend,
        understood.totals,
        understood.total_labels,
        decided=unit_decided(stated),
        units_by_line=_units_by_line(table, read_as),
        matches=origin,
    )
    questions = list(understood.questions)
    read_as, unit_question = with_units_asked(understood, read_as, context, answers)
    if unit_question is not None:
        questions.append(unit_question)
    source = replace(source, read_as=read_as)
    extracted = extract(source)
    if unit_question is None and stated.unit is None and not _says_unit(source):
        extracted.doubts.extend(_doubt_of_scale(extracted))
    extracted.doubts.extend(_doubts_of_few(extracted, source))
    asked, decided = _doubts(understood, extracted, answers)
    questions.extend(asked)
    if decided:
        extracted = extract(replace(source, decided={**source.decided, **decided}))
    draft, problems = extracted.draft, [*table.problems, *extracted.problems]
    says_programme = "programme" in draft.columns
    if read_as.dataset in ("scores", "findings"):
        year = stated.year or answers.year or context.year
        draft = split_findings(_with_indicators(_with_years_of_totals(draft, understood, year), understood))
        _keep_total_of_one(draft)
        draft = _without_sums_of_others(draft)
        draft, problems, more = scores_asked(understood, draft, problems, answers)
        questions.extend(more)
        draft, lacking_points = without_points(understood, draft)
        problems = [*problems, *lacking_points]
    if read_as.dataset in ("actions", "events") and "indicator" not in draft.columns:
        named = surroundings.indicator_around(table.titles, table.grid.sheet)
        if named is not None:
            draft.columns["indicator"] = [indicator_named(named) or named] * len(draft)
    if read_as.dataset == "measures":
        _fill_units(draft)
    draft, added = areas_of_parts(draft, table, understood.read_as)
    problems.extend(added)
    draft, repeated = each_project_once(draft, table, understood.read_as)
    problems.extend(repeated)
    _undated_where_nothing_is_granted(draft, read_as)
    draft = _without_whole_of_many(draft)
    _fill_choices(draft, table)
    _fill_vote_round(draft, table)
    of_year = None
    if stated.year is None and not is_year_said:
        context, of_year = year_asked(understood.maker, table, draft, context, answers)
        questions.extend([of_year] if of_year is not None else [])
    fill_from_context(draft, context, stated.programme or answers.programme, stated.year or answers.year)
    if of_year is None and read_as.dataset == "jobs" and len(draft) and "year" not in draft.columns:
        of_time, lacking = _period_asked(understood, draft, answers)
        questions.extend(of_time)
        problems.extend(lacking)
    if read_as.dataset == "events" and _has_only_days_without_year(draft, problems):
        problems.append(missing_column(draft, DATASETS["budget"].field("year")))
    guessed_from = context.guessed_from
    if len(draft) and guessed_from and not answers.programme and not says_programme:
        name = context.programme or ""
        problems.append(Problem(f"programme_from_{guessed_from}", Severity.WARNING, sheet=table.grid.sheet, value=name))
    problems.extend(_given_programmes(table, read_as))
    problems.extend(_unread(understood))
    open_ids = {question.id for question in questions if answered(question, answers) is None}
    if open_ids:
        problems = (
            [problem for problem in problems if problem.severity is not Severity.ERROR] if not len(draft) else problems
        )
    return FoundTable(draft, problems, questions)


def _says_unit(source: Source) -> bool:
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


def _doubt_of_scale(extracted: Extracted) -> list[tuple[Role, Doubt]]:
    """The doubt whether amounts of a few thousand are kroner, where nothing says what they are counted in."""
    found = doubt_of_scale([read for _, read, _ in extracted.amounts])
    if found is None or any(doubt.kind == UNIT for _, doubt in extracted.doubts):
        return []
    number, doubt = found
    role, _, line = extracted.amounts[number]
    return [(role, replace(doubt, place=line + doubt.place))]


def _has_only_days_without_year(draft: Draft, problems: Iterable[Problem]) -> bool:
    """Whether no event has a day, and days stand there whose year nothing says."""
    has_days = any(problem.code == "date_without_year" for problem in problems)
    return has_days and all(date is None for date in draft.column("date"))


def _doubts_of_few(extracted: Extracted, source: Source) -> list[tuple[Role, Doubt]]:
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


def _period_asked(understood: Understood, draft: Draft, answers: Answers) -> tuple[list[Question], list[Problem]]:
    """Jobs of no year are those of the whole period where the table says so, and else asked about."""
    table = understood.table
    said = [text.text for text in (*table.titles, *table.notes)]
    said += [table.grid.sheet, *(part.text for column in table.columns for part in column.heading.parts)]
    if surroundings.name_whole_period(said):
        return [], []
    question = of_period(understood.maker, table)
    is_of_one_year = answered(question, answers) == "one_year"
    return [question], [missing_column(draft, draft.dataset.field("year"))] if is_of_one_year else []


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


def _doubts(
    understood: Understood, extracted: Extracted, answers: Answers
) -> tuple[list[Question], dict[tuple[int, str], str]]:
    """A question for each doubt, and what the answers decide; one for the whole table, but for shares."""
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
    return questions, decided


def _with_indicators(draft: Draft, understood: Understood) -> Draft:
    """The indicator of each line that names none: from the lines above that do, from a title, from the sheet."""
    if "indicator" in draft.columns and "statement" not in draft.columns:
        draft = _with_statements_apart(draft)
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


def _with_years_of_totals(draft: Draft, understood: Understood, year: int | None) -> Draft:
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


def _without_whole_of_many(draft: Draft) -> Draft:
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


def _keep_total_of_one(draft: Draft) -> None:
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


def _without_sums_of_others(draft: Draft) -> Draft:
    """Without lines called a sum that have no score, where the indicator's total stands on another: of weights, say."""
    if draft.dataset.name != "scores" or not {"statement", "score"} <= draft.columns.keys():
        return draft
    keys = list(zip(*(draft.column(name) for name in ("programme", "year", "indicator")), strict=True))
    pairs = zip(draft.columns["statement"], draft.columns["score"], strict=True)
    totals = {place: score is not None for place, (statement, score) in enumerate(pairs) if statement is None}
    agreed = {keys[place] for place, has_score in totals.items() if has_score}
    return draft.keep(place for place in range(len(draft)) if totals.get(place, True) or keys[place] not in agreed)


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


def _with_statements_apart(draft: Draft) -> Draft:
    """Where indicators and their statements stand in one column, each line of a statement with its indicator."""
    names = draft.columns["indicator"]
    if not any(isinstance(name, str) and indicator_named(name) is None and is_statement(name) for name in names):
        return draft
    current: Value = None
    statements: list[Value] = []
    for place, name in enumerate(names):
        if isinstance(name, str) and (indicator_named(name) is not None or not is_statement(name)):
            current = name
            statements.append(None)
        else:
            statements.append(name)
            names[place] = current
    draft.columns["statement"] = statements
    draft.indexes["statement"] = draft.indexes["indicator"]
    return draft


def _fill_choices(draft: Draft, table: Table) -> None:
    """The phase, or the like, that a sheet's name or a title says for all of a table's lines."""
    for one in draft.dataset.fields:
        if one.kind is not Kind.CHOICE or one.name in draft.columns or one.is_key:
            continue
        for text in (table.grid.sheet, *(title.text for title in reversed(table.titles))):
            code = choice_within(draft.dataset.name, one.name, text) if len(text.split()) <= _MOST_WORDS else None
            if code is not None:
                draft.columns[one.name] = [code] * len(draft)
                break


def _fill_vote_round(draft: Draft, table: Table) -> None:
    """The round that a sheet's name or a title says all the votes below to be of."""
    if draft.dataset.name != "votes" or "vote_round" in draft.columns:
        return
    number = vote_round_in((table.grid.sheet, *(title.text for title in reversed(table.titles))))
    if number is not None:
        draft.columns["vote_round"] = [number] * len(draft)


def _undated_where_nothing_is_granted(draft: Draft, read_as: Interpretation) -> None:
    """A meeting's day over its cases is that of the grants; what was refused or put off has none."""
    role = read_as.role_of("granted_on")
    if role is None or role.column.index != CARRIED or not {"granted_nok", "status"} <= draft.columns.keys():
        return
    cases = zip(draft.columns["granted_on"], draft.columns["granted_nok"], draft.columns["status"], strict=True)
    draft.columns["granted_on"] = [day if granted or not status else None for day, granted, status in cases]


def _fill_units(draft: Draft) -> None:
    """The unit in brackets behind the names of measures, where no column says it."""
    names = draft.columns.get("measure")
    if names is None or "unit" in draft.columns:
        return
    found = [_IN_BRACKETS.search(name) if isinstance(name, str) else None for name in names]
    if 2 * sum(one is not None for one in found) > len(names):
        draft.columns["unit"] = [one[1].strip() if one else None for one in found]


def _given_programmes(table: Table, read_as: Interpretation) -> Iterable[Problem]:
    for role in read_as.roles:
        for name, value in role.given:
            if name == "programme":
                place = address(table.block.header_row, role.column.index)
                yield Problem("programme_from_header", Severity.WARNING, table.grid.sheet, place, squeezed(value))


def _units_by_line(table: Table, read_as: Interpretation) -> dict[int, Unit]:
    """The unit of each line where a column says it; "12" in a line of 1000 kr is another amount than in one of kr."""
    used = {id(role.column) for role in read_as.roles}
    for column in table.columns:
        if column.index == CARRIED or (id(column) in used and read_as.dataset != "measures"):
            continue
        if "unit" not in speaks_of(column.heading.text):
            continue
        units = {
            line: unit
            for line, cell in enumerate(column.cells)
            if isinstance(cell, str) and cell and (unit := unit_of_cell(cell)) is not None
        }
        if units:
            return units
    return {}


def _unread(understood: Understood) -> Iterable[Problem]:
    """A word on each column that is not read: those whose heading is near one of ours, and all others."""
    read_as, table = understood.read_as, understood.table
    for column in read_as.unread:
        if column.filled == 0 or not column.heading.text or column.index in understood.seen.derived:
            continue
        if not any(_stands(table, part) for part in column.heading.parts):
            continue  # a column that was made of colours, say
        if names_mean(column.heading.text) or names_sum(column.heading.text) or _repeats(column, read_as):
            continue
        row = max((part.row for part in column.heading.parts), default=table.block.header_row)
        place = address(*table.block.places.get((row, column.index), (row, column.index)))
        name, share = suggestion(column.heading, read_as.dataset)
        if name is not None and share >= 0.5 and not _is_held(read_as, name) and _may_be(column, read_as.dataset, name):
            names = aliases.headers(read_as.dataset, name)
            values = {"nb": names[0], "en": names[1]}
            yield Problem("unknown_column_like", Severity.WARNING, table.grid.sheet, place, column.heading.text, values)
        else:
            yield Problem("unknown_column", Severity.WARNING, table.grid.sheet, place, column.heading.text)


def _stands(table: Table, part: Part) -> bool:
    """Whether a part of a heading is a cell of the sheet."""
    return part.cell != "" and table.grid.columns[part.column][part.row] == part.cell


def _repeats(column: Column, read_as: Interpretation) -> bool:
    """Whether a column says once more what one that is read says."""
    return any(list(role.column.cells) == list(column.cells) for role in read_as.roles)


def _is_held(read_as: Interpretation, name: str) -> bool:
    return any(role.field == name for role in read_as.roles)


def _may_be(column: Column, dataset: str, name: str) -> bool:
    return fit(dataset, name, (column.heading.parts[-1].text,)).share > 0 and bool(key_of(column.heading))
