"""A file -> a `Reading`: its tables of checked rows and all its problems. No file can do harm here."""

from __future__ import annotations

import hashlib
import io
import logging
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from data.loading.tabulated import PlainTable, Tabulated, from_plain
from data.reading.isolation import NoRoomToRead, ReaderStopped, ReaderTookTooLong, run_isolated
from data.reading.limits import Limits, limits_as_set
from data.terms import names
from data.terms.answers import Answers, as_plain
from data.terms.problems import Problem
from data.terms.questions import settled
from data.terms.tables import Reading, RecognisedTable, arrow_column, arrow_types

if TYPE_CHECKING:
    import pyarrow as pa

NOTHING_SAID = Answers()

_LOG = logging.getLogger(__name__)

# Problems of the file as a whole: what is in it is not known.
UNREADABLE = frozenset(
    {
        "unknown_type",
        "not_yet",
        "empty_file",
        "empty_workbook",
        "all_hidden",
        "protected_workbook",
        "sensitivity_label",
        "two_parts_of_one_name",
        "archive",
        "link_file",
        "mail_message",
        "own_document",
        "web_page",
        "broken_file",
        "broken_report",
        "scanned_pdf",
        "pdf_without_letters",
        "report_in_a_file_within",
        "report_is_a_picture",
        "protected_pdf",
        "file_too_large",
        "unpacks_too_large",
        "too_many_rows",
        "too_many_columns",
        "too_many_cells",
        "reading_stopped",
        "reading_took_too_long",
        "no_room_to_read",
        "no_such_file",
    }
)


def read_file(
    content: bytes, file_name: str, answers: Answers = NOTHING_SAID, *, limits: Limits | None = None, **told: Any
) -> Reading:
    """Reads a file in a process of its own, within limits. Whatever happens there becomes a problem.

    `answers` is what people have said of it; `told` are single fields of `Answers` in their place, such as year=2024.
    """
    answers = replace(answers, **told)
    name = names.file_name(file_name)
    limits = limits or limits_as_set()
    if len(content) > limits.megabytes * 1_000_000:
        problem = Problem("file_too_large", values={"megabytes": limits.megabytes})
        return _reading(content, name, Tabulated([], [problem]), answers)
    question = {"file_name": name, "answers": as_plain(answers)}
    try:
        tabulated = _understood(run_isolated("data.loading.child", question, content, limits))
    except ReaderTookTooLong:
        problem = Problem("reading_took_too_long", values={"seconds": int(limits.seconds)})
        tabulated = Tabulated([], [problem])
    except NoRoomToRead:
        tabulated = Tabulated([], [Problem("no_room_to_read")])
    except ReaderStopped:
        tabulated = Tabulated([], [Problem("reading_stopped")])
    except (pickle.UnpicklingError, EOFError) as error:
        _LOG.warning("an answer could not be understood: %s", error)
        tabulated = Tabulated([], [Problem("reading_stopped")])
    return _reading(content, name, tabulated, answers)


def read_in_process(
    content: bytes, file_name: str, answers: Answers = NOTHING_SAID, *, limits: Limits | None = None, **told: Any
) -> Reading:
    """As `read_file` in this process, with no limit on time or memory: for files we wrote ourselves, and for tests."""
    from data.loading.tabulate import tabulate  # a process that lets others read has no use for all that it takes

    answers = replace(answers, **told)
    name = names.file_name(file_name)
    return _reading(content, name, tabulate(content, name, answers, limits or limits_as_set()), answers)


def unreadable_file(file_name: str, code: str) -> Reading:
    """The reading of a file that could not even be opened."""
    return _reading(b"", names.file_name(file_name), Tabulated([], [Problem(code)]), NOTHING_SAID)


class _PlainUnpickler(pickle.Unpickler):
    """Reads lists, dicts, texts, bytes and numbers, and refuses to construct anything else."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not a plain value")


def _understood(answer: bytes) -> Tabulated:
    """What the process said. The columns stay packed where they are: of a large file each is nearly all there is."""
    said = io.BytesIO(answer)
    plain = _PlainUnpickler(said).load()
    return from_plain(plain, memoryview(answer)[said.tell() :], _unpacked)


def _unpacked(column: memoryview) -> Any:
    return _PlainUnpickler(io.BytesIO(column)).load()


def _reading(content: bytes, file_name: str, tabulated: Tabulated, answers: Answers) -> Reading:
    questions, answered = settled(tabulated.questions, answers.choices)
    return Reading(
        file_name=file_name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        tables=tuple(
            RecognisedTable(
                table.dataset,
                table.sheet,
                table.range,
                _values(table),
                table.matches,
                table.header_row,
                table.shape,
                table.explanations,
            )
            for table in tabulated.tables
        ),
        problems=tuple(tabulated.problems),
        candidates=tuple(tabulated.candidates),
        questions=questions,
        answered=answered,
    )


def _values(table: PlainTable) -> pa.Table:
    """The rows of a table in the columns that the store has."""
    import pyarrow as pa  # slow to import, and a command that reads no file does without

    types, origins = arrow_types(table.dataset), table.origins
    count = len(origins.of_row)
    which, each = origins.cells()
    columns = {
        "sheet": pa.DictionaryArray.from_arrays(pa.repeat(0, count).cast("int32"), [table.sheet]),
        "cell": pa.array(origins.cell(), types["cell"], size=count),
        "cells": pa.DictionaryArray.from_arrays(pa.array(which, "int32"), pa.array(each, "string")),
    }
    columns |= {name: arrow_column(values, types[name]) for name, values in table.columns.items()}
    columns |= {name: pa.nulls(count, kind) for name, kind in types.items() if name not in columns}
    pa.default_memory_pool().release_unused()  # as much again as a column took while it was made
    return pa.table(columns, schema=pa.schema(types))
