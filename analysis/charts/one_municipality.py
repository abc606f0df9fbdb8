"""All that is known of one municipality of a round, one question below the other."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.charts import municipality_cells as cells
from analysis.charts.municipalities import ASKED_DATASETS, municipality_rows, spoken, table_of
from analysis.drawing.municipality_rows import ComparedCell, ComparedGroup, ComparedMunicipalities, ComparedRow
from analysis.numbers.municipalities import Municipalities, RoundMunicipality
from analysis.sources import SourceOf
from language import Language, sentence


def everything(known: Municipalities, one: RoundMunicipality, language: Language) -> Chart:
    """Whatever the round has of it: as the others see it, then each of its days, and each time somebody followed up."""
    drawn, not_given = municipality_rows(
        known, [one], _QUESTIONS if one in known.taking_part else _OF_FOLLOWERS, language
    )
    dated = tuple(
        ComparedRow(day.activity, (cell,))
        for day in one.days
        if day != one.met_winner and (cell := cells.day_cell(day, "", language)) is not None
    )
    followed = tuple(
        ComparedRow(language.text("municipalities.row_aftermath"), (cells.aftermath_cell(each, language),))
        for each in one.aftermath
        if each.state or each.stage
    )
    rows = (*drawn, *dated, *followed)
    return Chart(
        name="municipality",
        title=language.text("municipalities.one.title", name=one.name),
        subtitle=language.text("municipalities.one.subtitle", year=known.year),
        alt="; ".join(spoken(rows, [one.name])),
        table=table_of(rows, [one.name], language),
        sources=tuple(SourceOf(dataset, (known.year,)) for dataset in ASKED_DATASETS),
        rows=ComparedMunicipalities(
            key=(),
            heading=language.text("municipalities.heading"),
            groups=(ComparedGroup(((one.name, role_name(one, language)),), rows),),
            not_given=not_given,
            leads_on=False,
            has_small_heads=True,
        ),
        definition=language.text("municipalities.definition"),
    )


def role_name(one: RoundMunicipality, language: Language) -> str:
    """What it was in the round."""
    return sentence(language.text(f"municipalities.role_{one.role or 'unknown'}"))


def _county(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    return ComparedCell(one.county) if one.county else None


def _follows(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    return ComparedCell(one.follows) if one.follows else None


def _application(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    sent = language.text("municipalities.submitted", date=language.date(one.submitted_on)) if one.submitted_on else ""
    if one.application or sent:
        return ComparedCell(one.application or sentence(sent), sentence(sent) if one.application else "")
    if one.has_applied is None:
        return None
    key = "has_applied" if one.has_applied else "has_not_applied"
    return ComparedCell(sentence(language.text(f"municipalities.{key}")), is_of_files=False)


def _interviewed(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    if one.was_interviewed is None:
        return None
    key = "interviewed_yes" if one.was_interviewed else "interviewed_no"
    return ComparedCell(sentence(language.text(f"municipalities.{key}")), is_of_files=False)


def _note(known: Municipalities, one: RoundMunicipality, language: Language) -> ComparedCell | None:
    return ComparedCell(one.note) if one.note else None


_OF_FOLLOWERS = (
    ("follows", _follows, False),
    ("county", _county, False),
    ("inhabitants", cells.inhabitants, False),
    ("application", _application, False),
    ("interviewed", _interviewed, False),
    ("contact", cells.contact, False),
    ("note", _note, False),
)
_QUESTIONS = (
    ("county", _county, False),
    ("inhabitants", cells.inhabitants, False),
    ("application", _application, False),
    ("title", cells.challenge_title, False),
    ("before", cells.before, True),
    ("after", cells.after, True),
    ("goal", cells.goal, False),
    ("driver", cells.driver, False),
    ("followers", cells.followers, False),
    ("contact", cells.contact, False),
    ("interviewed", _interviewed, False),
    ("steps", cells.time_given, False),
    ("met_winner", cells.met_winner, False),
    ("proposals", cells.proposals, False),
    ("winner", cells.winner, True),
    ("note", _note, False),
)
