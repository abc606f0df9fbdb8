"""What on a page is no text: fields of a form, squares that are drawn, colour behind a number, rings round it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import resolve1

from data.reports import boxes

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_LARGEST_MARK = 60.0  # points; a larger filled area is a background
_SQUARE = (5.0, 20.0)  # points; a drawn box to tick
_DARK = 0.6
_OFF = frozenset({"Off", "None", ""})
_MARKING = frozenset({"Highlight", "Circle", "Square", "Ink", "Underline"})


@dataclass(frozen=True)
class Sign:
    """A text that stands in a field, or the box that a field or a drawn square is."""

    text: str
    box: Box


def fields_of(page: Any) -> Iterator[Sign]:
    """The fields of a form that was filled in on the screen: they are no part of the page's text."""
    for annotation in page.annots:
        data = annotation.get("data") or {}
        if _name(data.get("Subtype")) != "Widget":
            continue
        text = _said(data)
        if text:
            yield Sign(text, box_of(annotation))


def _said(data: Any) -> str:
    """What a field says: a tick box by its state, else by its value; a written or chosen text as it is."""
    kind = _name(_own(data, "FT"))
    value = resolve1(_own(data, "V"))
    if kind in ("Tx", "Ch"):
        return _text(value)
    if kind != "Btn" and "AS" not in data:
        return ""
    if "AS" in data:
        return boxes.EMPTY if _name(data["AS"]) in _OFF else boxes.CROSSED
    if int(resolve1(_own(data, "Ff")) or 0) & (1 << 16):  # a button to press
        return ""
    states = set(_states(data))
    name = _name(value)
    is_set = name not in _OFF and (not states or name in states)
    return boxes.CROSSED if is_set else boxes.EMPTY


def _own(data: Any, key: str) -> Any:
    """A field's entry, or that of the field it is a part of."""
    for _ in range(8):
        if key in data:
            return data[key]
        data = resolve1(data.get("Parent")) or {}
    return None


def _states(data: Any) -> Iterator[str]:
    """The names of the states in which a tick box is set."""
    looks = resolve1(data.get("AP")) or {}
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        yield from (name for name in map(str, normal) if name not in _OFF)


def _name(value: Any) -> str:
    value = resolve1(value)
    name = getattr(value, "name", value)
    return _text(name)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bytes):
        encoding = "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "cp1252"
        return value.decode(encoding, errors="replace").strip()
    return "" if value is None else str(value).strip()


def marks_of(page: Any) -> list[tuple[str, Box]]:
    """Small areas of colour ("marked") and rings ("ringed") round a number, in print or put on by a reader."""
    found = [
        ("ringed" if not area.get("fill") else "marked", box_of(area))
        for area in (*page.rects, *page.curves)
        if _is_filled(area)
    ]
    for annotation in page.annots:
        kind = _name((annotation.get("data") or {}).get("Subtype"))
        if kind in _MARKING:
            found.append(("marked" if kind == "Highlight" else "ringed", box_of(annotation)))
    return found


def squares_of(page: Any, words: Sequence[Any]) -> tuple[list[Sign], list[Any]]:
    """Rows of drawn squares as boxes, crossed or not; and the words without the crosses that stand in them."""
    squares = [box_of(area) for area in (*page.rects, *page.curves) if _is_square(box_of(area))]
    squares = [box for box in dict.fromkeys(squares) if not any(_is_text_in(box, word) for word in words)]
    rows: list[list[Box]] = []
    for box in sorted(squares, key=lambda box: (box[1], box[0])):
        if rows and abs(box[1] - rows[-1][0][1]) < 0.5 * (box[3] - box[1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    kept = [box for row in rows if len(row) >= boxes.FEWEST for box in row]
    if not kept:
        return [], list(words)
    strokes = [box_of(line) for line in page.lines]
    strokes += [box_of(curve) for curve in page.curves if not _is_square(box_of(curve))]
    dark = [box_of(area) for area in (*page.rects, *page.curves) if _is_dark(area)]
    inside = {id(word): box for word in words for box in kept if _holds(box, _middle(word))}
    crossed = {inside[id(word)] for word in words if id(word) in inside and boxes.is_cross(word.text)}
    crossed |= {box for box in kept if any(_holds(box, _centre(stroke)) for stroke in strokes) or _is_among(box, dark)}
    signs = [Sign(boxes.CROSSED if box in crossed else boxes.EMPTY, box) for box in kept]
    return signs, [word for word in words if id(word) not in inside]


def _is_square(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _SQUARE[0] <= width <= _SQUARE[1] and _SQUARE[0] <= height <= _SQUARE[1] and 0.75 < width / height < 1.33


def _is_text_in(box: Box, word: Any) -> bool:
    """Whether a word other than a cross stands in a square, which then is a frame."""
    return _holds(box, _middle(word)) and not boxes.is_cross(word.text)


def _is_among(box: Box, others: Sequence[Box]) -> bool:
    return any(_holds(box, _centre(other)) and is_small(other) for other in others)


def _middle(word: Any) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def is_within(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return _holds(box, (x, y))


def box_of(area: Any) -> Box:
    """Where an area of the page lies."""
    return float(area["x0"]), float(area["top"]), float(area["x1"]), float(area["bottom"])


def is_small(box: Box) -> bool:
    """Whether an area may be a mark rather than a background."""
    return box[2] - box[0] < _LARGEST_MARK and box[3] - box[1] < _LARGEST_MARK


def _is_filled(area: Any) -> bool:
    """Whether an area has a colour other than white, or is the ring that somebody drew round a number."""
    if not area.get("fill"):
        return str(area["object_type"]) == "curve"
    lightness = _lightness(area)
    return lightness is not None and lightness < 0.99


def _is_dark(area: Any) -> bool:
    lightness = _lightness(area) if area.get("fill") else None
    return lightness is not None and lightness < _DARK


def _lightness(area: Any) -> float | None:
    """From 0, black, to 1, white; None where no colour is told."""
    colour = area.get("non_stroking_color")
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if not numbers:
        return None
    if len(numbers) == 4:
        return 1.0 - min(1.0, max(numbers[:3]) + numbers[3]) if any(numbers) else 1.0
    return min(numbers)
