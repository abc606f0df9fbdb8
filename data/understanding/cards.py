"""Cards: the same labels come again, each beside or over its value; put as lines under a header, one for each card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.grid import Cell, Grid
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text
from data.understanding.figure_names import says_aside
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.labels import FEWEST_LABELS, best_field, is_label
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.names import indicator_named, is_statement
from data.understanding.profiles import figure_fields
from data.understanding.sum_words import names_sum

_NAME_OF_CARD, _NUMBER_OF_CARD = "Navn", "Nr"
_ID_BESIDE_NAME = 2
_FEWEST_FIGURES = 2  # under a title each: a budget and what is paid of it
_SHORT_ID = re.compile(r"\S{0,4}\d{1,3}[.:)]?")
_LABEL_AND_VALUE = re.compile(r"\s*([^\W\d_][^:\n]{1,39}):\s+(\S.*?)\s*", re.DOTALL)
_ID_AND_NAME = re.compile(r"(\S*\d\S*?)[:.]?\s+(\D.*)", re.DOTALL)


@dataclass(frozen=True)
class _Label:
    """A label, its place, its value and where that stands: beside it, or behind it in the same cell."""

    text: str
    at: Place
    value: Cell
    beside: Place

    @property
    def ends_in_colon(self) -> bool:
        return self.text.endswith(":")


def cards(grid: Grid) -> list[Block]:
    """The cards of a sheet as blocks of lines; none where it holds no cards."""
    labels = _card_labels(grid)
    if not labels:
        return []
    groups = _side_by_side(labels)
    lines: list[tuple[Place, dict[str, tuple[Cell, Place]]]] = []
    for group in groups:
        lines.extend(_cards_of(grid, group))
    titled = [line for _, line in lines if _NAME_OF_CARD in line]
    is_titled = 2 * len(titled) > len(lines)
    if _are_figures({label.text for label in labels}) and not _are_titled_each([line for _, line in lines]):
        return []  # the lines of a table, with the name of the area above
    for line in titled if not is_titled else ():
        line.pop(_NAME_OF_CARD)  # it stands over all the cards, not over this one
        line.pop(_NUMBER_OF_CARD, None)
    if len(lines) < 2 and not all(label.ends_in_colon for label in labels):
        return []
    order = list(dict.fromkeys(text for _, line in sorted(lines, key=lambda one: one[0]) for text in line))
    made = MadeSheet(grid)
    first = {
        text: next(place for _, line in lines for name, (_, place) in line.items() if name == text) for text in order
    }
    made.rows.append({index: (text.rstrip(": "), first[text]) for index, text in enumerate(order)})
    for _, line in sorted(lines, key=lambda one: one[0]):
        made.rows.append({index: line[text] for index, text in enumerate(order) if text in line})
    top = min(label.at[0] for label in labels)
    titles = tuple(
        Text(as_text(cell), row, index)
        for row in range(max(0, top - 1 if is_titled else top))
        for index, cell in grid.filled(row)
        if len(grid.filled(row)) <= 2
    )
    block = made.block((0,), titles)
    return [block] if block else []


def _are_figures(labels: set[str]) -> bool:
    """Whether all labels name figures, or what is left of one, without a colon behind them."""
    named = {text for text in labels if any(text_is_figure(text, dataset) for dataset in ("budget", "jobs"))}
    are_bare = not any(text.endswith(":") for text in labels)
    return are_bare and bool(named) and all(text in named or says_aside(text) for text in labels)


def _are_titled_each(lines: Sequence[dict[str, tuple[Cell, Place]]]) -> bool:
    """Whether each card has a title, and no two of them the same."""
    titles = {as_text(line[_NAME_OF_CARD][0]) for line in lines if _NAME_OF_CARD in line}
    return len(lines) > 1 and len(titles) == len(lines)


def _card_labels(grid: Grid) -> list[_Label]:
    """The labels that name fields and come again and again, with their values."""
    pairs: list[_Label] = []
    for row in range(grid.height):
        filled = grid.filled(row)
        if (within := _within_cells(row, filled)) is not None:
            pairs.extend(within)
            continue
        couples = _couples(grid, filled)
        if couples and all(is_label(label) for (_, label), _ in couples):
            pairs.extend(
                _Label(str(label).strip(), (row, at), grid.columns[beside][row], (row, beside))
                for (at, label), (beside, _) in couples
            )
    times = Counter(label.text for label in pairs)
    if again := {label.text for label in pairs if times[label.text] > 1}:
        # "År: 2024" above all cards holds for each of them; "Kilde: regnskapet" is none of cards without any colon.
        first = min(label.at[0] for label in pairs if label.text in again)
        have_colons = any(text.endswith(":") for text in again)
        pairs = [
            label
            for label in pairs
            if label.text in again or not label.ends_in_colon or (have_colons and label.at[0] >= first - 1)
        ]
        times = Counter(label.text for label in pairs)
    values = {as_text(label.value) for label in pairs}
    again = {text for text, count in times.items() if (count > 1 or text.endswith(":")) and text not in values}
    named: dict[str, set[str]] = {}
    for text in again:
        for dataset, name in best_field(text.rstrip(": ")).items():
            named.setdefault(dataset, set()).add(name)
    if 2 * sum(indicator_named(text) is not None or is_statement(text) for text in again) > len(again):
        return []  # what is rated, each beside its points: the lines of tables
    kinds = {kind for text in again if (kind := kind_in_table(text.rstrip(": "))) is not None}
    of_indicators = len(named["scores"] | kinds) if "indicator" in named.get("scores", ()) else 0
    # Of projects a cost and a grant are told as well, and nobody adds these up below a title of their own.
    over = {as_text(cell) for row in range(grid.height) if len(own := grid.filled(row)) == 1 for _, cell in own}
    may_be_projects = len(named.get("projects", ())) > 1 and not any(map(names_sum, over))
    fewest = _FEWEST_FIGURES if _are_figures(again) and not may_be_projects else FEWEST_LABELS
    if max([of_indicators, *map(len, named.values())], default=0) < fewest:
        return []
    found = [label for label in pairs if label.text in again]
    places = {label.at for label in found}
    # A label that only one card has is told of: nobody writes "Tilsagn" on each of them but "Beløp fra oss" on one.
    found += [
        label
        for label in pairs
        if label.text not in again | values
        and not _SHORT_ID.fullmatch(label.text)
        and {(label.at[0] - 1, label.at[1]), (label.at[0] + 1, label.at[1])} <= places
    ]
    return found


def _within_cells(row: int, filled: Sequence[tuple[int, Cell]]) -> list[_Label] | None:
    """The labels of a row whose cells all hold a label and its value, "Fase: Forprosjekt"; None for another row."""
    found: list[_Label] = []
    for at, cell in filled:
        both = _LABEL_AND_VALUE.fullmatch(cell) if isinstance(cell, str) and ":" in cell else None
        if both is None or not is_label(both[1]):
            return None
        found.append(_Label(f"{both[1].strip()}:", (row, at), both[2], (row, at)))
    return found or None


def _couples(grid: Grid, filled: Sequence[tuple[int, Cell]]) -> list[tuple[tuple[int, Cell], tuple[int, Cell]]]:
    """The cells of a row two and two; a label that comes again in the row may have nothing beside it."""
    if len(filled) % 2 == 0:
        return list(zip(filled[::2], filled[1::2], strict=True))
    again = {text for text, count in Counter(cell for _, cell in filled if isinstance(cell, str)).items() if count > 1}
    found: list[tuple[tuple[int, Cell], tuple[int, Cell]]] = []
    for (at, cell), beside in zip(filled, [*filled[1:], (-1, "")], strict=True):
        if cell in again and at + 1 < len(grid.columns):
            found.append(((at, cell), beside if beside[0] == at + 1 and beside[1] not in again else (at + 1, "")))
    told = sum(2 if value != "" else 1 for _, (_, value) in found)
    return found if told == len(filled) else []  # some other cell stands in the row


def text_is_figure(text: str, dataset: str) -> bool:
    """Whether a label names a figure of a data set."""
    return best_field(text.rstrip(": "), (dataset,)).get(dataset) in figure_fields(dataset)


def _side_by_side(labels: Sequence[_Label]) -> list[list[_Label]]:
    """The labels of cards that stand side by side, apart."""
    rows: dict[int, list[_Label]] = {}
    for label in labels:
        rows.setdefault(label.at[0], []).append(label)
    starts = {0}
    for row in rows.values():
        places: dict[str, list[int]] = {}
        for label in row:
            places.setdefault(label.text, []).append(label.at[1])
        repeated = places[row[0].text][1:] or next((found[1:] for found in places.values() if len(found) > 1), [])
        starts.update(repeated)
    borders = sorted(starts)
    groups: list[list[_Label]] = [[] for _ in borders]
    for label in labels:
        groups[max(place for place, border in enumerate(borders) if border <= label.at[1])].append(label)
    return [group for group in groups if group]


def _cards_of(grid: Grid, labels: Sequence[_Label]) -> list[tuple[Place, dict[str, tuple[Cell, Place]]]]:
    """One line for each card, with the text above it under a heading of its own."""
    cards: list[tuple[Place, dict[str, tuple[Cell, Place]]]] = []
    current: dict[str, tuple[Cell, Place]] = {}
    last_row = -2
    for label in sorted(labels, key=lambda label: label.at):
        title = _title_above(grid, label, last_row)
        is_apart = not current or label.at[0] > last_row + 2 or title is not None
        if label.text in current or (is_apart and label.at[0] != last_row):
            current = {}
            cards.append((label.at, current))
            if title is not None:
                current.update(_title_cells(grid, title))
        if _NAME_OF_CARD in current and _names_card(label, current):
            current[_NUMBER_OF_CARD] = current.pop(_NAME_OF_CARD)  # "Prosjekt 1" over "Navn: Tarefarm"
        current[label.text] = (label.value, label.beside)
        last_row = label.at[0]
    return [card for card in cards if len(card[1]) > 1]


def _names_card(label: _Label, card: dict[str, tuple[Cell, Place]]) -> bool:
    """Whether a label says what a card is called whose title only numbers it."""
    is_numbered = any(map(str.isdigit, as_text(card[_NAME_OF_CARD][0]))) and _NUMBER_OF_CARD not in card
    return is_numbered and best_field(label.text.rstrip(": "), ("projects",)).get("projects") == "name"


def _title_above(grid: Grid, label: _Label, last_row: int) -> Place | None:
    """The lone text right above the first label of a card."""
    row = label.at[0] - 1
    if row < 0 or row <= last_row:
        return None
    reach = 0 if label.at == label.beside else 1
    near = [(index, cell) for index, cell in grid.filled(row) if abs(index - label.at[1]) <= reach]
    if len(near) == _ID_BESIDE_NAME and _SHORT_ID.fullmatch(as_text(near[0][1])):
        near = near[1:]  # "P1", and beside it what the card is about
    return (row, near[0][0]) if len(near) == 1 and isinstance(near[0][1], str) else None


def _title_cells(grid: Grid, place: Place) -> dict[str, tuple[Cell, Place]]:
    text = str(grid.columns[place[1]][place[0]])
    found = _ID_AND_NAME.fullmatch(text.strip())
    before = grid.columns[place[1] - 1][place[0]] if place[1] else ""
    if found is None and _SHORT_ID.fullmatch(as_text(before)):
        number = (as_text(before).rstrip(".:)"), (place[0], place[1] - 1))
        return {_NUMBER_OF_CARD: number, _NAME_OF_CARD: (text, place)}
    if found:
        return {_NUMBER_OF_CARD: (found[1], place), _NAME_OF_CARD: (found[2], place)}
    return {_NAME_OF_CARD: (text, place)}
