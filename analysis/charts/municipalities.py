"""The municipalities of a round side by side: the challenge as it was and as it became, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.chart import Chart, Missing
from analysis.charts import municipality_cells as cells
from analysis.drawing.municipality_rows import ComparedCell, ComparedGroup, ComparedMunicipalities, ComparedRow
from analysis.drawing.row_parts import RowKey
from analysis.numbers.municipalities import Municipalities, RoundMunicipality
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

MOST_BESIDE = 4
ASKED_DATASETS = ("participants", "challenges", "activities", "proposals", "follow_ups")

CellOf = Callable[[Municipalities, RoundMunicipality, Language], ComparedCell | None]
# The questions in their order; True: the answer is set in large letters.
_ROWS: tuple[tuple[str, CellOf, bool], ...] = (
    ("title", cells.challenge_title, False),
    ("before", cells.before, True),
    ("after", cells.after, True),
    ("goal", cells.goal, False),
    ("driver", cells.driver, False),
    ("inhabitants", cells.inhabitants, False),
    ("followers", cells.followers, False),
    ("contact", cells.contact, False),
    ("steps", cells.time_given, False),
    ("met_winner", cells.met_winner, False),
    ("proposals", cells.proposals, False),
    ("winner", cells.winner, True),
    ("aftermath", cells.aftermath, False),
)


def compared(known: Municipalities, language: Language) -> Chart:
    """Those that took part; says what is missing where none is known."""
    found = known.taking_part
    if not found:
        return _nothing(known, language)
    is_usual = all(one.role == "selected" for one in found)
    questions = _ROWS if is_usual else (("role", cells.role, False), *_ROWS)
    drawn, not_given = municipality_rows(known, found, questions, language)
    groups = tuple(_group(known, part, drawn, language) for part in parts_of(found))
    alt = "; ".join(spoken(drawn, [one.name for one in found]))
    has_challenges = any(one.challenge_before or one.challenge_after for one in found)
    has_groups = any(one.groups_before or one.groups_after for one in found)
    subtitle = "subtitle" if has_challenges else "subtitle_groups" if has_groups else "subtitle_no_challenges"
    return Chart(
        name="municipalities",
        title=sentence(_title(known, language)),
        subtitle=language.text(f"municipalities.{subtitle}"),
        alt=language.text("municipalities.alt", title=sentence(_title(known, language)), rows=alt),
        table=table_of(drawn, [one.name for one in found], language),
        sources=tuple(SourceOf(dataset, (known.year,)) for dataset in ASKED_DATASETS),
        rows=ComparedMunicipalities(
            key=tuple(
                RowKey(mark, language.text(f"municipalities.key_{mark}"))
                for mark in ("before", "after")
                if has_challenges or has_groups
            ),
            heading=language.text("municipalities.heading"),
            groups=groups,
            not_given=not_given,
            whole=whole_heading(len(found), language),
        ),
        definition=language.text("municipalities.definition"),
    )


def changed_clause(known: Municipalities, language: Language) -> str:
    """How many challenges changed on the way; "" where nothing of it is known."""
    seen, total = known.changed, len(known.taking_part)
    count = sum(seen)
    if not seen:
        return ""
    if count == 0 and len(seen) == total:
        return language.text("municipalities.changed_none", n=total, count=language.in_words(total))
    if count == total:
        if total == 2:
            return language.text("municipalities.headline.changed_both")
        return language.text("municipalities.changed_all", n=total, count=language.in_words(total))
    return language.text(
        "municipalities.changed_some", n=count, count=language.in_words(count), total=language.in_words(total)
    )


def parts_of(found: Sequence[RoundMunicipality]) -> tuple[tuple[RoundMunicipality, ...], ...]:
    """Groups of up to four, as alike in size as can be: ten are four, three and three."""
    count = -(-len(found) // MOST_BESIDE)
    size, larger = divmod(len(found), count)
    parts, begin = [], 0
    for number in range(count):
        end = begin + size + (number < larger)
        parts.append(tuple(found[begin:end]))
        begin = end
    return tuple(parts)


def municipality_rows(
    known: Municipalities,
    found: Sequence[RoundMunicipality],
    questions: Sequence[tuple[str, CellOf, bool]],
    language: Language,
) -> tuple[tuple[ComparedRow, ...], str]:
    """A row for each question that somebody has answered, one cell per municipality; and which ones nobody has."""
    drawn, unknown = [], []
    for name, cell, is_set in questions:
        heading = language.text(f"municipalities.row_{name}")
        made = [cell(known, one, language) for one in found]
        if all(one is None for one in made):
            # A remark that nobody has made is not missing.
            unknown += [heading] if name != "note" else []
            continue
        missing = ComparedCell(language.text("municipalities.not_given"), is_missing=True, is_of_files=False)
        drawn.append(ComparedRow(heading, tuple(one or _marked(missing, name) for one in made), is_set))
    if not unknown:
        return tuple(drawn), ""
    key = "nothing_known" if len(found) > 1 else "not_known_of_one"
    names = language.listing([name.lower() for name in unknown])
    return tuple(drawn), language.text(f"municipalities.{key}", names=names)


def _marked(missing: ComparedCell, name: str) -> ComparedCell:
    """The ring and the disc keep their place where one of them is not known."""
    return ComparedCell(
        missing.text,
        mark="before" if name == "before" else "after" if name == "after" else "",
        is_missing=True,
        is_of_files=False,
    )


def of_part(rows: Sequence[ComparedRow], begin: int, end: int, whole: str) -> tuple[ComparedRow, ...]:
    """The rows of some of the columns. What is the same for all stands once, across; `whole` says so below it.

    In a later group it is not repeated.
    """
    drawn = []
    for row in rows:
        first = row.cells[0]
        is_alike = len(row.cells) > 1 and all(cell == first for cell in row.cells)
        if not is_alike:
            drawn.append(ComparedRow(row.name, row.cells[begin:end], row.is_set))
        elif begin == 0:
            about = first.about
            if whole and not first.is_missing:
                about = f"{about.rstrip('.')}. {whole}" if about else whole
            cell = ComparedCell(first.text, about, first.word, first.mark, end, first.is_missing, first.is_of_files)
            drawn.append(ComparedRow(row.name, (cell,), row.is_set))
    return tuple(drawn)


def whole_of(count: int, language: Language) -> str:
    """That something is the same for all of so many."""
    if count == 2:
        return language.text("municipalities.both_alike")
    return language.text("municipalities.all_alike", count=language.in_words(count))


def whole_heading(count: int, language: Language) -> str:
    """All of so many, as a heading."""
    if count == 2:
        return language.text("municipalities.whole_both")
    return language.text("municipalities.whole", count=language.in_words(count))


def table_of(rows: Sequence[ComparedRow], names: Sequence[str], language: Language) -> Table:
    """Questions by municipality; a row for each pair where there are more municipalities than fit beside each other."""
    what = Column(language.text("municipalities.column_what"))
    if len(names) <= MOST_BESIDE:
        columns = (what, *(Column(name) for name in names))
        return Table(columns, tuple((row.name, *(cell.spoken for cell in row.cells)) for row in rows))
    columns = (
        Column(language.text("municipalities.column_municipality")),
        what,
        Column(language.text("municipalities.column_answer")),
    )
    return Table(
        columns, tuple((name, row.name, row.cells[place].spoken) for place, name in enumerate(names) for row in rows)
    )


def spoken(rows: Sequence[ComparedRow], names: Sequence[str]) -> list[str]:
    """What each municipality's column says, a text for each."""
    return [
        f"{name}: " + " ".join(f"{row.name}: {row.cells[place].spoken}" for row in rows)
        for place, name in enumerate(names)
    ]


def _group(
    known: Municipalities, part: Sequence[RoundMunicipality], rows: Sequence[ComparedRow], language: Language
) -> ComparedGroup:
    begin = known.taking_part.index(part[0])
    heads = tuple((one.name, one.county or "") for one in part)
    whole = whole_of(len(known.taking_part), language)
    return ComparedGroup(heads, of_part(rows, begin, begin + len(part), whole))


def _title(known: Municipalities, language: Language) -> str:
    count = len(known.taking_part)
    followers = known.follower_count
    title = language.text("municipalities.title", n=count, count=language.in_words(count))
    if not followers:
        return title
    return language.text("municipalities.title_followers", n=followers, first=title, count=language.in_words(followers))


def _nothing(known: Municipalities, language: Language) -> Chart:
    texts = [language.text(f"municipalities.missing_{part}", year=known.year) for part in ("title", "why", "what")]
    return Chart(
        name="municipalities",
        title=language.text("municipalities.title_none", year=known.year),
        subtitle="",
        alt=texts[0],
        table=Table((), ()),
        sources=(),
        missing=Missing(texts[0], texts[1], texts[2]),
    )
