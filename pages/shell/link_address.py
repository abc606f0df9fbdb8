"""The address of a link, for others: as text to copy, and as a QR code for the screen in the room or for paper."""

from __future__ import annotations

import io

import segno
import streamlit as st

from data.settings import settings
from data.terms.names import file_name
from language import Language
from pages import page
from pages.shell import components, downloads
from pages.shell.markup import show_html

_QUIET_ZONE = 4


def base_of(seen_on: str) -> str:
    """What stands before every path of this server: where others reach it, else where it is reached on that page."""
    here = (st.context.url or "").split("?")[0].rstrip("/").removesuffix(f"/{page(seen_on).url}")
    return settings().address or here


def show(spoken: Language, address: str) -> None:
    """The address, to be copied."""
    components.lead(spoken.text("share.links.address"))
    st.code(address, language=None, wrap_lines=True)


def qr_code(spoken: Language, address: str, *, alt: str, name: str, key: str) -> None:
    """The code, and its files; `name` is that of the files, without what says their kind."""
    code = segno.make(address, error="m", micro=False)
    components.lead(spoken.text("share.links.qr"))
    show_html(
        '<img class="ps-qr" src="{picture}" alt="{alt}" width="240" height="240">',
        picture=code.svg_data_uri(scale=4, border=_QUIET_ZONE, light="#fff"),
        alt=alt,
    )
    components.note(spoken.text("share.links.qr_why"))
    for kind in ("svg", "png"):
        written = io.BytesIO()
        code.save(written, kind=kind, scale=12, border=_QUIET_ZONE, light="#fff")
        downloads.offer(
            spoken.text(f"share.links.qr_{kind}"),
            written.getvalue,
            file_name=file_name(f"{name}.{kind}"),
            mime="image/svg+xml" if kind == "svg" else "image/png",
            key=f"qr-{kind}-{key}",
        )
