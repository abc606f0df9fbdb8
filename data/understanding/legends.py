"""What signs and letters stand for, where a text beside a table says so: "P = pågår, A = avsluttet"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.blocks import Text
from data.understanding.cells import as_text, says_not
from data.understanding.table import Table

_PAIR = re.compile(
    r"(?:^|[,;(]|(?<=\.)\s|(?<!\s)\s{2,}+|\bog\b|\band\b|(?<=:)\s)"
    r"\s*([^\s,;=:()]{1,6})\s*(?:=|:|–|—|betyr|means|står for)\s*"
    r"((?:[^,;=()]|\((?:19|20)\d\d\))+?)(?=\s*(?:[,;.)]|\((?!\d)|\s{2,}|$|\s(?:og|and)\s+\S{1,6}\s*[=:]|\s[^\s,;=:]{1,6}\s*[=:]))"
)
_SIGN = re.compile(
    r"([^\w\s,;:.()\"'«»]{1,2})\s*+(?:[=:–-]\s*+)?([^\W\d][^,;:]*?)(?=\s*(?:[,;.]|\s{2,}|$|[^\w\s,;:.()\"'«»-]))"
)
_REMARK = re.compile(r"(?<=\w)\s+\([^()=:\d]{1,40}\)(?=\s*(?:[,;.]|$))")  # "G = go on (green), …"
_MARK = re.compile(r"[^\w\s,;.()\"'«»]")
_MARKS_IN_WORDS = ("betyr", "betyd", "tyder", "står for", "means", "stands for")
_EQUALS = re.compile(r"(?:^|\s)[^\s=]{1,6}\s?=\s")
_AFTER_NAME = re.compile(r"^\s*[^\W\d]{2,20}:\s+(?=\S{1,6}\s*[=:–]|[^\w\s])")
_SENTENCE = re.compile(
    r"(?:^|[.;:]\s+)(\S{1,3})\s+(?:betyr|betyd|tyder|står for|means|stands for)\s+(?:at\s+|that\s+)?([^.;]+)",
    re.IGNORECASE,
)
_ONE_SIGN = re.compile(r"\s*([^\s,;=:()]{1,3}?)\s*(?:[=:]\s*|\s[–—-]\s|\s)([^\W\d].*?)\s*")
_WITHIN = re.compile(r"\(([^()]*)\)")
_LISTED = re.compile(r"\s*(\S{1,3})\s+([^\W\d].+?)\s*")
_BETWEEN = re.compile(r"[,;]|\s{2,}|\s+(?:og|and)\s+")
_NAMED = re.compile(r"^\s*[^\W\d][^:=]{1,24}:\s+")
_LONGEST = 200
_LAST_ROWS = 12


def legend_of(table: Table) -> dict[str, str]:
    """Sign or letters -> what they stand for, for those that a column or a heading of the table holds.

    Of a scale, of which the table holds a point, all that are explained.
    """
    texts = [_as_it_stands(table, text) for text in (*table.titles, *table.notes) if len(text.text) <= _LONGEST]
    last = _last_texts(table)
    pairs = dict(pairs_in(texts)) or dict(pairs_in(last)) or _one_by_one(dict.fromkeys((*texts, *last)), table)
    if not pairs:
        return {}
    used = _used(table) | {part.text for column in table.columns for part in column.heading.parts}
    is_scale = any(sign.isdecimal() for sign in used & pairs.keys())  # its other end may be given to nothing
    return {sign: meaning for sign, meaning in pairs.items() if sign in used or (is_scale and sign.isdecimal())}


def is_low_point(sign: str, legend: Mapping[str, str]) -> bool:
    """Whether a sign is a point, from 1 on, below another that the legend explains without saying no."""
    better = [int(other) for other, meaning in legend.items() if other.isdecimal() and not says_not(meaning)]
    return sign.isdecimal() and 0 < int(sign) < max(better, default=0)


def _one_by_one(texts: Iterable[str], table: Table) -> dict[str, str]:
    """Signs of the table that texts below it explain, each on a line or between commas: "+ grønt: gå videre"."""
    found: list[tuple[str, str]] = []
    pieces = [piece for whole in texts for piece in (whole, *_WITHIN.findall(whole))]
    if not any(_ONE_SIGN.fullmatch(part) for text in pieces for part in (text, *_BETWEEN.split(text))):
        return {}
    used = _used(table)
    for text in pieces:
        parts = [part for part in _BETWEEN.split(text) if _sign_in(part, used)]
        found += [one for part in (parts if len(parts) > 1 else [text]) if (one := _sign_in(part, used)) is not None]
    pairs = dict(found)
    return pairs if len(pairs) == len(found) > 1 else {}


def _sign_in(text: str, used: Collection[str]) -> tuple[str, str] | None:
    found = _ONE_SIGN.fullmatch(text)
    return (found[1], found[2]) if found is not None and found[1] in used else None


def explains_signs(text: str) -> bool:
    """Whether a text says what several signs stand for, and nothing of the table as a whole."""
    return len(_EQUALS.findall(text)) > 1 or len(dict(pairs_in([text]))) > 1


def only_explain_signs(cells: Sequence[Cell]) -> bool:
    """Whether cells beside each other say what signs stand for, and little else."""
    said = "   ".join(cell for cell in cells if isinstance(cell, str))
    others = sum(
        type(cell) is not float or cell < 0 or not cell.is_integer() for cell in cells if type(cell) is not str
    )
    has_few_marks = 2 * (len(_MARK.findall(said)) + others) < len(cells) and not _NAMED.match(said)
    if has_few_marks and not _is_marked_in_words(said):
        return False  # each sign that is explained has a mark of its own, or all of them stand behind a name
    texts = list(map(as_text, cells))
    return all(map(explains_signs, texts)) or 2 * len(dict(pairs_in(["   ".join(texts)]))) >= len(texts)


def _is_marked_in_words(text: str) -> bool:
    return any(word in text.casefold() for word in _MARKS_IN_WORDS)


def _last_texts(table: Table) -> list[str]:
    """The texts that stand alone at the end of the sheet: they speak of all the tables above them."""
    grid = table.grid
    rows = range(max(table.block.last_row + 1, grid.height - _LAST_ROWS), grid.height)
    said = [[cell for _, cell in grid.filled(row)] for row in rows]
    lone = [cell for cells in said if len(cells) == 1 or all(map(_explains_sign, cells)) for cell in cells]
    return [cell for cell in lone if isinstance(cell, str) and len(cell) <= _LONGEST]


def _explains_sign(cell: Cell) -> bool:
    """Whether a cell says what one sign stands for: "+ = styrke"."""
    return isinstance(cell, str) and "=" in cell and _PAIR.match(cell) is not None


def _as_it_stands(table: Table, text: Text) -> str:
    """A text with its wide spaces, which part one sign from the next."""
    columns = table.grid.columns
    if text.column < len(columns) and text.row < len(columns[text.column]):
        cell = columns[text.column][text.row]
        if isinstance(cell, str) and cell.split() == text.text.split():
            return cell
    return text.text


def pairs_in(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Each sign that the texts explain, with what it stands for."""
    for text in texts:
        if not _MARK.search(text) and not _is_marked_in_words(text):
            continue
        plain = _REMARK.sub("", _AFTER_NAME.sub("", text))
        found = [(sign, meaning.strip()) for sign, meaning in _PAIR.findall(plain)]
        if len(found) < 2 and not (found and "=" in plain):
            signs = [(sign, meaning.strip()) for sign, meaning in _SIGN.findall(plain)]
            found = _listed(text) or signs
        found = found or [(sign, meaning.strip()) for sign, meaning in _SENTENCE.findall(plain)]
        if len(found) > 1 or (found and ("=" in plain or _SENTENCE.search(plain))):
            yield from ((sign, meaning) for sign, meaning in found if meaning)


def _listed(text: str) -> list[tuple[str, str]]:
    """The signs of a list behind a name, each with its meaning right after it: "Steg: a forstudie, b forprosjekt".

    Without a name before it, a list of short words is an ordinary sentence.
    """
    if not _NAMED.match(text):
        return []
    parts = [part for part in _BETWEEN.split(_NAMED.sub("", text).rstrip(". ")) if part.strip()]
    found = [_LISTED.fullmatch(part) for part in parts]
    pairs = [(one[1], one[2]) for one in found if one is not None]
    is_list = len(pairs) == len(parts) > 1 and len({sign for sign, _ in pairs}) == len(pairs)
    return pairs if is_list else []


def _used(table: Table) -> set[str]:
    return {
        squeezed(cell)
        for column in table.columns
        for cell in column.cells[:2_000]
        if cell != "" and len(str(cell)) <= 8
    }
