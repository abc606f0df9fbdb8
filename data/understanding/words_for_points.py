"""Words that say again what the points beside them are: "Fair" wherever 3 stands, "Good" wherever 4 does."""

from __future__ import annotations

from collections.abc import Sequence

from data.understanding.phrases import speaks_of
from data.understanding.roles import HIGHEST_SCORE, MOSTLY_NUMBERS, Role, Seen
from data.understanding.table import CARRIED, Column

_FEWEST = 2  # different points
_MOSTLY, _SELDOM = 0.5, 0.1


def are_words_for_points(column: Column, seen: Seen) -> bool:
    """Whether each text of a column stands beside one point only, each point beside one text, and some come again."""
    own = seen.profile(column)
    if column.index == CARRIED or not own.texts or own.numbers or max(own.statements, own.indicators) > _SELDOM:
        return False
    return any(
        _are_told_by(column, other)
        for other in seen.columns
        if other.index != CARRIED
        and (profile := seen.profile(other)).numbers > MOSTLY_NUMBERS
        and profile.largest <= HIGHEST_SCORE
    )


def _are_told_by(column: Column, points: Column) -> bool:
    lines = zip(column.cells, points.cells, strict=True)
    pairs = [(str(text).strip(), str(point)) for text, point in lines if text != "" and point != ""]
    texts, numbers = {text for text, _ in pairs}, {number for _, number in pairs}
    return _FEWEST <= len(texts) == len(numbers) == len(set(pairs)) < len(pairs)


def with_known_statements(options: Sequence[Role], seen: Seen) -> list[Role]:
    """Without texts as statements that no form knows, where another column holds statements that one does.

    A heading that says that statements stand below is believed: they may be told in somebody's own words.
    """
    known = {id(column) for column in seen.columns if column.index != CARRIED and _holds_statements(column, seen)}

    def is_other(role: Role) -> bool:
        is_unknown = role.field == "statement" and seen.profile(role.column).statements < _SELDOM
        return is_unknown and "statement" not in speaks_of(role.column.heading.text)

    return [role for role in options if not known or id(role.column) in known or not is_other(role)]


def _holds_statements(column: Column, seen: Seen) -> bool:
    profile = seen.profile(column)
    return profile.statements > max(_MOSTLY, profile.indicators)
