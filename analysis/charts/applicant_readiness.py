"""What the municipalities of a round had in place before they applied: a square, a word and half a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.charts.municipalities import of_part, parts_of, spoken, table_of, whole_heading
from analysis.charts.municipality_cells import choice_name
from analysis.drawing.municipality_rows import ComparedCell, ComparedGroup, ComparedMunicipalities, ComparedRow
from analysis.drawing.row_parts import RowKey
from analysis.numbers.municipalities import Municipalities, ReadinessAnswer, RoundMunicipality
from analysis.sources import SourceOf
from analysis.table import Table
from data.terms.round_datasets import READINESS_ITEMS
from language import Language, sentence

_STATES = ("in_place", "partly", "not_in_place", "not_theirs", "not_given")
_FEW = 3


def readiness_of_applicants(
    known: Municipalities, language: Language, *, of: RoundMunicipality | None = None
) -> Chart | None:
    """All that take part, or `of` alone; None where no municipality is known. Says so where nobody has filled it in."""
    found = known.taking_part if of is None else (of,)
    if not found:
        return None
    if not known.for_all and not any(one.readiness for one in known.all):
        return _empty(language)
    rows = tuple(_row(known, found, item, language) for item in READINESS_ITEMS)
    names = [one.name for one in found]
    title = _title(known, language) if of is None else _title_of(known, of, language)
    seen = {cell.mark for row in rows for cell in row.cells}
    groups, begin = [], 0
    for part in parts_of(found):
        end = begin + len(part)
        drawn = of_part(rows, begin, end, "")
        groups.append(ComparedGroup(tuple((one.name, "") for one in part), drawn))
        begin = end
    return Chart(
        name="applicant-readiness",
        title=title,
        subtitle=language.text("municipalities.readiness.subtitle"),
        alt=language.text("municipalities.alt", title=title, rows="; ".join(spoken(rows, names))),
        table=table_of(rows, names, language),
        sources=(SourceOf("applicant_readiness", (known.year,)),),
        rows=ComparedMunicipalities(
            key=tuple(RowKey(state, state_name(state, language).lower()) for state in _STATES if state in seen),
            heading=language.text("municipalities.heading"),
            groups=tuple(groups),
            whole=whole_heading(len(found), language),
            leads_on=False,
            has_small_heads=True,
        ),
        missing=_whose(known, language),
        definition=language.text("municipalities.readiness.definition"),
    )


def item_name(item: str, language: Language) -> str:
    """What a thing on the checklist is called, as the template's own list has it."""
    return choice_name("applicant_readiness", "readiness_item", item, language)


def state_name(state: str, language: Language) -> str:
    """How far it had come, in a word or two."""
    if state == "not_given":
        return sentence(language.text("municipalities.not_given"))
    return choice_name("applicant_readiness", "readiness_state", state, language)


def _row(known: Municipalities, found: Sequence[RoundMunicipality], item: str, language: Language) -> ComparedRow:
    of_all = known.for_all.get(item)
    cells = [
        _cell(one.answer(item) or of_all, language, is_of_nobody=not one.answer(item) and item in known.items_of_nobody)
        for one in found
    ]
    return ComparedRow(item_name(item, language), tuple(cells))


def _cell(answer: ReadinessAnswer | None, language: Language, *, is_of_nobody: bool) -> ComparedCell:
    state = answer.state if answer else "not_given"
    note = (answer.note if answer else None) or ""
    return ComparedCell(
        note,
        language.text("municipalities.readiness.of_nobody") if is_of_nobody else "",
        word=state_name(state, language),
        mark=state,
        is_missing=state == "not_given" and not note,
    )


def _title(known: Municipalities, language: Language) -> str:
    first = _counted(known.in_place, known.given, known.item_count, language)
    second = _second(known, language)
    return sentence(f"{first}. {sentence(second)}" if second else first)


def _counted(in_place: int, given: int, total: int, language: Language) -> str:
    """How many are in place, of those that are known at all where that is not every one."""
    of = language.in_words(total)
    if given == total:
        return language.text(
            "municipalities.readiness.counted", n=in_place, count=language.in_words(in_place), total=of
        )
    return language.text(
        "municipalities.readiness.counted_of_known",
        n=given,
        given=language.in_words(given),
        in_place=language.text("municipalities.readiness.in_place", n=in_place, count=language.in_words(in_place)),
        total=of,
    )


def _second(known: Municipalities, language: Language) -> str:
    """What is not known of any, else what the fewest have; "" where all is in place or all is alike."""
    unknown = known.unknown_items
    if unknown:
        if len(unknown) > _FEW:
            return language.text("municipalities.readiness.unknown_many", count=language.in_words(len(unknown)))
        return language.text("municipalities.readiness.unknown", items=_short(unknown, language))
    least = known.weakest_items
    if len(known.taking_part) == 1 or len(least) > _FEW:
        return ""
    return language.text("municipalities.readiness.weakest", items=_short(least, language))


def _title_of(known: Municipalities, one: RoundMunicipality, language: Language) -> str:
    return f"{one.name}: {_counted(*known.counted_of(one), len(READINESS_ITEMS), language)}"


def _short(items: Sequence[str], language: Language) -> str:
    return language.listing([language.text(f"municipalities.readiness.short_{item}") for item in items])


def _whose(known: Municipalities, language: Language) -> Missing | None:
    """That something is known, but not of whom; None where that is not so."""
    items = known.items_of_nobody
    if not items:
        return None
    return Missing(
        language.text("municipalities.readiness.whose_title", items=_short(items, language)),
        language.text("municipalities.readiness.whose_why"),
        language.text("municipalities.readiness.whose_what"),
        is_mended_by_loading=False,
    )


def _empty(language: Language) -> Chart:
    texts = [language.text(f"municipalities.readiness.empty_{part}") for part in ("title", "why", "what")]
    return Chart(
        name="applicant-readiness",
        title=language.text("municipalities.readiness.nothing"),
        subtitle="",
        alt=texts[0],
        table=Table((), ()),
        sources=(),
        missing=Missing(texts[0], texts[1], texts[2]),
    )
