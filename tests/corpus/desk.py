"""The product's command line in this process: what `python -m data load FILE --json` answers and leaves in a store."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb

from data.__main__ import main
from data.loading.read import read_in_process
from data.store.database import Store

Answer = dict[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Desk:
    """Where files are loaded: each into a copy of one empty store, so that making it is paid once."""

    folder: Path
    empty: Path

    @classmethod
    @contextlib.contextmanager
    def opened(cls, folder: Path) -> Iterator[Desk]:
        """A desk in a folder, with the reader in this process and no samples in the store."""
        empty = Store(folder / "empty.duckdb").path
        with (
            mock.patch("data.loading.read.read_file", read_in_process),
            mock.patch.dict(os.environ, {"PROGRAMSTATUS_SAMPLE": "0"}),
        ):
            yield cls(folder, empty)

    @contextlib.contextmanager
    def store(self) -> Iterator[Path]:
        """The file of a fresh store, gone when the block ends."""
        path = self.folder / "store.duckdb"
        shutil.copyfile(self.empty, path)
        try:
            yield path
        finally:
            path.unlink()

    def load(self, file: Path, store: Path, told: Sequence[str] = ()) -> Answer:
        """What loading the file answers. A crash is an answer too: status "failed", with its last line as a problem."""
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
                main(["load", str(file), "--database", str(store), "--json", *told])
            (answer,) = json.loads(said.getvalue())
        except (Exception, SystemExit):  # whatever a file does to the product is the file's verdict
            problem = {"severity": "error", "code": "no_answer", "sheet": None, "cell": None, "value": None}
            return {"status": "failed", "tables": [], "problems": [problem | {"message": traceback.format_exc(-2)}]}
        return answer


def rows_in(store: Path, views: Mapping[str, Sequence[str]]) -> dict[str, Rows]:
    """The rows of public views in these fields, dates in ISO."""
    with duckdb.connect(str(store), read_only=True) as connection:
        return {view: _rows(connection, view, fields) for view, fields in views.items()}


def _rows(connection: duckdb.DuckDBPyConnection, view: str, fields: Sequence[str]) -> Rows:
    found = connection.execute(f"SELECT {', '.join(fields)} FROM {view}").fetchall()
    return [dict(zip(fields, map(_plain, row), strict=True)) for row in found]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
