"""Rows of boxes, one of them crossed: `☐ 1 ☐ 2 ☒ 3 ☐ 4 ☐ 5 ☐ 6`. The box stands before its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMPTY, CROSSED = "☐", "☒"

_EMPTY_SIGNS = "☆□◻▢⬜❏❐❑❒○◯◽▫"
_CROSSED_SIGNS = "★☑✅✔✓✗✘✕✖❎🗹🗷🗵🗸⮽⊠⌧■●◉◼⬛◾"
SIGNS = EMPTY + CROSSED + _EMPTY_SIGNS + _CROSSED_SIGNS
"""All signs that are boxes or the like."""
_FILLED = frozenset("●★◉")
_SIGNS = str.maketrans({**dict.fromkeys(_EMPTY_SIGNS, EMPTY), **dict.fromkeys(_CROSSED_SIGNS, CROSSED), "\ufe0f": None})
_BRACKETS_EMPTY = re.compile(r"\[[\s_]*\]|\([\s_]*\)|\{\s*\}")
_BRACKETS_CROSSED = re.compile(rf"[\[({{]\s*[xX×+*{CROSSED}]\s*[\])}}]")
_ONLY_BOXES = re.compile(rf"(?:[{EMPTY}{CROSSED}]|[1-9](?!\d)|[\s,;|.:]|\u200b)+")
_TOKEN = re.compile(rf"[{EMPTY}{CROSSED}]|[1-9]")
_TAIL = re.compile(rf"(?:[{EMPTY}{CROSSED}]\s*[1-9](?!\d)[\s,;|]*){{2,}}[{EMPTY}{CROSSED}]?\s*$")
_TAIL_AFTER = re.compile(rf"(?:(?<!\d)[1-9]\s*[{EMPTY}{CROSSED}][\s,;|]*){{4,}}$")
_TAIL_OF_SIGNS = re.compile(rf"(?:[{EMPTY}{CROSSED}][\s|]*){{5,9}}$")
_LONGEST_ROW = 600  # signs; a search from every sign of a longer line would take its time
_NUMBERS = re.compile(r"[1-9](?:[\s|]+[1-9])+")
_CROSS = re.compile(rf"[xX×✓{CROSSED}]+|(?=.*{CROSSED})[{EMPTY}{CROSSED} ]{{2,3}}")  # of two years in one cell
FEWEST = 5
"""No scale is shorter."""
_BOX = (
    rf"(?:[{SIGNS}]\ufe0f?|\[[\s_xX×+*]{{0,3}}\]|\([\s_xX×+*]{{0,3}}\)"
    r"|\{[\s_xX×+*]{0,3}\})"
)
_RUN = re.compile(rf"(?:(?:{_BOX}|(?<!\d)[1-9](?!\d))[\s,;|]*){{{FEWEST},}}")
_OF_RUN = re.compile(rf"{_BOX}|[1-9]")

# What the fonts of symbols show under a character; Word stores them from F000 on.
_WINGDINGS = {0x6F: EMPTY, 0x71: EMPTY, 0x72: EMPTY, 0xA8: EMPTY, 0x6E: CROSSED, 0x78: CROSSED}
_WINGDINGS |= {0xFB: CROSSED, 0xFC: CROSSED, 0xFD: CROSSED, 0xFE: CROSSED, 0xA7: "▪", 0xD8: "➢", 0x76: "❖"}
_WINGDINGS_2 = {0xA3: EMPTY, 0x2A: EMPTY, 0x30: EMPTY, **dict.fromkeys(range(0x4F, 0x57), CROSSED)}
_WEBDINGS = {0x63: EMPTY, 0x61: CROSSED, 0x72: CROSSED, 0x67: CROSSED}


@dataclass(frozen=True)
class Crossed:
    """The crossed numbers of a row; `is_whole` unless a box or a number was missing."""

    numbers: tuple[int, ...]
    is_whole: bool


def symbol(code: int, font: str) -> str:
    """What a character of a font of symbols stands for; the character itself in any other font."""
    name = font.casefold().replace(" ", "")
    if 0xF000 <= code <= 0xF0FF or "dings" in name:
        shown = _WINGDINGS_2 if "dings2" in name else _WEBDINGS if "webdings" in name else _WINGDINGS
        if "zapf" not in name:
            return shown.get(code & 0xFF, "•" if code >= 0xF000 else chr(code))
    return chr(code)


def with_signs(text: str) -> str:
    """The text with every kind of box written as ☐ or ☒."""
    if text.isalpha():
        return text
    return _BRACKETS_EMPTY.sub(EMPTY, _BRACKETS_CROSSED.sub(CROSSED, text.translate(_SIGNS)))


def tokens(text: str) -> list[str]:
    """The boxes and numbers of a text that holds nothing else; empty where it holds anything else."""
    signs = with_signs(text)
    return _TOKEN.findall(signs) if _ONLY_BOXES.fullmatch(signs) else []


def has_box(found: Iterable[str]) -> bool:
    """Whether a box is among them."""
    return any(token in (EMPTY, CROSSED) for token in found)


def parted(text: str) -> tuple[str, str]:
    """What stands before a row of boxes at the end of a text, and the row; ("", "") where there is none."""
    signs = with_signs(text)
    if _ONLY_BOXES.fullmatch(signs):
        return "", signs
    begin = max(0, len(signs) - _LONGEST_ROW)
    tails = (tail.search(signs, begin) for tail in (_TAIL, _TAIL_AFTER, _TAIL_OF_SIGNS))
    tail = next(filter(None, tails), None)
    if tail is None:
        return "", ""
    whole = [row for row in rows_in(signs[begin:]) if begin + row[1] == len(signs.rstrip())]
    start = begin + whole[0][0] if whole else tail.start()
    return signs[:start].strip(), signs[start:]


def rows_in(text: str) -> list[tuple[int, int]]:
    """Where the rows of boxes in a text begin and end."""
    return [found for run in _RUN.finditer(text) if (found := _row_of(run)) is not None]


def _row_of(run: re.Match[str]) -> tuple[int, int] | None:
    """The row in a run of boxes and numbers; a number that counts the statement before or after it is no part of it."""
    found = list(_OF_RUN.finditer(run[0]))
    for tokens in (found, found[1:], found[:-1], found[1:-1]):
        numbers = [int(token[0]) for token in tokens if token[0].isdigit()]
        if numbers == list(range(1, len(numbers) + 1)) and len(tokens) - len(numbers) >= FEWEST:
            return run.start() + tokens[0].start(), run.start() + tokens[-1].end()
    return None


def is_rating(text: str) -> bool:
    """Whether a row shows how many of its signs are filled, "●●●○○○", rather than which one is crossed."""
    return any(sign in _FILLED for sign in text)


def crossed(row: Sequence[str], highest: int, *, counts: bool = False) -> Crossed:
    """Which numbers of a row are crossed. `counts`: where all signs up to one are filled, that one."""
    numbers = [int(token) for token in row if token.isdigit()]
    boxes = [token for token in row if not token.isdigit()]
    if not numbers:
        places = tuple(place for place, box in enumerate(boxes, start=1) if box == CROSSED)
        if counts and places == tuple(range(1, len(places) + 1)):
            places = places[-1:]  # so many of six are filled
        return Crossed(places, len(boxes) == highest)
    if row[0].isdigit() and not row[-1].isdigit():  # the other way round: the box after its number
        row = row[::-1]
    found, box, paired, last = [], "", 0, 0
    for token in row:
        if not token.isdigit():
            if box == CROSSED:
                found.append(last + 1)
            box = token
            continue
        last = int(token)
        paired += bool(box)
        if box == CROSSED:
            found.append(last)
        box = ""
    if box == CROSSED:
        found.append(last + 1)
    is_whole = sorted(numbers) == list(range(1, highest + 1)) and paired == highest == len(boxes)
    return Crossed(tuple(sorted(found)), is_whole)


def is_number_row(text: str) -> bool:
    """Whether it is a scale written out: 1 2 3 4 5 6."""
    if not _NUMBERS.fullmatch(text.strip()):
        return False
    numbers = [int(digit) for digit in text if digit.isdigit()]
    return len(numbers) >= FEWEST and numbers == list(range(1, len(numbers) + 1))


def as_row(marks: Sequence[bool]) -> str:
    """True for each crossed number -> the row of boxes."""
    return " ".join(f"{CROSSED if mark else EMPTY} {number}" for number, mark in enumerate(marks, start=1))


def is_cross(text: str) -> bool:
    """Whether a cell holds a cross and nothing else."""
    return bool(_CROSS.fullmatch(with_signs(text.strip())))
