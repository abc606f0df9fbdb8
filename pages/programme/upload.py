"""Last inn: a file in, what was understood, what is wrong, what will change, and then - if confirmed - stored."""

from __future__ import annotations

import streamlit as st

from analysis.table import Column, Table
from data import batches, sample
from data.aliases import sheet_title
from data.batches import Changes, Mode
from data.loading import read_file
from data.problems import Severity
from data.store import StoreError
from data.tables import Reading
from language import Language
from pages.shell import cached, components
from pages.shell.context import Context, current

TYPES = ("xlsx", "xlsm", "xls", "ods", "csv", "txt")
MOST_SHOWN = 200


def main(context: Context) -> None:
    """The page, from the top."""
    spoken = context.language
    components.plain_headline(spoken.text("pages.upload.headline"), spoken.text("pages.upload.lead"))
    if not context.may_load:
        components.panel(spoken.text("pages.upload.not_allowed"), spoken.text("pages.upload.not_allowed_why"))
        return
    left, right = st.columns((7, 5), gap="large")
    with left:
        file = st.file_uploader(spoken.text("pages.upload.choose"), type=None, key="file")
        with st.container(key="block-hints", horizontal=True):
            programme = st.text_input(spoken.text("pages.upload.programme"), key="file-programme").strip() or None
            year = st.number_input(
                spoken.text("pages.upload.year"), 1990, 2100, value=None, step=1, format="%d", key="file-year"
            )
    with right:
        _template_and_sample(context)
    _last_load(context)
    if file is not None:
        _confirm(context, _reading(spoken, file.file_id, file.name, file.getvalue(), programme, year))


def _reading(
    spoken: Language, file_id: str, name: str, content: bytes, programme: str | None, year: int | None
) -> Reading:
    """The file as it was understood; read once, however often the page runs."""
    key = (file_id, programme, year)
    kept: tuple[object, Reading] | None = st.session_state.get("reading")
    if kept is None or kept[0] != key:
        with st.spinner(spoken.text("pages.upload.reading", file=name)):
            kept = key, read_file(content, name, programme=programme, year=year)
        st.session_state["reading"] = kept
    return kept[1]


def _confirm(context: Context, reading: Reading) -> None:
    spoken = context.language
    with st.container(key="block-understood"):
        components.section(spoken.text("pages.upload.understood"))
        if reading.tables:
            components.table(_understood(reading, spoken), spoken, caption=reading.file_name)
        else:
            components.note(spoken.text("pages.upload.nothing_understood"))
    with st.container(key="block-problems"):
        components.section(spoken.text("pages.upload.problems"))
        if reading.problems:
            components.table(_problems(reading, spoken), spoken, caption=_counted(reading, spoken))
        else:
            components.note(spoken.text("pages.upload.no_problems"))
    if not reading.is_storable:
        components.panel(reading.file_name, spoken.text("pages.upload.rejected"))
        return
    with st.container(key="block-changes"):
        components.section(spoken.text("pages.upload.changes"))
        mode = st.radio(
            spoken.text("pages.upload.mode"),
            list(Mode),
            key="mode",
            format_func=lambda mode: spoken.text(f"pages.upload.mode_{mode.value}"),
        )
        assert mode is not None  # a radio with options has one chosen
        changes = batches.preview(cached.store(), reading, mode)
        components.note(
            spoken.text(
                "pages.upload.summary",
                new=changes.new,
                changed=changes.changed,
                unchanged=changes.unchanged,
                vanishing=changes.vanishing,
            )
        )
        if len(changes.details):
            components.table(_changes(changes, spoken), spoken, caption=spoken.text("pages.upload.changes"))
        # A key for each file: what is accepted of one is not accepted of the next.
        accepted = not reading.problems or st.checkbox(
            spoken.text("pages.upload.accept"), key=f"accept-{reading.sha256}"
        )
        if st.button(spoken.text("pages.upload.confirm"), type="primary", disabled=not accepted, key="confirm"):
            _store(context, reading, mode)


def _store(context: Context, reading: Reading, mode: Mode) -> None:
    try:
        loaded = batches.load(cached.store(), reading, by=context.user.name, mode=mode)
    except StoreError as error:
        components.missing_store(error, context.language)
        return
    st.session_state["loaded"] = (loaded.batch, reading.tables[0].programmes, reading.tables[0].years)
    st.rerun()


def _last_load(context: Context) -> None:
    """What became of the last confirmation, with a way to see it and a way back."""
    if "loaded" not in st.session_state:
        return
    spoken = context.language
    batch, programmes, years = st.session_state["loaded"]
    if batch is None:
        components.note(spoken.text("pages.upload.unchanged"))
        return
    with st.container(key="block-loaded"):
        components.section(spoken.text("pages.upload.loaded", batch=batch))
        with st.container(horizontal=True, vertical_alignment="center"):
            parameters = {"programme": programmes[0]} if programmes else {}
            parameters |= {"year": str(years[-1])} if years else {}
            components.link(context, "overview", spoken.text("pages.upload.see"), **parameters)
            if st.button(spoken.text("pages.upload.take_back"), key="undo"):
                batches.withdraw(cached.store(), batch, by=context.user.name)
                del st.session_state["loaded"]
                st.toast(spoken.text("pages.upload.taken_back", batch=batch))
                st.rerun()


def _template_and_sample(context: Context) -> None:
    spoken = context.language
    with st.container(key="block-template"):
        components.note(spoken.text("pages.upload.template_why"))
        st.download_button(
            spoken.text("pages.upload.template"),
            lambda: _template(spoken.code),
            file_name=f"programstatus-{spoken.code}.xlsx",
            key="template",
            on_click="ignore",
        )
    with st.container(key="block-sample"):
        components.lead(spoken.text("pages.upload.sample_title"))
        components.note(spoken.text("pages.upload.sample_why"))
        is_there = sample.is_installed(cached.store())
        action = "remove" if is_there else "add"
        if st.button(spoken.text(f"pages.upload.sample_{action}"), key="sample"):
            if is_there:
                sample.remove(cached.store())
            else:
                sample.install(cached.store())
            st.rerun()


def _template(language_code: str) -> bytes:
    from data.template import template_bytes

    return template_bytes(language_code)


def _understood(reading: Reading, spoken: Language) -> Table:
    return Table(
        tuple(
            Column(spoken.text(f"pages.upload.column_{name}"), kind)
            for name, kind in (
                ("dataset", "text"),
                ("where", "text"),
                ("rows", "number"),
                ("years", "text"),
                ("programmes", "text"),
            )
        ),
        tuple(
            (
                sheet_title(table.dataset, spoken.code),
                f"{table.sheet}, {table.range}",
                len(table.rows),
                ", ".join(map(str, table.years)) or None,
                ", ".join(table.programmes) or None,
            )
            for table in reading.tables
        ),
    )


def _problems(reading: Reading, spoken: Language) -> Table:
    ordered = sorted(reading.problems, key=lambda problem: problem.severity != Severity.ERROR)
    return Table(
        tuple(Column(spoken.text(f"pages.upload.column_{name}")) for name in ("severity", "cell", "value", "message")),
        tuple(
            (
                spoken.text(f"pages.upload.severity_{problem.severity.value}"),
                f"{problem.sheet}!{problem.cell}"
                if problem.cell
                else problem.sheet or spoken.text("pages.upload.whole_file"),
                problem.value,
                problem.message(spoken),
            )
            for problem in ordered[:MOST_SHOWN]
        ),
    )


def _counted(reading: Reading, spoken: Language) -> str:
    more = len(reading.problems) - MOST_SHOWN
    return reading.file_name + (f" · {spoken.text('pages.upload.more', count=more)}" if more > 0 else "")


def _changes(changes: Changes, spoken: Language) -> Table:
    rows = changes.details.head(MOST_SHOWN)
    rows = rows.astype(object).where(rows.notna(), None)
    return Table(
        tuple(
            Column(spoken.text(f"pages.upload.column_{name}"))
            for name in ("change", "dataset", "programmes", "years", "row", "old", "new")
        ),
        tuple(
            (
                spoken.text(f"pages.upload.change_{row['change']}"),
                sheet_title(row["dataset"], spoken.code),
                row["programme"],
                None if row["year"] is None else str(int(row["year"])),
                f"{row['row']} {row['field']}".strip(),
                row["old"],
                row["new"],
            )
            for row in rows.to_dict("records")
        ),
    )


main(current())
