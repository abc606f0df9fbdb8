"""Points of several who have judged, and nothing that says whose hold: which column does is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.understanding.lexicon import qualifiers
from data.understanding.phrases import speaks_of
from data.understanding.profiles import fits
from data.understanding.roles import Clash, Role, Seen
from data.understanding.table import CARRIED, Column

_LEAST, _HIGHEST = 1.0, 6.0
_NEARLY_ALL = 0.9
_NO_POINTS = frozenset({"rank", "id", "count", "year", "target", "score", "share", "unit"})


def rival_points(roles: Sequence[Role], unread: Sequence[Column], seen: Seen) -> list[Clash]:
    """A clash for each column of points beside those read as scores, where no heading says that they are the scores.

    "Næringslivet" beside "Kommunen": each judged, and neither speaks for the board.
    """
    scores = [role for role in roles if role.field == "score"]
    if len(scores) != 1 or scores[0].how != "known" or any(piece.reason == "heading" for piece in scores[0].evidence):
        return []
    (own,) = scores
    rivals = [column for column in unread if _holds_points(column, own.column, seen)]
    return [Clash(own, replace(own, column=column)) for column in rivals]


def _holds_points(column: Column, own: Column, seen: Seen) -> bool:
    profile = seen.profile(column)
    if column.index == CARRIED or column.index in seen.derived or column.filled < _NEARLY_ALL * own.filled:
        return False
    is_on_scale = (fits("score", profile) or 0) > 0 and profile.smallest >= _LEAST and profile.largest <= _HIGHEST
    return is_on_scale and not speaks_of(column.heading.text) & (qualifiers() | _NO_POINTS)
