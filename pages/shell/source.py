"""From a number to its cells: the sheet of the stored file around them, in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from data.cells.grid import CELLS
from data.reading.sheets import SheetPicture
from data.sample import LOADED_BY
from data.store import batches
from data.terms import names
from language import Language
from pages import Role
from pages.shell import cached, components, downloads
from pages.shell.context import BY_LINK, LOCAL_USER, Context
from pages.shell.markup import show_html
from pages.shell.sheet import SheetMark, only, show_sheet

SourceRow = dict[Any, Any]

_ASKED = "sheet-asked-for-"


def choose_cell(context: Context, rows: Sequence[SourceRow], what: Callable[[SourceRow], str], *, popover: str) -> None:
    """A choice of one of the rows of `lineage`, and the way to the sheet it came from; closes the popover it is in.

    The rows come through the user's own connection, so none is of a programme they may not see.
    """
    if not rows:
        return
    spoken = context.language
    with st.container(key=f"sheet-of-{popover}", horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            spoken.text("sheet.choose"),
            range(len(rows)),
            key=f"cell-of-{popover}",
            format_func=lambda place: (
                f"{what(rows[place])} ({rows[place]['sheet']}, {spoken.place(rows[place]['cell'])})"
            ),
        )
        st.button(
            spoken.text("sheet.show"),
            key=f"show-{popover}",
            on_click=_ask,
            args=(popover, rows[place], what(rows[place])),
        )


def show_if_asked(context: Context, popover: str) -> None:
    """Opens the sheet that was asked for in that popover."""
    asked = st.session_state.pop(f"{_ASKED}{popover}", None)
    if asked is not None:
        st.dialog(context.language.text("sheet.title"), width="large")(_show)(context, *asked)


def _ask(popover: str, row: SourceRow, what: str) -> None:
    st.session_state[popover] = False
    st.session_state[f"{_ASKED}{popover}"] = row, what


def _show(context: Context, row: SourceRow, what: str) -> None:
    spoken, batch = context.language, int(row["batch"])
    show_html(
        '<p class="ps-note"><strong>{what}</strong></p><p class="ps-source">{origin}</p>',
        what=what,
        origin=_origin(context, row),
    )
    picture = cached.sheet_around(context, batch, str(row["sheet"]), str(row["cell"]))
    if picture is None or not CELLS.fullmatch(str(row["cell"])):
        components.note(spoken.text("sheet.none"))
    else:
        _picture(context, batch, picture, SheetMark(str(row["cell"]), "source"))
    with st.container(key="actions-sheet"):
        offer_file(context, batch, str(row["file"]), key="file-of-sheet")


def _picture(context: Context, batch: int, picture: SheetPicture, mark: SheetMark) -> None:
    spoken = context.language
    if not may_see_all(context, batch):
        # The cells around it may be of a programme that this user may not see.
        picture = only(picture, mark)
        components.note(spoken.text("sheet.only"))
    show_sheet(picture, spoken, marked=[mark], caption=f"{picture.sheet}, {mark.cells}")


def _origin(context: Context, row: SourceRow) -> str:
    spoken = context.language
    return spoken.text(
        "sheet.origin",
        file=str(row["file"]),
        sheet=str(row["sheet"]),
        cell=spoken.place(str(row["cell"])),
        who=who_as_seen(context, str(row["loaded_by"])),
        moment=spoken.moment(row["loaded_at"].to_pydatetime()),
    )


def who(name: str, spoken: Language) -> str:
    """Who loaded something: a name, or words for the program itself, one's own machine and a juror's own link."""
    if name.startswith(BY_LINK):
        return spoken.text("history.who_juror")
    known = {LOADED_BY: "history.who_sample", LOCAL_USER: "history.who_local"}
    return spoken.text(known[name]) if name in known else name


def who_as_seen(context: Context, name: str) -> str:
    """The same for whoever looks: accounts are addresses, which are none of the business of whoever holds a link."""
    is_account = "@" in name
    if context.user.invitation is not None and is_account:
        return context.language.text("history.who_of_programme")
    return who(name, context.language)


def may_see_all(context: Context, batch: int) -> bool:
    """Whether the user may see every programme that a batch holds."""
    allowed = context.user.programmes
    return allowed is None or batches.programmes_of(cached.store(), batch) <= allowed


def offer_file(context: Context, batch: int, file_name: str, *, key: str) -> None:
    """The file of a batch, as it was loaded: for editors who may see all that it holds.

    No vote that is blind, and no file that was taken away for good.
    """
    held = batches.programmes_of(cached.store(), batch)
    may_have = context.user.may_everywhere(Role.EDITOR) or (held and context.user.may(Role.EDITOR, held))
    if not may_have or batch in cached.blind_batches() | cached.erased_batches():
        return
    downloads.offer_data(
        context.language.text("sheet.file"),
        lambda: batches.stored_file(cached.store(), batch)[1],
        user=context.user,
        programme=min(held) if len(held) == 1 else None,
        # The name is what somebody once called the file, perhaps long ago; and the browser never opens it.
        file_name=names.file_name(file_name),
        key=key,
        kind="tertiary",
    )
