"""What a row of a data set is there for, and what it may leave to its surroundings."""

from __future__ import annotations

from data.terms.datasets import Dataset

# The field whose cell is "the" value of a row, where that is not simply its non-key fields.
MAIN_VALUES = {"scores": ("score",), "findings": ("text",)}


# A key that people leave out, and the field that then names the row.
STAND_INS = {
    "projects": ("project", "name"),
    "actions": ("action", "text"),
    "plan_items": ("item", "text"),
    "events": ("event", "text"),
    "goals": ("goal", "text"),
    "recommendations": ("recommendation", "text"),
}


def main_values(dataset: Dataset) -> tuple[str, ...]:
    """The fields that a row is there for."""
    values = tuple(field.name for field in dataset.fields if not field.is_key)
    return MAIN_VALUES.get(dataset.name) or values or (dataset.key[-1],)
