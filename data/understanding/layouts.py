"""The shapes in which people arrange each data set, as data: a new shape is a new line here."""

from __future__ import annotations

from dataclasses import dataclass

from data.terms.datasets import DATASETS, Dataset

# What a table need not say itself: its title, its sheet's name or the user may say it.
FROM_CONTEXT = frozenset({"programme", "year", "form", "as_of", "is_total"})

# The field whose cell is "the" value of a row, where that is not simply its non-key fields.
MAIN_VALUES = {"scores": ("score",), "findings": ("text",)}


# A key that people leave out, and the field that then names the row.
STAND_INS = {"projects": "name", "actions": "text", "events": "text", "recommendations": "text"}


@dataclass(frozen=True)
class Layout:
    """One shape of one data set.

    Plain: every field is a column. With a `pivot`, the values of that field are headers and the cells below hold
    the field `value`; where `value` is None, the header above, a title, or a label at the beginning of each row names
    the field. Pivot "cross": the headers are the points of the scale, and a cross says which it is.
    `needs`: of each group, one field must be a column. `pivots_at_least`: fewer such headers are a coincidence.
    """

    dataset: str
    needs: tuple[frozenset[str], ...] = ()
    pivot: str | None = None
    value: str | None = None
    pivots_at_least: int = 1


def _one_of(*names: str) -> frozenset[str]:
    return frozenset(names)


_STATEMENT = _one_of("indicator", "statement")
_AMOUNTS = _one_of("budget_nok", "granted_nok", "paid_nok", "utilisation")
_JOBS = _one_of("target_jobs", "target_new", "target_secured", "new_jobs", "secured_jobs")


def _plain(dataset: Dataset) -> Layout:
    keys = tuple(
        _one_of(field.name, STAND_INS.get(dataset.name, field.name))
        for field in dataset.fields
        if field.is_key and field.is_required and field.name not in FROM_CONTEXT
    )
    values = frozenset(field.name for field in dataset.fields if not (field.is_key and field.is_required))
    return Layout(dataset.name, needs=(*keys, values) if values else keys)


_SPECIAL = (
    Layout("scores", needs=(_one_of("score"), _STATEMENT)),
    Layout("scores", needs=(_STATEMENT,), pivot="year", value="score"),
    Layout("scores", needs=(_STATEMENT,), pivot="cross", value="score", pivots_at_least=4),
    Layout("scores", pivot="indicator", value="score", pivots_at_least=3),
    Layout("findings", needs=(_one_of("kind"), _one_of("text"))),
    Layout("findings", pivot="kind", value="text", pivots_at_least=2),
    Layout("budget", needs=(_AMOUNTS,)),
    Layout("budget", pivot="year"),
    Layout("budget", pivot="as_of"),
    Layout("jobs", needs=(_JOBS,)),
    Layout("jobs", pivot="year"),
    Layout("measures", needs=(_one_of("measure"),), pivot="year", value="value"),
    Layout("assessments", needs=(_one_of("held_on"), _one_of("form", "sent_on", "facilitator_role", "participants"))),
    Layout("programmes", needs=(_one_of("programme"), _one_of("name", "kind", "municipality", "start_date"))),
)
# Tried only where nothing else fits: the headers are names that no list knows.
NAMED_LAYOUTS = (
    Layout("scores", needs=(_STATEMENT,), pivot="programme", value="score", pivots_at_least=2),
    Layout("budget", pivot="focus_area"),
    Layout("jobs", pivot="focus_area"),
)
_KNOWN = {layout.dataset for layout in _SPECIAL if layout.pivot is None}

LAYOUTS = (*_SPECIAL, *(_plain(dataset) for dataset in DATASETS.values() if dataset.name not in _KNOWN))


def main_values(dataset: Dataset) -> tuple[str, ...]:
    """The fields that a row is there for."""
    values = tuple(field.name for field in dataset.fields if not field.is_key)
    return MAIN_VALUES.get(dataset.name) or values or (dataset.key[-1],)
