"""Notes as a pack takes them: at the figure where packs have it, else with the indicator, else with the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.pack.build import CHARTS
from analysis.pack.model import PackNote
from data.store import notes as stored

_IN_PACKS = frozenset(name for names in CHARTS.values() for name in names)


def notes_in_places(notes: Sequence[stored.Note], name: Callable[[str], str]) -> tuple[PackNote, ...]:
    """The notes for a pack; `name` says who somebody is."""
    return tuple(
        PackNote(
            note.text,
            name(note.written_by),
            note.written_at,
            indicator=note.indicator,
            chart=note.chart if note.indicator is None and note.chart in _IN_PACKS else None,
        )
        for note in notes
    )
