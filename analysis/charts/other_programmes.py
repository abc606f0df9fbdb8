"""The charts of a programme beside others in the same programme year. Nobody's figure but its own has a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from analysis.chart import Chart, Missing
from analysis.drawing.axes import ValueLine
from analysis.drawing.beside import PathCell, Paths, RangeRow, Ranges
from analysis.drawing.row_parts import RowKey, Tick
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.other_programmes import MEASURED, Compared, OtherProgrammes, Path
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_MOST_NAMED = 3
# Of the height of a plot: room for the disc at the lowest and the highest score.
_ROOM = 0.1


def indicators(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> Chart | None:
    """The board's totals between those of the others, in the form's order; None where there is nothing to compare."""
    if not known.indicators:
        return None
    scale = facts.assessments.scale(selection.year)
    rows = tuple(
        _row(
            one,
            indicator_name(facts, selection.year, one.subject, language),
            "",
            ValueLine(scale.minimum, scale.maximum),
            language,
        )
        for one in known.indicators
    )
    return Chart(
        name="other-programmes",
        title=_title(facts, selection, known, language),
        subtitle=language.text(
            "other_programmes.indicators.subtitle",
            year=known.programme_year or 0,
            reached=sentence(language.in_words(known.reached_count)),
            count=language.in_words(len(known.names)),
        ),
        alt="; ".join(row.spoken for row in rows),
        table=Table(
            (
                Column(language.text("charts.columns.indicator")),
                Column(facts.programme.name, "score"),
                *_columns_of_others("score", language),
                Column(language.text("other_programmes.columns.place")),
            ),
            tuple(
                (row.name, one.own, one.low, one.middle, one.high, len(one.others), row.word)
                for one, row in zip(known.indicators, rows, strict=True)
            ),
        ),
        sources=(SourceOf("scores", (selection.year,)),),
        rows=Ranges(
            _key(facts, language),
            _headings("charts.columns.indicator", language),
            tuple(Tick(str(step), scale.place(step)) for step in scale.points),
            rows,
        ),
        definition=language.text("other_programmes.definition"),
    )


def measured(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> Chart | None:
    """Budget, jobs and what others put in, between those of the others; None where there is nothing to compare."""
    if not known.measured:
        return None
    rows = tuple(_measured_row(facts, selection, one, language) for one in known.measured)
    return Chart(
        name="other-programmes-measured",
        title=_measured_title(known, language),
        subtitle=language.text("other_programmes.measured.subtitle", year=known.programme_year or 0),
        alt="; ".join(row.spoken for row in rows),
        table=Table(
            (
                Column(language.text("other_programmes.columns.what")),
                Column(language.text("charts.measures.column_unit")),
                Column(facts.programme.name, "number"),
                *_columns_of_others("number", language),
                Column(language.text("other_programmes.columns.place")),
            ),
            tuple(
                (
                    row.name,
                    language.text(f"other_programmes.measured.{one.subject}_unit"),
                    *(_in_unit(one.subject, value) for value in (one.own, one.low, one.middle, one.high)),
                    len(one.others),
                    row.word,
                )
                for one, row in zip(known.measured, rows, strict=True)
            ),
        ),
        sources=tuple(
            SourceOf({"budget_use": "budget", "job_target": "jobs"}.get(one.subject, "projects"))
            for one in known.measured
        ),
        rows=Ranges(_key(facts, language), _headings("other_programmes.columns.what", language), (), rows),
        definition=language.text("other_programmes.measured.definition"),
    )


def paths(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> Chart | None:
    """Each indicator through the programme years; None where no other has been on the form for two of them."""
    if not any(len(other) > 1 for path in known.paths for other in path.others):
        return None
    years = sorted({year for path in known.paths for line in (path.own, *path.others) for year in line})
    all_years = range(years[0], years[-1] + 1)
    scale = facts.assessments.scale(selection.year)
    span = max(len(all_years) - 1, 1)
    heights = ValueLine(scale.minimum, scale.maximum, _ROOM)
    cells = tuple(
        PathCell(
            name=indicator_name(facts, selection.year, path.indicator, language),
            own=_points(path.own, all_years, heights),
            others=tuple(
                chain.from_iterable((*_points(other, all_years, heights), (0.0, None)) for other in path.others)
            ),
            text=language.number(path.own[max(path.own)]),
            spoken=_path_in_words(facts, selection, path, language),
        )
        for path in known.paths
    )
    left_out = [str(year) for year in known.other_forms]
    return Chart(
        name="other-programmes-paths",
        title=_paths_title(facts, selection, known, language),
        subtitle=language.text("other_programmes.paths.subtitle"),
        alt="; ".join(cell.spoken for cell in cells),
        table=_paths_table(facts, selection, known, all_years, language),
        sources=(SourceOf("scores"),),
        rows=Paths(
            (
                RowKey("disc", facts.programme.name),
                RowKey("thin", language.text("other_programmes.key_other")),
            ),
            tuple(Tick(str(year), place / span, year == known.programme_year) for place, year in enumerate(all_years)),
            language.number(scale.minimum),
            language.number(scale.maximum),
            cells,
            language.text("other_programmes.paths.other_form_title", n=len(left_out), years=language.listing(left_out))
            if left_out
            else "",
            language.text("other_programmes.paths.other_form") if left_out else "",
        ),
        definition=language.text("other_programmes.definition"),
    )


def no_other_programmes(facts: Facts, known: OtherProgrammes, language: Language) -> Chart:
    """Why there is nothing to compare, and who can do what."""
    reason = "no_start" if known.programme_year is None else "too_few"
    what = "too_few_invented" if reason == "too_few" and facts.programme.is_invented else reason
    return Chart(
        name="other-programmes",
        title=language.text(f"other_programmes.none.{reason}"),
        subtitle="",
        alt=language.text(f"other_programmes.none.{reason}"),
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text(f"other_programmes.none.{reason}_title"),
            language.text(f"other_programmes.none.{reason}_why"),
            language.text(f"other_programmes.none.{what}_what"),
        ),
    )


def names_outside(
    facts: Facts, selection: Selection, known: OtherProgrammes, place: str, language: Language
) -> list[str]:
    """The names of the indicators in that place, inside a sentence."""
    return [
        in_sentence(indicator_name(facts, selection.year, one.subject, language))
        for one in known.indicators
        if one.place == place
    ]


def in_few_words(names: Sequence[str], language: Language) -> str:
    """The names where they are few, else how many they are."""
    if len(names) <= _MOST_NAMED:
        return language.listing(names)
    return language.text("other_programmes.several", count=language.in_words(len(names)))


def _title(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> str:
    higher, lower = (names_outside(facts, selection, known, place, language) for place in ("higher", "lower"))
    if not higher and not lower:
        return language.text("other_programmes.indicators.within")
    first, second = in_few_words(higher, language), in_few_words(lower, language)
    if higher and lower:
        title = language.text("other_programmes.indicators.both", n=len(higher), higher=first, lower=second)
    else:
        key = "higher" if higher else "lower"
        title = language.text(f"other_programmes.indicators.{key}", n=len(higher or lower), names=first or second)
    return sentence(title)


def _measured_title(known: OtherProgrammes, language: Language) -> str:
    beyond = [
        language.text(
            f"other_programmes.measured.{one.subject}_clause", word=language.text(f"other_programmes.{one.place}")
        )
        for one in known.measured
        if one.place != "within"
    ]
    if not beyond:
        return language.text("other_programmes.measured.within")
    return sentence(language.text("other_programmes.measured.apart", clauses=language.listing(beyond)))


def _paths_title(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> str:
    followed = [path for path in known.paths if path.own_change is not None and path.others_change is not None]
    if not followed:
        return language.text("other_programmes.paths.title")
    against = {
        key: [
            in_sentence(indicator_name(facts, selection.year, path.indicator, language))
            for path in followed
            if sign * (path.own_change or 0) > 0 > sign * (path.others_change or 0)
        ]
        for key, sign in (("up", 1), ("down", -1))
    }
    clauses = [
        language.text(f"other_programmes.paths.{key}", n=len(names), names=in_few_words(names, language))
        for key, names in against.items()
        if names
    ]
    if not clauses:
        return language.text("other_programmes.paths.alike")
    return sentence(language.listing(clauses))


def _points(line: Mapping[int, float], years: range, heights: ValueLine) -> tuple[tuple[float, float | None], ...]:
    """Each year's place and the height of its score; none where it has none."""
    span = max(len(years) - 1, 1)
    return tuple((place / span, heights.place(line.get(year))) for place, year in enumerate(years))


def _row(one: Compared, name: str, about: str, line: ValueLine, language: Language) -> RangeRow:
    word = language.text(f"other_programmes.{one.place}")
    own, others = _written(one, one.own, language), [_written(one, value, language) for value in one.others]
    span = _written(one, one.low, language) if one.low == one.high else _span(one, language)
    return RangeRow(
        name=name,
        about=about,
        own=line.place(one.own),
        own_text=own,
        others=tuple(map(line.place, one.others)),
        range_text=span,
        middle_text=language.text("other_programmes.middle", middle=_written(one, one.middle, language)),
        word=word,
        is_outside=one.place != "within",
        spoken=language.text(
            "other_programmes.spoken",
            name=name,
            own=own,
            others=language.listing(others),
            word=word,
        ),
    )


def _measured_row(facts: Facts, selection: Selection, one: Compared, language: Language) -> RangeRow:
    highest = max(one.own, one.high) or 1.0
    as_of = facts.budget.as_of(selection.year) if one.subject == "budget_use" else None
    about = (
        language.text("other_programmes.measured.until", date=language.date(as_of))
        if as_of is not None
        else language.text(f"other_programmes.measured.{one.subject}_about")
    )
    return _row(
        one,
        language.text(f"other_programmes.measured.{one.subject}"),
        about,
        ValueLine(0.0, highest),
        language,
    )


def _written(one: Compared, value: float, language: Language) -> str:
    if one.subject == "leverage":
        return language.text("other_programmes.measured.kroner", kroner=language.number(value))
    return language.percent(value) if one.subject in MEASURED else language.number(value, 2)


def _span(one: Compared, language: Language) -> str:
    """From the lowest to the highest, with the unit once."""
    if one.subject == "leverage":
        low, high = language.number(one.low), language.number(one.high)
        return language.text("other_programmes.measured.kroner_range", low=low, high=high)
    if one.subject in MEASURED:
        return f"{language.number(100 * one.low, 0)}–{language.percent(one.high)}"
    return f"{language.number(one.low)}–{language.number(one.high)}"


def _in_unit(subject: str, value: float) -> float:
    return round(value, 2) if subject == "leverage" else round(100 * value, 1)


def _path_in_words(facts: Facts, selection: Selection, path: Path, language: Language) -> str:
    return language.text(
        "other_programmes.paths.spoken",
        name=indicator_name(facts, selection.year, path.indicator, language),
        years=", ".join(f"{year}: {language.number(path.own[year])}" for year in sorted(path.own)),
    )


def _paths_table(
    facts: Facts, selection: Selection, known: OtherProgrammes, years: Sequence[int], language: Language
) -> Table:
    """The chosen year first, so that a table cut short for a screen is whole for that year; then the newest first."""
    rows = []
    for year in sorted(years, key=lambda year: (year != known.programme_year, -year)):
        for path in known.paths:
            others = sorted(other[year] for other in path.others if year in other)
            own = path.own.get(year)
            if own is None and not others:
                continue
            among = Compared(path.indicator, own or 0.0, tuple(others)) if others else None
            spread = (among.low, among.middle, among.high) if among else (None, None, None)
            name = indicator_name(facts, selection.year, path.indicator, language)
            rows.append((name, year, own, *spread, len(others) or None))
    return Table(
        (
            Column(language.text("charts.columns.indicator")),
            Column(language.text("other_programmes.columns.programme_year"), "year"),
            Column(facts.programme.name, "score"),
            *_columns_of_others("score", language),
        ),
        tuple(rows),
    )


def _columns_of_others(kind: str, language: Language) -> tuple[Column, ...]:
    return (
        Column(language.text("other_programmes.columns.low"), kind),
        Column(language.text("other_programmes.columns.middle"), kind),
        Column(language.text("other_programmes.columns.high"), kind),
        Column(language.text("other_programmes.columns.count"), "number"),
    )


def _key(facts: Facts, language: Language) -> tuple[RowKey, ...]:
    return (
        RowKey("disc", facts.programme.name),
        RowKey("dot", language.text("other_programmes.key_other")),
        RowKey("range", language.text("other_programmes.key_range")),
    )


def _headings(first: str, language: Language) -> tuple[str, str, str]:
    return (
        language.text(first),
        language.text("other_programmes.columns.others"),
        language.text("other_programmes.columns.place_short"),
    )
