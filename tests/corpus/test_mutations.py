"""One cell, one unit or one heading of a file is changed: what is stored changes with it, or it is asked about.

What is expected comes from expected.json and the file alone, never from the product: a figure that stands in one cell
only and in one expected row only must follow its cell.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.changing import Place, changed, places
from tests.corpus.desk import Desk
from tests.corpus.running import HERE, entries, judge_file

Entry = dict[str, Any]
MOST_PER_FILE = 2
SCALES = (1, 1_000, 1_000_000)
NAMES = ("focus_area", "company", "responsible", "measure", "name")
AMOUNTS = ("budget_nok", "granted_nok", "paid_nok", "total_cost_nok")
COLUMNS = (*AMOUNTS, "target_jobs", "new_jobs", "secured_jobs")
ANYTHING = {"any": [None, {"not": -1}]}
UNIT = re.compile(
    r"(?i)\b(1\s?000 kr(oner)?|tusen( kr(oner)?)?|tkr|t\.kr\.?|kkr|mill(ioner|\.)?( kr(oner)?)?|mnok|nok 1000|1000)\b"
)
FILES = [entry["file"] for entry in entries() if Path(entry["file"]).suffix in (".xlsx", ".csv", ".txt")]


@dataclass(frozen=True)
class Mutation:
    """Changed cells, and what the file then says."""

    changes: Mapping[Place, str]
    expected: Entry

    def __str__(self) -> str:
        return ", ".join(f"{at.column}:{at.row} «{at.text}» -> «{text}»" for at, text in self.changes.items())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.opened(tmp_path_factory.mktemp("desk")) as opened:
        yield opened


@pytest.mark.parametrize("file", FILES)
def test_what_is_stored_follows_the_file(file: str, desk: Desk) -> None:
    (entry,) = [entry for entry in entries() if entry["file"] == file]
    path, wrong = HERE / "files" / file, []
    for mutation in mutations(entry, path):
        # In a folder of its own, so that the file keeps its name: the name may say the year.
        other = desk.folder / "changed" / file
        other.parent.mkdir(exist_ok=True)
        other.write_bytes(changed(path, mutation.changes))
        result = judge_file(desk, mutation.expected, other)
        if result.verdict in ("WRONG", "FAILED"):
            wrong.append(f"{mutation}\n    {result.verdict}: {result.text}")
    assert not wrong, "\n".join([file, *wrong])


def test_most_files_can_be_changed() -> None:
    possible = [entry["file"] for entry in entries() if entry["file"] in FILES and _any(entry)]

    assert len(possible) >= 40


def _any(entry: Entry) -> bool:
    return next(mutations(entry, HERE / "files" / entry["file"]), None) is not None


def mutations(entry: Entry, path: Path) -> Iterator[Mutation]:
    """Some changes of each kind, the same at every run."""
    found = places(path)
    for kind in (_figures, _names, _years, _units, _headings):
        possible = list(kind(entry, found))
        yield from random.Random(entry["file"]).sample(possible, min(MOST_PER_FILE, len(possible)))


def _mutation(entry: Entry, changes: Mapping[Place, str], change: Callable[[dict[str, Any]], None]) -> Mutation:
    """`change` alters every row that the file may be stored as, in place."""
    other = copy.deepcopy(entry)
    for rows in (*other["rows"].values(), *other["optional"].values(), *_alternatives(other)):
        for row in rows:
            change(row)
    # What must be told of the file as it was may not be true of it now.
    other |= {"names": [], "words": []}
    return Mutation(changes, other)


def _alternatives(entry: Entry) -> list[list[dict[str, Any]]]:
    return [rows for one in entry["alternatives"] for rows in one.values() if isinstance(rows, list)]


def _every(entry: Entry) -> Iterator[tuple[str, Any]]:
    for rows in entry["rows"].values():
        for row in rows:
            yield from row.items()


def number_in(place: Place) -> float | None:
    """The number in a cell, if it is one as such or as Norwegians type it."""
    text = re.sub(r"[\s\u00a0\u202f]", "", place.text)
    if place.is_number:
        return float(text)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "")
    return float(text.replace(",", ".")) if re.fullmatch(r"-?\d+([.,]\d+)?", text) else None


def _figures(entry: Entry, found: list[Place]) -> Iterator[Mutation]:
    """A figure a tenth smaller, where it stands in one cell and in one expected row."""
    numbers = [(place, number) for place in found if (number := number_in(place)) is not None]
    figures = [(field, value) for field, value in _every(entry) if _is_figure(field, value)]
    for field, value in figures:
        if [one for _, one in figures].count(value) != 1:
            continue
        matching = [(place, scale) for place, number in numbers for scale in SCALES if number * scale == value]
        if len(matching) == 1:
            ((place, scale),) = matching
            text = _smaller(place)
            if text is None:
                continue
            now = round(float(number_in(Place("", 0, 0, text, place.is_number)) or 0) * scale, 6)
            yield _mutation(entry, {place: text}, _replaced(field, value, now))


def _is_figure(field: str, value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and field != "year" and abs(value) > 9


def _smaller(place: Place) -> str | None:
    """The number with its first digit one less, or one more where it is 1: it keeps its length and its marks."""
    digit = re.search(r"\d", place.text)
    if digit is None:
        return None
    other = str(int(digit[0]) - 1) if int(digit[0]) > 1 else "2"
    return place.text[: digit.start()] + other + place.text[digit.end() :]


def _names(entry: Entry, found: list[Place]) -> Iterator[Mutation]:
    """A name with another word at its end, where it stands in one cell."""
    for field, value in dict.fromkeys((f, v) for f, v in _every(entry) if f in NAMES and isinstance(v, str)):
        matching = [place for place in found if value in place.text]
        if len(matching) == 1 and matching[0].text.strip() == value:
            now = f"{value} nord"
            yield _mutation(entry, {matching[0]: now}, _replaced(field, value, now))


def _years(entry: Entry, found: list[Place]) -> Iterator[Mutation]:
    """The year of all rows one earlier, where one cell says it and neither the file's name nor anything else does."""
    years = {value for field, value in _every(entry) if field == "year"}
    if len(years) != 1 or entry["needs"]:
        return
    (year,) = years
    short = str(year)[2:]
    if not isinstance(year, int) or short in entry["file"]:
        return
    matching = [place for place in found if str(year) in place.text or re.search(rf"\b{short}\b", place.text)]
    if len(matching) == 1 and matching[0].text.count(str(year)) == 1:
        text = matching[0].text.replace(str(year), str(year - 1))
        yield _mutation(entry, {matching[0]: text}, _replaced("year", year, year - 1))


def _units(entry: Entry, found: list[Place]) -> Iterator[Mutation]:
    """Every unit of thousands or millions gone: the amounts that stood in it are what stands there."""
    said = {place: UNIT.search(place.text) for place in found if not place.is_number}
    units = {place: match[0] for place, match in said.items() if match}
    scales = {1_000_000 if re.match(r"(?i)m", unit) else 1_000 for unit in units.values()}
    stated = {round(number, 6) for place in found if (number := number_in(place)) is not None}
    amounts = {value for field, value in _every(entry) if field in AMOUNTS and isinstance(value, int | float)}
    if len(scales) == 1:
        (scale,) = scales
        scaled = {value: round(value / scale, 6) for value in amounts - stated if round(value / scale, 6) in stated}
        if scaled and scaled.keys() | (amounts & stated) == amounts:
            yield _mutation(entry, {place: UNIT.sub("kroner", place.text) for place in units}, _scaled(scaled))


def _headings(entry: Entry, found: list[Place]) -> Iterator[Mutation]:
    """The heading of an amount names what is not ours, or the headings of two amounts have changed places."""
    headings = {field: place for field in COLUMNS if (place := _heading(entry, found, field)) is not None}
    for field, place in headings.items():
        if "jobs" in field:
            continue  # jobs that are forecast are jobs at another stage
        yield _mutation(entry, {place: "Prognose"}, _exchanged(field, None))
    for (field, place), (other, there) in combinations(headings.items(), 2):
        yield _mutation(entry, {place: there.text, there: place.text}, _exchanged(field, other))


def _heading(entry: Entry, found: list[Place], field: str) -> Place | None:
    """The cell over the only column that holds the field's values, one below the other."""
    values = [value for name, value in _every(entry) if name == field and isinstance(value, int | float) and value]
    held = [place for place in found if any(number_in(place) == v / scale for v in values for scale in SCALES)]
    columns = {(place.part, place.column) for place in held}
    if len(values) < 2 or len(columns) != 1 or len({place.row for place in held}) < len(values):
        return None
    part, column = columns.pop()
    first = min(place.row for place in held)
    above = [place for place in found if (place.part, place.column) == (part, column) and place.row < first]
    texts = [place for place in above if number_in(place) is None]
    # In a card a value stands above the next; under a heading of its own, a second one repeats along its row.
    values_in_words = {str(value) for _, value in _every(entry)}
    if len(texts) != 1 or texts[0].text in values_in_words:
        return None
    along = [place for place in found if (place.part, place.row, place.text) == (part, texts[0].row, texts[0].text)]
    return texts[0] if len(along) == 1 else None


def _replaced(field: str, old: Any, new: Any) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        if row.get(field) == old:
            row[field] = new
            if field in AMOUNTS and "year" in row:
                # A share that the file states is now another than its amounts come to.
                row.setdefault("utilisation", ANYTHING)

    return change


def _scaled(amounts: Mapping[float, float]) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        for field in AMOUNTS:
            if isinstance(row.get(field), int | float):
                row[field] = amounts.get(row[field], row[field])

    return change


def _exchanged(field: str, other: str | None) -> Callable[[dict[str, Any]], None]:
    """The values of the two fields in each other's place; with no other one, the field is not there."""

    def change(row: dict[str, Any]) -> None:
        numbers = [name for name in (field, other) if name and isinstance(row.get(name), int | float)]
        # Nothing granted can also be known from where the row stands.
        names = numbers if other else [name for name in numbers if row[name]]
        held = {name: row.pop(name) for name in names}
        row.update({other if name == field else field: value for name, value in held.items() if other})
        if field in AMOUNTS and "year" in row:
            row.setdefault("utilisation", ANYTHING)

    return change
