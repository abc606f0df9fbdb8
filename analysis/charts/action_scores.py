"""The scores of what actions concern, when they were recommended and since: drawn, and in words. Never a cause."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart
from analysis.drawing.action_rows import Shift, Shifts
from analysis.drawing.assessed_rows import YearTextItem
from analysis.drawing.row_parts import RowKey
from analysis.facts import Facts, Selection, indicator_name, statement_name
from analysis.numbers.actions import Action, Actions
from analysis.numbers.afterwards import Afterwards, afterwards, of_statements, rises
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language


def scores_afterwards(facts: Facts, selection: Selection, known: Actions, language: Language) -> Chart | None:
    """The scores of what an action concerns when recommended, and now; None where no two years can be compared."""
    if selection.year not in facts.assessments.forms:
        return None
    found = afterwards(known, facts.assessments, selection.year)
    done = [one for one in found if one.action.state == "done"]
    open_ones = [one for one in found if one.action.state in ("open", "late")]
    shown = [*done, *open_ones]
    if all(one.change is None for one in shown):
        return None
    scale = facts.assessments.scale(selection.year)
    key = [RowKey("ring", language.text("charts.actions_scores.then").lower())]
    if any(one.statement is None for one in shown):
        key.append(RowKey("disc", language.text("charts.actions_scores.now", year=selection.year)))
    if any(one.statement for one in shown):
        key.append(RowKey("statement", language.text("charts.actions_scores.now_statement", year=selection.year)))
    return Chart(
        name="actions-scores",
        title=_title(done, language),
        subtitle=language.text("charts.actions_scores.subtitle", year=selection.year),
        alt=language.text(
            "charts.actions_scores.alt",
            rows="; ".join(
                f"{one.action.text.rstrip('.')}: {_spoken(facts, selection, one, language)}" for one in shown
            ),
        ),
        table=_table(facts, selection, shown, language),
        sources=(SourceOf("actions"), SourceOf("findings"), SourceOf("scores")),
        rows=Shifts(
            tuple(key),
            language.text("charts.actions.column_action"),
            language.text("charts.columns.change"),
            scale.minimum,
            scale.maximum,
            tuple(
                (language.text(f"charts.actions_scores.{name}"), _shifts(facts, selection, group, language))
                for name, group in (("done", done), ("going_on", open_ones))
                if group
            ),
        ),
        definition=language.text("charts.actions_scores.definition"),
    )


def statements_in_words(
    facts: Facts, selection: Selection, action: Action, language: Language, *, is_under_heading: bool = False
) -> tuple[str, ...]:
    """The statements that an action concerns, each with its score in the year of the advice and in the chosen one.

    `is_under_heading`: they need not say that they are statements.
    """
    if not action.given_in:
        return tuple(
            name if is_under_heading else language.text("charts.actions_scores.statement", name=name)
            for name in (_topic(facts, (selection.year,), code, language) for code in action.statements)
        )
    return tuple(
        language.text(
            "charts.actions_scores.scores_of" if is_under_heading else "charts.actions_scores.statement_scores",
            name=_name(facts, selection, one, language),
            scores=scores_in_words(one, language),
        )
        for one in of_statements(action, facts.assessments, selection.year)
    )


def actions_of_statement(
    facts: Facts, selection: Selection, known: Actions, indicator: str, statement: str, language: Language
) -> tuple[YearTextItem, ...]:
    """The actions that concern a statement of the chosen year's form, with their state and its scores since."""
    found = []
    for action in known.actions:
        scores = [
            one
            for one in of_statements(action, facts.assessments, selection.year)
            if (one.indicator, one.statement) == (indicator, statement) and one.is_same_form
        ]
        state = language.text(f"charts.actions.state_{action.state}")
        about = " · ".join([state, *(scores_in_words(one, language) for one in scores)])
        if scores or (not action.given_in and (indicator, statement) in action.statements):
            found.append(YearTextItem(action.text, about, None, action.state))
    return tuple(found)


def scores_in_words(one: Afterwards, language: Language) -> str:
    """The scores of the years of a statement, or that a year has none: "2 i 2022, ikke vurdert i 2024"."""
    parts = [_score_of(one.then, one.then_year, language)]
    if one.year is not None and not one.is_same_form:
        parts.append(language.text("charts.actions_scores.other_form", year=one.year))
    elif one.year is not None:
        parts.append(_score_of(one.now, one.year, language))
    return ", ".join(parts)


def _score_of(score: float | None, year: int, language: Language) -> str:
    if score is None:
        return language.text("charts.actions_scores.not_scored", year=year)
    return language.text("charts.actions_scores.score", score=language.number(score), year=year)


def _title(done: Sequence[Afterwards], language: Language) -> str:
    """For how many of those done all that they concern has risen: the board's totals where there are any."""
    risen, known = rises(done)
    if not known:
        return language.text("charts.actions_scores.title_none_done")
    if risen == known > 1:
        return language.text("charts.actions_scores.title_all")
    return language.text(
        "charts.actions_scores.title", n=risen, risen=language.in_words(risen), count=language.in_words(known)
    )


def _shifts(facts: Facts, selection: Selection, group: Sequence[Afterwards], language: Language) -> tuple[Shift, ...]:
    made: list[Shift] = []
    last = None
    for one in group:
        made.append(_shift(facts, selection, one, language, is_below=one.action is last and one.statement is not None))
        last = one.action
    return tuple(made)


def _shift(facts: Facts, selection: Selection, one: Afterwards, language: Language, *, is_below: bool) -> Shift:
    name = _name(facts, selection, one, language)
    change = "–" if one.change is None else language.number(one.change, signed=True)
    years = f"{one.then_year}–{selection.year}" if one.change is not None else scores_in_words(one, language)
    return Shift(
        name=name if is_below else one.action.text,
        about=language.text("charts.actions_scores.of_statement", years=years) if is_below else f"{name}, {years}",
        then=one.then if one.is_same_form else None,
        now=one.now,
        now_text="" if one.now is None else language.number(one.now),
        change=language.text("charts.actions_scores.unchanged") if one.change == 0 else change,
        spoken=_spoken(facts, selection, one, language),
        is_statement=one.statement is not None,
        is_below=is_below,
    )


def _spoken(facts: Facts, selection: Selection, one: Afterwards, language: Language) -> str:
    name = _name(facts, selection, one, language)
    if one.then is None or one.now is None:
        return f"{name}: {scores_in_words(one, language)}"
    return language.text(
        "charts.actions_scores.alt_row",
        indicator=name,
        then=language.number(one.then),
        now=language.number(one.now),
        then_year=one.then_year,
        year=selection.year,
    )


def _table(facts: Facts, selection: Selection, shown: Sequence[Afterwards], language: Language) -> Table:
    statement = (Column(language.text("charts.columns.statement")),) if any(one.statement for one in shown) else ()
    is_lacking = any(one.change is None for one in shown)
    return Table(
        (
            Column(language.text("charts.actions.column_action")),
            Column(language.text("charts.columns.indicator")),
            *statement,
            Column(language.text("charts.actions.column_status")),
            Column(language.text("charts.columns.from_year"), "year"),
            Column(language.text("charts.actions_scores.then"), "score"),
            Column(language.text("charts.columns.score_of", year=selection.year), "score"),
            Column(language.text("charts.columns.change"), "change"),
            *((Column(language.text("charts.actions_scores.lacking")),) if is_lacking else ()),
        ),
        tuple(
            (
                one.action.text,
                indicator_name(facts, selection.year, one.indicator, language),
                *((_name(facts, selection, one, language) if one.statement else None,) if statement else ()),
                language.text(f"charts.actions.state_{one.action.state}"),
                one.then_year,
                one.then,
                one.now,
                one.change,
                *((scores_in_words(one, language) if one.change is None else None,) if is_lacking else ()),
            )
            for one in shown
        ),
    )


def _name(facts: Facts, selection: Selection, one: Afterwards, language: Language) -> str:
    if one.statement is None:
        return indicator_name(facts, selection.year, one.indicator, language)
    return _topic(facts, (one.then_year, selection.year), (one.indicator, one.statement), language)


def _topic(facts: Facts, years: Sequence[int], code: tuple[str, str], language: Language) -> str:
    return statement_name(facts, years, *code, language)
