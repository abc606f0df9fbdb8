"""From a figure back to the cells it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.query import run
from language import Language


@dataclass(frozen=True)
class SourceOf:
    """What a figure was drawn from: a data set, and of it some years and indicators (None: all)."""

    dataset: str
    years: tuple[int, ...] | None = None
    indicators: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SourceRange:
    """A part of a file that was loaded: cells of a sheet such as B4:F10, or of a report such as ¶12:¶40."""

    batch: int
    file: str
    sheet: str
    cells: str
    loaded_at: dt.datetime
    loaded_by: str

    def label(self, language: Language) -> str:
        """The file and where in it, as a source line has it."""
        place = language.place(self.cells)
        if place != self.cells:
            return language.text("reports.source", file=self.file, place=place)
        return language.text("actions.source_line", file=self.file, sheet=self.sheet, cells=self.cells)


def source_ranges(
    connection: duckdb.DuckDBPyConnection, programme: str, sources: Sequence[SourceOf]
) -> tuple[SourceRange, ...]:
    """The ranges that figures came from, the oldest load first."""
    found = []
    for source in sources:
        rows = run(connection, "source_ranges", **_parameters(programme, source))
        found += [
            SourceRange(
                batch=int(row["batch"]),
                file=str(row["file"]),
                sheet=str(row["sheet"]),
                cells=":".join(dict.fromkeys((str(row["first_cell"]), str(row["last_cell"])))),
                loaded_at=row["loaded_at"].to_pydatetime(),
                loaded_by=str(row["loaded_by"]),
            )
            for row in rows.to_dict("records")
        ]
    return tuple(found)


def source_cells(connection: duckdb.DuckDBPyConnection, programme: str, sources: Sequence[SourceOf]) -> pd.DataFrame:
    """One row per row of data that figures came from. Columns: those of `lineage`, without programme."""
    frames = [run(connection, "source_cells", **_parameters(programme, source)) for source in sources]
    return pd.concat(frames, ignore_index=True)


def _parameters(programme: str, source: SourceOf) -> dict[str, object]:
    return {
        "programme": programme,
        "dataset": source.dataset,
        "years": list(source.years) if source.years is not None else None,
        "indicators": list(source.indicators) if source.indicators is not None else None,
    }
