"""The answers of `analysis`, kept as long as the data is the same.

Keyed on the data's signature and on what the user may see; the connection itself is no part of the key. Figures are
shared and never changed, so they are kept as they are: copying them would be slower than drawing them.
"""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import facts as facts_of
from analysis import overview as overview_of
from analysis import screens
from analysis.chart import Chart
from analysis.drawing import plotly
from analysis.facts import Facts, Programme, Selection
from analysis.overview import Overview
from analysis.screens import (
    ActionsScreen,
    BudgetScreen,
    InDepth,
    IndicatorsScreen,
    JobsScreen,
    MeasuresScreen,
    ProjectsScreen,
)
from analysis.sources import SourceRange, source_ranges
from data import sample
from data.reading.sheets import SheetPicture, read_sheet
from data.settings import settings
from data.store import batches
from data.store import notes as notes_of
from data.store.database import Store, database_path
from data.store.notes import Note
from data.store.snapshot import Snapshot
from language import Language
from pages.shell.context import Context, User

Allowed = tuple[str, ...] | None


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of this server; a new one gets the sample programmes, unless told not to."""
    is_new = not database_path().exists()
    opened = Store(database_path())
    if is_new and settings().sample:
        sample.install(opened)
    return opened


def version(as_of_entry: int | None) -> str:
    """The version of the figures: the last that was done to them, and the journal entry up to which they are seen.

    Not the file's own: a note, a link that is used or a draft makes no new figures.
    """
    newest = _newest(store().signature())
    return newest if as_of_entry is None else f"{newest}@{as_of_entry}"


def last_entry() -> int:
    """The newest entry of the journal."""
    return _snapshot(version(None)).entry


@st.cache_resource(show_spinner=False, max_entries=4)
def _newest(signature: str) -> str:
    entry, done_at = batches.newest(store())
    return f"{entry}-{done_at:%Y%m%dT%H%M%S%f}" if done_at else "0"


@st.cache_resource(show_spinner=False, max_entries=4)
def _snapshot(version: str) -> Snapshot:
    entry = version.partition("@")[2]
    return Snapshot(store(), as_of_entry=int(entry) if entry else None)


def connection(user: User, signature: str) -> duckdb.DuckDBPyConnection:
    """A cursor that sees what the user may see, for this thread."""
    return _snapshot(signature).cursor(user.programmes)


def allowed(user: User) -> Allowed:
    """What the user may see, as part of a cache key."""
    return None if user.programmes is None else tuple(sorted(user.programmes))


def programmes(user: User, signature: str) -> tuple[Programme, ...]:
    """Every programme the user may see."""
    return _programmes(connection(user, signature), signature, allowed(user))


def years(user: User, signature: str, programme: str) -> tuple[int, ...]:
    """The programme's years, newest first."""
    return _years(connection(user, signature), signature, allowed(user), programme)


def facts(context: Context) -> Facts:
    """All that is known of the chosen programme."""
    assert context.programme is not None  # pages ask only where there is one
    return _facts(
        connection(context.user, context.signature), context.signature, allowed(context.user), context.programme
    )


def facts_in(user: User, signature: str, programme: str) -> Facts | None:
    """All that is known of a programme in some version of the data; None where the user sees no such programme."""
    found = next((one for one in programmes(user, signature) if one.programme == programme), None)
    return None if found is None else _facts(connection(user, signature), signature, allowed(user), found)


def overview(context: Context) -> Overview:
    """The overview of the chosen programme and year."""
    return _overview(facts(context), *_key(context))


def indicators(context: Context) -> IndicatorsScreen:
    """All indicators through the years."""
    return _indicators(facts(context), *_key(context))


def in_depth(context: Context, indicator: str) -> InDepth:
    """One indicator of the chosen year."""
    return _in_depth(connection(context.user, context.signature), facts(context), indicator, *_key(context))


def budget(context: Context) -> BudgetScreen:
    """The money of the chosen year."""
    return _budget(facts(context), *_key(context))


def jobs(context: Context) -> JobsScreen:
    """The jobs up to the chosen year."""
    return _jobs(connection(context.user, context.signature), facts(context), *_key(context))


def projects(context: Context) -> ProjectsScreen:
    """The projects up to the chosen year."""
    return _projects(connection(context.user, context.signature), facts(context), *_key(context))


def measures(context: Context) -> MeasuresScreen:
    """Goals and measures up to the chosen year."""
    return _measures(connection(context.user, context.signature), facts(context), *_key(context))


def actions(context: Context, on: dt.date) -> ActionsScreen:
    """The actions up to the chosen year, as they stood on that day."""
    return _actions(connection(context.user, context.signature), facts(context), on, *_key(context))


def figure(context: Context, chart: Chart) -> go.Figure:
    """The chart's figure in the reader's look, to be shown and never changed."""
    assert chart.drawing is not None  # a chart without a drawing is not drawn
    return plotly.figure(chart.drawing, context.look, context.language)


def sources(context: Context, chart: Chart) -> tuple[SourceRange, ...]:
    """The files and ranges the chart came from."""
    signature, allowed_programmes, selection, _ = _key(context)
    return _sources(connection(context.user, signature), chart, signature, allowed_programmes, selection, chart.sources)


@st.cache_resource(show_spinner=False, max_entries=10)
def entries(signature: str) -> pd.DataFrame:
    """All that was done to batches, newest first: see `data.batches.journal`."""
    return batches.journal(store())


def notes(until: dt.datetime | None) -> tuple[Note, ...]:
    """The notes on every programme that stood at that time (UTC); None is now."""
    return _notes(store().signature(), until)


@st.cache_resource(show_spinner=False, max_entries=20)
def _notes(signature: str, until: dt.datetime | None) -> tuple[Note, ...]:
    return notes_of.notes(store(), until=until)


def sheet_around(context: Context, batch: int, sheet: str, cell: str) -> SheetPicture | None:
    """The sheet of a stored file around a cell; None where it cannot be shown."""
    return _sheet_around(context.signature, batch, sheet, cell)


def _key(context: Context) -> tuple[str, Allowed, Selection, str]:
    assert context.selection is not None  # pages ask only where there is one
    return context.signature, allowed(context.user), context.selection, context.language.code


@st.cache_resource(show_spinner=False, max_entries=50)
def _programmes(_con: duckdb.DuckDBPyConnection, signature: str, allowed: Allowed) -> tuple[Programme, ...]:
    return facts_of.programmes(_con)


@st.cache_resource(show_spinner=False, max_entries=500)
def _years(_con: duckdb.DuckDBPyConnection, signature: str, allowed: Allowed, programme: str) -> tuple[int, ...]:
    return facts_of.years(_con, programme)


@st.cache_resource(show_spinner=False, max_entries=100)
def _facts(_con: duckdb.DuckDBPyConnection, signature: str, allowed: Allowed, programme: Programme) -> Facts:
    return facts_of.gather(_con, programme)


@st.cache_resource(show_spinner=False, max_entries=200)
def _overview(_facts: Facts, signature: str, allowed: Allowed, selection: Selection, language: str) -> Overview:
    return overview_of.overview(_facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _indicators(
    _facts: Facts, signature: str, allowed: Allowed, selection: Selection, language: str
) -> IndicatorsScreen:
    return screens.indicators_screen(_facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=500)
def _in_depth(
    _con: duckdb.DuckDBPyConnection,
    _facts: Facts,
    indicator: str,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
) -> InDepth:
    return screens.indicator_in_depth(_con, _facts, selection, indicator, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _budget(_facts: Facts, signature: str, allowed: Allowed, selection: Selection, language: str) -> BudgetScreen:
    return screens.budget_screen(_facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _jobs(
    _con: duckdb.DuckDBPyConnection,
    _facts: Facts,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
) -> JobsScreen:
    return screens.jobs_screen(_con, _facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _projects(
    _con: duckdb.DuckDBPyConnection,
    _facts: Facts,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
) -> ProjectsScreen:
    return screens.projects_screen(_con, _facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _measures(
    _con: duckdb.DuckDBPyConnection,
    _facts: Facts,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
) -> MeasuresScreen:
    return screens.measures_screen(_con, _facts, selection, Language(language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _actions(
    _con: duckdb.DuckDBPyConnection,
    _facts: Facts,
    on: dt.date,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
) -> ActionsScreen:
    return screens.actions_screen(_con, _facts, selection, on, Language(language))


@st.cache_resource(show_spinner=False, max_entries=500)
def _sources(
    _con: duckdb.DuckDBPyConnection,
    _chart: Chart,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    sources: tuple[object, ...],
) -> tuple[SourceRange, ...]:
    return source_ranges(_con, selection.programme, _chart.sources)


@st.cache_resource(show_spinner=False, max_entries=100)
def _sheet_around(signature: str, batch: int, sheet: str, cell: str) -> SheetPicture | None:
    file_name, content = batches.stored_file(store(), batch)
    return read_sheet(content, file_name, sheet, around=cell)
