"""The questions of a table: what it leaves open, with the choices and what each would mean."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isclose

from data.cells.columns import CHOICE_MEANING, FEW_SMALL, LEFT_EMPTY, SHARE_OR_PERCENT, Doubt, Reading
from data.cells.units import Unit
from data.cells.values import squeezed
from data.frameworks import forms
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS, Kind
from data.terms.questions import Choice, Question
from data.understanding.headings import key_of
from data.understanding.roles import Role
from data.understanding.sum_words import names_sum
from data.understanding.table import Column, Table

LEFT_OUT = "left_out"
OF_ONE_COLUMN = frozenset({SHARE_OR_PERCENT, FEW_SMALL})
"""Kinds of doubt that each column has an answer of its own to."""
_DIGITS = re.compile(r"\d+")
_MOST_CHOICES = 12
_MOST_LINES = 2_000  # of which each label is looked at


@dataclass(frozen=True)
class Maker:
    """Who made a file, as far as the next one asks the same: the names of file and sheet, the header."""

    file_name: str
    sheet: str
    shape: str

    def question_id(self, code: str, *about: str) -> str:
        """A short name for a question of this maker."""
        said = [code, *about, _plain(self.file_name), _plain(self.sheet), self.shape]
        return f"{code}-{hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:10]}"


def _plain(name: str) -> str:
    return _DIGITS.sub("#", name.casefold())


def of_doubt(maker: Maker, table: Table, kind: str, found: Sequence[tuple[Role, Doubt]]) -> Question:
    """What the values of one or more columns leave open: thousands or decimals, a share or percent, day or month."""
    role, doubt = found[0]
    place = table.address(role.column, doubt.place)
    shown = squeezed(role.column.cells[doubt.place])
    choices = [Choice(reading.code, f"{kind}_{reading.code}", _meaning(shown, reading)) for reading in doubt.readings]
    about = key_of(role.column.heading) if kind in OF_ONE_COLUMN else ""
    if kind == FEW_SMALL:
        about = f"{about} {shown}"  # what was meant by these amounts says nothing of the next file's
    return Question(
        maker.question_id(kind, about),
        kind,
        tuple(choices),
        table.grid.sheet,
        place,
        shown,
        {"column": role.column.heading.text or place},
    )


def of_mixed_units(maker: Maker, table: Table, roles: Sequence[Role], unit: Unit) -> Question:
    """Amounts without a unit beside others, as small, that state one."""
    column = roles[0].column
    line = next((line for line, cell in enumerate(column.cells) if cell != ""), 0)
    shown = squeezed(column.cells[line])
    number = column.cells[line]
    amount = float(number) if isinstance(number, int | float) else 0.0
    name = {1e3: "thousands", 1e6: "millions", 1e9: "billions"}.get(unit.factor, "thousands")
    choices = (
        Choice(name, f"unit_{name}", {"shown": shown, "number": amount * unit.factor}),
        Choice("kroner", "unit_kroner", {"shown": shown, "number": amount}),
    )
    return Question(
        maker.question_id("unit", *(key_of(role.column.heading) for role in roles)),
        "unit",
        choices,
        table.grid.sheet,
        table.address(column, line),
        column.heading.text,
        {"column": column.heading.text},
    )


def of_period(maker: Maker, table: Table) -> Question:
    """A table of jobs that names no year: is it of one year, or of the whole programme period?"""
    choices = (Choice("one_year", "one_year"), Choice("whole_period", "whole_period"))
    return Question(
        maker.question_id("period", *(key_of(column.heading) for column in table.columns)),
        "period",
        choices,
        table.grid.sheet,
        table.block.range.partition(":")[0],
    )


def _meaning(shown: str, reading: Reading) -> dict[str, str | int | float]:
    value = reading.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"shown": shown, "number": float(value), "percent": float(value) * 100}
    iso = getattr(value, "isoformat", None)
    return {"shown": shown, "day": f"{value:%d.%m.%Y}" if iso is not None else squeezed(value or "")}


def which_column(maker: Maker, table: Table, name: str, dataset: str, columns: Sequence[Column]) -> Question:
    """Several columns that may be the same field."""
    first = columns[0]
    choices = [
        Choice(
            choice_of(columns, column),
            "this_column",
            {"header": column.heading.text, "letter": _letter(table, column), "example": _example(column)},
        )
        for column in columns
    ]
    return Question(
        maker.question_id("which_column", name, *(key_of(column.heading) for column in columns)),
        "which_column",
        (*choices, Choice(LEFT_OUT, "none_of_them")),
        table.grid.sheet,
        _heading_place(table, first),
        " / ".join(column.heading.text for column in columns),
        _field_names(dataset, name),
    )


def choice_of(columns: Sequence[Column], column: Column) -> str:
    """The code of a column among others: its heading without years, and its number where several have the same."""
    key = key_of(column.heading) or "-"
    same = [other for other in columns if (key_of(other.heading) or "-") == key]
    code = re.sub(r"\s+", "_", key)
    return code if len(same) == 1 else f"{code}_{[id(other) for other in same].index(id(column)) + 1}"


def column_meaning(
    maker: Maker, table: Table, dataset: str, column: Column, fields: Sequence[str], number: int
) -> Question:
    """A column of figures that could be ours, with a heading that does not say which."""
    total = _total(table, column)
    meaning: dict[str, str | int | float] = {} if total is None else {"sum": total}
    sentence = "column_is" if total is None else "column_is_with_sum"
    choices = [Choice(name, sentence, {**_field_names(dataset, name), **meaning}) for name in fields[:_MOST_CHOICES]]
    return Question(
        maker.question_id("column_meaning", key_of(column.heading), str(number)),
        "column_meaning",
        (*choices, Choice(LEFT_OUT, "left_unread")),
        table.grid.sheet,
        _heading_place(table, column),
        column.heading.text,
        {"column": column.heading.text or _letter(table, column)},
    )


def meaning_of_word(maker: Maker, table: Table, dataset: str, role: Role, line: int) -> Question:
    """A word in a column of choices that is none of them; likeliest are those that no other cell there means."""
    one, column = DATASETS[dataset].field(role.field), role.column
    word = squeezed(column.cells[line])
    known = aliases.choices_by_word(dataset, role.field)
    said = {known.get(aliases.normalised(squeezed(cell))) for cell in column.cells}
    choices = [
        Choice(code, "word_means", {"nb": names[0], "en": names[min(1, len(names) - 1)]})
        for code in sorted(one.choices, key=lambda code: code in said)
        if (names := aliases.choice_words(dataset, role.field, code))
    ]
    return Question(
        maker.question_id(CHOICE_MEANING, key_of(column.heading), aliases.normalised(word)),
        CHOICE_MEANING,
        (*choices, Choice(LEFT_EMPTY, "word_left_empty")),
        table.grid.sheet,
        table.address(column, line),
        word,
        {"column": column.heading.text or _letter(table, column)},
    )


def other_scale(maker: Maker, table: Table, highest: int, place: str, text: str) -> Question:
    """Points on another scale than the form's."""
    choices = [
        Choice(form.code, "report_in_form", {"nb": form.names["nb"], "en": form.names["en"], "highest": highest})
        for form in forms()
        if form.scale.maximum == highest
    ]
    return Question(
        maker.question_id("scale", str(highest)),
        "scale",
        (*choices, Choice(LEFT_OUT, "scores_left_out")),
        table.grid.sheet,
        place,
        text,
        {"highest": highest},
    )


def several_answers(maker: Maker, table: Table, column: Column, place: str) -> Question:
    """A line for each person: none of them is what the board agreed on."""
    seen = dict.fromkeys(squeezed(cell) for cell in column.cells if cell != "")
    lines = [Choice(re.sub(r"\s+", "_", name), "this_line", {"name": name}) for name in list(seen)[:_MOST_CHOICES]]
    return Question(
        maker.question_id("several_answers"),
        "several_answers",
        (Choice(LEFT_OUT, "scores_left_out"), *lines),
        table.grid.sheet,
        place,
        column.heading.text,
    )


def which_version(maker: Maker, sheet: str, place: str, labels: Sequence[str]) -> Question:
    """The same figures several times, under these labels, and nothing says which of them hold."""
    versions = [Choice(re.sub(r"\s+", "_", name), "this_version", {"name": name}) for name in labels]
    return Question(
        maker.question_id("which_version", *labels),
        "which_version",
        (*versions, Choice(LEFT_OUT, "no_version")),
        sheet,
        place,
        " / ".join(labels),
    )


def signs_behind(maker: Maker, table: Table, place: str, value: str) -> Question:
    """Plus and minus behind a score."""
    return Question(
        maker.question_id("signs_behind"),
        "signs_behind",
        (
            Choice("without_sign", "signs_left_out"),
            Choice("half_point", "signs_are_halves"),
            Choice(LEFT_OUT, "signed_left_out"),
        ),
        table.grid.sheet,
        place,
        value,
    )


def answered(question: Question, answers: Answers) -> str | None:
    """The code that somebody has answered with; None while the question is open."""
    choice = question.chosen(answers.choices)
    return choice.code if choice is not None else None


def _letter(table: Table, column: Column) -> str:
    return _heading_place(table, column).rstrip("0123456789")


def _heading_place(table: Table, column: Column) -> str:
    from data.cells.grid import address

    row = max((part.row for part in column.heading.parts), default=table.block.header_row)
    return address(*table.block.places.get((row, column.index), (row, column.index)))


def _example(column: Column) -> str | float:
    first = next((cell for cell in column.cells if cell != ""), "")
    return first if isinstance(first, float) else squeezed(first)


def _total(table: Table, column: Column) -> float | None:
    """What the figures of a column come to, without lines called a sum; None where some cell is no plain figure."""
    texts = (zip(*(other.cells for other in table.columns), strict=True)) if len(table.lines) <= _MOST_LINES else ()
    sums = {line for line, cells in enumerate(texts) if any(isinstance(one, str) and names_sum(one) for one in cells)}
    figures = [cell for line, cell in enumerate(column.cells) if cell != "" and line not in sums]
    numbers = [cell for cell in figures if isinstance(cell, float)]
    if not numbers or len(numbers) < len(figures):
        return None
    # A sum at either end has the others in it already.
    whole = next(
        (end for end in (numbers[0], numbers[-1]) if len(numbers) > 2 and isclose(2 * end, sum(numbers))), None
    )
    return sum(numbers) if whole is None else whole


def _field_names(dataset: str, name: str) -> dict[str, str | int | float]:
    names = aliases.headers(dataset, name)
    return {"nb": names[0], "en": names[min(1, len(names) - 1)]}


def asked_fields(dataset: str, fields: Iterable[str]) -> list[str]:
    """Fields in the order in which people most often mean them."""
    order = ("granted_nok", "new_jobs", "secured_jobs", "budget_nok", "paid_nok", "total_cost_nok", "target_jobs")
    found = [name for name in fields if DATASETS[dataset].field(name).kind is not Kind.SHARE]
    return sorted(found, key=lambda name: order.index(name) if name in order else len(order))
