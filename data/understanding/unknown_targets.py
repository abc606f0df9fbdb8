"""Targets called after what nobody knows, beside those of new or of secured jobs: they are none of all jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.understanding.phrases import words_of_heading
from data.understanding.roles import Role
from data.understanding.sum_words import names_sum

_OF_ALL, _OF_PARTS = "target_jobs", frozenset({"target_new", "target_secured"})


def without_unknown_targets(roles: Sequence[Role]) -> list[Role]:
    """The roles, without such targets: "Mål (reddede)" beside "Mål (nye)"."""
    named = {role.column.heading.text: role.field for role in roles}
    left = _left(named)
    return [role for role in roles if role.field != _OF_ALL or role.column.heading.text not in left]


def _left(named: Mapping[str, str]) -> frozenset[str]:
    if not _OF_PARTS & set(named.values()):
        return frozenset()
    return frozenset(text for text, field in named.items() if field == _OF_ALL and is_of_unknown(text))


def labels_of_unknown_targets(named: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The labels of such targets among those of lines, each with the figure that it seems to name."""
    return _left({text: field for text, field in named if field is not None})


def is_of_unknown(text: str) -> bool:
    """Whether a name that is no sum's has a word that means nothing here."""
    return not names_sum(text) and any(not word.meanings for word in words_of_heading(text))
