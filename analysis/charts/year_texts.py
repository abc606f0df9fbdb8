"""What the report says of one indicator in words, beside what it said the year before."""

from __future__ import annotations

from analysis.chart import Chart, Missing
from analysis.drawing.action_rows import AdviceYears
from analysis.drawing.assessed_rows import YearTextItem, YearTextRow, YearTexts
from analysis.facts import Facts, Selection, in_sentence, indicator_name, statement_name
from analysis.numbers.texts_of_years import TEXT_KINDS, TextsOfYears, YearText
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

# Of the years before, as many as there is room for beside a text.
_MOST_YEARS = 6


def year_texts(facts: Facts, selection: Selection, indicator: str, found: TextsOfYears, language: Language) -> Chart:
    """Strengths, improvement areas and actions of the year, with the compared year's beside; what is missing."""
    name = in_sentence(indicator_name(facts, selection.year, indicator, language))
    shown = [one for kind in TEXT_KINDS for one in found.of(kind, selection.year)]
    before = [one for kind in TEXT_KINDS for one in found.of(kind, selection.compared_year)]
    if not shown and not before:
        return _nothing(selection, name, language)
    title = _title(shown, found, language)
    return Chart(
        name="year-texts",
        title=title,
        subtitle=language.text(
            "charts.year_texts.subtitle_compared" if selection.compared_year else "charts.year_texts.subtitle",
            name=name,
            year=selection.year,
            compared=selection.compared_year or "",
        ),
        alt=title,
        table=_table(facts, [*shown, *before], language),
        sources=(
            SourceOf("findings", _years(selection), (indicator,)),
            SourceOf("actions", _years(selection), (indicator,)),
        ),
        rows=YearTexts(
            now_heading=str(selection.year),
            then_heading=str(selection.compared_year or ""),
            nothing=language.text("charts.year_texts.none"),
            rows=tuple(
                YearTextRow(
                    language.text(f"charts.year_texts.{kind}"),
                    tuple(_row(facts, one, found, language) for one in found.of(kind, selection.year)),
                    tuple(_row(facts, one, found, language) for one in found.of(kind, selection.compared_year)),
                )
                for kind in TEXT_KINDS
            ),
        ),
        shows_table=False,
        definition=language.text("charts.year_texts.definition"),
    )


def in_earlier_years(one: YearText, language: Language) -> str:
    """In which years the same was said: for sure, else likely; empty where it was not."""
    if len(one.written_in) > 1:
        return language.text("charts.year_texts.said", years=language.listing([str(year) for year in one.written_in]))
    if one.likely:
        years = language.listing([str(earlier.year) for earlier in one.likely])
        return language.text("charts.actions.likely_said", years=years)
    return ""


def action_in_words(facts: Facts, one: YearText, language: Language) -> str:
    """Who has an action, how it goes, when it is due and its statements; empty for what is no action."""
    if one.state is None:
        return ""
    day = None
    if one.state == "done" and one.done_on is not None:
        day = language.date(one.done_on)
    elif one.due is not None:
        day = language.text("charts.year_texts.due", date=language.date(one.due))
    state = language.text(f"charts.actions.state_{one.state}")
    names = [statement_name(facts, (one.year,), *code, language) for code in one.statements]
    concerned = language.text("charts.year_texts.concerns", names=language.listing(names)) if names else ""
    return " · ".join(part for part in (one.responsible, state, day, concerned) if part)


def _title(shown: list[YearText], found: TextsOfYears, language: Language) -> str:
    repeated, likely = sum(one.is_repeated for one in shown), sum(one.is_likely_repeated for one in shown)
    if repeated:
        key, count = "repeated", repeated
    elif likely:
        key, count = "likely", likely
    elif shown and any(year < found.year for year in found.years):
        return language.text("charts.year_texts.title_new")
    else:
        key, count = ("count", len(shown)) if shown else ("count_none", 0)
    return sentence(language.text(f"charts.year_texts.title_{key}", n=count, count=language.in_words(count)))


def _row(facts: Facts, one: YearText, found: TextsOfYears, language: Language) -> YearTextItem:
    words = in_earlier_years(one, language)
    # Years with nothing said are no years in which it was left unsaid.
    years = [year for year in found.years if year <= one.year][-_MOST_YEARS:]
    likely = {earlier.year for earlier in one.likely}
    written_in = set(one.written_in) if len(one.written_in) > 1 else likely | {one.year}
    return YearTextItem(
        one.text,
        action_in_words(facts, one, language),
        AdviceYears(tuple(year in written_in for year in years), words, is_likely=len(one.written_in) == 1)
        if words
        else None,
        one.state,
    )


def _table(facts: Facts, texts: list[YearText], language: Language) -> Table:
    before = [in_earlier_years(one, language) for one in texts]
    return Table(
        (
            Column(language.text("charts.columns.what")),
            Column(language.text("charts.columns.year"), "year"),
            Column(language.text("charts.year_texts.column_text"), is_of_files=True),
            *((Column(language.text("charts.year_texts.column_before")),) if any(before) else ()),
            Column(language.text("charts.actions.column_status")),
        ),
        tuple(
            (
                language.text(f"charts.year_texts.{one.kind}"),
                one.year,
                one.text,
                *((words or None,) if any(before) else ()),
                action_in_words(facts, one, language) or None,
            )
            for one, words in zip(texts, before, strict=True)
        ),
    )


def _years(selection: Selection) -> tuple[int, ...]:
    return tuple(year for year in (selection.compared_year, selection.year) if year is not None)


def _nothing(selection: Selection, name: str, language: Language) -> Chart:
    title = language.text("charts.year_texts.missing", name=name, year=selection.year)
    return Chart(
        name="year-texts",
        title=title,
        subtitle="",
        alt=title,
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("charts.year_texts.missing_title", year=selection.year),
            language.text("charts.year_texts.missing_why"),
            language.text("charts.year_texts.missing_what"),
        ),
    )
