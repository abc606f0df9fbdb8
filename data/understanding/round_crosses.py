"""Crosses of innovation rounds: what stands down, what stands across, and in each cell what the one is to the other.

Criteria and applicants, what is needed and municipalities, activities and municipalities, winners and days, lessons
and those who said them, goals and proposals, activities and those who took part: told as a line for each cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid
from data.terms import aliases
from data.understanding.blocks import Block, Text, texts_of
from data.understanding.cells import as_text, holds_figure, is_choice
from data.understanding.criteria_lists import criteria_listed
from data.understanding.criterion_points import points_of_criteria, weights_of_criteria
from data.understanding.crossed import (
    FEWEST_ACROSS,
    FEWEST_LINES,
    Around,
    Cross,
    Line,
    around_region,
    cross_of,
    may_be_cross,
)
from data.understanding.legends import only_explain_signs
from data.understanding.made_sheets import MadeSheet
from data.understanding.phrases import speaks_of
from data.understanding.regions import Region, regions
from data.understanding.round_activities import days_of_municipalities, months_of_activities
from data.understanding.round_followers import followers_in_brackets, participants_with_followers
from data.understanding.round_values import (
    crossed,
    day_in,
    degree_of,
    frame_of,
    is_cross_or_not,
    is_day_or_period,
    item_of,
    names_group_of_actors,
    points_of,
    state_of,
)
from data.understanding.steps_listed import steps_listed
from data.understanding.told_lines import block_of

_FEWEST_CODES = 3
_FEWEST_OF_LIST = 2  # cells of its header
_MOSTLY = 0.6
_FEWEST_KNOWN = 2
_SHORTEST_WORD = 3  # "med" is said of much else
_LISTED = (
    ("proposals", "proposal"),
    ("follow_ups", "as_of"),
    ("participants", "municipality"),
    ("activities", "activity"),
)
_Reading = Callable[[Region, tuple[Text, ...]], list[Block]]
_Way = Callable[[Cross], Iterator[Line] | None]


def round_crosses(grid: Grid) -> list[Block]:
    """The crosses of a sheet as blocks with a line for each cell; none where it holds anything else besides them."""
    wide = list(regions(grid))
    if found := _read(grid, wide, _READINGS):
        return found
    lists = list(regions(grid, _FEWEST_OF_LIST))
    if [(one.top, one.bottom) for one in lists] == [(one.top, one.bottom) for one in wide]:
        return []  # no list is among them: that has been looked at
    return _read(grid, lists, _OF_LISTS)


def _read(grid: Grid, wholes: Iterable[Region], readings: Sequence[_Reading]) -> list[Block]:
    found: list[Block] = []
    begin = 0
    for region in wholes:
        titles = texts_of(grid, begin, region.top)
        begin = region.bottom + 1
        ways = ((way, one) for one in (region, region.turned()) for way in readings)
        blocks = next((made for way, one in ways if (made := way(one, titles))), [])
        if not blocks and not _only_explains(region):
            return []
        found += blocks
    return found


def _fields_down(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """A list that is turned: most of its labels are those of different fields of one data set of a round."""
    if not region.is_turned or not all(region.headings):
        return []
    labels = list(map(aliases.normalised, region.headings))
    header = list(map(aliases.normalised, region.labels))
    for dataset, key in _LISTED:
        fields = aliases.fields_by_header(dataset)
        known, beside = ({fields[text] for text in texts if text in fields} for texts in (labels, header))
        is_list = (
            len(known) >= max(_FEWEST_CODES, _MOSTLY * len(labels)) and key in known and len(beside) < _FEWEST_KNOWN
        )
        if is_list and all(labels):
            made = MadeSheet(region.grid)
            for line in range(region.height):
                made.rows.append({at: (cell, region.place(line, at)) for at, cell in region.filled(line)})
            block = made.block((0,), titles)
            return [block] if block else []
    return []


def _only_explains(region: Region) -> bool:
    """Whether a region only says what signs stand for."""
    return only_explain_signs([cell for line in range(region.height) for _, cell in region.filled(line)])


def _told(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    around = around_region(region, titles)
    if not may_be_cross(region, around):
        return []
    known: dict[tuple[Callable[[Cell, Around], bool], bool], Cross | None] = {}
    for dataset, is_value, way in _WAYS:
        kind = is_value, way is days_of_municipalities
        if kind not in known:
            known[kind] = cross_of(region, around, is_value, may_have_words=kind[1])
        cross = known[kind]
        is_each = cross is not None and (dataset in _REPEATED or len(set(cross.down())) == len(cross.lines))
        lines = way(cross) if cross is not None and is_each else None
        told = list(lines) if lines is not None else []
        if cross is None or len(told) < FEWEST_LINES:
            continue
        blocks = [block_of(region.grid, dataset, told, titles, cross.groups())]
        rest = _rest(cross, titles) if dataset in _APART else None
        weighed = weights_of_criteria(cross) if dataset == "criterion_scores" else []
        weights = block_of(region.grid, "criteria", weighed, titles)
        return [block for block in (*blocks, weights, rest) if block is not None]
    return []


def _told_in_groups(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """A cross whose names stand in its second column, and in the first what groups them, once for each group or more.

    Only of taking part is no more known of somebody than the name.
    """
    if region.is_turned:
        return []
    firsts = region.labels[1:]
    names = [as_text(region.cell(line, 1)) for line in range(1, region.height)]
    is_grouped = ("" in firsts[1:] or len(set(firsts)) < len(firsts)) and not any(map(holds_figure, firsts))
    if not is_grouped or len(set(names)) < len(names) or not all(names):
        return []
    narrow = replace(region, left=region.left + 1)
    cross = cross_of(narrow, around_region(narrow, titles), _is_degree)
    return _told(narrow, titles) if cross is not None and _participation(cross) is not None else []


def _rest(cross: Cross, titles: tuple[Text, ...]) -> Block | None:
    """What else the lines say, as a table of its own beside the cross."""
    if not cross.others:
        return None
    region = cross.region
    made = MadeSheet(region.grid)
    for line in (0, *cross.lines):
        cells = [(at, index) for at, index in enumerate((0, *cross.others)) if region.cell(line, index) != ""]
        made.rows.append({at: (region.cell(line, index), region.place(line, index)) for at, index in cells})
    return made.block((0,), titles)


def _sides(cross: Cross, known: Callable[[str], str | None]) -> bool | None:
    """Whether the names down, rather than those across, are mostly known codes; None where neither are, or both."""
    down, over = ([known(name) for name in names] for names in (cross.down(), cross.headings()))
    good = [len(set(found) - {None}) >= max(_FEWEST_CODES, _MOSTLY * len(found)) for found in (down, over)]
    others = cross.headings() if good[0] else cross.down()
    are_names = not any(holds_figure(name) or is_choice(name) or crossed(name, {}) for name in others)
    return good[0] if good[0] != good[1] and are_names else None


def _readiness(cross: Cross) -> Iterator[Line] | None:
    """What is needed and the municipalities that have it in place, or have not."""
    is_down = _sides(cross, item_of)
    if is_down is None:
        return None

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            down, over = cross.at(line, 0), cross.at(0, index)
            item, place = down if is_down else over
            code = item_of(as_text(item))
            state = state_of(cell, cross.around.legend)
            yield {
                "municipality": over if is_down else down,
                "readiness_item": (_word("applicant_readiness", "readiness_item", code) if code else item, place),
                "readiness_state": (
                    _word("applicant_readiness", "readiness_state", state) if state else cell,
                    cross.region.place(line, index),
                ),
            }

    return told()


def _checklist(cross: Cross) -> Iterator[Line] | None:
    """What is needed, with a cross under how far it is in place: nobody's in particular, or that of a title."""
    states = {index: state_of(as_text(cross.region.cell(0, index)), {}) for index in cross.across}
    known = {item_of(name) for name in cross.down()} - {None}
    if cross.region.is_turned or None in states.values() or len(known) < _FEWEST_CODES:
        return None

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            if crossed(cell, cross.around.legend):
                item, place = cross.at(line, 0)
                code = item_of(as_text(item))
                word = _word("applicant_readiness", "readiness_item", code) if code else item
                yield {"readiness_item": (word, place), "readiness_state": cross.at(0, index)}

    return told()


def _frames(cross: Cross) -> Iterator[Line] | None:
    """Goals and principles of the roadmap, and the proposals or municipalities that answer them."""
    is_down = _sides(cross, frame_of)
    if is_down is None:
        return None
    named = speaks_of(cross.corner) | cross.around.meanings
    side = "proposal" if "solution" in named or "municipality" not in named else "municipality"

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            if crossed(cell, cross.around.legend):
                down, over = cross.at(line, 0), cross.at(0, index)
                frame, other = (down, over) if is_down else (over, down)
                yield {side: other, "frame": frame}

    return told()


def _participation(cross: Cross) -> Iterator[Line] | None:
    """Activities and those who took part, where the texts around say that it is about taking part."""
    if cross.region.is_turned or not (cross.around.names("participation") or _explains_taking_part(cross)):
        return None
    is_down = _is_activity(cross.corner) or bool(speaks_of(cross.corner) & {"action", "event"})
    is_actor = aliases.fields_by_header("participation").get(aliases.normalised(cross.corner)) == "actor"
    if not is_down and not is_actor and not speaks_of(cross.corner) & {"municipality", "company", "county"}:
        return None

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            down, over = cross.at(line, 0), cross.at(0, index)
            activity, actor = (down, over) if is_down else (over, down)
            code = degree_of(cell, cross.around.legend)
            place = cross.region.place(line, index)
            yield {
                "actor": actor,
                "activity": activity,
                "degree": (_word("participation", "degree", code) if code else cell, place),
            }

    return told()


def _explains_taking_part(cross: Cross) -> bool:
    """Whether what signs are said to mean is whether somebody took part, in the words for that alone: "● deltok"."""
    words = aliases.choice_words("participation", "degree", "took_part")
    meant = [aliases.normalised(text) for text in cross.around.legend.values()]
    return any(len(word) > _SHORTEST_WORD and aliases.normalised(word) in meant for word in words)


def _is_activity(heading: Cell) -> bool:
    return aliases.fields_by_header("activities").get(aliases.normalised(as_text(heading))) == "activity"


def _follow_ups(cross: Cross) -> Iterator[Line] | None:
    """Winners and the days on which somebody asked how they were doing."""
    headings = {index: as_text(cross.region.cell(0, index)) for index in cross.across}
    days = {index: day for index, heading in headings.items() if (day := day_in(heading)) is not None}
    is_told = "winner" in cross.around.meanings or any("winner" in speaks_of(text) for text in _titles(cross))
    if len(days) < FEWEST_ACROSS or not is_told:
        return None
    undated = [index for index in cross.across if index not in days]

    def told() -> Iterator[Line]:
        for line, index, cell in cross.cells():
            if index in days:
                beside = {headings[other]: cross.at(line, other) for other in undated}
                yield {
                    (cross.corner or "actor"): cross.at(line, 0),
                    **beside,
                    **cross.besides(line),
                    "as_of": (days[index], cross.region.place(0, index)),
                    "state": (cell, cross.region.place(line, index)),
                }

    return told()


def _titles(cross: Cross) -> list[str]:
    return [as_text(cross.region.cell(0, index)) for index in range(cross.region.width)]


def _by_group(dataset: str, key: str, group: str) -> _Way:
    """Lessons and the groups that said them, or advice and those it is for: whatever is called so down."""

    def way(cross: Cross) -> Iterator[Line] | None:
        is_named = aliases.fields_by_header(dataset).get(aliases.normalised(cross.corner)) == key
        if cross.region.is_turned or not is_named or not all(map(names_group_of_actors, cross.headings())):
            return None

        def told() -> Iterator[Line]:
            for line, index, cell in cross.cells():
                if crossed(cell, cross.around.legend):
                    yield {key: cross.at(line, 0), **cross.besides(line), group: cross.at(0, index)}

        return told()

    return way


def _word(dataset: str, name: str, code: str) -> str:
    return aliases.choice_words(dataset, name, code)[0]


def _is_text(cell: Cell, _: Around) -> bool:
    return isinstance(cell, str) and not is_day_or_period(cell) and points_of(cell, highest=None) is None


def _is_degree(cell: Cell, around: Around) -> bool:
    return degree_of(cell, around.legend) is not None


def _is_crossed(cell: Cell, around: Around) -> bool:
    return is_cross_or_not(cell, around.legend)


# What a cross may be, the surest first: the data set, what its cells hold, and how it is told.
_WAYS: tuple[tuple[str, Callable[[Cell, Around], bool], _Way], ...] = (
    ("applicant_readiness", lambda cell, around: state_of(cell, around.legend) is not None, _readiness),
    ("applicant_readiness", _is_crossed, _checklist),
    ("frame_choices", _is_crossed, _frames),
    ("lessons", _is_crossed, _by_group("lessons", "lesson", "actor_group")),
    ("recommendations", _is_crossed, _by_group("recommendations", "recommendation", "recipient")),
    ("participation", _is_degree, _participation),
    ("criterion_scores", lambda cell, _: points_of(cell) is not None, points_of_criteria),
    ("activities", lambda cell, _: is_day_or_period(cell), days_of_municipalities),
    ("activities", _is_crossed, months_of_activities),
    ("follow_ups", _is_text, _follow_ups),
)
_REPEATED = frozenset({"follow_ups"})  # a municipality may have several winners
_APART = frozenset({"applicant_readiness", "frame_choices", "participation", "criterion_scores"})
_OF_LISTS = (criteria_listed, steps_listed, followers_in_brackets)
_READINGS = (participants_with_followers, criteria_listed, steps_listed, _told, _told_in_groups, _fields_down)
