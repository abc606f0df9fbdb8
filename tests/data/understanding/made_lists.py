"""The layouts in which people put assessments, and lists of projects, actions and events."""

from __future__ import annotations

from itertools import groupby

from hypothesis import strategies as st
from made_facts import INDICATORS, SHOWN, WORDS, Records, Scores, records, scores
from made_layouts import ABOVE, NOTES, Made, layout, word
from made_sheets import Block, Cell, Sheet, below, cells, moved, transposed
from made_styles import Style
from made_tables import Column, header, lines, mean, not_ours

NAMES = {indicator.code: indicator.names["nb"] for indicator in INDICATORS}
TOPICS = {(one.code, s.code): s.topics["nb"] for one in INDICATORS for s in one.statements}
TOTAL = "Total poengsum"
_DATES = ("granted_on", "due", "date")


def _named(part: tuple[str, str | None]) -> str:
    """What stands for a statement or a total."""
    return TOPICS[part[0], part[1]] if part[1] else TOTAL


def _framed(draw: st.DrawFn, dataset: str, block: Block, facts: Scores | Records, about: str | None) -> Made:
    above: Block = [cells(text) for text in draw(st.lists(st.sampled_from(ABOVE), max_size=1))]
    above += [cells(about, bold=True)] if about else []
    notes: Block = [cells(text) for text in draw(st.lists(st.sampled_from(NOTES), max_size=1))]
    joined = below(*[part for part in (above, block, notes) if part], gap=1)
    block = moved(joined, draw(st.integers(0, 2)), draw(st.integers(0, 1)))
    return Made(dataset, [Sheet("Ark1", block)], facts.rows(), name=dataset)


@layout
def score_rows(draw: st.DrawFn, style: Style) -> Made:
    """A row per score, with indicator, statement and year in columns."""
    facts = draw(scores())
    heads = [draw(st.sampled_from(WORDS[name])) for name in ("year", "indicator", "statement", "score")]
    block = [cells(*heads, bold=True)]
    for (year, indicator, statement), points in facts.points.items():
        block.append(cells(year, NAMES[indicator], _named((indicator, statement)), style.count(points)))
    return _framed(draw, "scores", block, facts, None)


@layout
def score_years(draw: st.DrawFn, style: Style) -> Made:
    """A column per year, and perhaps one for the change and a row of means."""
    facts = draw(scores())
    with_change, with_mean = draw(st.booleans()), draw(st.booleans())
    heads = [draw(st.sampled_from(WORDS[name])) for name in ("indicator", "statement")]
    block = [cells(*heads, *facts.years, *(["Endring"] if with_change else []), bold=True)]
    for part in facts.parts:
        points = [facts.points[year, *part] for year in facts.years]
        change = [style.count(points[-1] - points[-2])] if with_change else []
        block.append(cells(NAMES[part[0]], _named(part), *map(style.count, points), *change))
    if with_mean:
        means = [mean([facts.points[year, *part] for part in facts.parts]) for year in facts.years]
        block.append(cells("Snitt", None, *map(style.count, means)))
    return _framed(draw, "scores", block, facts, None)


@layout
def score_headings(draw: st.DrawFn, style: Style) -> Made:
    """Each indicator alone on a line over its statements, perhaps with its total on that line; a column per year."""
    facts = draw(scores(totals=None))
    on_heading = draw(st.booleans())
    block = [cells(draw(st.sampled_from((None, "Påstand", "Tema"))), *facts.years, bold=True)]
    for indicator, parts in groupby(facts.parts, key=lambda part: part[0]):
        of_indicator = list(parts)
        has_total = (indicator, None) in of_indicator
        totals = [style.count(facts.points[year, indicator, None]) for year in facts.years] if has_total else []
        block.append(cells(NAMES[indicator], *(totals if on_heading else []), bold=True))
        for part in of_indicator:
            if part[1] or not on_heading:
                block.append(cells(_named(part), *(style.count(facts.points[year, *part]) for year in facts.years)))
    return _framed(draw, "scores", block, facts, "Programstatusvurdering")


@layout
def score_crosses(draw: st.DrawFn, style: Style) -> Made:
    """A cross under one of 1 to 6; the year in the title."""
    facts = draw(scores(one_year=True, totals=False))
    (year,) = facts.years
    mark = draw(st.sampled_from(("x", "X", "●", 1)))
    block = [
        cells(*(draw(st.sampled_from(WORDS[name])) for name in ("indicator", "statement")), *range(1, 7), bold=True)
    ]
    for part in facts.parts:
        points = facts.points[year, *part]
        block.append(cells(NAMES[part[0]], _named(part), *(mark if n == points else None for n in range(1, 7))))
    return _framed(draw, "scores", block, facts, f"Programstatusvurdering {year}")


@layout
def score_totals(draw: st.DrawFn, style: Style) -> Made:
    """Only the totals: indicators down and years across, or the other way; perhaps with a mean."""
    facts = draw(scores(only_totals=True))
    every = [
        Column(str(year), tuple(facts.points[year, *part] for part in facts.parts), style.count) for year in facts.years
    ]
    block = header([draw(st.sampled_from(WORDS["indicator"]))], every)
    names = [NAMES[indicator] for indicator, _ in facts.parts]
    block += lines(draw, names, every, draw(st.sampled_from(("no", "mean"))))
    if draw(st.booleans()):
        block = transposed(block)
        block[0][0] = Cell("År", bold=True)
    return _framed(draw, "scores", block, facts, "Total poengsum per indikator")


def _columns(draw: st.DrawFn, facts: Records, style: Style) -> list[Column]:
    made = []
    for name in facts.fields:
        values = tuple(row[name] for row in facts.rows_of)
        is_amount = name == "granted_nok"
        write = style.amount if is_amount else style.day if name in _DATES else lambda one: Cell(SHOWN.get(one, one))
        said = "event" if (facts.dataset, name) == ("events", "text") else name
        made.append(
            Column(word(draw, said, style), values, write, is_amount, style.below_heading if is_amount else None)
        )
    return made


def _title(draw: st.DrawFn, facts: Records, style: Style) -> str | None:
    words = {"projects": "Prosjekter", "actions": "Handlingsplan", "events": "Hendelser i programmet"}
    unit = style.in_title if facts.dataset == "projects" else None
    said = words[facts.dataset] if unit or draw(st.booleans()) else None
    return f"{said}. {unit}" if unit else said


@layout
def record_rows(draw: st.DrawFn, style: Style) -> Made:
    """A row each, the columns in any order, with a sum perhaps, and columns not ours."""
    facts = draw(records())
    every = list(draw(st.permutations(_columns(draw, facts, style))))
    count = len(facts.rows_of)
    others = [one for one in not_ours(draw, count, [], style) if one.heading != "Merknad"]
    every += others
    block = header([], every) + [[one.line(place) for one in every] for place in range(count)]
    if any(one.sums for one in every) and draw(st.booleans()):
        block.append([one.of(range(count)) if one.sums else Cell() for one in every])
        if not every[0].sums:
            block[-1][0] = Cell(draw(st.sampled_from(("Sum", "Totalt", "Hele pakka"))), bold=True)
    return _framed(draw, facts.dataset, block, facts, _title(draw, facts, style))


@layout
def record_headings(draw: st.DrawFn, style: Style) -> Made:
    """What several rows share alone on a line over them, perhaps with sums."""
    facts = draw(records().filter(lambda one: one.carried is not None))
    carried = str(facts.carried)
    every = [one for one in _columns(draw, facts, style) if one.heading not in WORDS[carried]]
    block = header([], every)
    with_sums = draw(st.booleans()) and any(one.sums for one in every)
    for said in dict.fromkeys(str(row[carried]) for row in facts.rows_of):
        places = [place for place, row in enumerate(facts.rows_of) if row[carried] == said]
        # What a person's name over some actions means must be said.
        block.append(cells(f"Ansvarlig: {said}" if facts.dataset == "actions" else said, bold=True))
        block += [[one.line(place) for one in every] for place in places]
        if with_sums and len(places) > 1:
            block.append([one.of(places) if one.sums else Cell() for one in every])
            block[-1][0] = Cell(f"Sum {said}", bold=True)
    return _framed(draw, facts.dataset, block, facts, _title(draw, facts, style))


@layout
def record_cards(draw: st.DrawFn, style: Style) -> Made:
    """A card each: name and value beside each other, one field per line."""
    facts = draw(records().filter(lambda one: one.dataset != "events"))
    every = _columns(draw, facts, style)
    made = [[cells(one.heading, one.line(place)) for one in every] for place in range(len(facts.rows_of))]
    return _framed(draw, facts.dataset, below(*made, gap=1), facts, _title(draw, facts, style))


@layout
def records_on_their_side(draw: st.DrawFn, style: Style) -> Made:
    """A column each, the names of the fields down the first."""
    facts = draw(records().filter(lambda one: one.dataset == "projects"))
    every = _columns(draw, facts, style)
    table: Block = [cells(*(one.heading for one in every), bold=True)]
    table += [[one.line(place) for one in every] for place in range(len(facts.rows_of))]
    return _framed(draw, facts.dataset, transposed(table), facts, _title(draw, facts, style))
