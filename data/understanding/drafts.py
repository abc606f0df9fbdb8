"""The sheets of a file -> drafts of rows, with what is wrong with them, what is asked, and why they were read so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.cells.drafts import Draft, TableOrigin, missing_column
from data.cells.grid import Grid, address
from data.cells.units import NO_UNIT
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.terms.round_datasets import OF_ROUNDS
from data.terms.tables import Candidate
from data.understanding import surroundings
from data.understanding.answers_on_sheets import answered_apart
from data.understanding.asking import answered, of_period
from data.understanding.assessed import (
    findings_below,
    mark_totals,
    not_agreed_on,
    scores_asked,
    split_findings,
    totals_said,
    without_points,
)
from data.understanding.blocks import Text, texts_of
from data.understanding.board_cases import without_own_business
from data.understanding.by_hand import in_stated, unit_decided
from data.understanding.cells import holds_figure
from data.understanding.code_lists import codes_of
from data.understanding.column_reading import Source
from data.understanding.completed import (
    fill_choices,
    fill_follows,
    fill_kinds_of_entries,
    fill_municipality,
    fill_reached,
    fill_units,
    fill_vote_round,
    keep_total_of_one,
    undated_where_nothing_is_granted,
    with_indicators,
    with_years_of_totals,
    without_repetitions,
    without_sums_of_others,
    without_total_of_all,
    without_whole_of_many,
)
from data.understanding.context import Context, from_sheet_name
from data.understanding.doubts import doubts, doubts_of_few, doubts_of_scale, says_unit, with_units_asked
from data.understanding.explain import explanations_of
from data.understanding.extract import extract, fill_from_context
from data.understanding.lines_of_others import without_lines_of_others
from data.understanding.list_items import without_item_numbers
from data.understanding.matches import candidate_of, matches_of
from data.understanding.nameless_lines import without_nameless_lines
from data.understanding.names import indicator_named
from data.understanding.over_sheets import areas_from_sheets, without_drafts
from data.understanding.paid_in_parts import each_project_once
from data.understanding.parts_beside_year import parts_of_year_among
from data.understanding.parts_of_areas import areas_of_parts
from data.understanding.places_shared import share_municipality
from data.understanding.roles import Interpretation
from data.understanding.running_totals import running_totals
from data.understanding.said_below import said_below
from data.understanding.sheet_names import forget_sheet_names
from data.understanding.sums_of_years import sums_of_years
from data.understanding.table import CARRIED, Table
from data.understanding.table_score import with_one_year
from data.understanding.titled_areas import area_said
from data.understanding.understand import understand_sheet, unheaded_tables
from data.understanding.understood import SheetUnderstood, Understood
from data.understanding.units_by_line import units_by_line
from data.understanding.unread import unread
from data.understanding.versions import with_one_version
from data.understanding.whose import programme_said
from data.understanding.years_asked import year_asked
from data.understanding.years_shared import share_year

_FEWEST_LINES = 2
_PAIR = 2  # a front page names a thing and says what it is


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
    grids = list(map(without_item_numbers, grids))
    listing, codes = codes_of(grids)
    listed = SheetUnderstood((), (), is_sum=True)
    sheets = [
        (grid, listed if grid is listing else understand_sheet(grid, answers, names, file_name, codes))
        for grid in grids
    ]
    sheets, slips = areas_from_sheets(sheets)
    sheets, left_out = without_drafts(sheets)
    sheets, not_held = with_one_version(sheets, answers)
    parts, told_of_parts = parts_of_year_among([(grid, one) for grid, sheet in sheets for one in sheet.tables])
    found.problems.extend([*slips, *left_out, *not_held, *told_of_parts])
    shared = surroundings.of_file_name(file_name)
    is_lone = sum(bool(sheet.tables) for _, sheet in sheets) < 2
    for grid, sheet in sheets:
        shared = _read_sheet(grid, sheet, shared, answers, found, is_lone=is_lone, without=parts)
    forget_sheet_names(found.tables)
    scores = [table.draft for table in found.tables if table.draft.dataset.name == "scores"]
    mark_totals(scores)
    share_year([table.draft for table in found.tables])
    share_municipality([table.draft for table in found.tables])
    of_single_persons, told = answered_apart([table.draft for table in found.tables])
    of_all_years, slips = sums_of_years([table.draft for table in found.tables])
    apart = [*of_single_persons, *of_all_years]
    found.tables = [table for table in found.tables if not any(table.draft is one for one in apart)]
    found.problems.extend([*told, *slips])
    if not scores:
        others = (table for _, sheet in sheets for table in sheet.others)
        severity = Severity.WARNING if found.tables else Severity.ERROR
        found.problems.extend(problem for table in others if (problem := not_agreed_on(table, severity)) is not None)
    return found


def _read_sheet(
    grid: Grid,
    sheet: SheetUnderstood,
    shared: Context,
    answers: Answers,
    found: FoundTables,
    *,
    is_lone: bool,
    without: Sequence[Understood],
) -> Context:
    """Puts a sheet's tables among those found, without some; returns what the sheets after it may take over."""
    if not sheet.tables:
        texts = texts_of(grid, 0, min(grid.height, 40))
        unheaded = unheaded_tables(grid)
        is_listing = any(len(table.columns) > _PAIR for table in unheaded)
        is_other = bool(sheet.others) and not surroundings.names_programme_and_year(texts)
        if surroundings.is_front(texts) and not is_other and not is_listing:
            said = shared.said_again(surroundings.of_table(texts, (), ""))
            name = programme_said([text.text for text in texts])  # what is not called one may be anything
            return replace(said, programme=name, guessed_from="above") if name else said.of_programme(shared)
        if aliases.normalised(grid.sheet) not in aliases.words("help_sheets") and not sheet.is_sum:
            found.problems.append(Problem("unknown_sheet", Severity.WARNING, sheet=grid.sheet))
            for tables in (sheet.others, unheaded):
                candidates = [one for table in tables if (one := candidate_of(table)) is not None]
                if candidates:
                    found.candidates.extend(candidates)
                    break
        return shared
    first = min(one.table.block.header_row for one in sheet.tables)
    above: Context = surroundings.marked_below(grid, first + 1)
    above = above.said_again(surroundings.of_front(grid, first))
    last = max(one.table.block.last_row for one in sheet.tables)
    notes = [note for one in sheet.tables for note in one.table.notes]
    around = said_below(grid, last + 1, notes).said_again(surroundings.of_page(grid.page_texts))
    before: str | None = None
    for understood in sheet.tables:
        if before is not None and understood.read_as.dataset != before:
            above = replace(above, unit=NO_UNIT)  # a unit holds for tables of its kind further down
        before = understood.read_as.dataset
        own = surroundings.of_table(understood.table.titles, understood.table.notes, grid.sheet)
        if is_lone and own.guessed_from == "sheet" and not _says_whose(grid.sheet):
            own = own.without_programme()  # a lone sheet may be called anything
        if own.unit == NO_UNIT and surroundings.names_kroner(understood.table.titles):
            above = replace(above, unit=NO_UNIT)  # "hele kroner" over one table, millions over the one above it
        context = above.said_again(own)
        is_of_round = understood.read_as.dataset in OF_ROUNDS  # what a title says of winners holds for all their cards
        above = replace(context, as_of=context.as_of if is_of_round else None, form=None)
        context = shared.said_again(context)
        if any(understood is one for one in without):
            continue  # what stands above it holds for those below as well
        front = surroundings.front_texts(grid, grid.height)
        table = _read_table(understood, around.said_again(context), answers, front)
        is_said = "year" in table.draft.indexes or with_one_year(understood.read_as)[1] is not None
        if context.year is None and around.year is not None and not is_said:
            table.problems.append(_told_of_year(grid.sheet, around.year))
        if (area := _area_of(understood, table.draft, context.programme)) is not None:
            table.draft.columns["focus_area"] = [area] * len(table.draft)
        found.tables.append(table)
        are_listed = any(one.read_as.dataset == "findings" for one in sheet.tables)
        below = findings_below(understood, table.draft, are_listed=are_listed)
        for more in (below, totals_said(understood, table.draft)):
            if more is not None:
                found.tables.append(FoundTable(more))
    is_empty = not any(len(one.table.lines) for one in sheet.tables)
    found.problems.extend(_unknown_tables(sheet.others, are_all=is_empty))
    return shared


def _area_of(understood: Understood, draft: Draft, programme: str | None) -> str | None:
    """The area of all lines of a table, which its sheet is called after or a title names; None where lines say theirs.

    Without it the figures of one area would be those of the whole programme.
    """
    if understood.area is not None:
        return understood.area
    if "focus_area" not in draft.dataset.field_names or "focus_area" in draft.columns:
        return None
    return area_said(understood.table.titles, programme)


def _says_whose(sheet: str) -> bool:
    """Whether a sheet's name says more than a name: that it is a programme's, or its year."""
    return from_sheet_name(sheet).year is not None or programme_said([sheet]) is not None


def _told_of_year(sheet: str, year: int) -> Problem:
    """That a table has its year from the text below it, or from the head or foot of its page."""
    return Problem("year_from_around", Severity.WARNING, sheet=sheet, value=str(year))


def _unknown_tables(others: Iterable[Table], *, are_all: bool) -> Iterable[Problem]:
    """A word on each table that is read as nothing beside others on its sheet; legends and the like are not worth one.

    `are_all`: nothing else on the sheet holds any line, and what is there must be told of whatever it is.
    """
    for table in others:
        own = [column for column in table.columns if column.index != CARRIED and column.filled]
        has_figures = any(any(map(holds_figure, column.cells)) for column in own)
        is_long = len(table.lines) >= _FEWEST_LINES and len(own) >= _PAIR and has_figures
        if is_long or (are_all and len(table.lines)):
            shown = ", ".join(text for column in own if (text := column.heading.text))
            yield Problem("unknown_table", Severity.WARNING, table.grid.sheet, table.block.range, shown)


def _read_table(understood: Understood, context: Context, answers: Answers, front: Sequence[str] = ()) -> FoundTable:
    """The table as a draft of its rows. `front`: what stands at the top of its sheet, for all tables of it."""
    table, read_as = understood.table, understood.read_as
    origin = TableOrigin(
        matches_of(understood), table.block.header_row + 1, understood.shape, explanations_of(understood)
    )
    read_as, year = with_one_year(read_as, context.year)
    is_year_said = year is not None
    context = replace(context, year=year or context.year)
    if context.programme is None and (said := surroundings.programme_on_each_line(read_as.unread)) is not None:
        context = replace(context, programme=said, guessed_from="column")
    is_guessed = context.programme is None or context.guessed_from == "sheet"
    if is_guessed and read_as.dataset in OF_ROUNDS:
        page = [Text(text, 0, 0) for text in table.grid.page_texts]
        context = surroundings.with_name_of_round(context, [*table.titles, *page])
    if "as_of" in DATASETS[read_as.dataset].field_names and read_as.dataset in OF_ROUNDS:
        texts = [table.grid.sheet, *table.grid.page_texts, *(text.text for text in (*table.titles, *table.notes))]
        texts += front
        headings = [role.column.heading.text for role in read_as.roles if role.field in ("state", "stage")]
        context = surroundings.of_round(context, texts, headings)
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
        units_by_line=units_by_line(table, read_as),
        matches=origin,
    )
    questions = list(understood.questions)
    read_as, unit_question = with_units_asked(understood, read_as, context, answers)
    if unit_question is not None:
        questions.append(unit_question)
    source = replace(source, read_as=read_as)
    extracted = extract(source)
    if unit_question is None and stated.unit is None and not says_unit(source):
        extracted.doubts.extend(doubts_of_scale(extracted))
    extracted.doubts.extend(doubts_of_few(extracted, source))
    asked, decided = doubts(understood, extracted, answers)
    questions.extend(asked)
    if decided:
        extracted = extract(replace(source, decided={**source.decided, **decided}))
    draft, problems = extracted.draft, [*table.problems, *extracted.problems]
    says_programme = "programme" in draft.columns
    if read_as.dataset in ("scores", "findings"):
        year = stated.year or answers.year or context.year
        draft = split_findings(with_indicators(with_years_of_totals(draft, understood, year), understood))
        keep_total_of_one(draft)
        draft = without_total_of_all(without_sums_of_others(draft))
        draft, problems, more = scores_asked(understood, draft, problems, answers)
        questions.extend(more)
        draft, lacking_points = without_points(understood, draft)
        problems = [*problems, *lacking_points]
    if read_as.dataset in ("actions", "events") and "indicator" not in draft.columns:
        named = surroundings.indicator_around(table.titles, table.grid.sheet)
        if named is not None:
            draft.columns["indicator"] = [indicator_named(named) or named] * len(draft)
    if read_as.dataset == "measures":
        fill_units(draft)
    draft, added = areas_of_parts(draft, table, understood.read_as, understood.derived)
    problems.extend(added)
    draft, repeated = each_project_once(draft, table, understood.read_as)
    problems.extend(repeated)
    draft, nameless = without_nameless_lines(draft, read_as)
    problems.extend(nameless)
    draft, own_business = without_own_business(draft, read_as)
    problems.extend(own_business)
    undated_where_nothing_is_granted(draft, read_as)
    draft = without_repetitions(without_whole_of_many(without_lines_of_others(draft)))
    fill_choices(draft, table)
    fill_vote_round(draft, table)
    fill_reached(draft, table, read_as)
    fill_municipality(draft, table)
    fill_follows(draft, table, read_as)
    fill_kinds_of_entries(draft)
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
    problems.extend(unread(understood))
    problems.extend(running_totals(draft, table.titles))
    open_ids = {question.id for question in questions if answered(question, answers) is None}
    if open_ids:
        problems = (
            [problem for problem in problems if problem.severity is not Severity.ERROR] if not len(draft) else problems
        )
    return FoundTable(draft, problems, questions)


def _has_only_days_without_year(draft: Draft, problems: Iterable[Problem]) -> bool:
    """Whether no event has a day, and days stand there whose year nothing says."""
    has_days = any(problem.code == "date_without_year" for problem in problems)
    return has_days and all(date is None for date in draft.column("date"))


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


def _given_programmes(table: Table, read_as: Interpretation) -> Iterable[Problem]:
    for role in read_as.roles:
        for name, value in role.given:
            if name == "programme":
                place = address(table.block.header_row, role.column.index)
                yield Problem("programme_from_header", Severity.WARNING, table.grid.sheet, place, squeezed(value))
