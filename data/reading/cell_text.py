"""The one rule for the text of a cell, from whatever file it comes: what cannot be seen makes no difference."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from data.cells.grid import Cell
from data.reading.raised import without_marks

Run = tuple[str, bool]
"""A stretch of text, and whether it is raised above the line."""

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Signs that are drawn as nothing, though Unicode does not count them among the formatting ones.
_BLANK_SIGNS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0"
_UNUSUAL = re.compile(r"[\x00-\x09\x0e-\x1f\x7f-\xa0\xad\u0300-\uffff\U00010000-\U0010ffff]")
_BLANK = re.compile(f"[{_BLANK_SIGNS}]")
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_BETWEEN = "\n"
# Signs that are not drawn, a line end within, space alone, what is shown as text on purpose, a sign spelled out.
_NOT_PLAIN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]|(?:\A|\n)['= ]|&[#A-Za-z][A-Za-z0-9]*;")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as its reader sees it: composed letters, plain spaces and hyphens, no sign that is not drawn.

    Raised marks of footnotes are left out. ="0701" and '0701, which keep a spreadsheet from making a number of it, are
    0701. A text of nothing but space is empty. Space at either end stays: it may be an indent.
    """
    if text.isascii() and text.isprintable():
        return _as_meant(text)
    return _as_meant(without_marks(visible(text)))


def clean_all(texts: Sequence[str]) -> list[Cell]:
    """The same of many texts; those that say the same become one."""
    whole = _BETWEEN.join(texts)
    if whole.isascii() and not _NOT_PLAIN.search(whole) and 2 * len(set(texts)) > len(texts):
        return list(texts)
    known: dict[str, Cell] = {text: clean(text) for text in set(texts)}
    return [known[text] for text in texts]


def clean_runs(runs: Sequence[Run]) -> str:
    """The same of a text in several runs, some of which may be raised."""
    if not any(is_raised for _, is_raised in runs):
        return clean("".join([text for text, _ in runs]))
    return _as_meant(without_marks([(visible(text), is_raised) for text, is_raised in runs]))


def visible(text: str) -> str:
    """The text without what is not drawn: composed letters, plain spaces and hyphens; every sign that is seen stays."""
    text = _LINE_ENDS.sub("\n", text)
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", _UNUSUAL.sub(_seen, text))


def _seen(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\u2010\u2011":
        return "-"
    kind = unicodedata.category(sign)
    if kind == "Zs" or sign == "\t":
        return " " if kind == "Zs" else sign
    is_blank = kind in ("Cc", "Cf", "Cs") or _BLANK.match(sign)
    return "" if is_blank else sign


def _spelled_out(found: re.Match[str]) -> str:
    """A letter or an ampersand that was spelled out for a web page; what would be its markup stays as it is."""
    sign = html.unescape(found[0])
    return sign if sign.isalpha() or sign in ("&", "\xa0") else found[0]


def _as_meant(text: str) -> str:
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_spelled_out, text)
    if text.startswith("="):
        quoted = _AS_TEXT.fullmatch(text)
        return quoted[1].replace('""', '"') if quoted else text
    if text.startswith("'") and not text.endswith("'"):
        return text[1:]
    return "" if text.isspace() else text
