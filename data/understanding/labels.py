"""Cells that are labels, and the fields that they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from data.cells.grid import Cell
from data.terms.datasets import DATASETS
from data.understanding.cells import holds_figure
from data.understanding.phrases import fit
from data.understanding.weights import weight

_RECORDS = ("projects", "actions", "events", "scores", "measures", "budget", "jobs")
_LONGEST_LABEL = 40
FEWEST_LABELS = 3
"""So many labels there must be before they are taken for a header."""


@lru_cache(maxsize=16_384)
def best_field(text: str, datasets: tuple[str, ...] = _RECORDS) -> Mapping[str, str]:
    """Data set -> the field that a label names best there, for those in which it names one well."""
    return {dataset: name for dataset in datasets if (name := _best_in(dataset, text)) is not None}


def _best_in(dataset: str, text: str) -> str | None:
    share, name = max((fit(dataset, one.name, (text,)).share, one.name) for one in DATASETS[dataset].fields)
    return name if share >= weight("least_label") else None


def is_label(cell: Cell) -> bool:
    """Whether a cell can be the label of a value: a short text without a figure."""
    return isinstance(cell, str) and 0 < len(cell) <= _LONGEST_LABEL and not holds_figure(cell)
