"""The rounds of a programme beside each other, as far as each is known."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.chart import Chart
from analysis.charts.round_words import days, figures
from analysis.numbers.counts import Count
from analysis.numbers.round import Round
from analysis.numbers.round_steps import jury_time
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_STEPS = ("applications", "selected", "followers", "proposals", "finalists", "winners")


def rounds_compared(rounds: Mapping[int, Round], language: Language) -> Chart | None:
    """A row per figure, a column per round; what a round does not say, it is said of. None with fewer than two."""
    known = [one for one in rounds.values() if one.steps or one.participants]
    if len(known) < 2:
        return None
    rows: list[tuple[str, ...]] = []
    for step in _STEPS:
        cells = [_cell(one, step, language) for one in known]
        if any(cell is not None for cell in cells):
            name = language.text(f"round.steps.{step}")
            rows.append((name, *(cell or language.text("round.not_given") for cell in cells)))
    juries = [jury_time(one) for one in known]
    if any(juries):
        words = [days(step, language) if step else language.text("round.not_given") for step in juries]
        rows.append((language.text("round.compared.jury"), *words))
    names = [language.listing(one.selected) or language.text("round.not_given") for one in known]
    if any(one.selected for one in known):
        rows.append((language.text("round.compared.municipalities"), *names))
    years = [str(one.year) for one in known]
    return Chart(
        name="round-compared",
        title=sentence(_title(known, language)),
        subtitle=language.text("round.compared.subtitle"),
        alt=language.text(
            "round.compared.alt",
            rows="; ".join(
                f"{row[0]}: {', '.join(f'{year} {cell}' for year, cell in zip(years, row[1:], strict=True))}"
                for row in rows
            ),
        ),
        table=Table((Column(language.text("round.compared.what")), *(Column(year) for year in years)), tuple(rows)),
        sources=tuple(SourceOf(name) for name in ("funnel", "participants", "activities")),
        shows_table=True,
        definition=language.text("round.compared.definition"),
    )


def _title(known: list[Round], language: Language) -> str:
    """From how many municipalities to how many, where both ends are known."""
    first, last = _came_in(known[0]), _came_in(known[-1])
    values = {"first": str(known[0].year), "last": str(known[-1].year)}
    if first.is_known and last.is_known and first != last:
        return language.text(
            "round.compared.title_from_to", before=figures(first, language), after=figures(last, language), **values
        )
    return language.text("round.compared.title", n=len(known), count=language.in_words(len(known)), **values)


def _came_in(one: Round) -> Count:
    return one.came_in if one.came_in.is_known else one.count("selected_planned")


def _cell(one: Round, step: str, language: Language) -> str | None:
    """The count; planned where it is only that. None where nobody says it."""
    count = {"selected": one.came_in, "followers": one.followers}.get(step, one.count(step))
    if count.is_known:
        return figures(count, language)
    if step == "selected" and one.count("selected_planned").is_known:
        return language.text("round.compared.planned", count=figures(one.count("selected_planned"), language))
    return None
