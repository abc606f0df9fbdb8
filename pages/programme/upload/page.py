"""Last inn: files in, what was understood, what is wrong, what will change, and then - if confirmed - stored."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from data import sample
from data.cells.values import FIRST_YEAR, LAST_YEAR
from data.loading.explained import row_count
from data.store import batches, remembering
from data.store.batches import Mode
from data.store.changes import preview, programmes_of_reading
from data.store.database import StoreError
from data.terms.answers import Answers
from data.terms.problems import Severity, has_errors
from data.terms.tables import Reading
from language import Language
from pages import Role, page_of
from pages.programme.upload import pending
from pages.programme.upload.pending import Pending
from pages.programme.upload.picture import sheets_of
from pages.programme.upload.problems import show_errors, show_warnings
from pages.programme.upload.questions import show_answered, show_questions
from pages.programme.upload.summary import show_corrected, show_sentence
from pages.programme.upload.tables import show_tables
from pages.shell import cached, components, downloads, edits, permission
from pages.shell.changed import show_changes
from pages.shell.context import Context, current


def main(context: Context) -> None:
    """The page, from the top."""
    spoken = context.language
    components.plain_headline(spoken.text("pages.upload.headline"), spoken.text("pages.upload.lead"))
    if not context.may_load:
        components.panel(spoken.text("pages.upload.not_allowed"), spoken.text("pages.upload.not_allowed_why"))
        return
    pending.show_lost(spoken)
    # With a file on its way, the file is what the page is about.
    is_busy = bool(pending.files())
    left, right = st.columns((7, 5), gap="large")
    with left:
        uploaded = st.file_uploader(
            spoken.text("pages.upload.choose"), accept_multiple_files=True, key=pending.uploader_key()
        )
    with right if is_busy else left:
        answers = _hints(context, "beside-hints" if is_busy else "block-hints")
    if not is_busy:
        with right:
            _template(context)
            _sample(context)
    pending.take(uploaded, answers, spoken)
    _last_load(context)
    if is_busy:
        files = pending.files()
        key = _choose_file(context, files)
        _file(context, key, files[key])
        left, right = st.columns(2, gap="large")
        with left:
            _template(context)
        with right:
            _sample(context)


def _hints(context: Context, block: str) -> Answers:
    """What the file may not say itself."""
    spoken = context.language
    with st.container(key=block, horizontal=True, vertical_alignment="bottom"):
        programme = st.text_input(spoken.text("pages.upload.programme"), key=pending.PROGRAMME_FIELD).strip() or None
        year = st.number_input(
            spoken.text("pages.upload.year"),
            FIRST_YEAR,
            LAST_YEAR,
            value=None,
            step=1,
            format="%d",
            key=pending.YEAR_FIELD,
        )
    hidden = st.checkbox(spoken.text("upload.include_hidden"), key="include-hidden")
    answers = Answers(programme=programme, year=year, include_hidden=hidden)
    for key, file in list(pending.files().items()):
        pending.tell(key, replace(file.answers, programme=programme, year=year, include_hidden=hidden))
    return answers


def _choose_file(context: Context, files: dict[str, Pending]) -> str:
    keys = list(files)
    if len(keys) == 1:
        return keys[0]
    spoken = context.language
    if st.session_state.get("chosen-file") not in keys:
        st.session_state["chosen-file"] = keys[0]
    return st.selectbox(
        spoken.text("upload.choose_file", count=len(keys)),
        keys,
        key="chosen-file",
        format_func=lambda key: f"{files[key].name} · {_state(context, files[key])}",
    )


def _state(context: Context, file: Pending) -> str:
    reading = file.reading
    errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    if errors:
        return context.language.text("upload.state_errors", n=errors)
    if reading.questions:
        return context.language.text("upload.state_questions", n=len(reading.questions))
    return context.language.text("upload.state_ready" if reading.is_storable else "upload.state_empty")


def _file(context: Context, key: str, file: Pending) -> None:
    """What was understood, then what has to be answered and mended, then the sheets, and the rest folded away."""
    spoken, reading = context.language, file.reading
    with st.container(key="block-understood"):
        show_sentence(file, spoken)
        show_answered(key, file, spoken)
        show_corrected(key, file, spoken)
    if reading.questions:
        with st.container(key="block-questions"):
            show_questions(context, key, file)
    if has_errors(reading.problems):
        with st.container(key="block-problems"):
            show_errors(key, file, spoken)
    if reading.tables or reading.candidates or sheets_of(file):
        with st.container(key="block-tables"):
            components.section(spoken.text("upload.tables"))
            show_tables(context, key, file)
    with st.container(key="block-warnings"):
        show_warnings(key, file, spoken)
    if not _may_store(context, reading):
        components.panel(spoken.text("pages.upload.not_yours"), spoken.text("pages.upload.not_yours_why"))
    elif reading.is_storable and row_count(reading):
        with st.container(key="block-changes"):
            _changes(context, key, file)
    else:
        components.panel(file.name, spoken.text(_why_not(reading)))
    if st.button(spoken.text("upload.give_up"), key=f"give-up-{key}", type="tertiary"):
        pending.give_up(key)
        st.rerun()


def _may_store(context: Context, reading: Reading) -> bool:
    """Whether the user may load into every programme that the file speaks of."""
    held = programmes_of_reading(cached.store(), reading)
    return context.user.may(Role.EDITOR, held) if held else context.may_load


def _why_not(reading: Reading) -> str:
    """Why nothing of the file can be stored yet."""
    if has_errors(reading.problems):
        return "pages.upload.rejected"
    if reading.questions:
        return "upload.unanswered"
    return "upload.nothing_filled_in"


def _changes(context: Context, key: str, file: Pending) -> None:
    spoken, reading = context.language, file.reading
    components.section(spoken.text("pages.upload.changes"))
    mode = st.radio(
        spoken.text("pages.upload.mode"),
        list(Mode),
        key=f"mode-{key}",
        format_func=lambda mode: spoken.text(f"pages.upload.mode_{mode.value}"),
    )
    assert mode is not None  # a radio with options has one chosen
    show_changes(preview(cached.store(), reading, mode), spoken, caption=spoken.text("pages.upload.changes"))
    accepted = not reading.problems or st.checkbox(
        spoken.text("pages.upload.accept"), key=f"accept-{key}-{hash(reading.problems and str(reading.problems))}"
    )
    if st.button(spoken.text("pages.upload.confirm"), type="primary", disabled=not accepted, key="confirm"):
        _store(context, key, file, mode)


def _store(context: Context, key: str, file: Pending, mode: Mode) -> None:
    store, by = cached.store(), context.user.name
    try:
        if not permission.may_change(context, programmes_of_reading(store, file.reading)):
            return
        loaded = batches.load(store, file.reading, by=by, mode=mode)
        remembering.keep(store, file.reading, file.answers, by=by)
    except StoreError as error:
        components.missing_store(error, context.language)
        return
    table = max(file.reading.tables, key=lambda table: len(table))
    st.session_state["loaded"] = (loaded.batch, table.dataset, table.programmes, table.years)
    pending.give_up(key)
    st.rerun()


def _last_load(context: Context) -> None:
    """What became of the last confirmation, with a way to see it and a way back."""
    if "loaded" not in st.session_state:
        return
    spoken = context.language
    batch, dataset, programmes, years = st.session_state["loaded"]
    if batch is None:
        components.note(spoken.text("pages.upload.unchanged"))
        return
    with st.container(key="block-loaded"):
        components.section(spoken.text("pages.upload.loaded", batch=batch))
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = {"programme": programmes[0]} if programmes else {}
            chosen |= {"year": str(years[-1])} if years else {}
            seen_on = page_of(dataset)
            title = spoken.text(seen_on.title_key)
            components.link(context, seen_on.name, spoken.text("pages.upload.see", page=title), **chosen)
            may_undo = context.user.may(Role.EDITOR, batches.programmes_of(cached.store(), batch))
            if may_undo and st.button(spoken.text("pages.upload.take_back"), key="undo"):
                edits.take_back(context, batch)
                del st.session_state["loaded"]
                st.toast(spoken.text("pages.upload.taken_back", batch=batch))
                st.rerun()


def _template(context: Context) -> None:
    spoken = context.language
    with st.container(key="block-template"):
        components.note(spoken.text("pages.upload.template_why"))
        for name, of_rounds in (("template", False), ("template_rounds", True)):
            of = spoken.text("pages.upload.of_rounds") if of_rounds else ""
            downloads.offer(
                spoken.text(f"pages.upload.{name}"),
                partial(_template_in, spoken.code, of_rounds=of_rounds),
                file_name=f"programstatus-{of}{spoken.code}.xlsx",
                key=name.replace("_", "-"),
            )


def _sample(context: Context) -> None:
    spoken = context.language
    if not context.user.may_everywhere(Role.EDITOR):
        return
    with st.container(key="block-sample"):
        components.lead(spoken.text("pages.upload.sample_title"))
        components.note(spoken.text("pages.upload.sample_why"))
        _sample_button(sample.Group.FIRST, "sample", spoken)
        components.note(spoken.text("pages.upload.sample_others_why"))
        _sample_button(sample.Group.OTHERS, "sample_others", spoken)


def _sample_button(group: sample.Group, name: str, spoken: Language) -> None:
    """Loads that group of samples, or takes it away again."""
    is_there = cached.has_sample(group)
    action = "remove" if is_there else "add"
    if st.button(spoken.text(f"pages.upload.{name}_{action}"), key=name.replace("_", "-")):
        (sample.remove if is_there else sample.install)(cached.store(), group)
        st.rerun()


def _template_in(language_code: str, *, of_rounds: bool) -> bytes:
    from data.templates.template import SHEETS_OF_ROUNDS, USUAL_SHEETS, template_bytes

    return template_bytes(language_code, SHEETS_OF_ROUNDS if of_rounds else USUAL_SHEETS)


main(current())
