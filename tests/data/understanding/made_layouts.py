"""The layouts in which people put figures by year and thing; each gives the sheets and what is said beside the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st
from made_facts import AMOUNTS, PROGRAMME, TITLES, WORDS, Figures, Row, figures
from made_sheets import Block, Cell, Sheet, below, beside, cells, moved, transposed
from made_styles import Style, styles
from made_tables import SUMMED, Column, header, lines, not_ours

NOTES = (
    "Kilde: programmets regnskap",
    "* foreløpige tall",
    "Utskrift 14.03.2026 kl. 09.12",
    "Tallene er ikke revidert.",
    "Kontakt: post@nordvag.example",
)
ABOVE = ("Nordvåg omstillingsprogram", "Til styret", "Vedlegg 2", "Internt arbeidsdokument")


@dataclass(frozen=True)
class Made:
    """A made-up file before it is written, and what it says. `told` is what is said beside it."""

    dataset: str
    sheets: Sequence[Sheet]
    rows: Sequence[Row]
    told: dict[str, object] = field(default_factory=dict)
    name: str = "tabell"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Short for Hypothesis: what the file looks like stands in the test's own message."""
        printer.text(f"<{self.dataset}>")


# No row of headings over the amounts, so no row of units under it.
WITHOUT_HEADINGS = (
    *("thing_columns", "labelled_rows", "on_its_side", "cards", "record_cards", "records_on_their_side"),
)
Layout = Callable[..., Made]
LAYOUTS: dict[str, Layout] = {}


def layout(make: Layout) -> Layout:
    """Registers a layout under its function's name."""
    LAYOUTS[make.__name__] = make
    return make


def word(draw: st.DrawFn, name: str, style: Style) -> str:
    """A heading for a field, with the unit where it stands in headings."""
    said = draw(st.sampled_from(WORDS[name]))
    return said + style.in_heading if name in AMOUNTS else said


def column(draw: st.DrawFn, facts: Figures, style: Style, name: str, keys: Sequence[tuple[int, str]]) -> Column:
    """The column of a field over these years and things."""
    values = tuple(facts.values[year, thing, name] for year, thing in keys)
    is_amount = name in AMOUNTS
    write = style.amount if is_amount else style.count
    unit = style.below_heading if is_amount else None
    return Column(word(draw, name, style), values, write, facts.dataset != "measures", unit)


def columns(draw: st.DrawFn, facts: Figures, style: Style, keys: Sequence[tuple[int, str]]) -> list[Column]:
    """A column per field."""
    return [column(draw, facts, style, name, keys) for name in facts.fields]


def framed(draw: st.DrawFn, block: Block, facts: Figures, style: Style, title: str | None) -> Block:
    """The table with what stands above, below and beside it."""
    unit = style.in_title if facts.dataset == "budget" else None
    above = [draw(st.sampled_from(ABOVE))] if draw(st.booleans()) else []
    above += [title] if title else []
    above += [unit] if unit else []
    titles: Block = [cells(text, bold=text == title) for text in above]
    notes = [cells(text) for text in draw(st.lists(st.sampled_from(NOTES), max_size=2, unique=True))]
    parts = [part for part in (titles, block, notes) if part]
    joined = below(*parts, gap=draw(st.integers(0 if not notes else 1, 2)))
    return moved(joined, draw(st.integers(0, 2)), draw(st.integers(0, 1)))


def summed(draw: st.DrawFn, facts: Figures) -> str:
    """Whether and how the lines are summed up; what measures come to together means nothing."""
    return "no" if facts.dataset == "measures" else draw(st.sampled_from(SUMMED))


def title(draw: st.DrawFn, facts: Figures, *also: object) -> str:
    """A title that says what the table is about, and more."""
    return " ".join([draw(st.sampled_from(TITLES[facts.dataset])), *map(str, also)])


@layout
def one_year(draw: st.DrawFn, style: Style) -> Made:
    """A row per thing; the year in the title, the sheet's or the file's name, a column, or said beside the file."""
    facts = draw(figures(one_year=True))
    (year,) = facts.years
    where = draw(st.sampled_from(("title", "title", "sheet", "file", "column", "told")))
    keys = [(year, thing) for thing in facts.things]
    ours = columns(draw, facts, style, keys)
    if where == "column":
        ours.insert(0, Column(draw(st.sampled_from(WORDS["year"])), (year,) * len(keys), Cell, sums=False))
    every = ours + not_ours(draw, len(keys), ours[where == "column" :], style)
    first = [draw(st.sampled_from(WORDS[facts.thing]))]
    block = header(first, every) + lines(draw, facts.things, every, summed(draw, facts))
    with_day = facts.dataset == "budget" and where == "title" and draw(st.booleans())
    about = title(draw, facts, *([f"per 30.09.{year}" if with_day else year] if where == "title" else []))
    rows = [{**row, "as_of": dt.date(year, 9, 30)} for row in facts.rows()] if with_day else facts.rows()
    block = framed(draw, block, facts, style, about if where == "title" or draw(st.booleans()) else None)
    name = title(draw, facts, *([year] if where == "file" else []))
    sheet = str(year) if where == "sheet" else "Ark1"
    return Made(facts.dataset, [Sheet(sheet, block)], rows, {"year": year} if where == "told" else {}, name)


@layout
def one_row_each(draw: st.DrawFn, style: Style) -> Made:
    """A row per year and thing, each with its year in a column."""
    facts = draw(figures())
    keys = [(year, thing) for year in facts.years for thing in facts.things]
    ours = columns(draw, facts, style, keys)
    names = Column(draw(st.sampled_from(WORDS[facts.thing])), tuple(thing for _, thing in keys), Cell, sums=False)
    every = [names, *ours, *not_ours(draw, len(keys), ours, style)]
    block = header([draw(st.sampled_from(WORDS["year"]))], every)
    block += [cells(year, *(one.line(place) for one in every)) for place, (year, _) in enumerate(keys)]
    return _alone(draw, facts, style, block)


@layout
def year_columns(draw: st.DrawFn, style: Style) -> Made:
    """A row per thing, a column per year, of one field that the title or the headings name."""
    facts = draw(figures(one_field=True))
    (name,) = facts.fields
    said = word(draw, name, style)
    in_headings = draw(st.booleans())
    every = []
    for year in facts.years:
        one = column(draw, facts, style, name, [(year, thing) for thing in facts.things])
        every.append(Column(f"{said} {year}" if in_headings else str(year), one.values, one.write, one.sums, one.unit))
    first = [draw(st.sampled_from(WORDS[facts.thing]))]
    block = header(first, every) + lines(draw, facts.things, every, summed(draw, facts))
    return _alone(draw, facts, style, block, None if in_headings else said)


@layout
def two_headers(draw: st.DrawFn, style: Style) -> Made:
    """Two rows of headings: years over fields, or fields over years, the upper ones merged or written once."""
    facts = draw(figures(most_years=3))
    words = {name: word(draw, name, style) for name in facts.fields}
    years_first = draw(st.booleans())
    outer, inner = (facts.years, facts.fields) if years_first else (facts.fields, facts.years)
    across = len(inner) if draw(st.booleans()) else 1
    upper, lower = [Cell()], cells(draw(st.sampled_from(WORDS[facts.thing])))
    every = []
    for one in outer:
        upper += [Cell(one if years_first else words[one], bold=True, across=across), *[Cell()] * (len(inner) - 1)]
        for other in inner:
            year, name = (one, other) if years_first else (other, one)
            lower.append(Cell(words[other] if years_first else other, bold=True))
            every.append(column(draw, facts, style, name, [(year, thing) for thing in facts.things]))
    units = [cells(None, *(one.unit for one in every))] if any(one.unit for one in every) else []
    block = [upper, lower, *units, *lines(draw, facts.things, every, summed(draw, facts))]
    return _alone(draw, facts, style, block)


@layout
def thing_columns(draw: st.DrawFn, style: Style) -> Made:
    """A row per year, a column per thing, of one field that the title names."""
    facts = draw(figures(one_field=True))
    (name,) = facts.fields
    every = [column(draw, facts, style, name, [(year, thing) for year in facts.years]) for thing in facts.things]
    block = [cells(draw(st.sampled_from(WORDS["year"])), *facts.things, bold=True)]
    block += [cells(year, *(one.line(place) for one in every)) for place, year in enumerate(facts.years)]
    return _alone(draw, facts, style, block, word(draw, name, style))


@layout
def labelled_rows(draw: st.DrawFn, style: Style) -> Made:
    """A row per field with its name before it, a column per thing; the year in the title."""
    facts = draw(figures(one_year=True))
    (year,) = facts.years
    every = columns(draw, facts, style, [(year, thing) for thing in facts.things])
    block = [cells(draw(st.sampled_from((None, "Post", *WORDS[facts.thing]))), *facts.things, bold=True)]
    block += [cells(one.heading, *(one.line(place) for place in range(len(facts.things)))) for one in every]
    return _alone(draw, facts, style, block, title(draw, facts, year))


@layout
def on_its_side(draw: st.DrawFn, style: Style) -> Made:
    """A row per year and thing, turned: headings in the first column, a column per row."""
    facts = draw(figures(most_years=2))
    keys = [(year, thing) for year in facts.years for thing in facts.things]
    every = columns(draw, facts, style, keys)
    heads = [draw(st.sampled_from(WORDS[facts.thing])), draw(st.sampled_from(WORDS["year"]))]
    table = [cells(*heads, *(one.heading for one in every), bold=True)]
    table += [cells(thing, year, *(c.line(n) for c in every)) for n, (year, thing) in enumerate(keys)]
    return _alone(draw, facts, style, transposed(table))


def _year_block(draw: st.DrawFn, facts: Figures, style: Style, year: int, words: Sequence[str]) -> Block:
    """The table of one year under the same headings as the other years'."""
    every = columns(draw, facts, style, [(year, thing) for thing in facts.things])
    named = [
        Column(said, one.values, one.write, one.sums, one.unit) for said, one in zip(words[1:], every, strict=True)
    ]
    return header(words[:1], named) + lines(draw, facts.things, named, summed(draw, facts))


def _words(draw: st.DrawFn, facts: Figures, style: Style) -> list[str]:
    return [draw(st.sampled_from(WORDS[facts.thing])), *(word(draw, name, style) for name in facts.fields)]


@layout
def stacked(draw: st.DrawFn, style: Style) -> Made:
    """A table per year, one below the other, the year over each."""
    facts = draw(figures(most_years=3))
    words, said = _words(draw, facts, style), title(draw, facts)
    above = draw(st.sampled_from(("{year}", "{said} {year}", "År {year}")))
    blocks = [
        [cells(above.format(year=year, said=said), bold=True), *_year_block(draw, facts, style, year, words)]
        for year in facts.years
    ]
    return _alone(draw, facts, style, below(*blocks, gap=draw(st.integers(1, 2))))


@layout
def side_by_side(draw: st.DrawFn, style: Style) -> Made:
    """A table per year, side by side, the year over each."""
    facts = draw(figures(most_years=3))
    words = _words(draw, facts, style)
    blocks = [[cells(year, bold=True), *_year_block(draw, facts, style, year, words)] for year in facts.years]
    return _alone(draw, facts, style, beside(*blocks, gap=1))


@layout
def year_headings(draw: st.DrawFn, style: Style) -> Made:
    """One row of headings; each year alone on a line over its things."""
    facts = draw(figures(most_years=3))
    every = [columns(draw, facts, style, [(year, thing) for thing in facts.things]) for year in facts.years]
    block = header([draw(st.sampled_from(WORDS[facts.thing]))], every[0])
    for year, of_year in zip(facts.years, every, strict=True):
        block += [cells(year, bold=True), *lines(draw, facts.things, of_year)]
    return _alone(draw, facts, style, block)


@layout
def thing_headings(draw: st.DrawFn, style: Style) -> Made:
    """One row of headings; each thing alone on a line over its years."""
    facts = draw(figures())
    every = [columns(draw, facts, style, [(year, thing) for year in facts.years]) for thing in facts.things]
    block = header([draw(st.sampled_from(WORDS["year"]))], every[0])
    for thing, of_thing in zip(facts.things, every, strict=True):
        block += [cells(thing, bold=True), *lines(draw, [str(year) for year in facts.years], of_thing)]
    return _alone(draw, facts, style, block)


@layout
def thing_once(draw: st.DrawFn, style: Style) -> Made:
    """A row per thing and year, the thing written once or merged over its years."""
    facts = draw(figures(most_years=3))
    merged = draw(st.booleans())
    keys = [(year, thing) for thing in facts.things for year in facts.years]
    every = columns(draw, facts, style, keys)
    block = header([draw(st.sampled_from(WORDS[facts.thing])), draw(st.sampled_from(WORDS["year"]))], every)
    for place, (year, thing) in enumerate(keys):
        is_first = year == facts.years[0]
        name = Cell(thing if is_first else None, down=len(facts.years) if merged and is_first else 1)
        block.append(cells(name, year, *(one.line(place) for one in every)))
    return _alone(draw, facts, style, block)


@layout
def cards(draw: st.DrawFn, style: Style) -> Made:
    """A card per thing: name and value beside each other, one field per line."""
    facts = draw(figures(one_year=True))
    (year,) = facts.years
    words = _words(draw, facts, style)
    made = []
    for thing in facts.things:
        every = columns(draw, facts, style, [(year, thing)])
        card = [cells(words[0], thing), cells("År", year)]
        made.append(card + [cells(said, one.line(0)) for said, one in zip(words[1:], every, strict=True)])
    joined = below(*made, gap=1) if draw(st.booleans()) else beside(*made)
    return _alone(draw, facts, style, joined)


@layout
def sheet_per_year(draw: st.DrawFn, style: Style) -> Made:
    """A sheet per year, named by it."""
    facts = draw(figures(most_years=3))
    words = _words(draw, facts, style)
    sheets = [
        Sheet(str(year), framed(draw, _year_block(draw, facts, style, year, words), facts, style, None))
        for year in facts.years
    ]
    return Made(facts.dataset, sheets, facts.rows(), name=title(draw, facts))


@layout
def sheet_per_thing(draw: st.DrawFn, style: Style) -> Made:
    """A sheet per thing, named by it, a row per year."""
    facts = draw(figures())
    words = [draw(st.sampled_from(WORDS["year"])), *(word(draw, name, style) for name in facts.fields)]
    sheets = []
    for thing in facts.things:
        every = columns(draw, facts, style, [(year, thing) for year in facts.years])
        named = [Column(s, one.values, one.write, one.sums, one.unit) for s, one in zip(words[1:], every, strict=True)]
        block = header(words[:1], named)
        block += [cells(year, *(one.line(place) for one in named)) for place, year in enumerate(facts.years)]
        sheets.append(Sheet(thing, framed(draw, block, facts, style, None)))
    return Made(facts.dataset, sheets, facts.rows(), name=title(draw, facts))


def _alone(draw: st.DrawFn, facts: Figures, style: Style, block: Block, above: str | None = None) -> Made:
    """A file of one sheet with that table, under a title."""
    if above is None and draw(st.booleans()):
        above = title(draw, facts)
    block = framed(draw, block, facts, style, above)
    return Made(facts.dataset, [Sheet("Ark1", block)], facts.rows(), name=title(draw, facts))


@st.composite
def made(draw: st.DrawFn, name: str) -> tuple[Made, bool]:
    """A file in that layout, and whether it is written as text."""
    is_text = draw(st.booleans()) and not name.startswith("sheet_per")
    style = draw(styles(is_text=is_text))
    if style.place == "below" and name in WITHOUT_HEADINGS:
        style = replace(style, place="heading", words=f" ({style.words})")
    return LAYOUTS[name](draw, style), is_text


__all__ = ["LAYOUTS", "PROGRAMME", "Made", "framed", "layout", "made"]
