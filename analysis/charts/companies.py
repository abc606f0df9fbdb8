"""The chart of the companies and others that own a project, by how many work there."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.drawing.rows import BarRow, WordBars
from analysis.numbers.companies import CompaniesReached, Company, companies_reached
from analysis.numbers.projects import Projects
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_MOST_NAMES = 4


def companies(known: Projects, language: Language) -> Chart | None:
    """Who is reached, each counted once, by size; None where no project tells whose it is."""
    reached = companies_reached(known)
    if not reached.companies:
        return None
    count = len(reached.companies)
    has_sizes = len(reached.without_size) < count
    groups = [
        *((f"size_{size}", found) for size, found in reached.by_size.items()),
        ("size_otherwise", reached.in_other_words),
        ("size_untold", reached.without_size),
    ]
    most = max(len(found) for _, found in groups)
    bars = tuple(_bar(name, found, most, language) for name, found in groups if found)
    return Chart(
        name="projects-companies",
        title=sentence(language.text("charts.projects.companies.title", n=count, count=language.in_words(count))),
        subtitle=language.text("charts.projects.companies.subtitle", year=known.year),
        alt="; ".join(f"{bar.name}: {bar.value}" for bar in bars)
        if has_sizes
        else language.text("charts.projects.companies.title", n=count, count=count),
        table=_table(reached, language),
        sources=(SourceOf("projects"),),
        rows=WordBars((), language.text("charts.projects.companies.heading"), "", bars) if has_sizes else None,
        missing=None if has_sizes else _sizes_missing(language),
        definition=language.text("charts.projects.companies.definition"),
    )


def _bar(name: str, found: Sequence[Company], most: int, language: Language) -> BarRow:
    names = [one.name for one in found[:_MOST_NAMES]]
    rest = len(found) - len(names)
    if rest:
        names.append(language.text("charts.projects.companies.others", n=rest, count=rest))
    return BarRow(
        name=language.text(f"charts.projects.companies.{name}"),
        about="",
        segments=(("counted" if name != "size_untold" else "others", len(found) / most),),
        value=language.number(len(found), 0),
        meaning=language.listing(names),
    )


def _table(reached: CompaniesReached, language: Language) -> Table:
    return Table(
        (
            Column(language.text("portfolio.columns.company")),
            Column(language.text("charts.projects.companies.column_size")),
            Column(language.text("charts.projects.companies.column_said")),
            Column(language.text("charts.projects.companies.column_projects"), "number"),
            Column(language.text("charts.columns.granted_nok"), "amount_nok"),
        ),
        tuple(
            (
                one.name,
                language.text(f"charts.projects.companies.size_{one.size}") if one.size else None,
                one.size_text,
                one.project_count,
                one.granted_nok,
            )
            for one in reached.companies
        ),
    )


def _sizes_missing(language: Language) -> Missing:
    title, why, what = (language.text(f"charts.projects.companies.missing_{name}") for name in ("title", "why", "what"))
    return Missing(title, why, what)
