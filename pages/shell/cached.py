"""The answers of `analysis`, kept as long as the data is the same.

Keyed on the data's signature and on what the user may see, not on who that is. A connection is opened only for what is
not known yet: ten of them in each run took longer than the answers. Figures are shared and never changed, so they are
kept as they are: copying them would be slower than drawing them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple, cast

import duckdb
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import facts as facts_of
from analysis.chart import Chart
from analysis.drawing import plotly
from analysis.facts import Facts, KnownYears, Programme, Selection
from analysis.sources import SourceOf, SourceRange, source_ranges
from data import edits, sample
from data.reading.sheets import SheetPicture, read_sheet
from data.settings import settings
from data.store import batches, vote_rounds
from data.store import notes as notes_of
from data.store.database import Store
from data.store.homes import home_as_set, is_there, open_store
from data.store.notes import Note
from data.store.snapshot import Snapshot
from data.store.vote_rounds import VoteRound
from language import Language
from pages import OTHERS
from pages.shell.context import Context, User

Allowed = tuple[str, ...] | None
_Screen = TypeVar("_Screen")
_More = TypeVarTuple("_More")


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of this server; a new one gets the sample programmes, unless told not to."""
    is_new = not is_there(home_as_set())
    opened = open_store(home_as_set())
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
    if not done_at:
        return "0"
    # A round that is closed shows votes that were there before.
    closed = vote_rounds.last_turn(store())
    return f"{entry}-{done_at:%Y%m%dT%H%M%S%f}" + (f"-{closed}" if closed else "")


@st.cache_resource(show_spinner=False, max_entries=8)
def _has_sample(version: str, group: sample.Group) -> bool:
    return sample.is_installed(store(), group)


@st.cache_data(show_spinner=False, max_entries=500)
def _row_of(
    _user: User, signature: str, allowed: Allowed, dataset: str, key: tuple[tuple[str, object], ...]
) -> dict[str, Any]:
    return edits.row_of(connection(_user, signature), dataset, **dict(key))


@st.cache_resource(show_spinner=False, max_entries=4)
def _snapshot(version: str) -> Snapshot:
    entry = version.partition("@")[2]
    return Snapshot(store(), as_of_entry=int(entry) if entry else None)


def has_sample(group: sample.Group) -> bool:
    """Whether programmes of that group of samples are in the store, and not withdrawn."""
    return _has_sample(version(None), group)


def row_of(context: Context, dataset: str, **key: object) -> dict[str, Any]:
    """The row of that key as a form shows it, of the chosen programme. KeyError where there is none."""
    assert context.selection is not None  # a page of a programme
    key = {"programme": context.selection.programme, **key}
    return _row_of(context.user, context.signature, allowed(context.user), dataset, tuple(key.items()))


def connection(user: User, signature: str) -> duckdb.DuckDBPyConnection:
    """A cursor that sees what the user may see, for this thread."""
    return _snapshot(signature).cursor(user.programmes)


def allowed(user: User) -> Allowed:
    """What the user may see, as part of a cache key."""
    return None if user.programmes is None else tuple(sorted(user.programmes))


def programmes(user: User, signature: str) -> tuple[Programme, ...]:
    """Every programme the user may see."""
    return _programmes(user, signature, allowed(user))


def years(user: User, signature: str, programme: str) -> tuple[int, ...]:
    """The programme's years, newest first."""
    return _known_years(user, signature, allowed(user), programme).newest_first


def usual_year(user: User, signature: str, programme: str) -> int | None:
    """The year that the programme is opened with; None without any."""
    return _known_years(user, signature, allowed(user), programme).usual


def data_sets(user: User, signature: str, programme: str) -> frozenset[str]:
    """The data sets of which the programme has rows; `OTHERS` among them where it can be compared."""
    known = _data_sets(user, signature, allowed(user), programme)
    return known | {OTHERS} if facts_of.can_be_compared(programmes(user, signature), programme) else known


def facts(context: Context) -> Facts:
    """All that is known of the chosen programme."""
    assert context.programme is not None  # pages ask only where there is one
    return _facts_of(context.user, context.signature, context.programme)


def facts_in(user: User, signature: str, programme: str) -> Facts | None:
    """All that is known of a programme in some version of the data; None where the user sees no such programme."""
    found = next((one for one in programmes(user, signature) if one.programme == programme), None)
    return None if found is None else _facts_of(user, signature, found)


def _facts_of(user: User, signature: str, programme: Programme) -> Facts:
    return _facts(user, programme, signature, allowed(user), programme.programme)


def screen(
    context: Context,
    build: Callable[[duckdb.DuckDBPyConnection, Facts, Selection, Language, *_More], _Screen],
    *more: *_More,
) -> _Screen:
    """What `build`, a builder of `analysis.screens`, answers for the chosen programme and year.

    `more`: what the builder asks for beside them, such as an indicator; a part of the cache's key.
    """
    answer = _screen(
        build,
        context.user,
        facts(context),
        f"{build.__module__}.{build.__qualname__}",
        *_key(context),
        more,
    )
    return cast(_Screen, answer)


def figure(context: Context, chart: Chart) -> go.Figure:
    """The chart's figure in the reader's look, to be shown and never changed."""
    assert chart.drawing is not None  # a chart without a drawing is not drawn
    return plotly.figure(chart.drawing, context.look, context.language)


def sources(context: Context, chart: Chart) -> tuple[SourceRange, ...]:
    """The files and ranges the chart came from."""
    signature, allowed_programmes, selection, _ = _key(context)
    known = (context.user, signature, allowed_programmes, selection.programme)
    # Charts of the same rows ask once.
    return tuple(found for source in chart.sources for found in _sources(*known, source))


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
def _programmes(_user: User, signature: str, allowed: Allowed) -> tuple[Programme, ...]:
    return facts_of.programmes(connection(_user, signature))


@st.cache_resource(show_spinner=False, max_entries=500)
def _known_years(_user: User, signature: str, allowed: Allowed, programme: str) -> KnownYears:
    return facts_of.known_years(connection(_user, signature), programme)


@st.cache_resource(show_spinner=False, max_entries=500)
def _data_sets(_user: User, signature: str, allowed: Allowed, programme: str) -> frozenset[str]:
    return facts_of.data_sets(connection(_user, signature), programme)


@st.cache_resource(show_spinner=False, max_entries=100)
def _facts(_user: User, _programme: Programme, signature: str, allowed: Allowed, programme: str) -> Facts:
    return facts_of.gather(connection(_user, signature), _programme)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _screen(
    _build: Callable[..., object],
    _user: User,
    _facts: Facts,
    name: str,
    signature: str,
    allowed: Allowed,
    selection: Selection,
    language: str,
    more: tuple[object, ...],
) -> object:
    return _build(connection(_user, signature), _facts, selection, Language(language), *more)


@st.cache_resource(show_spinner=False, max_entries=1000)
def _sources(
    _user: User, signature: str, allowed: Allowed, programme: str, source: SourceOf
) -> tuple[SourceRange, ...]:
    return source_ranges(connection(_user, signature), programme, [source])


def open_votes(programme: str, year: int) -> tuple[VoteRound, ...]:
    """The vote rounds of a programme's round that are open now."""
    return tuple(one for one in _open_votes(store().signature()) if (one.programme, one.year) == (programme, year))


def blind_batches() -> frozenset[int]:
    """The loads that nobody may see the content of now."""
    return _blind_batches(store().signature())


@st.cache_resource(show_spinner=False, max_entries=4)
def _open_votes(signature: str) -> tuple[VoteRound, ...]:
    return vote_rounds.open_rounds(store())


@st.cache_resource(show_spinner=False, max_entries=4)
def _blind_batches(signature: str) -> frozenset[int]:
    return vote_rounds.blind_batches(store())


def erased_batches() -> frozenset[int]:
    """The loads whose file was taken away for good."""
    return _erased_batches(store().signature())


@st.cache_resource(show_spinner=False, max_entries=4)
def _erased_batches(signature: str) -> frozenset[int]:
    return batches.erased_batches(store())


@st.cache_resource(show_spinner=False, max_entries=100)
def _sheet_around(signature: str, batch: int, sheet: str, cell: str) -> SheetPicture | None:
    file_name, content = batches.stored_file(store(), batch)
    return read_sheet(content, file_name, sheet, around=cell)
