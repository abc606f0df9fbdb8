"""Statements in somebody's own words in the headings of their points, each behind its indicator, as forms export them.

"Organisering: Styret er riktig satt sammen" says both, whether a form knows the words or not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from data.understanding.headings import HeadingSaid
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_and_rest, indicator_named
from data.understanding.phrases import speaks_of
from data.understanding.roles import HIGHEST_SCORE, MOSTLY_NUMBERS, Seen
from data.understanding.table import CARRIED, Column

_BOTH = re.compile(r"\s*(?P<of>[^:\[\]]+?)\s*(?:(?::|\s[–—-])\s+(?P<behind>.+)|\[(?P<within>.+)\])\s*", re.DOTALL)
_FEWEST_WORDS = 3  # "Organisering: poeng" is no statement
_FEWEST_OF_INDICATOR = 3  # statements of each


def with_statements_in_headings(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What headings say, with the indicators and the statements of such columns, where an indicator has several."""
    own = {id(column): both for column in seen.columns if (both := _both_said(column, seen)) is not None}
    of = [code for code, _, _ in own.values()]
    return {
        key: replace(one, texts=(), names=(), given={"indicator": own[key][1], "statement": own[key][2]})
        if key in own and "statement" not in one.given and of.count(own[key][0]) >= _FEWEST_OF_INDICATOR
        else one
        for key, one in said.items()
    }


def is_asked_of_indicator(column: Column, seen: Seen) -> bool:
    """Whether a column holds what shall be done about an indicator, beside what is good or bad of the same one."""
    code, kind = _asked(column)
    beside = [_asked(other) for other in seen.columns if other is not column] if code and kind == "action" else []
    return any(own == code and other in ("strength", "improvement") for own, other in beside)


def _asked(column: Column) -> tuple[str, str]:
    """The indicator and the kind of findings that a heading names together."""
    code, rest = indicator_and_rest(column.heading.text) or ("", "")
    return code, (kind_in_table(rest) or "") if code else ""


def _both_said(column: Column, seen: Seen) -> tuple[str, str, str] | None:
    """The code and the name of the indicator, and the statement, that stand over a column of whole points."""
    profile = seen.profile(column)
    if column.index == CARRIED or profile.numbers <= MOSTLY_NUMBERS or profile.largest > HIGHEST_SCORE:
        return None
    return _parted(column.heading.text) if profile.whole == 1 and profile.smallest >= 1 else None


@lru_cache(maxsize=4_096)
def _parted(text: str) -> tuple[str, str, str] | None:
    found = _BOTH.fullmatch(text)
    rest = (found["behind"] or found["within"] or "").strip() if found is not None else ""
    if found is None or len(rest.split()) < _FEWEST_WORDS or "count" in speaks_of(rest):
        return None
    code = indicator_named(found["of"])
    return None if code is None else (code, found["of"], rest)
