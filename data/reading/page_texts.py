"""What a sheet has at the head and foot of its printed page, without the codes that stand among the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.cell_text import clean

_PART = re.compile(r"(?<!&)&[LCR]")
_CODE = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z+-])')
_PLAIN = "\ufdd0"  # stands for a doubled sign, which is one that is meant


def page_texts(written: str) -> Iterator[str]:
    """The texts at the left, in the middle and at the right. Pages, dates, paths, typefaces and sizes are codes."""
    for part in _PART.split(written.replace("&&", _PLAIN)):
        words = " ".join(clean(_CODE.sub(" ", part).replace(_PLAIN, "&")).split())
        if any(map(str.isalnum, words)):
            yield words
