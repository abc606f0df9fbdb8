"""Statements in the headings of their points, each behind its indicator or beside its total, as forms export them.

"Organisering: Styret er riktig satt sammen" says both, whether a form knows the words or not. "2.1 Styret" and
"2.2 Rutiner" are of the indicator whose total ends them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from data.frameworks.vocabulary import vocabularies
from data.terms import aliases
from data.understanding.headings import HeadingSaid
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_and_rest, indicator_named
from data.understanding.phrases import bare_text, speaks_of
from data.understanding.roles import HIGHEST_SCORE, MOSTLY_NUMBERS, Seen
from data.understanding.table import CARRIED, Column

_BOTH = re.compile(r"\s*(?P<of>[^:\[\]]+?)\s*(?:(?::|\s[–—-])\s+(?P<behind>.+)|\[(?P<within>.+)\])\s*", re.DOTALL)
_FEWEST_WORDS = 3  # "Organisering: poeng" is no statement
_FEWEST_OF_INDICATOR = 3  # statements of each


def with_statements_in_headings(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """What headings say, with the indicators and the statements of such columns, where an indicator has several."""
    own = {id(column): both for column in seen.columns if (both := _both_said(column, seen)) is not None}
    of = [code for code, _, _ in own.values()]
    made = {
        key: replace(one, texts=(), names=(), given={"indicator": own[key][1], "statement": own[key][2]})
        if key in own and "statement" not in one.given and of.count(own[key][0]) >= _FEWEST_OF_INDICATOR
        else one
        for key, one in said.items()
    }
    return _with_indicators_of_totals(seen, made)


def _with_indicators_of_totals(seen: Seen, said: Mapping[int, HeadingSaid]) -> Mapping[int, HeadingSaid]:
    """The same, where totals stand under their indicators, with those of the statements that each ends or begins.

    Where the order does not tell, a statement that only one indicator has is of that one.
    """
    rated = [id(one) for one in seen.columns if one.index != CARRIED and "statement" in said[id(one)].given]
    bare = {key for key in rated if "indicator" not in said[key].given}
    totals = {key for key in rated if said[key].given.get("is_total") and "indicator" in said[key].given}
    if not bare or not totals:
        return said
    found = {key: owner for key in bare if (owner := _owner(said[key])) is not None}
    if bare | totals == set(rated):
        groups = _groups(rated, totals)
        by_place = {key: str(said[total].given["indicator"]) for total, keys in groups.items() for key in keys}
        codes = {key: indicator_named(name) for key, name in by_place.items()}
        is_told = bool(groups) and bool(found) and all(codes[key] == owner for key, owner in found.items())
        found = by_place if is_told else found
    return {
        key: replace(one, given={**one.given, "indicator": found[key]}) if key in found else one
        for key, one in said.items()
    }


def _groups(rated: Sequence[int], totals: Collection[int]) -> dict[int, list[int]]:
    """Total -> the statements before it, where one ends all of them, or those behind it, where one begins them."""
    ends = rated[0] not in totals
    if (rated[-1] in totals) is not ends or any(one in totals and other in totals for one, other in pairwise(rated)):
        return {}
    groups: dict[int, list[int]] = {}
    total = rated[0]
    for key in reversed(rated) if ends else rated:
        if key in totals:
            total = key
        else:
            groups.setdefault(total, []).append(key)
    return groups


def _owner(said: HeadingSaid) -> str | None:
    """The one indicator that has a statement, as far as any form knows."""
    text = str(said.given["statement"])
    spelled = [aliases.normalised(one) for one in (text, bare_text(text))]
    owners = {words.owners[word] for words in vocabularies() for word in spelled if word in words.owners}
    return owners.pop() if len(owners) == 1 else None


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
